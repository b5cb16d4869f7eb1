"""Marks where the printed pages begin."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from anthology.book import PageStart
from anthology.editions.epub.page_breaks import put_page_breaks


def marked(body: str, block: int | None, offset: int) -> str:
    """The body with a mark, shown as ¶."""
    tree = etree.fromstring(f"<section>{body}</section>")
    put_page_breaks(tree, [PageStart("12", "one", block, offset)], "en")
    (mark,) = tree.xpath("//*[@id='page_12']")
    assert mark.get("aria-label") == "page 12"
    assert mark.get("role") == "doc-pagebreak"
    assert mark.text is None
    mark.attrib.clear()
    text = etree.tostring(tree, encoding="unicode").removeprefix("<section>").removesuffix("</section>")
    return re.sub(r"<(span|div) xmlns:ns0=[^>]*/>", "¶", text)


@pytest.mark.parametrize(
    ("body", "block", "offset", "wanted"),
    [
        ("<p>one two</p>", 1, 0, "¶<p>one two</p>"),  # What opens a section takes the mark before all of it.
        ("<header><p>1</p><h1>one</h1></header><p>two</p>", 2, 0,
         "¶<header><p>1</p><h1>one</h1></header><p>two</p>"),
        ("<p>one</p><p>two</p>", 2, 0, "<p>one</p><p>¶two</p>"),
        ("<p>one</p><h2>two</h2>", 2, 0, "<p>one</p>¶<h2>two</h2>"),  # No heading is called by a number.
        ("<p>one</p><hr/><p>two</p>", 2, 0, "<p>one</p>¶<hr/><p>two</p>"),
        ("<p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul>", 6, 0,
         "<p>a</p><ul><li><p>b</p></li><li>¶<p>c</p></li></ul>"),
        ("<ul><li>a b<ul><li>c</li></ul></li></ul>", 2, 2, "<ul><li>a ¶b<ul><li>c</li></ul></li></ul>"),
        ("<p>one</p>", None, 0, "<p>one</p>¶"),
        ('<p>one</p><section class="notes"><p>n</p></section>', None, 0,
         '<p>one</p>¶<section class="notes"><p>n</p></section>'),
        ("<p>one two three</p>", 1, 4, "<p>one ¶two three</p>"),
        ("<p>one two three</p>", 1, 3, "<p>one ¶two three</p>"),  # The space belongs to the line before.
        ("<p>one extraordinary</p>", 1, 9, "<p>one ¶extraordinary</p>"),  # Hyphenated over the page.
        ("<p>one <em>two three</em> four</p>", 1, 8, "<p>one <em>two ¶three</em> four</p>"),
        ("<p>one <em>two</em> four</p>", 1, 8, "<p>one <em>two</em> ¶four</p>"),
        ("<p>one <em>tw</em>o four</p>", 1, 6, "<p>one <em>¶tw</em>o four</p>"),
        ("<p>one\n   two\n three</p>", 1, 8, "<p>one\n   two\n ¶three</p>"),
        ('<p>one <a href="#x">two three</a></p>', 1, 8, '<p>one ¶<a href="#x">two three</a></p>'),
        ('<p>one<a class="noteref">1</a> two</p>', 1, 4, '<p>one<a class="noteref">1</a> ¶two</p>'),
        ("<p>one</p>", 1, 9, "<p>one¶</p>"),
        ("<p>a</p><figure><figcaption><p>c</p></figcaption></figure>", 2, 0,
         "<p>a</p><figure>¶<figcaption><p>c</p></figcaption></figure>"),
        ("<figure><figcaption><p>c</p></figcaption></figure><p>a b</p>", 2, 2,
         "<figure><figcaption><p>c</p></figcaption></figure><p>a ¶b</p>"),
    ],
)  # fmt: skip
def test_a_mark_stands_before_the_word(body: str, block: int | None, offset: int, wanted: str) -> None:
    assert marked(body, block, offset) == wanted


def test_no_text_is_lost() -> None:
    body = "<p>one <em>two</em> three<a class='noteref'>1</a> four</p>"
    whole = etree.tostring(etree.fromstring(body), encoding="unicode")
    assert all(marked(body, 1, offset).replace("¶", "") == whole for offset in range(22))


def test_two_pages_that_begin_at_one_place_stand_there_in_order() -> None:
    tree = etree.fromstring("<section><p>one</p><p>two three</p></section>")
    put_page_breaks(tree, [PageStart("1", "one", 1, 0), PageStart("2", "one", 1, 0), PageStart("3", "one", 2, 4),
                           PageStart("4", "one", 2, 4)], "en")  # fmt: skip
    assert tree.xpath("//@id") == ["page_1", "page_2", "page_3", "page_4"]


def test_a_mark_is_named_in_the_language_of_its_section() -> None:
    def mark(language: str) -> etree._Element:
        tree = etree.fromstring("<section><p>one</p></section>")
        put_page_breaks(tree, [PageStart("iv", "one", 1, 0)], language)
        return tree[0]

    assert (mark("es").get("aria-label"), mark("es").get("lang")) == ("página\u00a0iv", None)
    assert (mark("sv").get("aria-label"), mark("sv").get("lang")) == ("page iv", "en")

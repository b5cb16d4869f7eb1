"""The three ways in: chapters, texts of blocks and lines of text out of the manifest."""

import pytest
from lxml import etree

from anthology.manuscript.read import read_blocks, read_inline
from anthology.sources import Location

AT = Location("book.yaml", 10, 7)


def xml(element):
    return etree.tostring(element, encoding="unicode")


@pytest.fixture
def blocks(known):
    return lambda text, language="en": read_blocks(text, at=AT, language=language, known=known, prefix="person-mara")


@pytest.fixture
def inline(known):
    return lambda text, language="en": read_inline(text, at=AT, language=language, known=known)


def test_chapter_body(chapter):
    result = chapter("Text", "ar", "rtl")
    assert dict(result.body.attrib) == {"id": "s", "class": "piece", "lang": "ar", "dir": "rtl", "data-line": "1"}


def test_photos_in_order_each_once(chapter):
    text = "![](photo:torotoro)\n\na\n\n![](photo:harbour)\n\n![](photo:torotoro)\n"
    assert chapter(text).photos == ("torotoro", "harbour")


def test_words_count_notes(chapter):
    assert chapter("Two words.[^1]\n\n[^1]: And three more.\n").words == 5


def test_empty_chapters(chapter, places):
    for text in ("", " \n\n", "***\n"):
        assert places(chapter(text).diagnostics) == ["error chapter-empty c.md:1:1"]


def test_chapter_of_one_picture_is_not_empty(chapter):
    assert chapter("![](photo:harbour)").diagnostics == ()


def test_chapter_with_a_mistake_only_is_not_called_empty(chapter, places):
    assert places(chapter("<!-- x -->").diagnostics) == ["error html-comment c.md:1:1"]


def test_blocks(blocks):
    result = blocks('Mara "writes".\n\nAnd more.[^1]\n\n[^1]: A note.\n')
    assert xml(result.body) == (
        '<div data-line="10"><p data-line="10">Mara “writes”.</p><p data-line="12">And more.'
        '<a class="noteref" id="person-mara-noteref-1" href="#person-mara-note-1">1</a></p>'
        '<section class="notes" data-line="14"><aside class="note" id="person-mara-note-1" data-line="14">'
        '<p data-line="14">A note.</p></aside></section></div>'
    )
    assert result.words == 6


def test_places_in_blocks_count_from_where_the_text_stands(places, blocks):
    assert places(blocks("One\n<b>two</b>\n\n  <i>").diagnostics) == [
        "error html-tag book.yaml:11:7",
        "error html-tag book.yaml:13:9",
    ]


def test_inline(inline):
    result = inline('From *Torotoro*, "Potosí", see [it](piece:12-dakar)\n')
    assert xml(result.element) == (
        '<span>From <em>Torotoro</em>, “Potosí”, see <a href="#12-dakar" class="ref">it</a></span>'
    )
    assert result.diagnostics == ()


def test_inline_takes_block_marks_as_text(inline):
    assert xml(inline("# 5 > 3\n- x").element) == "<span># 5 &gt; 3 - x</span>"


def test_inline_has_neither_figures_nor_notes_nor_index(places, inline):
    assert places(inline("a ![](photo:harbour)").diagnostics) == ["error figure-not-alone book.yaml:10:9"]
    assert places(inline("a[^1]").diagnostics) == ["error note-not-here book.yaml:10:8"]
    assert places(inline("a^[b]").diagnostics) == ["error note-not-here book.yaml:10:8"]
    assert places(inline('a [b]{index="c"}').diagnostics) == ["error index-not-here book.yaml:10:9"]


def test_inline_is_one_paragraph(places, inline):
    assert places(inline("a\n\nb").diagnostics) == ["error text-not-one-paragraph book.yaml:12:7"]
    assert inline("a\nb\n").diagnostics == ()


def test_direction_of_a_value_follows_its_language(inline):
    assert xml(inline("[مرحبا]{lang=ar} x").element) == '<span><span lang="ar" dir="rtl">مرحبا</span> x</span>'
    assert xml(inline("[hello]{lang=en}", "ar").element) == '<span><span lang="en" dir="ltr">hello</span></span>'

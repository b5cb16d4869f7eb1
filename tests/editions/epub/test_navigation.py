"""The ways through the book."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from anthology.book import Kind, PageStart
from anthology.editions.epub.printed import Printed

TOC = "//h:nav[@epub:type='toc']"


def test_pieces_stand_under_their_part(epub):
    assert epub.text("nav.xhtml", f"{TOC}/h:ol/h:li/h:a") == [
        "Title page", "Copyright", "Winter", "Correspondents", "Index",
    ]  # fmt: skip
    below = epub.find("nav.xhtml", f"{TOC}//h:li[h:a[text()='Winter']]/h:ol/h:li/h:a")
    assert [a.get("href") for a in below] == ["text/low-water.xhtml", "text/marche.xhtml", "text/harbour.xhtml"]


def test_entries_say_their_language_and_direction(epub):
    harbour = epub.find("nav.xhtml", f"{TOC}//h:a[contains(@href, 'harbour')]")[0]
    assert (harbour.get("lang"), harbour.get("dir")) == ("ar", "rtl")
    assert harbour.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert epub.find("nav.xhtml", f"{TOC}//h:a[contains(@href, 'low-water')]")[0].get("lang") is None


def test_landmarks(epub):
    marks = epub.find("nav.xhtml", "//h:nav[@epub:type='landmarks']//h:a")
    kind = "{http://www.idpf.org/2007/ops}type"
    assert {a.get(kind): a.get("href") for a in marks} == {
        "cover": "cover.xhtml",
        "titlepage": "text/title-page.xhtml",
        "toc": "text/contents.xhtml",
        "bodymatter": "text/winter.xhtml",
        "index": "text/index.xhtml",
    }


def test_the_ncx_has_the_same_lines(epub):
    nav = [a.get("href") for a in epub.find("nav.xhtml", f"{TOC}//h:a")]
    assert [c.get("src") for c in epub.find("toc.ncx", "//ncx:content")] == nav
    assert epub.text("toc.ncx", "//ncx:docAuthor") == ["Mara Lindqvist"]
    head = {m.get("name"): m.get("content") for m in epub.find("toc.ncx", "//ncx:meta")}
    assert head["dtb:depth"] == "2"
    assert head["dtb:uid"] == epub.text("content.opf", "//dc:identifier")[0]


def test_a_book_without_contents_is_read_with_the_navigation(book, make):
    sections = tuple(s for s in book if s.kind is not Kind.CONTENTS)
    epub = make(replace(book, sections=sections))
    spine = [i.get("idref") for i in epub.find("content.opf", "//opf:itemref")]
    assert spine[3:6] == ["text-copyright", "nav-xhtml", "text-winter"]
    assert epub.find("nav.xhtml", "//h:a[@epub:type='toc']")[0].get("href") == "nav.xhtml#toc"


def test_illustrations_are_listed_by_their_captions(epub):
    links = epub.find("nav.xhtml", "//h:nav[@epub:type='loi']//h:a")
    shown = [
        (section, figure.get("id"))
        for section in ("low-water", "marche", "harbour")
        for figure in epub.find(f"text/{section}.xhtml", "//h:figure[h:img/@alt!='' or h:figcaption]")
    ]
    assert [a.get("href") for a in links] == [f"text/{s}.xhtml#{i}" for s, i in shown]
    assert len(shown) > 1
    caption = epub.text(f"text/{shown[0][0]}.xhtml", f"//h:figure[@id='{shown[0][1]}']//h:p[@class='caption']")
    assert " ".join(links[0].text.split()) == caption[0]


def test_words_of_other_languages_stay_marked_in_the_list_of_illustrations(book, make):
    caption = book.section("low-water").body.find(".//figcaption/p[@class='caption']")
    inner = (
        '<p class="caption">The <em>Ever\nCalm</em>, <em lang="fr">jadis</em> <span class="sc">x</span><bdi dir="rtl">'
        '<span lang="ar">ليلى</span></bdi><a class="noteref" href="#low-water-note-1">1</a>.</p>'
    )
    caption.getparent().replace(caption, etree.fromstring(inner))
    (link, *_) = make(book).find("nav.xhtml", "//h:nav[@epub:type='loi']//h:a")
    assert re.sub(
        r' (xmlns[\w:]*|xml:lang)="[^"]*"', "", etree.tostring(link, encoding="unicode", with_tail=False)
    ) == (
        f'<a href="{link.get("href")}">The Ever Calm, <span lang="fr">jadis</span> x<bdi dir="rtl">'
        '<span lang="ar">ليلى</span></bdi>.</a>'
    )


def test_printed_pages_are_listed_in_both(book, make):
    starts = (
        PageStart("i", "title-page", 0, 0),
        PageStart("iii", "contents", 0, 0),
        PageStart("1", "winter", 0, 0),
        PageStart("3", "low-water", 0, 0),
        PageStart("4", "low-water", 4, 9),
    )
    epub = make(book, Printed(book, starts))
    pages = epub.find("nav.xhtml", "//h:nav[@epub:type='page-list' and @hidden and @role='doc-pagelist']//h:a")
    assert [a.text for a in pages] == ["i", "iii", "1", "3", "4"]
    for page in pages:
        path, _, anchor = page.get("href").partition("#")
        (mark,) = epub.find(path, f"//*[@id='{anchor}' and @role='doc-pagebreak' and @epub:type='pagebreak']")
        assert mark.get("aria-label") == f"page {page.text}"
        assert mark.text is None
    targets = epub.find("toc.ncx", "//ncx:pageList/ncx:pageTarget")
    assert [(t.get("type"), t.get("value")) for t in targets] == [
        ("front", None), ("front", None), ("normal", "1"), ("normal", "3"), ("normal", "4"),
    ]  # fmt: skip
    assert epub.text("toc.ncx", "//ncx:pageList/ncx:navLabel") == ["Pages"]
    assert epub.text("toc.ncx", "//ncx:pageTarget/ncx:navLabel") == [a.text for a in pages]
    assert [c.get("src") for c in epub.find("toc.ncx", "//ncx:pageTarget/ncx:content")] == [
        a.get("href") for a in pages
    ]
    head = {m.get("name"): m.get("content") for m in epub.find("toc.ncx", "//ncx:meta")}
    assert (head["dtb:totalPageCount"], head["dtb:maxPageNumber"]) == ("5", "4")

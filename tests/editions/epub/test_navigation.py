"""The ways through the book."""

from __future__ import annotations

from dataclasses import replace

from anthology.book import Kind

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

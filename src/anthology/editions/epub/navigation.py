"""The ways through the book: the navigation document with contents and landmarks, and the NCX for old readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from anthology.book import Book, Kind, Matter, Section
from anthology.book.markup import Element
from anthology.editions.epub import names
from anthology.editions.epub.contributors import credits_of
from anthology.editions.epub.metadata import identifier
from anthology.editions.epub.xhtml import TYPE, page
from anthology.language.words import Words

NCX = "http://www.daisy.org/z3986/2005/ncx/"
_UNLISTED = frozenset({Kind.HALF_TITLE, Kind.CONTENTS})
_LANDMARKS = {Kind.TITLE_PAGE: "titlepage", Kind.CONTENTS: "toc", Kind.INDEX: "index"}


@dataclass(slots=True)
class Stop:
    """A line of the contents: a section, and the sections that stand under it."""

    section: Section
    below: list[Stop] = field(default_factory=list)


def stops(book: Book) -> list[Stop]:
    """The contents: parts with their pieces under them; without the half-title and the contents themselves."""
    found: list[Stop] = []
    parts: dict[str, Stop] = {}
    for section in book:
        if section.kind in _UNLISTED:
            continue
        stop = Stop(section)
        under = parts.get(section.part or "")
        (under.below if under else found).append(stop)
        if section.kind is Kind.PART:
            parts[section.id] = stop
    return found


def make_nav(book: Book) -> bytes:
    """The navigation document (EPUB 3.3, section 7): contents, and landmarks that only readers' menus show."""
    words = Words(book.language)
    toc = _nav("toc", words("contents"), "h1")
    toc.set("role", "doc-toc")
    toc.append(_list(stops(book), book))
    landmarks = _nav("landmarks", words("landmarks"), "h2")
    landmarks.set("hidden", "hidden")
    marks = etree.SubElement(landmarks, "ol")
    for kind, label, href in _landmarks(book, words):
        link = etree.SubElement(etree.SubElement(marks, "li"), "a", {TYPE: kind, "href": href})
        link.text = label
    return page(names.NAV, words("contents"), book.language, book.direction, [toc, landmarks], body={"class": "nav"})


def make_ncx(book: Book) -> bytes:
    """The NCX (OPF 2.0.1, section 2.4.1), which readers of EPUB 2 use."""
    ncx = etree.Element("ncx", {"version": "2005-1"}, nsmap=cast("dict[str, str]", {None: NCX}))
    ncx.set("{http://www.w3.org/XML/1998/namespace}lang", book.language)
    found = stops(book)
    head = etree.SubElement(ncx, "head")
    depth = 2 if any(stop.below for stop in found) else 1
    for name, content in (("uid", identifier(book)), ("depth", depth), ("totalPageCount", 0), ("maxPageNumber", 0)):
        etree.SubElement(head, "meta", {"name": f"dtb:{name}", "content": str(content)})
    _text(ncx, "docTitle", book.title)
    for credit in credits_of(book):
        if credit.roles[0] == "edt":
            _text(ncx, "docAuthor", credit.name)
    points = etree.SubElement(ncx, "navMap")
    for stop in found:
        _point(points, stop)
    for element in ncx.iter():
        element.tag = f"{{{NCX}}}{element.tag}"
    return etree.tostring(ncx, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _nav(kind: str, title: str, level: str) -> Element:
    nav = etree.Element("nav", {TYPE: kind, "id": kind, "aria-labelledby": f"{kind}-title"})
    etree.SubElement(nav, level, {"id": f"{kind}-title"}).text = title
    return nav


def _list(found: list[Stop], book: Book) -> Element:
    ordered = etree.Element("ol")
    for stop in found:
        item = etree.SubElement(ordered, "li")
        link = etree.SubElement(item, "a", {"href": names.document(stop.section.id)})
        link.text = stop.section.title
        if stop.section.language != book.language:
            link.set("lang", stop.section.language)
        if stop.section.direction != book.direction:
            link.set("dir", stop.section.direction)
        if stop.below:
            item.append(_list(stop.below, book))
    return ordered


def _landmarks(book: Book, words: Words) -> Iterator[tuple[str, str, str]]:
    """(epub:type, label, path) of the places that readers offer by name, in reading order."""
    yield "cover", words("cover"), names.COVER
    begun = False
    if not any(s.kind is Kind.CONTENTS for s in book):
        yield "toc", words("contents"), f"{names.NAV}#toc"
    for section in book:
        if section.kind in _LANDMARKS:
            yield _LANDMARKS[section.kind], section.title, names.document(section.id)
        elif section.matter is Matter.BODY and not begun:
            begun = True
            yield "bodymatter", words("start-of-text"), names.document(section.id)


def _text(parent: Element, tag: str, text: str) -> None:
    etree.SubElement(etree.SubElement(parent, tag), "text").text = text


def _point(parent: Element, stop: Stop) -> None:
    path = names.document(stop.section.id)
    point = etree.SubElement(parent, "navPoint", {"id": f"point-{stop.section.id}"})
    _text(point, "navLabel", stop.section.title)
    etree.SubElement(point, "content", {"src": path})
    for below in stop.below:
        _point(point, below)

"""The NCX, the contents and pages for readers of EPUB 2; knows nothing of the navigation document's form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree

from anthology.book import Book, PageStart
from anthology.book.markup import Element
from anthology.editions.epub import names
from anthology.editions.epub.contributors import credits_of
from anthology.editions.epub.metadata import identifier
from anthology.editions.epub.navigation import Stop, stops
from anthology.editions.epub.page_breaks import page_id
from anthology.language.words import Words

NCX = "http://www.daisy.org/z3986/2005/ncx/"


def make_ncx(book: Book, starts: Sequence[PageStart]) -> bytes:
    """The NCX (OPF 2.0.1, section 2.4.1); starts: of the printed pages, in order, none for a book without."""
    ncx = etree.Element("ncx", {"version": "2005-1"}, nsmap=cast("dict[str, str]", {None: NCX}))
    ncx.set("{http://www.w3.org/XML/1998/namespace}lang", book.language)
    found = stops(book)
    head = etree.SubElement(ncx, "head")
    for name, content in (
        ("uid", identifier(book)),
        ("depth", 2 if any(stop.below for stop in found) else 1),
        ("totalPageCount", len(starts)),
        ("maxPageNumber", max((int(s.label) for s in starts if _is_arabic(s)), default=0)),
    ):
        etree.SubElement(head, "meta", {"name": f"dtb:{name}", "content": str(content)})
    _text(ncx, "docTitle", book.title)
    for credit in credits_of(book):
        if credit.roles[0] == "edt":
            _text(ncx, "docAuthor", credit.name)
    points = etree.SubElement(ncx, "navMap")
    for stop in found:
        _point(points, stop)
    if starts:
        pages = etree.SubElement(ncx, "pageList")
        _text(pages, "navLabel", Words(book.language)("page-list"))
        for start in starts:
            _page(pages, start)
    for element in ncx.iter():
        element.tag = f"{{{NCX}}}{element.tag}"
    return etree.tostring(ncx, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _is_arabic(start: PageStart) -> bool:
    return start.label.isdecimal()


def _text(parent: Element, tag: str, text: str) -> None:
    etree.SubElement(etree.SubElement(parent, tag), "text").text = text


def _point(parent: Element, stop: Stop) -> None:
    path = names.document(stop.section.id)
    point = etree.SubElement(parent, "navPoint", {"id": f"point-{stop.section.id}"})
    _text(point, "navLabel", stop.section.title)
    etree.SubElement(point, "content", {"src": path})
    for below in stop.below:
        _point(point, below)


def _page(parent: Element, start: PageStart) -> None:
    number = {"type": "normal", "value": start.label} if _is_arabic(start) else {"type": "front"}
    page = etree.SubElement(parent, "pageTarget", {"id": page_id(start.label), **number})
    _text(page, "navLabel", start.label)
    etree.SubElement(page, "content", {"src": f"{names.document(start.section)}#{page_id(start.label)}"})

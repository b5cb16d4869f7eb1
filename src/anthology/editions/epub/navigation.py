"""The ways through the book: the navigation document with contents, illustrations, landmarks and printed pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from anthology.book import Book, Kind, Matter, PageStart, Section
from anthology.book.markup import Element, text_of
from anthology.editions.epub import names
from anthology.editions.epub.page_breaks import page_id
from anthology.editions.epub.profiles import profile_of
from anthology.editions.epub.xhtml import TYPE, page
from anthology.language.words import Words

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


def make_nav(book: Book, starts: Sequence[PageStart]) -> bytes:
    """The navigation document (EPUB 3.3, section 7): contents, illustrations, and what only readers' menus show.

    starts: of the printed pages, in order; without any there is no page list.
    """
    words = Words(book.language)
    toc = _nav("toc", words("contents"), "h1")
    toc.set("role", "doc-toc")
    toc.append(_list(stops(book), book))
    navs = [toc]
    if pictures := list(_illustrations(book)):
        navs.append(loi := _nav("loi", words("illustrations"), "h2"))
        _fill(loi, pictures, book)
    navs.append(landmarks := _nav("landmarks", words("landmarks"), "h2"))
    landmarks.set("hidden", "hidden")
    marks = etree.SubElement(landmarks, "ol")
    for kind, label, href in _landmarks(book, words):
        link = etree.SubElement(etree.SubElement(marks, "li"), "a", {TYPE: kind, "href": href})
        link.text = label
    if starts:
        navs.append(pages := _nav("page-list", words("page-list"), "h2"))
        pages.set("role", "doc-pagelist")
        pages.set("hidden", "hidden")
        _fill(pages, map(_page, starts), book)
    return page(names.NAV, words("contents"), book.language, book.direction, navs, body={"class": "nav"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a list: its words, where it leads, and the language and direction of the words, "" for the book's."""

    label: str
    href: str
    language: str = ""
    direction: str = ""


def _nav(kind: str, title: str, level: str) -> Element:
    nav = etree.Element("nav", {TYPE: kind, "id": kind, "aria-labelledby": f"{kind}-title"})
    etree.SubElement(nav, level, {"id": f"{kind}-title"}).text = title
    return nav


def _list(found: list[Stop], book: Book) -> Element:
    ordered = etree.Element("ol")
    for stop in found:
        section = stop.section
        line = _Line(section.title, names.document(section.id), section.language, section.direction)
        item = _add(ordered, line, book)
        if stop.below:
            item.append(_list(stop.below, book))
    return ordered


def _fill(nav: Element, lines: Iterable[_Line], book: Book) -> None:
    ordered = etree.SubElement(nav, "ol")
    for line in lines:
        _add(ordered, line, book)


def _add(ordered: Element, line: _Line, book: Book) -> Element:
    """The item of a line, with the language and direction of its words where they are not the book's."""
    item = etree.SubElement(ordered, "li")
    link = etree.SubElement(item, "a", {"href": line.href})
    link.text = line.label
    for name, own, around in (("lang", line.language, book.language), ("dir", line.direction, book.direction)):
        if own not in {"", around}:
            link.set(name, own)
    return item


def _page(start: PageStart) -> _Line:
    return _Line(start.label, f"{names.document(start.section)}#{page_id(start.label)}")


def _illustrations(book: Book) -> Iterator[_Line]:
    """Every picture of the texts where it is shown first, by its caption, or by its alt where it has none."""
    for section in book:
        for figure in section.body.iter("figure"):
            shown, anchor = figure.find("img"), figure.get("id")
            if shown is None or anchor is None or "portrait" in (figure.get("class") or "").split():
                continue
            caption = figure.find("figcaption/p[@class='caption']")
            label = text_of(caption) if caption is not None else shown.get("alt") or ""
            said = shown if caption is None else caption
            if label:
                href = f"{names.document(section.id)}#{anchor}"
                yield _Line(label, href, _inherited(said, "lang"), _inherited(said, "dir"))


def _inherited(element: Element | None, name: str) -> str:
    """The value of an attribute at an element or at the nearest one around it that has it."""
    while element is not None:
        if value := element.get(name):
            return value
        element = element.getparent()
    return ""


def _landmarks(book: Book, words: Words) -> Iterator[tuple[str, str, str]]:
    """(epub:type, label, path) of the places that readers offer by name, in reading order."""
    if profile_of(book).cover_page:
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

"""The texts of an EPUB, read with zipfile and lxml, held against the book's sections token by token."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from anthology.book import Book, Kind, Section
from anthology.book.markup import Element, text_of
from anthology.pictures import Miniature
from anthology.sources import Location, UnreadableError
from anthology.verification.audit.difference import Difference, UnreadableEditionError
from anthology.verification.audit.looks import Album
from anthology.verification.audit.tokens import Taking, Tokens, differences

LIMIT = 20_000_000
"""Bytes. No document of ours has a hundredth of it."""

_XHTML, _OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
_SVG = "{http://www.w3.org/2000/svg}"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_BESIDE = frozenset({"nav.xhtml", "cover.xhtml"})
"""Documents that are no section of the book."""
_DIGIT = re.compile(r"piece(?=\d)")
"""Stands before an id that begins with a digit."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the spine. path: from the package's folder; file: in the container. root: its html element."""

    path: str
    file: str
    root: Element

    @property
    def section(self) -> Element | None:
        """The element that holds the section."""
        return self.root.find(f"{_XHTML}body/{_XHTML}section")


def audit_epub(path: Path, book: Book, album: Album) -> Iterator[Difference]:
    """Every place at which the EPUB says or shows something else than the book. Raises UnreadableEditionError."""
    with _opened(path) as opened:
        documents = [document for document in _spine(opened) if posixpath.basename(document.path) not in _BESIDE]
        yield from _exchanged(opened, documents, book, album)
    homes = {document.path: _id(document) for document in documents}
    found = [homes[document.path] for document in documents]
    wanted = [section.id for section in book.sections]
    if found != wanted:
        yield from _order(book, found)
    read = {homes[document.path]: document for document in documents}
    for section in book.sections:
        if section.id in read:
            yield from differences(_expected(section, book), _read(read[section.id], homes))


def _order(book: Book, found: list[str]) -> Iterator[Difference]:
    wanted = [section.id for section in book.sections]
    for section in book.sections:
        if section.id not in found:
            yield Difference(f"It has no “{section.title}”.", section.location)
        elif found.count(section.id) > 1:
            yield Difference(f"It has “{section.title}” more than once.", section.location)
    for name in found:
        if name not in wanted:
            yield Difference(f"It has a document {name}, which is no section of the book.")
    order = [name for name in found if name in wanted]
    for name, should in zip(order, [name for name in wanted if name in found], strict=False):
        if name != should:
            yield Difference(f"It has {name} where {should} should be.", book.section(should).location)
            return


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as opened:
            yield opened
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile) as problem:
        raise UnreadableEditionError(str(problem)) from problem


def _spine(opened: zipfile.ZipFile) -> Iterator[Document]:
    """The documents in reading order (EPUB 3.3, sections 4.2.6.3.1 and 5.7)."""
    container = _xml(opened, "META-INF/container.xml")
    package = next((e.get("full-path") or "" for e in container.iter(f"{_OCF}rootfile")), "")
    opf = _xml(opened, package)
    folder = posixpath.dirname(package)
    hrefs = {i.get("id"): unquote(i.get("href") or "") for i in opf.iter(f"{_OPF}item")}
    for reference in opf.iter(f"{_OPF}itemref"):
        href = hrefs.get(reference.get("idref"), "")
        file = posixpath.normpath(posixpath.join(folder, href))
        yield Document(href, file, _xml(opened, file))


def _exchanged(
    opened: zipfile.ZipFile, documents: Sequence[Document], book: Book, album: Album
) -> Iterator[Difference]:
    """Photographs in whose files there are other pictures."""
    files = {
        posixpath.normpath(posixpath.join(posixpath.dirname(document.file), unquote(image.get("src") or "")))
        for document in documents
        for image in document.root.iter(f"{_XHTML}img")
    }
    for file in sorted(files):
        photo = posixpath.splitext(posixpath.basename(file))[0]
        if photo not in album.looks:
            continue
        try:
            seen = Miniature.of(opened.read(file), file)
        except UnreadableError as problem:
            raise UnreadableEditionError(str(problem)) from problem
        if album.is_other(seen, photo):
            yield Difference(f"Another picture stands where {photo} should.", _place(photo, book))


def _place(photo: str, book: Book) -> Location:
    """Where a photograph is shown first; where it is described, if that is nowhere."""
    for section in book.sections:
        for figure in section.body.iter("figure"):
            if figure.get("data-photo") == photo and (line := figure.get("data-line")):
                return Location(figure.get("data-file") or section.file or book.locations.path, int(line))
    return book.photos[photo].location


def _xml(opened: zipfile.ZipFile, name: str) -> Element:
    if opened.getinfo(name).file_size > LIMIT:
        raise ValueError(f"{name} is larger than {LIMIT // 1_000_000} MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(opened.read(name), parser)
    except etree.XMLSyntaxError as problem:
        raise ValueError(f"{name} is not well-formed") from problem


def _id(document: Document) -> str:
    section = document.section
    return _DIGIT.sub("", (section.get("id") if section is not None else None) or document.path)


def _read(document: Document, homes: Mapping[str, str]) -> Tokens:
    """What a document says; without the numbers that lead from notes back to the text."""

    def target(link: Element) -> str:
        href = link.get("href") or ""
        way, mark, fragment = href.partition("#")
        if re.match(r"[a-z][a-z0-9+.-]*:|//", way, re.I):
            return href
        home = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(way))) if way else None
        inside = homes.get(home, home) if home else _id(document)
        return f"#{_DIGIT.sub('', fragment)}" if mark else f"#{inside}"

    def picture(image: Element) -> str:
        if image.tag == f"{_SVG}svg":
            return "drawing"
        return posixpath.splitext(posixpath.basename(image.get("src") or ""))[0]

    def skip(element: Element) -> bool:
        return element.get("role") == "doc-backlink"

    section = document.section
    return Taking(skip, picture, target).tokens(section if section is not None else document.root)


def _expected(section: Section, book: Book) -> Tokens:
    """What an EPUB is to say of a section: no page numbers, and a portrait under its name has no caption."""
    body = _as_in_epub(section)
    file = section.file or book.locations.path

    def place(element: Element) -> Location | None:
        line = element.get("data-line")
        return Location(element.get("data-file") or file, int(line)) if line else None

    def target(link: Element) -> str:
        return link.get("href") or ""

    def picture(image: Element) -> str:
        scheme, _, name = (image.get("src") or "").partition(":")
        return name if scheme == "photo" else scheme

    def skip(element: Element) -> bool:
        return bool({"folio", "leader"} & _classes(element))

    return Taking(skip, picture, target, place).tokens(body)


def _as_in_epub(section: Section) -> Element:
    body = deepcopy(section.body)
    if section.kind is Kind.INDEX:
        _number_places(body)
    for figure in list(body.iter("figure")):
        heading, caption = figure.getprevious(), figure.find("figcaption")
        if "portrait" in _classes(figure) and heading is not None and caption is not None:
            for named in caption.findall("p[@class='caption']"):
                if text_of(named) == text_of(heading):
                    caption.remove(named)
    return body


def _number_places(index: Element) -> None:
    """The name of a text leads to the first place in it, "[2]" to the second."""
    count = 0
    for link in index.iter("a"):
        count = count + 1 if "folio" in _classes(link) else 0
        before = link.getprevious()
        if count > 1 and before is not None:
            link.attrib.pop("class")
            link.text = f"[{count}]"
            before.tail = f"{before.tail or ''} "


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split())

"""A finished EPUB, opened afresh from its zip file with safe parsers; knows nothing of how it was made."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import unquote

from lxml import etree

from anthology.verification.epub_lint.finding import Place
from anthology.verification.epub_lint.heads import Head, read_head

Element: TypeAlias = etree._Element

XHTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

LARGEST_TEXT, LARGEST_HEAD = 20_000_000, 4_000_000
"""Bytes of a text file, and of the beginning of a picture, that are read at most."""

Target = tuple[str, str]
"""Where a link leads: (path in the EPUB, id in that document or "")."""


class UnreadableEpubError(Exception):
    """A file that is no EPUB, or a part of it that is no XML; `place` is the part."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.message, self.place = message, place


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest. path: in the EPUB. size: bytes."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]
    size: int


@dataclass(frozen=True, slots=True)
class Document:
    """An XML file of the EPUB. path: in the EPUB. size: bytes."""

    path: str
    root: Element
    size: int

    def at(self, element: Element | None = None) -> Place:
        """The place of an element, or of the document."""
        if element is None:
            return Place(self.path)
        way = [e for e in (element, *element.iterancestors()) if e is not self.root]
        steps = "".join(f"/{2 * (1 + sum(1 for _ in e.itersiblings('{*}*', preceding=True)))}" for e in reversed(way))
        return Place(self.path, cast("int | None", element.sourceline) or 1, steps)

    def all(self, *names: str) -> Iterator[Element]:
        """Every XHTML element with one of these names, or every element, in document order."""
        return self.root.iter(*(XHTML + name for name in names)) if names else self.root.iter(XHTML + "*")

    def target(self, href: str) -> Target:
        """Where a link of this document leads; the path is "" for an address outside the EPUB."""
        path, _, fragment = href.partition("#")
        if ":" in path.split("/")[0] or path.startswith("//"):
            return "", ""
        folder = posixpath.dirname(self.path)
        return (posixpath.normpath(posixpath.join(folder, unquote(path))) if path else self.path), unquote(fragment)

    @property
    def title(self) -> str:
        """The words of its title element."""
        return next((words(title) for title in self.all("title")), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet. path: in the EPUB."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An EPUB, read. names: all files in the zip. spine: the documents in reading order, those that are not linear
    left out. documents: every XHTML document but the navigation.
    """

    names: tuple[str, ...]
    package: Document
    items: tuple[Item, ...]
    spine: tuple[Document, ...]
    documents: tuple[Document, ...]
    nav: Document | None
    ncx: Document | None
    sheets: tuple[Sheet, ...]
    pictures: tuple[tuple[Item, Head], ...]

    def navs(self, kind: str) -> Iterator[tuple[Document, Element]]:
        """The navigation document with its nav element of this epub:type; nothing when there is none."""
        if self.nav is not None:
            nav = self.nav
            yield from ((nav, element) for element in nav.all("nav") if kind in types(element))

    def metas(self, *properties: str) -> Iterator[Element]:
        """The meta elements of the package with one of these properties."""
        return (m for m in self.package.root.iter(OPF + "meta") if m.get("property") in properties)


def types(element: Element) -> frozenset[str]:
    """The words of its epub:type."""
    return frozenset((element.get(OPS + "type") or "").split())


def words(element: Element) -> str:
    """The text in an element, white space collapsed."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def named(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def language(element: Element) -> str:
    """The language an element is in, in lower case: its own, or that of the nearest around it; "" for none."""
    for around in (element, *element.iterancestors()):
        if (found := around.get("lang", around.get(_XML_LANG))) is not None:
            return found.lower()
    return ""


def direction(element: Element | None) -> str:
    """ltr, rtl or auto: its own, or that of the nearest around it; None is what is around the root."""
    for around in () if element is None else (element, *element.iterancestors()):
        if found := around.get("dir"):
            return found.lower()
        if named(around) == "bdi":
            return "auto"
    return "ltr"


def open_epub(path: Path) -> Opened:
    """Read an EPUB.

    Raises UnreadableEpubError where it is no zip file, names no package, or holds XML that cannot be parsed.
    """
    try:
        with zipfile.ZipFile(path) as file:
            return _read(file)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as problem:
        raise UnreadableEpubError(f"{path.name} is no readable zip file ({problem}).", Place(path.name)) from None


def _read(file: zipfile.ZipFile) -> Opened:
    sizes = {entry.filename: entry.file_size for entry in file.infolist() if not entry.is_dir()}
    container = _document(file, "META-INF/container.xml")
    rootfile = container.root.find(f".//{_CONTAINER}rootfile")
    package = _document(file, "" if rootfile is None else rootfile.get("full-path") or "")
    items = tuple(_items(package, sizes))
    by_id = {item.id: item for item in items}
    parsed = {
        item.path: _document(file, item.path)
        for item in items
        if item.media_type in {"application/xhtml+xml", "application/x-dtbncx+xml"}
    }
    refs = [ref for ref in package.root.iter(OPF + "itemref") if ref.get("linear") != "no"]
    order = [item.path for ref in refs if (item := by_id.get(ref.get("idref") or ""))]
    nav = next((parsed.get(item.path) for item in items if "nav" in item.properties), None)
    ncx = next((parsed[item.path] for item in items if item.media_type == "application/x-dtbncx+xml"), None)
    rest = [p for p in parsed if p not in order]
    return Opened(
        names=tuple(sizes),
        package=package,
        items=items,
        spine=tuple(parsed[p] for p in order if p in parsed),
        documents=tuple(parsed[p] for p in (*order, *rest) if p in parsed and parsed[p] not in {nav, ncx}),
        nav=nav,
        ncx=ncx,
        sheets=tuple(
            Sheet(i.path, _bytes(file, i.path).decode(errors="replace")) for i in items if i.media_type == "text/css"
        ),
        pictures=tuple((i, _head(file, i.path)) for i in items if i.media_type.startswith("image/")),
    )


def _items(package: Document, sizes: dict[str, int]) -> Iterator[Item]:
    """The files of the manifest that are in the zip; EPUBCheck names those that are not."""
    for item in package.root.iter(OPF + "item"):
        path, _ = package.target(item.get("href") or "")
        if path in sizes:
            properties = frozenset((item.get("properties") or "").split())
            yield Item(item.get("id") or "", path, item.get("media-type") or "", properties, sizes[path])


def _bytes(file: zipfile.ZipFile, path: str) -> bytes:
    try:
        entry = file.getinfo(path)
    except KeyError:
        raise UnreadableEpubError(f"The EPUB has no file {path or 'for its package'}.", Place(path)) from None
    if entry.file_size > LARGEST_TEXT:
        raise UnreadableEpubError(f"{path} is too large to be read.", Place(path))
    return file.read(entry)


def _document(file: zipfile.ZipFile, path: str) -> Document:
    data = _bytes(file, path)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return Document(path, etree.fromstring(data, parser), len(data))
    except etree.XMLSyntaxError as problem:
        raise UnreadableEpubError(f"{path} is no XML: {problem.msg}.", Place(path, problem.lineno or 1)) from None


def _head(file: zipfile.ZipFile, path: str) -> Head:
    with file.open(path) as picture:
        return read_head(picture.read(LARGEST_HEAD))

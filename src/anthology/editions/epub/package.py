"""The door to ebooklib: files and statements go in, one EPUB file comes out; knows nothing of books.

ebooklib 0.20 packs: it writes the container, the manifest and the spine. Four of its methods are overridden, because
it would write documents, navigation, metadata and zip entries of its own where ours must come out byte for byte; each
override says which limit it answers. Their names are private, so the version is pinned and a test holds that they are
still the ones that are called.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from ebooklib import epub

from anthology.book.markup import Element
from anthology.editions.epub import names
from anthology.editions.epub.entries import Statement, metadata
from anthology.editions.epub.xhtml import XML_LANG

_STORED = (".jpg", ".png")
"""Compressed already."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the package. path: below the package's folder. properties: as in the manifest (EPUB 3.3, D.6)."""

    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its id in the manifest."""
        return names.item(self.path)


@dataclass(frozen=True, slots=True)
class Package:
    """All that goes into the file.

    spine: paths of documents in reading order. prefixes: of the properties in entries, where they are not reserved.
    legacy: `meta name`s of EPUB 2. when: time of every zip entry. linked: files that the entries link to, by path; the
    manifest does not list them (EPUB 3.3, section 5.5.7). beside: files outside the package's folder, by path.
    """

    identifier_id: str
    language: str
    direction: str
    when: datetime
    entries: tuple[Statement, ...]
    resources: tuple[Resource, ...]
    spine: tuple[str, ...]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    legacy: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, bytes] = field(default_factory=dict)
    beside: Mapping[str, bytes] = field(default_factory=dict)


def write_package(package: Package, path: Path) -> None:
    """Write the EPUB; the same package gives the same bytes. Raises OSError, and leaves then a part of the file."""
    book = epub.EpubBook()
    book.metadata.clear()  # A random identifier and the name of the library.
    book.IDENTIFIER_ID = package.identifier_id
    book.language, book.direction = package.language, package.direction
    for resource in package.resources:
        book.add_item(_item(resource))
    linked = {f"{book.FOLDER_NAME}/{name}": data for name, data in package.linked.items()}
    for name, data in (linked | dict(package.beside)).items():
        book.add_item(epub.EpubItem(names.item(name), name, "application/xml", data, manifest=False))
    book.spine = [names.item(p) for p in package.spine]
    writer = _Writer(path, book, package)
    writer.process()
    writer.write()


def _item(resource: Resource) -> Any:  # noqa: ANN401 - ebooklib has no types
    """For what ebooklib treats apart, its own kind of item: by it, it finds the NCX and marks nav and cover."""
    item: Any
    if "nav" in resource.properties:
        item = epub.EpubNav(resource.id, resource.path)
    elif "cover-image" in resource.properties:
        item = epub.EpubCover(resource.id, resource.path)
    elif resource.media_type == "application/x-dtbncx+xml":
        item = epub.EpubNcx(resource.id, resource.path)
    else:
        # Never EpubHtml: it parses documents as HTML and writes what it understood.
        item = epub.EpubItem(resource.id, resource.path)
        item.properties = list(resource.properties)
    item.media_type, item.content = resource.media_type, resource.data
    return item


class _Writer(epub.EpubWriter):
    """The writer of ebooklib, but for what it would not leave as it is given."""

    def __init__(self, path: Path, book: epub.EpubBook, package: Package) -> None:
        super().__init__(str(path), book, {"epub2_guide": False, "epub3_pages": False, "epub3_landmark": False})
        self.package = package

    def _get_nav(self, item: epub.EpubNav) -> bytes:
        """Ours: its own has no language or direction of entries, and takes every id for a page."""
        return bytes(item.content)

    def _get_ncx(self) -> bytes:
        """Ours: its own has no authors, no language and a depth of 0."""
        return next(bytes(i.content) for i in self.book.items if isinstance(i, epub.EpubNcx))

    def _write_opf_file(self, root: Element) -> None:
        """The package document with our metadata: its own are grouped by name, far from what they refine."""
        root.set(XML_LANG, self.package.language)
        root.set("dir", self.package.direction)
        del root.attrib["prefix"]
        if self.package.prefixes:
            root.set("prefix", " ".join(f"{p}: {uri}" for p, uri in self.package.prefixes.items()))
        root.replace(root[0], metadata(self.package.entries, self.package.legacy))
        super()._write_opf_file(root)

    def write(self) -> None:
        """As ebooklib does, but with the same bytes every time: its zip entries have the time of day."""
        with _FixedZip(self.file_name, self.package.when) as self.out:
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()


class _FixedZip:
    """What ebooklib needs of a zip file, with the same time and rights for every entry."""

    def __init__(self, path: str, when: datetime) -> None:
        self._zip = zipfile.ZipFile(path, "w")
        self._when = when.timetuple()[:6]

    def __enter__(self) -> _FixedZip:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add an entry; pictures, packed already, are stored. Raises ValueError where there is one of this name."""
        if name in self._zip.NameToInfo:
            raise ValueError(name)
        entry = zipfile.ZipInfo(name, self._when)
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        stored = name == "mimetype" or name.endswith(_STORED)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, data, compresslevel=9)

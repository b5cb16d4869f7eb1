"""Makes the EPUB of a book: what goes into it and in which order; how each part is made stands in its own module."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from anthology.book import Book, Kind, PageStart
from anthology.cache import Cache
from anthology.diagnostics import Diagnostic
from anthology.editions.epub import names
from anthology.editions.epub.characters import characters_by_language
from anthology.editions.epub.cover import PRINTED_COVER, cover_page
from anthology.editions.epub.documents import Document, make_documents
from anthology.editions.epub.fonts import CutFont, cut_fonts, font_faces, naming_only
from anthology.editions.epub.images import Image, ImagesBegun, begin_images
from anthology.editions.epub.metadata import IDENTIFIER, entries, modified
from anthology.editions.epub.navigation import make_nav
from anthology.editions.epub.ncx import make_ncx
from anthology.editions.epub.package import Package, Resource, write_package
from anthology.editions.epub.printed import Printed, starts_in
from anthology.editions.epub.profiles import profile_of
from anthology.editions.epub.record import make_record
from anthology.editions.epub.styles import StyleSheet, style_sheet
from anthology.pictures import Rendition
from anthology.sources import Location
from anthology.theme import Theme
from anthology.workers import Workers

_XHTML = "application/xhtml+xml"
_IBOOKS = {"ibooks": "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"}
_APPLE = "META-INF/com.apple.ibooks.display-options.xml"
_SPECIFIED_FONTS = b"""<?xml version="1.0" encoding="utf-8"?>
<display_options>
  <platform name="*">
    <option name="specified-fonts">true</option>
  </platform>
</display_options>
"""
"""Without it Apple Books shows its own fonts."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was made of the book. starts: of the printed pages, in order."""

    cover: Rendition
    documents: tuple[Document, ...]
    images: tuple[Image, ...]
    fonts: tuple[CutFont, ...]
    style: StyleSheet
    starts: tuple[PageStart, ...]


@dataclass(frozen=True, slots=True)
class MadeEpub:
    """What is known of an EPUB after it was made.

    diagnostics: what is wrong with files that were read only here; with an error among them nothing was written.
    places: of each document, by its path in the EPUB, where its elements come from (see `Document`); of the style
    sheet, where its lines, from 1, come from; of a file that a style sheet names, by the number 0, where it is named.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    places: Mapping[str, Mapping[int, Location]] = field(default_factory=dict)


def make_epub(
    book: Book,
    theme: Theme,
    target: Path,
    *,
    cache: Cache,
    workers: Workers,
    cover: Rendition,
    printed: Printed | None = None,
    images: ImagesBegun | None = None,
) -> MadeEpub:
    """Write the EPUB to target, whole or not at all.

    cover: its picture, a JPEG. printed: the typeset book, whose page numbers the EPUB then has too. images: the
    photographs of this book, where they were begun before. The same book gives the same bytes.

    The book is taken as it is: photographs not cleared for EPUBs were replaced before. Raises OSError where it cannot
    write.
    """
    begun = images or begin_images(book, cache=cache, workers=workers)
    style = style_sheet(book, theme)
    rendered, broken = begun.finished()
    if found := broken + tuple(style.diagnostics):
        return MadeEpub(found)
    starts = starts_in(book, printed) if printed else {}
    documents = make_documents(book, {i.photo: i.path for i in rendered}, starts)
    faces = theme.fonts()
    fonts = cut_fonts(faces, style.css, characters_by_language(book), cache=cache, workers=workers)
    style.css = naming_only(fonts, faces, style.css) + ("" if profile_of(book).cover_page else PRINTED_COVER)
    style.begin_with(f'@charset "utf-8";\n{font_faces(fonts, "../fonts")}')
    in_order = tuple(start for section in book for start in starts.get(section.id, ()))
    _write(_package(book, _Parts(cover, documents, rendered, fonts, style, in_order)), target)
    of_files = {file.path: {0: file.location} for file in style.files.values()}
    return MadeEpub(places={d.path: d.places for d in documents} | of_files | {names.STYLE: style.places})


def _package(book: Book, parts: _Parts) -> Package:
    fonts = bool(parts.fonts)
    pictures = bool(book.drawings) or any(not book.photos[image.photo].decorative for image in parts.images)
    return Package(
        identifier_id=IDENTIFIER,
        language=book.language,
        direction=book.direction,
        when=modified(book),
        entries=entries(book, pictures=pictures, fonts=fonts, paged=bool(parts.starts)),
        resources=tuple(_resources(book, parts)),
        spine=tuple(_spine(book, parts.documents)),
        prefixes=_IBOOKS if fonts else {},
        legacy={"cover": names.item(names.COVER_IMAGE)},
        linked={names.RECORD: make_record(book, {image.photo: image.path for image in parts.images})},
        beside={_APPLE: _SPECIFIED_FONTS} if fonts else {},
    )


def _resources(book: Book, parts: _Parts) -> Iterator[Resource]:
    """Every file, in the order of the manifest and of the zip: what readers open first comes first."""
    if profile_of(book).cover_page:
        yield Resource(names.COVER, _XHTML, cover_page(book))
    yield Resource(names.NAV, _XHTML, make_nav(book, parts.starts), ("nav",))
    for document in parts.documents:
        yield Resource(document.path, _XHTML, document.data, ("svg",) if document.drawn else ())
    yield Resource(names.NCX, "application/x-dtbncx+xml", make_ncx(book, parts.starts))
    yield Resource(names.STYLE, "text/css", parts.style.css.encode())
    for file in dict.fromkeys(parts.style.files.values()):
        yield Resource(file.path, file.media_type, file.data)
    for font in parts.fonts:
        yield Resource(names.font(font.file), font.media_type, font.data)
    yield Resource(names.COVER_IMAGE, "image/jpeg", parts.cover.data, ("cover-image",))
    for image in parts.images:
        yield Resource(image.path, image.media_type, image.data)


def _spine(book: Book, documents: Iterable[Document]) -> list[str]:
    """The cover, then every section; the navigation is read as a page only where the book has no contents."""
    spine = [d.path for d in documents]
    if not any(s.kind is Kind.CONTENTS for s in book):
        front = sum(s.kind in {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT} for s in book.sections[:3])
        spine.insert(front, names.NAV)
    return [names.COVER, *spine] if profile_of(book).cover_page else spine


def _write(package: Package, target: Path) -> None:
    """Beside the target first, so that a build that fails or is stopped leaves the last good file as it was."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".epub-") as folder:
        written = Path(folder) / target.name
        write_package(package, written)
        written.replace(target)

"""The wrap: back, spine and front as one PDF/X-4 page with bleed, crop marks and fold marks at the spine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from anthology import pictures
from anthology.book import Book
from anthology.cache import Cache, Made, digest
from anthology.diagnostics import Diagnostic
from anthology.editions import prepress
from anthology.editions.cover import sheet
from anthology.editions.cover.design import Design
from anthology.editions.cover.dimensions import NARROWEST_WORDS, Wrap, bound_pages
from anthology.editions.cover.inking import Inking
from anthology.sources import UnreadableError
from anthology.theme import Theme


@dataclass(frozen=True, slots=True)
class MadeWrap:
    """note: what the editor is told of it in the report. diagnostics: with an error among them nothing was written."""

    note: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def make_wrap(book: Book, theme: Theme, leaves: int, target: Path, *, cache: Cache) -> MadeWrap:
    """Write the wrap of a book of so many leaves, which is printed in four inks whatever the pages are printed in.

    Whole or not at all. The book is taken as it is: a picture not cleared for print was replaced before. Raises
    MissingLibraryError when the machine lacks what sets pages, and OSError when target cannot be written.
    """
    wrap = Wrap.of(book, leaves)
    try:
        design = Design(book, theme)
        inking = Inking.of(design, wrap)
        name = f"cover wrap {_key(design, wrap, inking)}"
        if (found := cache.get(name)) is None:
            found = Made({"pdf": inking.finished(*_set(design, wrap))})
            cache.put(name, found)
    except UnreadableError as problem:
        return MadeWrap(diagnostics=(sheet.told(problem, book),))
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        temporary.write_bytes(found.files["pdf"])
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return MadeWrap(_note(book, wrap, leaves))


def _key(design: Design, wrap: Wrap, inking: Inking) -> str:
    """The digest of all that the wrap depends on."""
    return digest(sheet.key(design.wrap(wrap, design.colours), design), *inking.parts(), *_code())


def _code() -> Iterator[bytes]:
    """The modules that put it into inks: what other code made is not taken from the cache."""
    for room in (prepress, pictures):
        yield from (path.read_bytes() for path in sorted(Path(room.__file__ or "").parent.glob("*.py")))


def _set(design: Design, wrap: Wrap) -> tuple[Made, bytes | None]:
    """The page in RGB, as `typeset` makes it, and the picture on it; its ground is of the picture's colours."""
    front = (wrap.trim.width + wrap.bleed) / (wrap.trim.height + 2 * wrap.bleed)
    picture = sheet.crop(design, front)
    colours = replace(design.colours, ground=picture.ground) if picture else design.colours
    made = sheet.set_page(design.wrap(wrap, colours), design.theme, picture)
    return made, picture.rendition.data if picture else None


def _note(book: Book, wrap: Wrap, leaves: int) -> str:
    pages = bound_pages(leaves, book.settings.press.pages_multiple)
    note = f"The spine is {wrap.spine:g} mm wide, for {pages} pages."
    if not wrap.has_words_on_spine:
        note += f" It has no words: they need {NARROWEST_WORDS:g} mm."
    return note

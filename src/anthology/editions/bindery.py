"""Makes the editions of a book in their order, all from one layout; knows nothing of judges and of delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from anthology.book import Book, EditionName
from anthology.cache import Cache
from anthology.composition.rights import for_edition
from anthology.diagnostics import Report
from anthology.editions.cover.front import make_front
from anthology.editions.cover.wrap import make_wrap
from anthology.editions.epub.make import make_epub
from anthology.editions.epub.printed import Printed
from anthology.editions.offprints.make import make_offprints
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.paginate import paginate
from anthology.editions.reading_pdf.make import make_reading_pdf
from anthology.pictures import Rendition
from anthology.sources import Location
from anthology.theme import Theme
from anthology.workers import Workers

Stage = Callable[[str, str], AbstractContextManager[Callable[[int, int], None]]]
"""Opens a stage by its name and its title; gives what is told of its progress: so many done, of so many."""


@dataclass(slots=True)
class Bound:
    """What was made. pages: the layout, None where no edition needs one. places: of the EPUB, see `MadeEpub`.

    notes: what is to be known of an edition, by its name.
    """

    pages: Pages | None = None
    places: Mapping[str, Mapping[int, Location]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    diagnostics: Report = field(default_factory=Report)


def bind(
    book: Book, paths: Mapping[str, Path], front: Path, *, today: date, cache: Cache, workers: Workers, stage: Stage
) -> Bound:
    """Write the editions to these paths, by their names. front: of the cover's picture, which goes with the EPUB.

    Raises MissingLibraryError when the machine lacks what sets pages, UnreadableError for a file of the book, and
    OSError where it cannot write. With an error among the diagnostics not all of them are there.
    """
    bound, theme = Bound(), Theme.load(book.settings.pages.theme, book.folder)
    typeset = for_edition(book, EditionName.READING, today)
    if {"reading", "offprints", "cover"} & paths.keys() or ("epub" in paths and book.settings.epub.page_list):
        with stage("pages", "Setting the pages") as progress:
            bound.pages = paginate(typeset, theme, cache=cache, workers=workers, progress=progress)
            bound.diagnostics.extend(bound.pages.diagnostics)
    if "reading" in paths and bound.pages:
        with stage("reading", "Binding the PDF"):
            make_reading_pdf(typeset, theme, bound.pages, paths["reading"])
    if "offprints" in paths and bound.pages:
        with stage("offprints", "Making the offprints") as progress:
            make_offprints(
                typeset, theme, bound.pages, paths["offprints"], cache=cache, workers=workers, progress=progress
            )
    if "cover" in paths and bound.pages:
        printed_book = for_edition(book, EditionName.PRINT, today)
        with stage("cover", "Wrapping the cover"):
            wrap = make_wrap(printed_book, theme, len(bound.pages.leaves), paths["cover"], cache=cache, workers=workers)
        bound.notes["cover"] = wrap.note
        bound.diagnostics.extend(wrap.diagnostics)
    shown = for_edition(book, EditionName.EPUB, today)
    picture = _front(shown, theme, front, bound, cache=cache, stage=stage) if {"epub", "cover"} & paths.keys() else None
    if "epub" in paths and picture:
        printed = Printed(typeset, bound.pages.starts()) if bound.pages and book.settings.epub.page_list else None
        with stage("epub", "Making the EPUB"):
            made = make_epub(shown, theme, paths["epub"], cover=picture, printed=printed, cache=cache, workers=workers)
        bound.places = made.places
        bound.diagnostics.extend(made.diagnostics)
    return bound


def _front(book: Book, theme: Theme, path: Path, bound: Bound, *, cache: Cache, stage: Stage) -> Rendition | None:
    """Write the cover's picture, which goes with the EPUB and with the wrap; None where it cannot be made."""
    with stage("front", "Drawing the cover"):
        picture, found = make_front(book, theme, cache=cache)
    bound.diagnostics.extend(found)
    if picture is not None:
        path.write_bytes(picture.data)
    return picture

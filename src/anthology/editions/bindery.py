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
from anthology.editions.epub.make import make_epub
from anthology.editions.epub.printed import Printed
from anthology.editions.numbering import check_page_numbers
from anthology.editions.offprints.make import make_offprints
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.paginate import paginate
from anthology.editions.press.make import make_press_pdf
from anthology.editions.reading_pdf.make import make_reading_pdf
from anthology.sources import Location
from anthology.theme import Theme
from anthology.workers import Workers

Stage = Callable[[str, str], AbstractContextManager[Callable[[int, int], None]]]
"""Opens a stage by its name and its title; gives what is told of its progress: so many done, of so many."""


@dataclass(slots=True)
class Bound:
    """What was made. pages: the layout, None where no edition needs one. places: of the EPUB, see `MadeEpub`."""

    pages: Pages | None = None
    places: Mapping[str, Mapping[int, Location]] = field(default_factory=dict)
    diagnostics: Report = field(default_factory=Report)


def bind(book: Book, paths: Mapping[str, Path], *, today: date, cache: Cache, workers: Workers, stage: Stage) -> Bound:
    """Write the editions to these paths, by their names; "cover" is the cover's picture, which goes with the EPUB.

    Raises MissingLibraryError when the machine lacks what sets pages, UnreadableError for a file of the book, and
    OSError where it cannot write. With an error among the diagnostics not all of them are there.
    """
    bound, theme = Bound(), Theme.load(book.settings.pages.theme, book.folder)
    shown = {edition: for_edition(book, edition, today) for edition in EditionName}
    layouts = _lay_out(book, shown, paths, theme, bound, today=today, cache=cache, workers=workers, stage=stage)
    read, printed = layouts.get(EditionName.READING), layouts.get(EditionName.PRINT)
    bound.pages = printed or read
    if "reading" in paths and read:
        with stage("reading", "Binding the PDF"):
            make_reading_pdf(shown[EditionName.READING], theme, read, paths["reading"])
    if "offprints" in paths and read:
        with stage("offprints", "Making the offprints") as progress:
            make_offprints(
                shown[EditionName.READING],
                theme,
                read,
                paths["offprints"],
                cache=cache,
                workers=workers,
                progress=progress,
            )
    if "press" in paths and printed:
        with stage("press", "Separating the inks") as progress:
            found = make_press_pdf(
                shown[EditionName.PRINT],
                theme,
                printed,
                paths["press"],
                cache=cache,
                workers=workers,
                progress=progress,
            )
        bound.diagnostics.extend(found)
    if "epub" in paths:
        listed = printed if book.settings.epub.page_list else None
        with stage("epub", "Making the EPUB"):
            made = make_epub(
                shown[EditionName.EPUB],
                theme,
                paths["epub"],
                printed=Printed(shown[EditionName.PRINT], listed.starts()) if listed else None,
                cover_image=paths["cover"],
                cache=cache,
                workers=workers,
            )
        bound.places = made.places
        bound.diagnostics.extend(made.diagnostics)
    return bound


_LAID_OUT_FOR = {EditionName.PRINT: {"press"}, EditionName.READING: {"reading", "offprints"}}
"""The editions that are made of the pages with the photographs cleared for this one.

Print comes first: its pages are those of the report, which tells what was set anew and what was in the cache.
"""


def _lay_out(
    book: Book,
    shown: Mapping[EditionName, Book],
    paths: Mapping[str, Path],
    theme: Theme,
    bound: Bound,
    *,
    today: date,
    cache: Cache,
    workers: Workers,
    stage: Stage,
) -> dict[EditionName, Pages]:
    """The pages that these editions need: the same where the same photographs are shown, else two of them.

    The page numbers in the EPUB are those of the printed book.
    """
    numbered = {"epub"} if book.settings.epub.page_list else set()
    wanted = _LAID_OUT_FOR | {EditionName.PRINT: _LAID_OUT_FOR[EditionName.PRINT] | numbered}
    needed = [edition for edition, names in wanted.items() if names & paths.keys()]
    made: dict[EditionName, Pages] = {}
    if not needed:
        return made
    with stage("pages", "Setting the pages") as progress:
        for edition in needed:
            same = next((other for other in made if shown[other] is shown[edition]), None)
            made[edition] = (
                made[same] if same else paginate(shown[edition], theme, cache=cache, workers=workers, progress=progress)
            )
            bound.diagnostics.extend(made[edition].diagnostics)
    if len(made) == 2:
        bound.diagnostics.extend(check_page_numbers(book, today, made[EditionName.READING], made[EditionName.PRINT]))
    return made

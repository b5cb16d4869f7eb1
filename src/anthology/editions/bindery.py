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
from anthology.editions.epub.images import begin_images
from anthology.editions.epub.make import make_epub
from anthology.editions.epub.printed import Printed
from anthology.editions.numbering import check_page_numbers
from anthology.editions.offprints.make import make_offprints
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.paginate import paginate
from anthology.editions.press.make import make_press_pdf
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
    shown = {edition: for_edition(book, edition, today) for edition in EditionName}
    layouts = _lay_out(book, shown, paths, theme, bound, today=today, cache=cache, workers=workers, stage=stage)
    read, printed = layouts.get(EditionName.READING), layouts.get(EditionName.PRINT)
    bound.pages = printed or read
    # Rendered by the workers while this process, alone, binds the reading PDF and draws the cover.
    images = begin_images(shown[EditionName.EPUB], cache=cache, workers=workers) if "epub" in paths else None
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
    picture = None
    if {"epub", "cover"} & paths.keys():
        wrapped = (paths.get("cover"), printed)
        picture = _cover(shown, theme, front, wrapped, bound, cache=cache, stage=stage)
    if "epub" in paths and picture:
        listed = printed if book.settings.epub.page_list else None
        with stage("epub", "Making the EPUB"):
            made = make_epub(
                shown[EditionName.EPUB],
                theme,
                paths["epub"],
                printed=Printed(shown[EditionName.PRINT], listed.starts()) if listed else None,
                cover=picture,
                images=images,
                cache=cache,
                workers=workers,
            )
        bound.places = made.places
        bound.diagnostics.extend(made.diagnostics)
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
    return bound


_LAID_OUT_FOR = {EditionName.PRINT: {"press", "cover"}, EditionName.READING: {"reading", "offprints"}}
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


def _cover(
    shown: Mapping[EditionName, Book],
    theme: Theme,
    front: Path,
    wrapped: tuple[Path | None, Pages | None],
    bound: Bound,
    *,
    cache: Cache,
    stage: Stage,
) -> Rendition | None:
    """Write the cover: its picture to front, and the wrap around these pages where a path is given for it.

    Gives the picture, which goes into the EPUB too; None where it cannot be made.
    """
    target, printed = wrapped
    with stage("front", "Drawing the cover"):
        picture, found = make_front(shown[EditionName.EPUB], theme, cache=cache)
    bound.diagnostics.extend(found)
    if picture is not None:
        front.write_bytes(picture.data)
    if target is not None and printed:
        with stage("cover", "Wrapping the cover"):
            leaves = len(printed.leaves)
            wrap = make_wrap(shown[EditionName.PRINT], theme, leaves, target, cache=cache)
        bound.notes["cover"] = wrap.note
        bound.diagnostics.extend(wrap.diagnostics)
    return picture

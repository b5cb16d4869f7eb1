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
from anthology.editions.epub.images import ImagesBegun, begin_images
from anthology.editions.epub.make import make_epub
from anthology.editions.epub.printed import Printed
from anthology.editions.numbering import check_page_numbers
from anthology.editions.offprints.make import make_offprints
from anthology.editions.originals import check_originals
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.paginate import paginate
from anthology.editions.press.make import make_press_pdf
from anthology.editions.reading_pdf.make import make_reading_pdf
from anthology.makers import leave_unsteered
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

    @property
    def labels(self) -> list[str]:
        """The number on each page, in order; none without pages."""
        return [leaf.label for leaf in self.pages.leaves] if self.pages else []

    @property
    def sections(self) -> tuple[str | None, ...]:
        """The section each page is of, None for a blank one; none without pages."""
        return tuple(leaf.section for leaf in self.pages.leaves) if self.pages else ()


def bind(
    book: Book, paths: Mapping[str, Path], front: Path, *, today: date, cache: Cache, workers: Workers, stage: Stage
) -> Bound:
    """Write the editions to these paths, by their names. front: of the cover's picture, which goes with the EPUB.

    Raises MissingLibraryError when the machine lacks what sets pages, UnreadableError for a file of the book, and
    OSError where it cannot write. With an error among the diagnostics not all of them are there.
    """
    leave_unsteered()
    theme = Theme.load(book.settings.pages.theme, book.folder)
    shown = {edition: for_edition(book, edition, today) for edition in EditionName}
    bindery = _Bindery(book, shown, paths, theme, cache, workers, stage)
    layouts = bindery.lay_out(today)
    read, printed = layouts.get(EditionName.READING), layouts.get(EditionName.PRINT)
    bindery.bound.pages = printed or read
    # Rendered by the workers while this process, alone, binds the reading PDF and draws the cover.
    images = begin_images(shown[EditionName.EPUB], cache=cache, workers=workers) if "epub" in paths else None
    if read:
        bindery.read(read)
    picture = bindery.front(front) if {"epub", "cover"} & paths.keys() else None
    if printed and "cover" in paths:
        bindery.wrap(printed)
    if images and picture:
        bindery.epub(picture, images, printed if book.settings.epub.page_list else None)
    if printed and "press" in paths:
        bindery.press(printed)
    bindery.bound.diagnostics.extend(check_originals(book))
    return bindery.bound


_LAID_OUT_FOR = {EditionName.PRINT: {"press", "cover"}, EditionName.READING: {"reading", "offprints"}}
"""The editions that are made of the pages with the photographs cleared for this one.

Print comes first: its pages are those of the report, which tells what was set anew and what was in the cache.
"""


@dataclass(frozen=True, slots=True)
class _Bindery:
    """What all editions are made with. shown: the book as cleared for each of them. bound: what is made so far."""

    book: Book
    shown: Mapping[EditionName, Book]
    paths: Mapping[str, Path]
    theme: Theme
    cache: Cache
    workers: Workers
    stage: Stage
    bound: Bound = field(default_factory=Bound)

    def lay_out(self, today: date) -> dict[EditionName, Pages]:
        """The pages that the editions need: the same where the same photographs are shown, else two of them.

        The page numbers in the EPUB are those of the printed book.
        """
        numbered = {"epub"} if self.book.settings.epub.page_list else set()
        wanted = _LAID_OUT_FOR | {EditionName.PRINT: _LAID_OUT_FOR[EditionName.PRINT] | numbered}
        needed = [edition for edition, names in wanted.items() if names & self.paths.keys()]
        made: dict[EditionName, Pages] = {}
        if not needed:
            return made
        with self.stage("pages", "Setting the pages") as progress:
            for edition in needed:
                book = self.shown[edition]
                same = next((pages for other, pages in made.items() if self.shown[other] is book), None)
                made[edition] = same or paginate(
                    book, self.theme, cache=self.cache, workers=self.workers, progress=progress
                )
                self.bound.diagnostics.extend(made[edition].diagnostics)
        if len(made) == 2:
            differing = check_page_numbers(self.book, today, made[EditionName.READING], made[EditionName.PRINT])
            self.bound.diagnostics.extend(differing)
        return made

    def read(self, pages: Pages) -> None:
        """The reading PDF and the offprints, where they are wanted."""
        book = self.shown[EditionName.READING]
        if "reading" in self.paths:
            with self.stage("reading", "Binding the PDF"):
                make_reading_pdf(book, self.theme, pages, self.paths["reading"])
        if "offprints" in self.paths:
            cache, workers, target = self.cache, self.workers, self.paths["offprints"]
            with self.stage("offprints", "Making the offprints") as progress:
                make_offprints(book, self.theme, pages, target, cache=cache, workers=workers, progress=progress)

    def front(self, target: Path) -> Rendition | None:
        """The cover's picture, which goes into the EPUB too; None where it cannot be made."""
        with self.stage("front", "Drawing the cover"):
            picture, found = make_front(self.shown[EditionName.EPUB], self.theme, cache=self.cache)
        self.bound.diagnostics.extend(found)
        if picture is not None:
            target.write_bytes(picture.data)
        return picture

    def wrap(self, pages: Pages) -> None:
        """The wrap around these pages."""
        book, leaves = self.shown[EditionName.PRINT], len(pages.leaves)
        with self.stage("cover", "Wrapping the cover"):
            wrap = make_wrap(book, self.theme, leaves, self.paths["cover"], cache=self.cache)
        self.bound.notes["cover"] = wrap.note
        self.bound.diagnostics.extend(wrap.diagnostics)

    def epub(self, cover: Rendition, images: ImagesBegun, numbered: Pages | None) -> None:
        """The EPUB, with the page numbers of these pages or without any."""
        with self.stage("epub", "Making the EPUB"):
            made = make_epub(
                self.shown[EditionName.EPUB],
                self.theme,
                self.paths["epub"],
                printed=Printed(self.shown[EditionName.PRINT], numbered.starts()) if numbered else None,
                cover=cover,
                images=images,
                cache=self.cache,
                workers=self.workers,
            )
        self.bound.places = made.places
        self.bound.diagnostics.extend(made.diagnostics)

    def press(self, pages: Pages) -> None:
        """The press PDF of these pages."""
        book, target = self.shown[EditionName.PRINT], self.paths["press"]
        cache, workers = self.cache, self.workers
        with self.stage("press", "Separating the inks") as progress:
            found = make_press_pdf(book, self.theme, pages, target, cache=cache, workers=workers, progress=progress)
        self.bound.diagnostics.extend(found)

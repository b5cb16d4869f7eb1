"""The whole book laid out once: sections typeset until every page number printed in them is the right one."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from anthology.book import Book, Matter, Section
from anthology.cache import Cache
from anthology.diagnostics import Diagnostic, error
from anthology.editions.pages import document
from anthology.editions.pages.fragments import fragment_of
from anthology.editions.pages.geometry import Geometry
from anthology.editions.pages.layout import Layout, Wanted
from anthology.editions.pages.pages import Fragment, Leaf, Pages, SectionPages, printed_pages
from anthology.editions.pages.pagination import leaves_of
from anthology.editions.pages.photographs import render_photographs
from anthology.editions.pages.styles import check_style
from anthology.theme import Theme
from anthology.workers import Workers

ROUNDS = 4
"""How often a section may be typeset until its page numbers stand still."""

WAVES = 6
"""Into how many parts the first round is divided: the more there are, the fewer pieces are only counted at first, and
the oftener a worker waits for another."""

_SMALLEST = 8
"""Sections of such a part at least."""

_WORDS_A_PAGE = 240
"""For the first guess of a page number: close enough that it mostly has the right number of digits."""


def paginate(
    book: Book,
    theme: Theme,
    *,
    cache: Cache,
    workers: Workers,
    progress: Callable[[int, int], None] = lambda _d, _t: None,
) -> Pages:
    """Lay the book out.

    progress: called with (sections done, sections in all). Raises MissingLibraryError, UnreadableError (style sheet).
    The first round draws every section whose printed page numbers are known by then, and only counts the pages of the
    others; from then on a section is typeset again only when a number in it, or the side it begins on, changed. Where
    after ROUNDS numbers still move, the diagnostic page-numbers-unsettled names the section.
    """
    with tempfile.TemporaryDirectory(prefix="anthology-") as scratch:
        geometry = Geometry.of(book.settings.pages, theme, book.settings.press.bleed)
        renditions = render_photographs(book, geometry, Path(scratch), cache, workers)
        layout = Layout(book, theme, renditions, cache, workers)
        pages = _settle(layout, progress)
    return replace(pages, diagnostics=(*pages.diagnostics, *check_style(book, cache, workers)))


def _settle(layout: Layout, progress: Callable[[int, int], None]) -> Pages:
    book, done = layout.book, 0

    def step(count: int) -> None:
        nonlocal done
        done = min(done + count, len(book.sections))
        progress(done, len(book.sections))

    so_far, waiting = _Typeset(layout, step, _guesses(book)), _waiting(book)
    unsettled: list[Section] = []
    for wave in _waves(book.sections):
        unsettled += so_far.bring_up_to_date([section for section in wave if section.id not in waiting])
    so_far.forget_guesses()
    for _ in range(ROUNDS):
        unsettled = so_far.bring_up_to_date(book.sections)
        if not unsettled:
            return _finished(layout, so_far.leaves, so_far.fragments, [])
    return _finished(layout, so_far.leaves, so_far.fragments, [_unsettled(s) for s in unsettled])


@dataclass(slots=True)
class _Typeset:
    """What is typeset so far. labels: the printed page of each anchor. known: those that are no guess.

    keys: of the fragment of each section.
    """

    layout: Layout
    step: Callable[[int], None]
    labels: dict[str, str]
    known: frozenset[str] = frozenset()
    leaves: tuple[Leaf, ...] = ()
    fragments: dict[str, Fragment] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def bring_up_to_date(self, sections: Sequence[Section]) -> list[Section]:
        """Typeset those that are not as they must be by now, and number the pages anew; gives those it typeset."""
        sides = {leaf.section: leaf.side for leaf in reversed(self.leaves)}
        all_of_them = [self._want(section, starts_verso=sides.get(section.id) == "verso") for section in sections]
        wanted = [want for want in all_of_them if self.keys.get(want.section.id) != want.key]
        if not wanted:
            return []
        for key, made in self.layout.typeset(wanted, self.step).items():
            for want in wanted:
                if want.key == key:
                    self.keys[want.section.id] = key
                    made_now = key in self.layout.made_now
                    self.fragments[want.section.id] = fragment_of(want.section, made, made_now=made_now)
        self.leaves = leaves_of(self.layout.book.sections, {i: f.pages for i, f in self.fragments.items()})
        printed = printed_pages(self.leaves, self.fragments)
        self.known, self.labels = frozenset(printed), {**self.labels, **printed}
        return [want.section for want in wanted]

    def forget_guesses(self) -> None:
        """From now on an anchor that is on no page has no number."""
        self.labels = {anchor: label for anchor, label in self.labels.items() if anchor in self.known}

    def _want(self, section: Section, *, starts_verso: bool) -> Wanted:
        drawn = self.known.issuperset(document.page_targets(section))
        return self.layout.wanted(section, self.labels, starts_verso=starts_verso, drawn=drawn)


def _waves(sections: Sequence[Section]) -> Iterator[Sequence[Section]]:
    """The sections in order, in WAVES parts: a piece that points only at parts before its own is drawn at once."""
    size = max(_SMALLEST, math.ceil(len(sections) / WAVES))
    return (sections[start : start + size] for start in range(0, len(sections), size))


def _finished(
    layout: Layout, leaves: tuple[Leaf, ...], fragments: Mapping[str, Fragment], found: list[Diagnostic]
) -> Pages:
    sections = {}
    for leaf in leaves:
        if leaf.section is not None and leaf.section not in sections:
            fragment = fragments[leaf.section]
            sections[leaf.section] = SectionPages(leaf.label, fragment.pages, not fragment.made_now)
    return Pages(layout.geometry, leaves, fragments, layout.furnish(leaves, fragments), sections, tuple(found))


def _guesses(book: Book) -> dict[str, str]:
    """A page number for every anchor before anything is typeset, from the words before it."""
    first: dict[str, str] = {}
    page = 1
    for section in book.sections:
        if section.matter is not Matter.FRONT:
            first[section.id] = str(page)
            page += 2 * math.ceil(max(1, section.words / _WORDS_A_PAGE) / 2)
    return {anchor: first[section] for anchor, section in book.anchors().items() if section in first}


def _waiting(book: Book) -> set[str]:
    """Lists of page numbers that can wait until these are known, since no number a piece prints depends on them."""
    pointed_at = _pointed_at(book)
    after = len(book.sections) - next(
        (n for n, section in enumerate(reversed(book.sections)) if section.id in pointed_at), len(book.sections)
    )
    return {
        section.id
        for place, section in enumerate(book.sections)
        if section.piece is None
        and (place >= after or (section.matter is Matter.FRONT and section.id not in pointed_at))
        and document.page_targets(section)
    }


def _pointed_at(book: Book) -> set[str]:
    """The sections whose page numbers are printed in a piece."""
    home = book.anchors()
    return {
        home[target]
        for section in book.sections
        if section.piece is not None
        for target in document.page_targets(section)
        if target in home and home[target] != section.id
    }


def _unsettled(section: Section) -> Diagnostic:
    return error(
        "page-numbers-unsettled",
        f"The page numbers printed in {section.title!r} do not settle: each time they are filled in, pages move.",
        section.location,
        "Shorten or lengthen a paragraph with a cross-reference in it by a few words.",
    )

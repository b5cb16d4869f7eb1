"""The whole book laid out once: sections typeset until every page number printed in them is the right one."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from anthology.book import Book, Matter, Section
from anthology.cache import Cache
from anthology.diagnostics import Diagnostic, error
from anthology.editions.pages import document
from anthology.editions.pages.fragments import fragment_of
from anthology.editions.pages.geometry import Geometry
from anthology.editions.pages.layout import Layout
from anthology.editions.pages.pages import Fragment, Leaf, Pages, SectionPages, printed_pages
from anthology.editions.pages.pagination import leaves_of
from anthology.editions.pages.photographs import render_photographs
from anthology.editions.pages.styles import check_style
from anthology.theme import Theme
from anthology.workers import Workers

ROUNDS = 4
"""How often a section may be typeset until its page numbers stand still."""

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
    The first round draws every section that prints no page numbers of others, and only counts the pages of the
    pieces that do; from then on a section is typeset again only when a number in it, or the side it begins on,
    changed. Where after ROUNDS numbers still move, the
    diagnostic page-numbers-unsettled names the section.
    """
    with tempfile.TemporaryDirectory(prefix="anthology-") as scratch:
        geometry = Geometry.of(book.settings.pages, theme, book.settings.press.bleed)
        renditions = render_photographs(book, geometry, Path(scratch), cache, workers)
        layout = Layout(book, theme, renditions, cache, workers)
        pages = _settle(layout, progress)
    return replace(pages, diagnostics=(*pages.diagnostics, *check_style(book, cache, workers)))


def _settle(layout: Layout, progress: Callable[[int, int], None]) -> Pages:
    book, done = layout.book, 0
    waiting = _waiting(book)
    fragments: dict[str, Fragment] = {}
    keys: dict[str, str] = {}
    labels, known = _guesses(book), frozenset[str]()
    leaves: tuple[Leaf, ...] = ()

    def step(count: int) -> None:
        nonlocal done
        done = min(done + count, len(book.sections))
        progress(done, len(book.sections))

    unsettled: list[Section] = []
    for number in range(ROUNDS + 1):
        sides = {leaf.section: leaf.side for leaf in reversed(leaves)}
        unsettled = []
        wanted = []
        for section in book.sections:
            if number == 0 and section.id in waiting:
                continue
            drawn = known.issuperset(document.page_targets(section))
            want = layout.wanted(section, labels, starts_verso=sides.get(section.id) == "verso", drawn=drawn)
            if keys.get(section.id) != want.key:
                wanted.append(want)
        if not wanted and number > 0:
            break
        unsettled = [w.section for w in wanted]
        for key, made in layout.typeset(wanted, step).items():
            for want in wanted:
                if want.key == key:
                    keys[want.section.id] = key
                    fragments[want.section.id] = fragment_of(want.section, made, made_now=key in layout.made_now)
        leaves = leaves_of(book.sections, {i: f.pages for i, f in fragments.items()})
        labels = printed_pages(leaves, fragments)
        known = frozenset(labels)
    else:
        return _finished(layout, leaves, fragments, [_unsettled(s) for s in unsettled])
    return _finished(layout, leaves, fragments, [])


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

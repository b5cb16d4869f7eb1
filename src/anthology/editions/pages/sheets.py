"""Sheets beside the book, such as the one before an offprint, and pages of the book picked out together with them."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from anthology.book import Book, Section
from anthology.cache import Cache
from anthology.editions.pages.fragments import fragment_of
from anthology.editions.pages.furniture import BATCH
from anthology.editions.pages.layout import Layout
from anthology.editions.pages.pages import Leaf, Pages, printed_pages
from anthology.editions.pages.photographs import render_photographs
from anthology.theme import Theme
from anthology.workers import Workers

SIDES = ("recto", "verso")


def with_sheets(
    book: Book,
    theme: Theme,
    pages: Pages,
    sheets: Sequence[Section],
    *,
    on_verso: Collection[str],
    cache: Cache,
    workers: Workers,
) -> Pages:
    """The book's pages with sheets set behind them, and last a blank leaf for each side.

    sheets: sections that are not the book's; they print its page numbers, and have their own title for a number.
    on_verso: the ids of those that begin on a left-hand page. Raises what paginate raises.
    """
    apart = replace(book, sections=tuple(sheets))
    with tempfile.TemporaryDirectory(prefix="anthology-") as scratch:
        renditions = render_photographs(apart, pages.geometry, Path(scratch), cache, workers)
        layout = Layout(apart, theme, renditions, cache, workers)
        labels = printed_pages(pages.leaves, pages.fragments)
        wanted = [layout.wanted(s, labels, starts_verso=s.id in on_verso, drawn=True) for s in sheets]
        made = layout.typeset(wanted, lambda _count: None)
    fragments = {w.section.id: fragment_of(w.section, made[w.key], made_now=w.key in layout.made_now) for w in wanted}
    leaves = [
        Leaf(sheet.title, sheet.id, SIDES[(index + (sheet.id in on_verso)) % 2], index)
        for sheet in sheets
        for index in range(fragments[sheet.id].pages)
    ]
    leaves += [Leaf("", None, side) for side in SIDES]
    furniture = pages.furniture
    if book.draft:
        # Only a proof has something to say on pages without running head and folio.
        first = -(-len(pages.leaves) // BATCH) * BATCH
        leaves = [replace(leaf, place=first + number) for number, leaf in enumerate(leaves)]
        drawn = layout.furnish(leaves, fragments)
        furniture = (*furniture, *((first + start, raw) for start, raw in drawn))
    return replace(
        pages,
        leaves=(*pages.leaves, *leaves),
        fragments={**pages.fragments, **fragments},
        furniture=furniture,
    )


def excerpt(pages: Pages, sections: Sequence[str]) -> Pages:
    """These sections' pages alone, in this order, each on its own side of the leaf, to be printed on both.

    pages: as with_sheets gives them. Where two right-hand pages, or two left-hand ones, would meet, a blank comes
    between, which takes the label of the page before it.
    """
    blanks = {leaf.side: leaf for leaf in pages.leaves[-len(SIDES) :]}
    leaves: list[Leaf] = []
    for section in sections:
        for leaf in pages.leaves:
            if leaf.section == section:
                if leaves and leaves[-1].side == leaf.side:
                    other = SIDES[1 - SIDES.index(leaf.side)]
                    leaves.append(replace(blanks[other], label=leaves[-1].label))
                leaves.append(leaf)
    return replace(pages, leaves=tuple(leaves), fragments={s: pages.fragments[s] for s in sections})

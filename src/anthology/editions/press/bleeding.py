"""Whether pictures that touch the edge of a page run into the bleed, so that no white hair shows when it is cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from anthology.book import Book
from anthology.diagnostics import Diagnostic, warning
from anthology.editions.pages.geometry import PT
from anthology.editions.pages.pages import Leaf, Pages
from anthology.editions.prepress.separate import Placed, Separated
from anthology.editions.prepress.sheet import Sheet

TOUCHING = 1.0
"""Millimetres from the edge: what ends so near it is meant to touch it, and does where the paper is cut askew."""

SLACK = 0.1
"""Millimetres that a bleed may lack: pictures are placed by hundredths of a point."""


def check_bleed(book: Book, pages: Pages, sections: Mapping[str, Separated], sheet: Sheet) -> Iterator[Diagnostic]:
    """A warning photo-bleed-missing for each photograph that ends at the trim, with the page where it does first."""
    told: set[str] = set()
    leaves = {(leaf.section, leaf.index): leaf for leaf in pages.leaves}
    for section, separated in sections.items():
        for place in separated.placed:
            index = pages.fragments[section].order.index(place.page)
            leaf = leaves[section, index]
            if place.photo in told or not _ends_at_trim(place, _shift(pages, leaf), sheet):
                continue
            told.add(place.photo)
            yield warning(
                "photo-bleed-missing",
                f"The photograph {place.photo} ends at the edge of page {leaf.label} instead of {sheet.bleed:g} mm "
                "beyond it: where the paper is cut a little askew, a white line shows.",
                book.photos[place.photo].location,
                f"Let it reach {sheet.bleed:g} mm beyond the edge, or stay clear of it.",
            )


def _shift(pages: Pages, leaf: Leaf) -> float:
    """Points by which the page was moved to the right, see joining.join."""
    assert leaf.section is not None
    if not pages.fragments[leaf.section].is_mirrored(leaf.index):
        return 0.0
    return pages.geometry.shift / PT * (1 if leaf.side == "recto" else -1)


def _ends_at_trim(place: Placed, right: float, sheet: Sheet) -> bool:
    left, bottom, end, top = place.box
    edges = (left + right, bottom, sheet.width / PT - end - right, sheet.height / PT - top)
    return any(-(sheet.bleed - SLACK) < edge * PT < TOUCHING for edge in edges)

"""How many pages are printed: blank ones at the end fill the last section of paper; pure arithmetic."""

from __future__ import annotations

from dataclasses import replace

from anthology.editions.pages.pages import Leaf, Pages


def extent(leaves: int, multiple: int) -> int:
    """The least multiple that these leaves fit in; each leaf of the layout is one page."""
    return -(-leaves // multiple) * multiple


def filled(pages: Pages, multiple: int) -> Pages:
    """The same pages with blank ones added at the end until there are a multiple of this; these have no number."""
    blanks: list[Leaf] = []
    for number in range(len(pages.leaves), extent(len(pages.leaves), multiple)):
        blanks.append(Leaf("", None, "verso" if number % 2 else "recto", place=number))
    return replace(pages, leaves=(*pages.leaves, *blanks))

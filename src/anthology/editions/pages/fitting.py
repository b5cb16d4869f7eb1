"""Figures that leave a gap before them go behind the paragraphs that fill it; knows nothing of how lines are set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree, html

from anthology.book.markup import Element

LEAST_GAP = 5
"""Lines. A figure is moved when the page before it would end with this many empty lines or more."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the section, or the part of it on one page.

    child: its number among the section's children, from 0. page: from 0. top, bottom: in points from the page's top.
    room: where text may end on that page, notes subtracted.
    """

    child: int
    page: int
    top: float
    bottom: float
    room: float


def with_figures_moved(document: str, placed: Sequence[Placed], leading: float) -> str | None:
    """The HTML with its figures where they leave no gap; None where there is nothing to mend.

    document: an HTML document with one section, as document.to_html makes it. placed: where its children stand, in
    order. leading: of a line, in points. A figure only moves behind plain paragraphs of the same run of text: never
    past a heading, a break, another figure or the end.
    """
    tree = html.document_fromstring(document)
    section = tree.find(".//section")
    if section is None:
        return None
    children = list(section)
    heights: dict[int, float] = {}
    for block in placed:
        heights[block.child] = heights.get(block.child, 0.0) + block.bottom - block.top
    moves = []
    for before, block in pairwise(placed):
        if block.page != before.page + 1 or children[block.child].tag != "figure" or before.child == block.child:
            continue
        gap = before.room - before.bottom
        behind = _last_to_fill(children, heights, block.child, gap - leading)
        if gap >= LEAST_GAP * leading and behind > block.child:
            moves.append((block.child, behind))
    if not moves:
        return None
    for child, behind in reversed(moves):
        children[behind].addnext(children[child])  # Moves it, with no text after it: it stood between blocks.
    return "<!DOCTYPE html>\n" + etree.tostring(tree, method="html", encoding="unicode")


def _last_to_fill(children: Sequence[Element], heights: dict[int, float], figure: int, gap: float) -> int:
    """The paragraph with which the gap is full, or the last one that may go before the figure."""
    last, filled = figure, 0.0
    while filled < gap and last + 1 < len(children) and _is_plain(children[last + 1]):
        last += 1
        filled += heights.get(last, 0.0)
    return last


def _is_plain(element: Element) -> bool:
    return element.tag == "p" and not element.get("class")

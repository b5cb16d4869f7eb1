"""What the layout hands to the editions: fragments of pages, leaves with their numbers, and where everything stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from anthology.book import PageStart
from anthology.diagnostics import Diagnostic
from anthology.editions.pages.geometry import Geometry


@dataclass(frozen=True, slots=True)
class Fragment:
    """A section's pages, typeset by themselves.

    pdf: tagged, RGB, with bleed and no marks. order: for each page in reading order, its number in the PDF from 0;
    they differ where plates come in between. anchors: for each element id, (page in reading order from 0, x, y) in
    points from the lower left trim corner. plates: pages, in reading order, that a plate fills.
    starts: for each page in reading order, where in the section's tree its text begins (see starts.py), or None.
    fonts: for each font name in the PDF, the face it is a subset of, as "family|1 if slanted else 0|weight".
    pictures: for each name of a picture among the PDF's resources, the id of the photograph it shows.
    typography: what is to be seen in its pages, the facts of fitting/findings.py.
    made_now: False when it came out of the cache.
    """

    pdf: bytes
    order: tuple[int, ...]
    anchors: Mapping[str, tuple[int, float, float]]
    plates: frozenset[int]
    starts: tuple[tuple[int, int] | None, ...]
    fonts: Mapping[str, str]
    pictures: Mapping[str, str] = field(default_factory=dict)
    typography: Mapping[str, Any] = field(default_factory=dict)
    made_now: bool = True

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.order)

    def is_mirrored(self, page: int) -> bool:
        """Whether plates before this page put it on the other side of the leaf than it was typeset for."""
        return page not in self.plates and (self.order[page] - page) % 2 == 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the book. label: its printed number ("iv", "12"). section: None for a blank page.

    side: "recto" or "verso". index: the page of the section's fragment in reading order, from 0.
    place: its page in the furniture, from 0; None where it has none.
    """

    label: str
    section: str | None
    side: str
    index: int = 0
    place: int | None = None


@dataclass(frozen=True, slots=True)
class SectionPages:
    """first_page: the label of a section's first page. pages: how many it has, blank ones before it not counted."""

    first_page: str
    pages: int
    cached: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole book laid out once, from which every edition takes its pages and their numbers.

    leaves: in order. fragments: by section id. furniture: a PDF with one page a leaf, running heads and folios,
    empty where a leaf has none; in runs, each with the place of its first page.
    """

    geometry: Geometry
    leaves: tuple[Leaf, ...]
    fragments: Mapping[str, Fragment]
    furniture: tuple[tuple[int, bytes], ...]
    sections: Mapping[str, SectionPages] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def starts(self) -> tuple[PageStart, ...]:
        """Where each page begins in the text, in order; blank pages are left out.

        A page that holds nothing but the rest of a note begins where the page after it does.
        """
        found: list[PageStart] = []
        for leaf in reversed(self.leaves):
            if leaf.section is None:
                continue
            start = self.fragments[leaf.section].starts[leaf.index]
            if start is None:
                after = found[-1] if found and found[-1].section == leaf.section else None
                found.append(
                    replace(after, label=leaf.label) if after else PageStart(leaf.label, leaf.section, None, 0)
                )
            else:
                found.append(PageStart(leaf.label, leaf.section, *start))
        return tuple(reversed(found))


def printed_pages(leaves: Sequence[Leaf], fragments: Mapping[str, Fragment]) -> dict[str, str]:
    """The printed page of every anchor, sections themselves included."""
    by_page = {(leaf.section, leaf.index): leaf.label for leaf in leaves if leaf.section is not None}
    labels = {}
    for section, fragment in fragments.items():
        labels[section] = by_page[section, 0]
        labels.update({anchor: by_page[section, page] for anchor, (page, _, _) in fragment.anchors.items()})
    return labels

"""A section's pages as they come from the typesetting, put in the order they are read in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from anthology.book import Section
from anthology.book.markup import numbered_blocks
from anthology.cache import Made
from anthology.editions.pages.document import plate_place
from anthology.editions.pages.pages import Fragment

Anchors = Mapping[str, tuple[int, float, float]]


def fragment_of(section: Section, made: Made, *, made_now: bool) -> Fragment:
    """The fragment: plates, which were typeset last, each after the page that calls for it."""
    anchors = {name: (int(p), float(x), float(y)) for name, (p, x, y) in made.facts["anchors"].items()}
    order, plates = _reading_order(made.facts["starts"], section, anchors)
    place_of = {page: place for place, page in enumerate(order)}
    return Fragment(
        made.files.get("pdf", b""),
        order,
        {name: (place_of[page], x, y) for name, (page, x, y) in anchors.items()},
        frozenset(place_of[page] for page in plates),
        _starts(made.facts["starts"], order),
        dict(made.facts["fonts"]),
        dict(made.facts["pictures"]),
        dict(made.facts["typography"]),
        made_now,
    )


def _reading_order(
    starts: Sequence[Sequence[int] | None], section: Section, anchors: Anchors
) -> tuple[tuple[int, ...], frozenset[int]]:
    """The pages of the PDF in the order they are read in, and which of them are plates.

    A plate follows the page that calls for it; where that page begins only behind the call, the page before.
    """
    after: dict[int, list[int]] = {}
    plates = set()
    for number, figure in numbered_blocks(section.body):
        plate = figure.get("id") or ""
        if figure.tag == "figure" and "plate" in (figure.get("class") or "").split() and plate in anchors:
            page = anchors[plate][0]
            plates.add(page)
            called_on = anchors[plate_place(plate)][0]
            begins = starts[called_on]
            if called_on and begins is not None and begins[0] > number:
                called_on -= 1
            after.setdefault(called_on, []).append(page)
    order = []
    for page in range(len(starts)):
        if page not in plates:
            order += [page, *after.get(page, [])]
    return tuple(order), frozenset(plates)


def _starts(starts: Sequence[Sequence[int] | None], order: Sequence[int]) -> tuple[tuple[int, int] | None, ...]:
    """Where the text of each page begins.

    None for what was moved so far that pages of the text before it begin behind its place: a large picture may be.
    """
    found: list[tuple[int, int] | None] = []
    furthest = (0, 0)
    for start in (starts[page] for page in order):
        here = None if start is None else (int(start[0]), int(start[1]))
        found.append(None if here is None or here < furthest else here)
        furthest = max(furthest, here or furthest)
    return tuple(found)

"""From the number of pages of each section to the leaves of the book and their numbers; pure arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from anthology.book import Matter, Opening, Section
from anthology.editions.pages.pages import Leaf

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 in lower-case roman numerals."""
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def arabic(label: str) -> int | None:
    """The number that a lower-case roman numeral stands for; None for any other text."""
    number, rest = 0, label
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            number, rest = number + value, rest.removeprefix(letters)
    return number if label and roman(number) == label else None


def leaves_of(sections: Iterable[Section], counts: Mapping[str, int]) -> tuple[Leaf, ...]:
    """Every page of the book in order, blank ones included.

    counts: pages of each section; a section that is not in it is left out. Front matter is numbered in roman; the
    first section after it begins on a recto with 1. A blank page is put before a section that opens on a recto
    where the last page was one.
    """
    leaves: list[Leaf] = []
    label_of: Callable[[int], str] = roman
    number, front = 0, True

    def add(section: str | None, index: int = 0) -> None:
        nonlocal number
        number += 1
        side = "verso" if len(leaves) % 2 else "recto"
        leaves.append(Leaf(label_of(number), section, side, index, place=len(leaves)))

    for section in sections:
        if section.id not in counts:
            continue
        body_begins = front and section.matter is not Matter.FRONT
        if len(leaves) % 2 and (body_begins or section.opening is Opening.RECTO):
            add(None)
        if body_begins:
            label_of, number, front = str, 0, False
        for index in range(counts[section.id]):
            add(section.id, index)
    return tuple(leaves)

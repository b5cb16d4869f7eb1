"""How much there is of everything in a book of so many pieces, photographs and words; knows no text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for; the rest is in the proportion of a year: 28 people, 150 notes, 300 marks, 40 references."""

    pieces: int = 52
    photos: int = 104
    words: int = 94_000

    @property
    def people(self) -> int:
        """Correspondents; each writes at least one piece."""
        return max(1, round(self.pieces * 28 / 52))

    @property
    def notes(self) -> int:
        """Footnotes."""
        return round(self.words * 150 / 94_000)

    @property
    def marks(self) -> int:
        """Index marks."""
        return round(self.words * 300 / 94_000)

    @property
    def references(self) -> int:
        """Cross-references."""
        return round(self.pieces * 40 / 52)


def share(total: int, ways: int, which: int) -> int:
    """The part of a total that falls to one of so many, counted from 0, when it is dealt out as evenly as can be."""
    return total * (which + 1) // ways - total * which // ways

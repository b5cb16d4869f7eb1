"""The wrap in millimetres: how wide the spine is, and where back, spine and front lie; knows nothing of words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from anthology.book import Book, Paper, Trim

NARROWEST_WORDS = 6.0
"""Millimetres of spine from which it has words.

Letters of 8 pt are 3 mm high with their descenders, and binderies fold within 1.5 mm of the mark on either side:
on less, words would run over the edge in some copies.
"""


def bound_pages(leaves: int, multiple: int) -> int:
    """The pages of the bound book: those that were set, and blank ones up to the multiple its sheets need."""
    return math.ceil(leaves / multiple) * multiple


def spine_width(pages: int, paper: Paper) -> float:
    """The spine in mm: two pages a sheet, and the board of the cover on both sides."""
    return round(pages / 2 * paper.caliper + 2 * paper.cover_caliper, 4)


@dataclass(frozen=True, slots=True)
class Wrap:
    """Back, spine and front side by side, in mm from the left trim; read from right to left, the front comes first."""

    trim: Trim
    spine: float
    bleed: float
    right_to_left: bool = False

    @classmethod
    def of(cls, book: Book, leaves: int) -> Wrap:
        """The wrap of a book of so many pages."""
        press = book.settings.press
        spine = spine_width(bound_pages(leaves, press.pages_multiple), press.paper)
        return cls(book.settings.pages.trim, spine, press.bleed, book.direction == "rtl")

    @property
    def width(self) -> float:
        """From trim to trim."""
        return 2 * self.trim.width + self.spine

    @property
    def folds(self) -> tuple[float, float]:
        """Where the spine begins and ends."""
        return self.trim.width, self.trim.width + self.spine

    @property
    def front(self) -> float:
        """Where the front begins."""
        return 0.0 if self.right_to_left else self.folds[1]

    @property
    def back(self) -> float:
        """Where the back begins."""
        return self.folds[1] if self.right_to_left else 0.0

    @property
    def has_words_on_spine(self) -> bool:
        """Whether the spine is wide enough for words."""
        return self.spine >= NARROWEST_WORDS

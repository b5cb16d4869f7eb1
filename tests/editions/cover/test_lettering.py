"""Words that fit their boxes."""

from __future__ import annotations

import pytest

from anthology.editions.cover.lettering import Box, fitted
from anthology.theme import Theme

FACES = Theme.shipped("default").fonts()
TITLE = Box(width=118, height=42, largest=50, leading=1.0, family="Alegreya")


@pytest.mark.parametrize("title", ["Shore", "Letters from Elsewhere", "Of " * 40, "رسائل من أماكن أخرى", "יומן של שנה"])
def test_no_word_is_lost_and_the_lines_fit_the_height(title: str) -> None:
    set_ = fitted(title, TITLE, FACES)
    assert " ".join(set_.lines) == title.strip()
    assert len(set_.lines) * set_.size * set_.leading * 25.4 / 72 <= TITLE.height + 0.01


def test_short_titles_are_large_and_long_ones_smaller() -> None:
    assert fitted("Shore", TITLE, FACES).size == 50
    long = fitted("What the Ferries Carried at Night, and Other Accounts of a Year Beside the Water", TITLE, FACES)
    assert 20 <= long.size < 40


def test_a_word_is_never_broken() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    assert fitted(word, TITLE, FACES).lines == (word,)
    assert fitted(word, TITLE, FACES).size < 25


def test_lines_are_evenly_filled() -> None:
    """Not "A Year of Letters from" over "Elsewhere"."""
    box = Box(width=100, height=30, largest=30, leading=1.0, family="Alegreya")
    first, second = fitted("A Year of Letters from Elsewhere", box, FACES).lines
    assert abs(len(first) - len(second)) <= 4


def test_a_no_break_space_does_not_break() -> None:
    assert fitted("São\u00a0Tomé", Box(width=9, height=20, largest=30, leading=1, family="Alegreya"), FACES).lines == (
        "São\u00a0Tomé",
    )

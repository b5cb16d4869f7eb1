"""White that runs down through the lines of a paragraph, looked for in pages that were typeset."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.editions.pages.breaking.conftest import PROSE, SetLine, job, lines_of

from anthology.editions.pages.breaking.hyphenation import Hyphenation
from anthology.editions.pages.fitting.rivers import RIVER
from anthology.editions.pages.typeset import typeset

EVEN = "p { text-indent: 0 }"
WORDS = 9
"""So many times the word stands on a line."""


def made(body: str, css: str = EVEN) -> tuple[list[tuple[int, float, str]], list[SetLine]]:
    """The rivers, each with its page, its lines and the text of the first; and all lines as the PDF has them."""
    fragment = typeset(replace(job(body, css=css, hyphenation=Hyphenation()), leading=14.0))
    found = fragment.facts["typography"]["found"]
    return [(page, amount, text) for kind, page, _, amount, text in found if kind == "river"], lines_of(
        fragment.files["pdf"]
    )


def repeated(count: int) -> str:
    return f"<p>{' '.join(['mossy'] * count)}</p>"


def test_a_river_is_told_with_its_length_and_its_first_line() -> None:
    found, lines = made(repeated(WORDS * 7))
    assert [len(line.text.split()) for line in lines] == [WORDS] * 7
    assert len(found) == WORDS - 1
    # The last line is not set to the full measure, so that its last spaces stand further left.
    assert {(page, text) for page, _, text in found} == {(0, lines[0].text)}
    assert {lines for _, lines, _ in found} == {6, 7}


@pytest.mark.parametrize(
    ("body", "css"),
    [
        (repeated(WORDS * (RIVER - 1)), EVEN),
        (repeated(WORDS * 2) * RIVER, EVEN),
        (repeated(WORDS * 7), EVEN + "p { text-align: left }"),
        (f"<p>{PROSE}</p>", EVEN),
    ],
    ids=["too short", "in paragraphs apart", "ragged", "of words of all lengths"],
)
def test_there_is_none_where_no_white_is_seen_to_run(body: str, css: str) -> None:
    found, lines = made(body, css)
    assert len(lines) >= RIVER - 1
    assert not found


def test_it_ends_where_a_word_stands_in_its_way() -> None:
    even, longer = ["mossy"] * WORDS * 6, ["moss"] * (WORDS + 2)
    found, lines = made(f"<p>{' '.join([*even, *longer, *even])}</p>")
    (way,) = (at for at, line in enumerate(lines) if line.text.count("moss ") > WORDS // 2)
    assert way == 6
    assert {amount for _, amount, _ in found} == {5, 6}

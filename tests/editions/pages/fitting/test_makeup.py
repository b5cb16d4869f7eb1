"""Pages that would end badly, typeset with and without the make-up, and their lines read out of the PDF."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.editions.pages.breaking.conftest import PROSE, SetLine, job, lines_of

from anthology.editions.pages.breaking.hyphenation import Hyphenation
from anthology.editions.pages.fitting.makeup import LEAST
from anthology.editions.pages.typeset import typeset

LEADING = 14.0
FULL = 28
"""Lines on a page of these tests."""

FIGURE = "<figure><p>FIGURE</p></figure>"
CSS = "figure { margin: 0; height: 168pt; break-inside: avoid } h2 { font-size: 10pt; margin: 0; break-after: avoid }"


def lines(body: str, *, mended: bool) -> list[SetLine]:
    made = typeset(replace(job(body, css=CSS, hyphenation=Hyphenation()), leading=LEADING if mended else 0.0))
    return lines_of(made.files["pdf"])


def texts(seed: int, count: int) -> list[str]:
    """Paragraphs of the same words, of three to nine lines."""
    chance, words = random.Random(seed), PROSE.split()
    return [f"<p>{' '.join(chance.choices(words, k=chance.randint(24, 72)))}</p>" for _ in range(count)]


def heights(found: Sequence[SetLine]) -> list[int]:
    """Lines a page."""
    counts = Counter(line.page for line in found)
    return [counts[page] for page in range(max(counts) + 1)]


def uneven(found: Sequence[SetLine]) -> int:
    """Facing pages of unequal height: the first page is a recto, the last ends where it ends."""
    inner = heights(found)[1:-1]
    return sum(verso != recto for verso, recto in zip(inner[::2], inner[1::2], strict=False))


def words(found: Sequence[SetLine]) -> str:
    return "".join(line.text.removesuffix("\u2010") for line in found).replace(" ", "")


@pytest.mark.parametrize("seed", [0, 6, 8, 9])
def test_facing_pages_end_on_the_same_line(seed: int) -> None:
    body = "".join(texts(seed, 40))
    plain, mended = (lines(body, mended=way) for way in (False, True))
    assert words(plain) == words(mended)
    assert uneven(plain) > 0
    assert uneven(mended) == 0


@pytest.mark.parametrize(("count", "seed"), [(17, 108), (17, 113), (20, 100)])
def test_a_last_page_of_few_lines_is_sent_more(count: int, seed: int) -> None:
    body = "".join(texts(seed, count))
    assert heights(lines(body, mended=False))[-1] < LEAST <= heights(lines(body, mended=True))[-1]


def test_a_figure_goes_behind_the_paragraphs_that_fill_the_gap_before_it() -> None:
    text = texts(1, 12)
    body = "".join([*text[:3], FIGURE, *text[3:]])
    plain, mended = (lines(body, mended=way) for way in (False, True))
    assert heights(plain)[0] < FULL - 4
    assert heights(mended)[0] >= FULL - 1
    assert words(plain).replace("FIGURE", "") == words(mended).replace("FIGURE", "")
    place = next(at for at, line in enumerate(mended) if line.text == "FIGURE")
    assert mended[place].page == 1
    assert not mended[place - 1].text.endswith("\u2010")


def test_a_figure_does_not_pass_a_heading() -> None:
    text = texts(1, 12)
    body = "".join([*text[:3], FIGURE, "<h2>HEADING</h2>", *text[3:]])
    order = [line.text for line in lines(body, mended=True) if line.text in {"FIGURE", "HEADING"}]
    assert order == ["FIGURE", "HEADING"]


def test_every_note_is_kept_where_the_first_page_is_made_again() -> None:
    """Its first page is made a line shorter, or a figure leaves it."""
    for seed in (1, 8, 9):
        text = texts(seed, 14)
        text[1] = text[1].replace("</p>", '<span class="footnote">NOTEONE stands here.</span></p>')
        body = "".join([*text[:3], FIGURE, *text[3:]])
        assert sum("NOTEONE" in line.text for line in lines(body, mended=True)) == 1

"""The Arabic letter: from right to left, and what is Latin in it from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

import pytest
from e_reader import EReader

LETTER = "06-tripoli"
Character = tuple[str, float, float, float]
"""A character, its left and right edge and the middle of its height, px."""


@pytest.fixture
def letter(unopened: EReader) -> EReader:
    """The letter on one long page, so that a line is as wide as any other."""
    unopened.open(flow="scrolled")
    unopened.do("go", unopened.document(LETTER))
    return unopened


def characters(reader: EReader, selector: str) -> list[Character]:
    return [tuple(c) for c in reader.look("characters", selector)]


def lines(found: Iterable[Character]) -> list[list[Character]]:
    """The characters line by line, in the order of reading."""
    return [list(line) for _, line in groupby(found, key=lambda c: round(c[3] / 8))]


def shown(found: Iterable[Character]) -> list[Character]:
    return [c for c in found if c[0].strip() and c[2] > c[1]]


def word(found: list[Character], text: str) -> list[Character]:
    start = "".join(c[0] for c in found).index(text)
    return found[start : start + len(text)]


def runs_right(found: Iterable[Character]) -> bool:
    lefts = [c[1] for c in found]
    return lefts == sorted(lefts) and len(set(lefts)) > 1


def test_its_text_is_right_to_left_by_its_markup(letter: EReader) -> None:
    assert [h["direction"] for h in letter.look("find", "html")] == ["rtl"]
    for part in ("h2", "p.first", "p.subtitle", "p.standfirst", ".verse p", "aside.note"):
        found = letter.look("find", part)
        assert found, part
        assert {element["direction"] for element in found} == {"rtl"}, part
    assert {element["direction"] for element in letter.look("find", "time")} == {"ltr"}


def test_every_line_begins_at_the_right_edge(letter: EReader) -> None:
    found = lines(characters(letter, "p.first"))
    assert len(found) > 5
    edge = max(c[2] for line in found for c in line)
    for line in found:
        drawn = shown(line)
        assert drawn[0][2] == pytest.approx(edge, abs=1.5)
        assert min(drawn, key=lambda c: c[1])[0] == drawn[-1][0]
        rights = [right for character, _, right, _ in drawn if not character.isdigit()]
        assert all(later <= earlier + 0.5 for earlier, later in pairwise(rights))


def test_its_opener_stands_at_the_right(letter: EReader) -> None:
    edge = max(c[2] for c in characters(letter, "p.first"))
    for line in ("p.number", "p.place", "h2.level-1", "p.byline", "p.dateline"):
        drawn = shown(characters(letter, f".opener {line}"))
        assert max(c[2] for c in drawn) == pytest.approx(edge, abs=3), line
        assert min(c[1] for c in drawn) > edge / 3, line


def test_latin_words_numbers_and_dates_keep_their_own_order(letter: EReader) -> None:
    paragraph = characters(letter, "p:has([lang=de])")
    milch, before = word(paragraph, "Milch"), word(paragraph, "كلمةُ")
    assert runs_right(milch)
    assert min(c[1] for c in shown(before)) >= max(c[2] for c in milch)
    assert runs_right(word(paragraph, "٥٠٠٠"))
    date = characters(letter, ".opener time")
    assert "".join(c[0] for c in date).replace("\u00a0", " ") == "6 May 2026"
    assert runs_right(date)
    assert runs_right(shown(characters(letter, "footer time")))


def test_it_is_turned_page_by_page(reader: EReader) -> None:
    path = reader.document(LETTER)
    reader.do("go", path)
    for number in range(1, 4):
        reader.photograph(f"arabic-{number}")
        assert all(is_seen for _, is_seen in reader.look("seenText")[:6]) is (number == 1)
        assert reader.do("turn") == path

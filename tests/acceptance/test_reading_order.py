"""What a screen reader reads is what was written, in that order: the text of the tags against the manuscript."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bookshelf import Built
from collation import Collation, collate
from readback import ReadPage, letters, plain
from tagged import Run, Tagged, read_tags

from anthology.book import Section


def read(section: Section, tagged: Tagged) -> Collation:
    """A section read as if its tags were one page: text, notes and captions, each in its own order and whole."""
    lines = [plain(line) for line in tagged.lines() if line.strip()]
    decorative = sum(picture.get("alt") == "" for picture in section.body.iter("img"))
    pictures = tagged.figures + decorative  # What is decoration is no part of the tree.
    page = ReadPage(0, section.id, tuple(lines), "".join(map(letters, lines)), "", "", pictures)
    return collate(section, [page])


def test_the_tags_are_in_the_reading_order_of_the_manuscript(full: Built) -> None:
    parts = read_tags(full.path(".pdf"))
    assert len(parts) == len(full.book.sections)
    found = [read(section, part) for section, part in zip(full.book, parts, strict=True)]
    wrong = [f"{one.section.id}: {one.difference}" for one in found if one.difference]
    assert not wrong, "\n".join(wrong)


@pytest.fixture(scope="module")
def a_piece(own: Built) -> tuple[Section, Tagged]:
    parts = dict(zip((section.id for section in own.book), read_tags(own.path(".pdf")), strict=True))
    piece = own.book.pieces[0]
    return piece, parts[piece.id]


def swapped(tagged: Tagged, role: str) -> Tagged:
    """The same tags, the first two neighbours of a role that have text changed for each other."""
    parts = list(tagged.parts)
    for at in range(len(parts) - 1):
        one, two = parts[at : at + 2]
        if all(isinstance(p, Tagged) and p.role == role and len(" ".join(p.lines())) > 40 for p in (one, two)):
            parts[at : at + 2] = [two, one]
            return replace(tagged, parts=tuple(parts))
        if isinstance(one, Tagged) and (inner := swapped(one, role)) != one:
            parts[at] = inner
            return replace(tagged, parts=tuple(parts))
    return tagged


@pytest.mark.parametrize("role", ["P", "Sect"])
def test_two_paragraphs_or_pages_changed_for_each_other_are_found(a_piece: tuple[Section, Tagged], role: str) -> None:
    """So the comparison is not blind."""
    section, tagged = a_piece
    assert read(section, tagged).difference is None
    wrong = swapped(tagged, role)
    assert wrong != tagged
    assert read(section, wrong).difference


def test_a_line_that_is_not_tagged_is_found(a_piece: tuple[Section, Tagged]) -> None:
    section, tagged = a_piece

    def without(element: Tagged) -> Tagged:
        kept, done = [], False
        for part in element.parts:
            if not done and isinstance(part, Run) and len(part.text) > 40:
                done = True
            elif not done and isinstance(part, Tagged) and (inner := without(part)) != part:
                kept.append(inner)
                done = True
            else:
                kept.append(part)
        return replace(element, parts=tuple(kept))

    assert read(section, without(tagged)).difference

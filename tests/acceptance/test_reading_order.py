"""What a screen reader reads is what was written, in that order: the text of the tags against the manuscript."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bookshelf import Built
from collation import SIGNS

from anthology.book import Section
from anthology.verification.audit.bound import collate_bound
from anthology.verification.audit.collation import collate
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import Run, read_drawn
from anthology.verification.audit.looks import Album
from anthology.verification.audit.signs import signs_of
from anthology.verification.audit.tags import Tagged, read_structure


def test_the_tags_are_in_the_reading_order_of_the_manuscript(full: Built) -> None:
    book = full.book
    found = collate_bound(full.path(".pdf"), book.sections, Album(book.photos), signs_of(book))
    wrong = [f"{one.section.id}: {one.difference}" for one in found if one.difference]
    assert not wrong, "\n".join(wrong)
    assert len(found) == len(book.sections)


@pytest.fixture(scope="module")
def a_piece(own: Built) -> tuple[Section, Tagged]:
    drawn = read_drawn(own.path(".pdf"))
    sections = read_structure(own.path(".pdf"), drawn).sections
    parts = dict(zip((section.id for section in own.book), sections, strict=True))
    piece = own.book.pieces[0]
    return piece, parts[piece.id]


def read(section: Section, tagged: Tagged) -> Difference | None:
    """The first difference of the words; pictures are not looked at."""
    found = collate(
        section, tagged.lines(leftwards=section.direction == "rtl"), [], Album({}), signs=SIGNS, markers=False
    ).difference
    return None if found is not None and "picture" in found.said else found


def swapped(tagged: Tagged, role: str) -> Tagged:
    """The same tags, the first two neighbours of a role that have text changed for each other."""
    parts = list(tagged.parts)
    for at in range(len(parts) - 1):
        one, two = parts[at : at + 2]
        if all(
            isinstance(p, Tagged) and p.role == role and len(str(p.lines(leftwards=False))) > 120 for p in (one, two)
        ):
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
    assert read(section, tagged) is None
    wrong = swapped(tagged, role)
    assert wrong != tagged
    assert read(section, wrong)


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

    assert read(section, without(tagged))

"""The index: the entries that were marked in the text, in the order of the alphabet of the book's language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.composition.compositor import Compositor
from anthology.language.collation import initial, sort_key
from anthology.manuscript.typography import set_text
from anthology.theme import Markup


@dataclass(slots=True)
class _Run:
    """The references into one section. where: its short name."""

    where: Markup
    anchors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Entry:
    term: Markup
    runs: list[_Run]


@dataclass(frozen=True, slots=True)
class _Letter:
    letter: Markup
    entries: list[_Entry]


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The entries under their letters, each with its references in reading order, those of one section together."""
    language = book.language
    places = Counter(s.piece.place for s in book.sections if s.piece and s.piece.place)
    by_place = all(pieces == 1 for pieces in places.values())
    runs: dict[str, dict[str, _Run]] = {}
    for where in book.sections:
        for mark in where.body.iter("span"):
            if (term := mark.get("data-index")) and (anchor := mark.get("id")):
                short = _short_name(where, by_place, compositor)
                runs.setdefault(term, {}).setdefault(where.id, _Run(short)).anchors.append(anchor)
    # What begins with no letter (numbers) comes first, as in the order of characters.
    terms = sorted(runs, key=lambda t: (bool(initial(t, language)), sort_key(t, language)))
    letters = [
        _Letter(
            compositor.text(letter) if letter else compositor.say("numbers"),
            [_Entry(compositor.text(set_text(term, language)), list(runs[term].values())) for term in under],
        )
        for letter, under in groupby(terms, key=lambda t: initial(t, language))
    ]
    return compositor.section("index", section, letters=letters)


def _short_name(section: Section, by_place: bool, compositor: Compositor) -> Markup:
    """The place of a piece, with its number where two pieces are from the same; what has neither, by its title."""
    piece = section.piece
    if piece and piece.place and (by_place or piece.number):
        return compositor.text(piece.place if by_place else f"{piece.number}\u00a0{piece.place}")
    return compositor.title(section)

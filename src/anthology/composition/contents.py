"""The contents: the sections of the book with their pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from anthology.book import Book, Kind, Section
from anthology.book.markup import Element
from anthology.composition.compositor import NOTHING, Compositor
from anthology.theme import Markup

_UNLISTED = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.CONTENTS})


@dataclass(slots=True)
class _Entry:
    """A line of the contents, as the template wants it."""

    id: str
    title: Markup
    part: bool
    number: int | None = None
    place: Markup = NOTHING
    names: Markup = NOTHING
    draft: bool = False
    entries: list[_Entry] = field(default_factory=list)


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The contents: parts with their pieces, everything else one after the other."""
    entries: list[_Entry] = []
    parts: dict[str, _Entry] = {}
    for listed in book.sections:
        if listed.kind in _UNLISTED:
            continue
        entry = _entry(book, listed, compositor)
        if listed.kind is Kind.PART:
            parts[listed.id] = entry
        (parts[listed.part].entries if listed.part in parts else entries).append(entry)
    return compositor.section("contents", section, entries=entries, to_come=_numbers_to_come(book))


def _entry(book: Book, section: Section, compositor: Compositor) -> _Entry:
    entry = _Entry(section.id, compositor.title(section), part=section.kind is Kind.PART)
    if section.piece is not None:
        entry.number = section.piece.number
        if section.piece.place:
            entry.place = compositor.text(section.piece.place)
        # Names inside the contents lead nowhere: the line as a whole leads to the piece.
        entry.names = compositor.listing(
            compositor.text(book.people[p].name) for p in section.piece.by if p in book.people
        )
        entry.draft = section.body.find("p[@class='draft']") is not None
    return entry


def _numbers_to_come(book: Book) -> str:
    """In a draft, the numbers that lack between the first piece's and the last's."""
    numbers = {s.piece.number for s in book.pieces if s.piece and s.piece.number is not None}
    if not book.draft or not numbers:
        return ""
    missing = sorted(set(range(min(numbers), max(numbers))) - numbers)
    return ", ".join(str(n) for n in missing) if len(missing) <= 1000 else ""

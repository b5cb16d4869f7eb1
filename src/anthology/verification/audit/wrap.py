"""The words of the cover wrap held against the book's: title, editors, back, ISBN, each whole wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from anthology.book import Book
from anthology.sources import Location
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import read_drawn
from anthology.verification.audit.letters import counted, drawn_as, is_right_to_left, plain


def audit_wrap(path: Path, book: Book) -> Iterator[Difference]:
    """What is not on it, or twice. Raises OSError, UnreadableEditionError."""
    printed = _letters("".join(run.text for runs in read_drawn(path).runs for run in runs))
    for words, place, most in _wanted(book):
        letters = _letters(words)
        if is_right_to_left(words):
            if counted(words) - counted(printed):
                yield Difference(f"The wrap lacks “{words[:60]}”.", place)
        elif letters not in printed:
            yield Difference(f"The wrap lacks “{words[:60]}”, or says it with other words.", place)
        elif most and printed.count(letters) > most:
            yield Difference(f"The wrap says “{words[:60]}” {printed.count(letters)} times.", place)


def _wanted(book: Book) -> Iterator[tuple[str, Location, int]]:
    """Words, where they come from, and how often they may stand there: 0 for as often as they do."""
    at, cover = book.locations.at, book.settings.cover
    if cover.image is None or cover.title_colour is not None:
        yield book.title, at("title"), 0
        if book.subtitle:
            yield book.subtitle, at("subtitle"), 0
        for editor in book.editors:
            yield book.people[editor].name, at("editors"), 0
    if cover.back:
        yield cover.back, at("editions", "cover", "back"), 1
    if book.isbn.print:
        yield book.isbn.print, at("isbn", "print"), 1


def _letters(text: str) -> str:
    """Without spaces and divisions: lines are broken anywhere between words."""
    return drawn_as(plain(text)).replace(" ", "")

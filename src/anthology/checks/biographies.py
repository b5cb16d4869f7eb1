"""Whether everybody who wrote the book is told of, and at a length that leaves room for the others."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book, Kind
from anthology.diagnostics import Diagnostic, warning
from anthology.manuscript.words import count_words

LONGEST = {"bio": 150, "short_bio": 40}
"""Words: a paragraph among the correspondents, and a line or two at the end of a piece."""


def check_biographies(book: Book) -> Iterator[Diagnostic]:
    """bio-missing, where the book prints biographies; bio-long."""
    printed = any(section.kind is Kind.CORRESPONDENTS for section in book)
    printed = printed or any(person.bio is not None or person.short_bio is not None for person in book.people.values())
    for identifier, titles in _works(book).items():
        person = book.people[identifier]
        if printed and person.bio is None and person.short_bio is None:
            yield warning(
                "bio-missing",
                f"{person.name} wrote {titles[0]}{' and more' if len(titles) > 1 else ''}, and has no biography.",
                person.location,
                "Write one: bio: ..., a paragraph for the correspondents, or short_bio: ..., a line behind their text.",
            )
    for person in book.people.values():
        for name, text in (("bio", person.bio), ("short_bio", person.short_bio)):
            if text is not None and (length := count_words(text)) > LONGEST[name]:
                yield warning(
                    "bio-long",
                    f"The {name} of {person.name} has {length} words; the longest that fits beside others has "
                    f"{LONGEST[name]}.",
                    book.locations.at("people", person.id, name),
                    "Shorten it; links to their other work can stand below links.",
                )


def _works(book: Book) -> dict[str, list[str]]:
    """The titles of what each person wrote, by id, in reading order."""
    found: dict[str, list[str]] = {}
    for section in book:
        for identifier in section.piece.by if section.piece else ():
            if identifier in book.people:
                found.setdefault(identifier, []).append(section.title)
    return found

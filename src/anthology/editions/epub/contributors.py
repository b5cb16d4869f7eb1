"""Who made the book and as what, by MARC relator codes, in the order of credit; knows nothing of how it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from anthology.book import Book, Kind
from anthology.cache import digest

CREATORS = ("edt", "aut")
"""Roles that make a person a creator of the book; whoever has only others is a contributor."""
_FRAMES = {Kind.FOREWORD: "wfw", Kind.PREFACE: "wpr", Kind.INTRODUCTION: "win", Kind.AFTERWORD: "waw"}
"""What the writer of a text around the book's own is, who is no author of the book."""
_ROLES = ("edt", "aut", *_FRAMES.values(), "trl", "pht", "fnd")


@dataclass(frozen=True, slots=True)
class Credit:
    """Someone with all they did.

    key: stable and unique. sort: None where it would be a guess. language: of a name that is not in Latin letters.
    """

    key: str
    name: str
    sort: str | None
    roles: tuple[str, ...]
    right_to_left: bool
    language: str

    @property
    def is_creator(self) -> bool:
        """Whether they belong to the creators."""
        return self.roles[0] in CREATORS


def credits_of(book: Book) -> tuple[Credit, ...]:
    """Editors, then authors, then all others, each once, in the order in which the book names them.

    Roles are MARC relator codes: edt, aut, wfw, wpr, win, waw, trl, pht, fnd.
    """
    roles: dict[tuple[str, str], dict[str, None]] = {}
    languages: dict[tuple[str, str], str] = {}
    for role in _ROLES:
        for who, language in _with_role(book, role):
            roles.setdefault(who, {})[role] = None
            languages.setdefault(who, language)
    return tuple(_credit(book, who, tuple(done), languages[who]) for who, done in roles.items())


def _with_role(book: Book, role: str) -> Iterator[tuple[tuple[str, str], str]]:
    """((person's id or "", name), language of what they made) of everyone with a role."""

    def person(identifier: str, language: str) -> tuple[tuple[str, str], str]:
        return (identifier, book.people[identifier].name), language

    if role == "edt":
        yield from (person(i, book.language) for i in book.editors)
    for section in book:
        if piece := section.piece:
            by = {
                _FRAMES.get(section.kind, "aut"): piece.by,
                "trl": piece.translated_by,
                "pht": piece.photographs_by,
            }.get(role, ())
            yield from (person(i, section.language) for i in by)
    if role == "pht":
        for photo in book.photos.values():
            if photo.placed_in and photo.by:
                yield person(photo.by_person, book.language) if photo.by_person else (("", photo.by), book.language)
    if role == "fnd":
        yield from ((("", funding.funder), book.language) for funding in book.funding)


def _credit(book: Book, who: tuple[str, str], roles: tuple[str, ...], language: str) -> Credit:
    identifier, name = who
    right_to_left = any(unicodedata.bidirectional(c) in {"R", "AL"} for c in name)
    return Credit(
        key=f"person-{identifier}" if identifier else f"name-{digest(name)[:12]}",
        name=name,
        sort=book.people[identifier].sort if identifier else None,
        roles=roles,
        right_to_left=right_to_left,
        language=language if right_to_left else "",
    )

"""Who made the book and as what, by MARC relator codes, in the order of credit; knows nothing of how it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from anthology.book import AlternateScript, Book, Kind, Person
from anthology.cache import digest

CREATORS = ("edt", "aut")
"""Roles that make a person a creator of the book; whoever has only others is a contributor."""
_FRAMES = {Kind.FOREWORD: "wfw", Kind.PREFACE: "wpr", Kind.INTRODUCTION: "win", Kind.AFTERWORD: "waw"}
"""What the writer of a text around the book's own is, who is no author of the book."""
_ROLES = ("edt", "aut", *_FRAMES.values(), "trl", "pht", "fnd")


@dataclass(frozen=True, slots=True)
class Credit:
    """Someone with all they did.

    key: stable and unique. sort: None where it would be a guess. language, direction: of a name that runs from right
    to left, else "". identifier: an address that is theirs alone, such as an ORCID's or a ROR's.
    """

    key: str
    name: str
    sort: str | None
    roles: tuple[str, ...]
    language: str
    direction: str
    alternate_script: AlternateScript | None = None
    identifier: str | None = None

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
    person = book.people[identifier] if identifier else None
    right_to_left = any(unicodedata.bidirectional(c) in {"R", "AL"} for c in name)
    return Credit(
        key=person.anchor if person else f"name-{digest(name)[:12]}",
        name=name,
        sort=person.sort if person else None,
        roles=roles,
        language=language if right_to_left else "",
        direction="rtl" if right_to_left else "",
        alternate_script=person.alternate_script if person else None,
        identifier=_identifier(book, person, name),
    )


def _identifier(book: Book, person: Person | None, name: str) -> str | None:
    if person is not None:
        return person.orcid_address
    return next((f.id for f in book.funding if f.funder == name), None)

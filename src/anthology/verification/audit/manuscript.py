"""What finished editions are held against: the book as each of them may show it; knows no edition's file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from anthology.book import Book, EditionName
from anthology.composition.rights import for_edition
from anthology.verification.audit.looks import Looks

_LINES = re.compile(rb' data-(?:line|file)="[^"]*"')
"""Where in a file a block stands says nothing: a comment more in the manifest is the same book."""

SHOWN_AS = {
    "epub": EditionName.EPUB,
    "reading": EditionName.READING,
    "offprints": EditionName.READING,
    "press": EditionName.PRINT,
    "cover": EditionName.PRINT,
}
"""For each edition the one whose photographs it may show."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A book, and the layout of its press edition.

    today: the day on which rights are judged. leaves: for each page the section it is of, None for a blank one.
    looks: without them a picture is known by its proportions alone.
    """

    book: Book
    today: date
    leaves: tuple[str | None, ...] = ()
    looks: Looks = field(default_factory=dict)

    def shown_in(self, edition: str) -> Book:
        """The book as an edition, by its name, is to show it."""
        return for_edition(self.book, SHOWN_AS[edition], self.today)


def fingerprint(book: Book) -> str:
    """SHA-256 of all that a book says and shows, so that it is known when an edition is of an older one.

    Raises UnreadableError, told at the photograph that cannot be read.
    """
    said = hashlib.sha256()
    for part in _parts(book):
        said.update(part)
        said.update(b"\0")
    return said.hexdigest()


def _parts(book: Book) -> Iterable[bytes]:
    for photo in book.photos.values():
        yield f"{photo.id} {photo.fingerprint()}".encode()
    for section in book.sections:
        yield f"{section.id} {section.title}".encode()
        yield _LINES.sub(b"", etree.tostring(section.body, encoding="utf-8"))

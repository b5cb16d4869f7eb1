"""The pictures: one record each, from which captions, credit lines, lists and metadata are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from anthology.book.licences import Licence
from anthology.book.markup import Element
from anthology.pictures import fingerprint
from anthology.sources import Location, Stamp, UnreadableError


class EditionName(StrEnum):
    """The editions a picture can be cleared for."""

    EPUB = "epub"
    READING = "reading"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture and its rights.

    file: as in the manifest; path: where it is. width, height: pixels, upright (after its EXIF orientation).
    alt: "" when decorative. caption: a `span` of inline elements, or None. location: of the record in the manifest;
    alt_location: of its alt, or of the record where it has none.
    by: who made it, as printed; by_person: their id where they are in `people`.
    taken: as in the manifest: "2020", "2020-12" or "2020-12-24". focus: the point a crop must keep, as shares
    of width and height. stamp: of its file, when it was looked at. placed_in: the id of the section that shows it
    first, or None.
    """

    id: str
    file: str
    path: Path
    width: int
    height: int
    alt: str
    decorative: bool
    location: Location
    alt_location: Location
    caption: Element | None = None
    by: str | None = None
    by_person: str | None = None
    holder: str | None = None
    licence: Licence | None = None
    source: str | None = None
    taken: str | None = None
    cleared: frozenset[EditionName] = frozenset()
    cleared_until: date | None = None
    substitute: str | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    stamp: Stamp = ()
    placed_in: str | None = None

    def fingerprint(self) -> str:
        """SHA-256 of its file as it is now. Raises UnreadableError, told at its record."""
        try:
            return fingerprint(self.path, self.file)
        except UnreadableError as problem:
            raise problem.told_at(self.location) from None

    @property
    def anchor(self) -> str:
        """The id of the figure that shows this photo first."""
        return f"photo-{self.id}"

    def is_cleared(self, edition: EditionName, on: date) -> bool:
        """Whether its rights allow it in this edition on this day."""
        return edition in self.cleared and (self.cleared_until is None or on <= self.cleared_until)

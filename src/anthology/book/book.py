"""The whole book in reading order; made by composition, read by everything above it."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from anthology.book.drawings import Drawing
from anthology.book.licences import Licence
from anthology.book.people import Person
from anthology.book.photos import Photo
from anthology.book.sections import Kind, Section
from anthology.book.settings import Settings
from anthology.sources import Folder, Locations, UnreadableError


@dataclass(frozen=True, slots=True)
class Series:
    """The web series the book was made from. number: which of its books this is."""

    name: str
    url: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the book, and where."""

    name: str
    place: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Isbns:
    """ISBN-13 of each edition, with hyphens as in the manifest."""

    epub: str | None = None
    reading: str | None = None
    print: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """Who paid, and the sentence they ask for. id: their own identifier, such as a ROR address."""

    funder: str
    statement: str | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A book, ready to be made into editions.

    slug: names the files in dist/. language, direction: of what the book itself says. people, photos: by id,
    in the order of the manifest; photos of pieces included. sections: in reading order, parts' own pages included.
    drawings: those that the tool made, by id.
    draft: whether what is missing or not cleared is shown as a marked blank instead of stopping the build.
    """

    title: str
    language: str
    direction: str
    slug: str
    folder: Folder
    locations: Locations
    sections: tuple[Section, ...]
    people: Mapping[str, Person] = field(default_factory=dict)
    photos: Mapping[str, Photo] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    subtitle: str | None = None
    series: Series | None = None
    editors: tuple[str, ...] = ()
    publisher: Publisher | None = None
    published: date | None = None
    edition: str | None = None
    description: str | None = None
    subjects: tuple[str, ...] = ()
    isbn: Isbns = field(default_factory=Isbns)
    licence: Licence | None = None
    copyright: str | None = None
    funding: tuple[Funding, ...] = ()
    settings: Settings = field(default_factory=Settings)
    draft: bool = False

    def __iter__(self) -> Iterator[Section]:
        return iter(self.sections)

    @property
    def pieces(self) -> tuple[Section, ...]:
        """The sections read from chapters as pieces of the series, in order."""
        return tuple(s for s in self.sections if s.kind is Kind.PIECE)

    def section(self, identifier: str) -> Section:
        """The section with this id. Raises KeyError."""
        for section in self.sections:
            if section.id == identifier:
                return section
        raise KeyError(identifier)

    def anchors(self) -> dict[str, str]:
        """The id of the section each anchor stands in, for every element id of the book."""
        return {e.get("id", ""): s.id for s in self.sections for e in s.body.iter() if e.get("id")}

    @property
    def cover_photo(self) -> Photo | None:
        """The photograph that the cover's picture is, or is a copy of: its rights are the cover's."""
        name = self.settings.cover.image
        try:
            return next(iter(self.photos_in(self.file(name))), None) if name else None
        except UnreadableError:
            return None

    def photos_in(self, path: Path) -> list[Photo]:
        """The photographs whose file this is, those first, and those of which it is a copy."""
        own = [p for p in self.photos.values() if p.path == path or p.path.samefile(path)]
        size = path.stat().st_size
        alike = (p for p in self.photos.values() if p not in own and p.path.stat().st_size == size)
        return own + [p for p in alike if filecmp.cmp(p.path, path, shallow=False)]

    def file(self, name: str) -> Path:
        """The path of a file of the book. Raises UnreadableError."""
        return self.folder.find(name)

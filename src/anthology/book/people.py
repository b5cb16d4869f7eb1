"""Who made the book: one record a person, from which bylines, credits, biographies and metadata are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from anthology.book.markup import Element
from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled address on the web."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """A contributor.

    id: as in the manifest. name: as printed. sort: the form to sort by ("Lindqvist, Mara").
    bio, short_bio: a `div` of block elements and a `span` of inline ones, or None.
    orcid: sixteen characters in groups of four. portrait: a photo's id.
    """

    id: str
    name: str
    sort: str
    location: Location
    bio: Element | None = None
    short_bio: Element | None = None
    links: tuple[Link, ...] = ()
    orcid: str | None = None
    portrait: str | None = None

    @property
    def anchor(self) -> str:
        """The id of this person's entry in the correspondents' section."""
        return f"person-{self.id}"

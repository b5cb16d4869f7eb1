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
class AlternateScript:
    """A name in the script of its own language. direction: "ltr" or "rtl"."""

    name: str
    language: str
    direction: str


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
    alternate_script: AlternateScript | None = None

    @property
    def anchor(self) -> str:
        """The id of this person's entry in the correspondents' section."""
        return f"person-{self.id}"

    @property
    def orcid_address(self) -> str | None:
        """The ORCID iD as the address that it is to be given as."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else None

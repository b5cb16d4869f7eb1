"""The record of the book in the words of schema.org, with what the package cannot say of each piece; packs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from anthology.book import Book, Funding, Licence, Person, Photo, Piece, Section
from anthology.book.markup import text_of
from anthology.editions.epub import names
from anthology.editions.epub.contributors import credits_of
from anthology.editions.epub.metadata import COLLECTION, identifier
from anthology.language.words import Words

Thing: TypeAlias = dict[str, object]
"""A thing and its properties, to become JSON-LD 1.1; those that are None or empty are left out."""


def make_record(book: Book, shown: Mapping[str, str]) -> bytes:
    """A schema.org Book with each piece as a part of it, in JSON-LD; shown: the path of each photograph, by id.

    Addresses without a scheme are paths in the EPUB, counted from the record itself.
    """
    parts = [_part(book, section, section.piece, shown) for section in book if section.piece]
    thing = {"@context": "https://schema.org", **_book(book), "hasPart": parts}
    return (json.dumps(_said(thing), ensure_ascii=False, indent=1) + "\n").encode()


def _book(book: Book) -> Thing:
    people = {person.anchor: person for person in book.people.values()}
    credited = [(people[credit.key], credit.roles) for credit in credits_of(book) if credit.key in people]
    publisher = book.publisher
    return {
        "@type": "Book",
        "@id": identifier(book),
        "additionalType": COLLECTION,
        "bookFormat": "https://schema.org/EBook",
        "name": book.title,
        "alternativeHeadline": book.subtitle,
        "isbn": (book.isbn.epub or "").replace("-", ""),
        "bookEdition": book.edition,
        "inLanguage": list(dict.fromkeys([book.language, *(s.language for s in book)])),
        "datePublished": _day(book.published),
        "description": book.description,
        "keywords": book.subjects,
        "editor": [_person(person) for person, roles in credited if "edt" in roles],
        "author": [_person(person) for person, roles in credited if "aut" in roles],
        "translator": [_person(person) for person, roles in credited if "trl" in roles],
        "publisher": _organization(publisher.name, publisher.url, place=publisher.place) if publisher else None,
        "copyrightNotice": book.copyright,
        **_terms(book, book.licence),
        "funder": [_organization(f.funder, f.url, f.id) for f in book.funding],
        "funding": [_grant(f) for f in book.funding if f.statement],
        "isPartOf": _series(book),
        "position": book.series.number if book.series else None,
    }


def _part(book: Book, section: Section, piece: Piece, shown: Mapping[str, str]) -> Thing:
    """A piece; its id is its document's path. Who is in the book's own lists is only named here."""

    def people(ids: Iterable[str]) -> list[Thing]:
        return [_named(book.people[who]) for who in ids]

    photos = [photo for photo in book.photos.values() if photo.placed_in == section.id and photo.id in shown]
    return {
        "@type": "Chapter",
        "@id": names.document(section.id),
        "name": section.title,
        "alternativeHeadline": piece.subtitle,
        "position": piece.number,
        "author": people(piece.by),
        "translator": people(piece.translated_by),
        "contributor": people(piece.photographs_by),
        "inLanguage": section.language,
        "datePublished": _day(piece.published),
        "url": piece.url,
        "abstract": piece.summary,
        "contentLocation": _place(piece),
        **_terms(book, piece.licence or book.licence),
        "isPartOf": _series(book) if piece.url or piece.published else None,
        "image": [_image(book, photo, shown[photo.id]) for photo in photos],
    }


def _image(book: Book, photo: Photo, path: str) -> Thing:
    return {
        "@type": "ImageObject",
        "contentUrl": path,
        "caption": " ".join(text_of(photo.caption).split()) if photo.caption is not None else None,
        "creator": _named(book.people[photo.by_person]) if photo.by_person else None,
        "creditText": ", ".join(filter(None, (photo.by, photo.holder))),
        "dateCreated": photo.taken,
        "url": photo.source,
        **_terms(book, photo.licence),
    }


def _named(person: Person) -> Thing:
    return {"@type": "Person", "@id": f"#{person.anchor}", "name": person.name}


def _person(person: Person) -> Thing:
    other = person.alternate_script
    return {
        **_named(person),
        "alternateName": {"@value": other.name, "@language": other.language} if other else None,
        "identifier": person.orcid_address,
        "url": [link.url for link in person.links],
    }


def _organization(name: str, url: str | None, identifier: str | None = None, *, place: str | None = None) -> Thing:
    where = {"@type": "PostalAddress", "addressLocality": place} if place else None
    return {"@type": "Organization", "name": name, "identifier": identifier, "url": url, "address": where}


def _grant(funding: Funding) -> Thing:
    """What was given, with the sentence that they ask for."""
    funder = _organization(funding.funder, funding.url, funding.id)
    return {"@type": "Grant", "funder": funder, "description": funding.statement}


def _series(book: Book) -> Thing | None:
    if book.series is None:
        return None
    return {"@type": "CreativeWorkSeries", "@id": book.series.url, "name": book.series.name, "url": book.series.url}


def _place(piece: Piece) -> Thing | None:
    if not (piece.place or piece.country):
        return None
    country = {"@type": "PostalAddress", "addressCountry": piece.country} if piece.country else None
    found: Thing = {"@type": "Place", "name": piece.place, "address": country}
    if piece.coordinates:
        latitude, longitude = piece.coordinates
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return found


def _terms(book: Book, licence: Licence | None) -> Thing:
    """The licence's own page; where all rights are reserved there is none, and the words stand for it."""
    if licence is None:
        return {}
    if licence.reserved:
        return {"usageInfo": Words(book.language)("all-rights-reserved")}
    return {"license": licence.url}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(value: object) -> object:
    """The same without properties that say nothing."""
    if isinstance(value, dict):
        return {name: _said(inside) for name, inside in value.items() if inside not in (None, "", [], ())}
    return [_said(item) for item in value] if isinstance(value, list | tuple) else value

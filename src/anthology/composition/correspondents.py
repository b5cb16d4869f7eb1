"""The correspondents: everyone who made the book, with portrait, biography and what they made."""

from __future__ import annotations

from collections.abc import Container
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from anthology.book import Book, Link, Person, Section
from anthology.book.markup import Element
from anthology.composition.compositor import NOTHING, Compositor, bare_address, inner, markup_of
from anthology.language.collation import sort_key
from anthology.theme import Markup


@dataclass(frozen=True, slots=True)
class _Work:
    id: str
    place: Markup
    title: Markup
    roles: Markup


@dataclass(frozen=True, slots=True)
class _Entry:
    """A person as the template wants them."""

    anchor: str
    name: Markup
    alternate_name: Markup
    portrait: Markup
    bio: Markup
    bio_lang: str | None
    links: list[Markup]
    works: list[_Work]


def listed(book: Book) -> list[Person]:
    """Who has an entry, by alphabet: authors, translators, photographers, editors, and whoever is referred to."""
    ids = set(book.editors)
    for section in book.sections:
        if section.piece:
            ids.update(section.piece.by, section.piece.translated_by, section.piece.photographs_by)
        ids |= _linked(section.body)
    ids.update(p.by_person for p in book.photos.values() if p.placed_in and p.by_person)
    waiting = [i for i in ids if i in book.people]
    people = {i: book.people[i] for i in waiting}
    while waiting:
        # An entry may itself lead to people: in the biography, and to who made the portrait.
        for named in _named_by(book.people[waiting.pop()], book):
            if named in book.people and named not in people:
                people[named] = book.people[named]
                waiting.append(named)
    return sorted(people.values(), key=lambda p: (sort_key(p.sort, book.language), p.id))


def _named_by(person: Person, book: Book) -> set[str]:
    found = _linked(person.bio) if person.bio is not None else set()
    portrait = book.photos.get(person.portrait or "")
    return found | {portrait.by_person} if portrait and portrait.by_person else found


def _linked(tree: Element) -> set[str]:
    """The ids of the people this text links to."""
    hrefs = (a.get("href") or "" for a in tree.iter("a"))
    return {href.removeprefix("#person-") for href in hrefs if href.startswith("#person-")}


def sketch(book: Book, photos: Container[str]) -> Element:
    """The people with what of them can hold figures, still to be filled: portrait and biography.

    It has the form of the finished section, so that `body` finds them there in either. photos: the ids there are.
    """
    root = etree.Element("section")
    for person in listed(book):
        entry = etree.SubElement(root, "div", {"id": person.anchor})
        if person.portrait and person.portrait in photos:
            etree.SubElement(entry, "figure", {"class": "portrait", "data-photo": person.portrait})
        if person.bio is not None:
            bio = etree.SubElement(entry, "div", {"class": "bio"})
            bio.extend(deepcopy(list(person.bio)))
    return root


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The entries of all who made the book."""
    works = _works(book, compositor)
    bio_lang = book.language if book.language != compositor.language else None
    sketched = {entry.get("id"): entry for entry in section.body.iter("div") if entry.get("id")}
    entries = []
    for person in listed(book):
        # Who made a substitute comes into the list without having been sketched.
        found = sketched.get(person.anchor)
        entries.append(
            _Entry(
                person.anchor,
                compositor.text(person.name),
                _alternate_name(person, compositor),
                markup_of(found.find("figure") if found is not None else None),
                inner(found.find("div[@class='bio']") if found is not None else person.bio),
                bio_lang,
                [_link(link, compositor) for link in person.links],
                works.get(person.id, []),
            )
        )
    return compositor.section("correspondents", section, people=entries)


def _link(link: Link, compositor: Compositor) -> Markup:
    """What a person's link is called, and where it leads: on paper nobody can follow it."""
    address = bare_address(link.url)
    if link.label == address:
        return compositor.web(link.url)
    return compositor.web(link.url, compositor.text(link.label) + compositor.say("comma") + Markup.escape(address))


def _alternate_name(person: Person, compositor: Compositor) -> Markup:
    if (other := person.alternate_script) is None:
        return NOTHING
    return compositor.text(other.name, other.language, other.direction)


def _works(book: Book, compositor: Compositor) -> dict[str, list[_Work]]:
    """For every person what they made, in reading order; of pictures only those in texts that are not their own."""
    photographers: dict[str, set[str]] = {}
    for photo in book.photos.values():
        if photo.placed_in and photo.by_person:
            photographers.setdefault(photo.placed_in, set()).add(photo.by_person)
    found: dict[str, list[_Work]] = {}
    for section in book.sections:
        roles: dict[str, list[Markup]] = {}
        if section.piece is None:
            continue
        for person in section.piece.by:
            roles.setdefault(person, [])
        for person in section.piece.translated_by:
            roles.setdefault(person, []).append(compositor.say("as-translator"))
        for person in dict.fromkeys([*section.piece.photographs_by, *sorted(photographers.get(section.id, ()))]):
            if person not in section.piece.by:
                roles.setdefault(person, []).append(compositor.say("as-photographer"))
        place = compositor.text(section.piece.place) if section.piece.place else NOTHING
        for person, made in roles.items():
            work = _Work(section.id, place, compositor.title(section), compositor.listing(made))
            found.setdefault(person, []).append(work)
    return found

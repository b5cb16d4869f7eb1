"""The photo credits: every photograph shown, under who holds it or made it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from anthology.book import Book, Photo, Section
from anthology.book.markup import Element
from anthology.composition import credit_lines
from anthology.composition.compositor import Compositor, label
from anthology.language import dates
from anthology.language.collation import sort_key
from anthology.theme import Markup

_SENTENCE = re.compile(r"""[.!?…؟][”’»›"')]*$""")
"""What ends with a point of its own needs no other behind it."""


@dataclass(slots=True)
class _Line:
    """A photograph as listed: what it shows, who made it where another holds it and when, its licence.

    after: what stands between the first and what follows.
    """

    anchor: str
    label: Markup
    after: Markup
    details: list[Markup]
    terms: Markup


@dataclass(slots=True)
class _Group:
    heading: Markup
    sort: tuple[str, str]
    photos: list[_Line] = field(default_factory=list)


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The photographs in reading order, grouped by holder, or by photographer where nobody else holds them."""
    groups: dict[str, _Group] = {}
    for photo in in_reading_order(book):
        group = _group(photo, book, compositor)
        groups.setdefault(str(group.heading), group).photos.append(_line(photo, book, compositor))
    in_order = sorted(groups.values(), key=lambda group: group.sort)
    return compositor.section("photo-credits", section, groups=in_order, between=credit_lines.BETWEEN)


def in_reading_order(book: Book) -> list[Photo]:
    """Every photograph that is shown, as a reader of the pages comes to it."""
    order = {s.id: i for i, s in enumerate(book.sections)}
    places = _figure_order(book)
    shown = [p for p in book.photos.values() if p.placed_in]
    return sorted(shown, key=lambda p: (order[p.placed_in or ""], places.get(p.id, 0)))


def _figure_order(book: Book) -> dict[str, int]:
    """For each photograph the number of its first figure in its section."""
    found: dict[str, int] = {}
    for section in book.sections:
        for i, figure in enumerate(section.body.iter("figure")):
            found.setdefault(figure.get("data-photo", ""), i)
    return found


def _group(photo: Photo, book: Book, compositor: Compositor) -> _Group:
    if photo.holder:
        return _Group(compositor.text(photo.holder), sort_key(photo.holder, compositor.language))
    if not photo.by:
        # What nobody is named for comes last.
        return _Group(compositor.say("uncredited"), ("\U0010ffff", ""))
    person = book.people.get(photo.by_person or "")
    name = credit_lines.maker_name(photo, book.people, compositor)
    return _Group(name, sort_key(person.sort if person else photo.by, compositor.language))


def _line(photo: Photo, book: Book, compositor: Compositor) -> _Line:
    details = [credit_lines.maker(photo, book.people, compositor)] if photo.holder and photo.by else []
    if photo.taken:
        details.append(Markup.escape(dates.partial_date(photo.taken, compositor.language)))
    if photo.source:
        details.append(compositor.web(photo.source))
    name, terms = _label(photo, book, compositor), credit_lines.terms(photo.licence, compositor)
    # A caption that is a sentence ends with its own point.
    after = Markup(" ") if _SENTENCE.search(name.striptags()) else credit_lines.BETWEEN
    return _Line(photo.anchor, name, after, details, terms)


def _label(photo: Photo, book: Book, compositor: Compositor) -> Markup:
    """What to call a photograph: its caption, else what it shows."""
    if photo.caption is not None:
        return compositor.passage(label(photo.caption), book.language)
    return compositor.text(photo.alt, book.language) if photo.alt else compositor.say("photograph")

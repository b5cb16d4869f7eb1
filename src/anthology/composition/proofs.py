"""The sheet a correspondent is sent for approval: how the book prints their name, biography and credits."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from anthology.book import Book, Kind, Matter, Opening, Person, Section
from anthology.book.markup import Element
from anthology.composition import correspondents
from anthology.composition.bylines import bylines
from anthology.composition.compositor import NOTHING, Compositor, inner, markup_of
from anthology.composition.figures import figures_of
from anthology.composition.offprints import credits_of, entry_of, texts
from anthology.theme import Markup


@dataclass(frozen=True, slots=True)
class _Line:
    """A text as the sheet names it. file: of its offprint, beside the sheet. contents: its line there, if any."""

    title: Markup
    bylines: list[Markup]
    contents: Markup
    file: str


def correspondents_of(book: Book) -> list[tuple[Person, list[Section]]]:
    """Everybody the book presents, by alphabet, each with the texts that print something of theirs."""
    makers = [(text, _made_by(book, text)) for text in texts(book)]
    return [
        (person, [text for text, made_by in makers if person.id in made_by]) for person in correspondents.listed(book)
    ]


def proof_sheet(book: Book, person: Person, works: Sequence[Section], compositor: Compositor) -> Section:
    """The sheet of one person. works: their texts; book: as its edition may show it."""
    sheet = Section(
        id=f"{person.id}.proof",
        kind=Kind.TITLE_PAGE,
        matter=Matter.FRONT,
        title=compositor.words("proof"),
        language=compositor.language,
        direction=compositor.direction,
        body=etree.Element("section"),
        location=person.location,
        opening=Opening.NEXT,
    )
    entry = entry_of(book, person.id, works=True)
    signs = any(text.piece and person.id in text.piece.by for text in works)
    return sheet.with_body(
        compositor.section(
            "proof",
            sheet,
            name=compositor.text(person.name),
            book=Markup("<cite>{}</cite>").format(compositor.text(book.title, book.language)),
            lines=[_line(book, text, compositor) for text in works],
            entry=markup_of(entry),
            short_bio=compositor.passage(inner(person.short_bio, ids=False), book.language) if signs else NOTHING,
            credits=_credits(book, person, sheet, compositor),
        )
    )


def _made_by(book: Book, text: Section) -> set[str]:
    """Who wrote, translated or photographed what a text shows."""
    assert text.piece is not None
    photos = (book.photos.get(f.get("data-photo", "")) for f in figures_of(text) if f.find("img") is not None)
    found = {photo.by_person for photo in photos if photo and photo.by_person}
    return found | {*text.piece.by, *text.piece.translated_by, *text.piece.photographs_by}


def _line(book: Book, text: Section, compositor: Compositor) -> _Line:
    assert text.piece is not None
    return _Line(
        compositor.title(text),
        bylines(text.piece, book.people, compositor),
        _in_contents(book, text),
        f"{text.id}.pdf",
    )


def _in_contents(book: Book, text: Section) -> Markup:
    """A text's line of the contents, as it is printed."""
    for section in book.sections:
        if section.kind is Kind.CONTENTS:
            for entry in section.body.iter("li"):
                line = entry.find("p")
                if line is not None and any(a.get("href") == f"#{text.id}" for a in line.iter("a")):
                    return markup_of(deepcopy(line))
    return NOTHING


def _credits(book: Book, person: Person, sheet: Section, compositor: Compositor) -> Markup:
    """What the list of photo credits has for the photographs this person made."""
    theirs = {name: p for name, p in book.photos.items() if p.placed_in and p.by_person == person.id}
    if not theirs:
        return NOTHING
    everywhere = etree.Element("section")
    everywhere.extend(deepcopy(f) for name in theirs for f in _first_figure(book, name))
    return credits_of(replace(book, photos=theirs), sheet.with_body(everywhere), compositor)


def _first_figure(book: Book, photo: str) -> list[Element]:
    """The figure that a photograph's anchor is, so that its page is printed."""
    return [f for s in book.sections for f in figures_of(s) if f.get("id") == f"photo-{photo}"]

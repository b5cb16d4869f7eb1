"""The two sheets of an offprint: before a text where it appeared, behind it its credits; knows no pages."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from anthology.book import Book, Kind, Matter, Opening, Photo, Section
from anthology.book.markup import Element
from anthology.composition import copyright_page, credit_lines, photo_credits, title_page
from anthology.composition.acknowledgements import statements
from anthology.composition.bylines import bylines, first_published
from anthology.composition.compositor import NOTHING, Compositor, markup_of
from anthology.composition.figures import figures_of
from anthology.language import tags
from anthology.theme import Markup


def texts(book: Book) -> tuple[Section, ...]:
    """The sections that have an offprint: every text somebody wrote, introductions and the like included."""
    return tuple(s for s in book.sections if s.piece is not None)


def cover_sheet(book: Book, text: Section, pages: tuple[str, str], compositor: Compositor) -> Section:
    """Where a text appeared. pages: the printed numbers of its first page and its last."""
    piece = text.piece
    assert piece is not None
    sheet = _sheet(f"{text.id}.cover", Kind.TITLE_PAGE, compositor.words("offprint"), text, compositor)
    country = tags.country_name(piece.country, compositor.language) if piece.country else ""
    return sheet.with_body(
        compositor.section(
            "offprint",
            sheet,
            number=piece.number,
            place=compositor.text(piece.place) if piece.place else "",
            country="" if country.casefold() == (piece.place or "").casefold() else country,
            title=compositor.title(text),
            subtitle=compositor.text(piece.subtitle, text.language, text.direction) if piece.subtitle else "",
            credits=bylines(piece, book.people, compositor),
            source=compositor.say("offprint-from", title=_cited(book, compositor)),
            editors=compositor.listing(compositor.person(book.people[e]) for e in book.editors if e in book.people),
            edition=compositor.text(book.edition, book.language) if book.edition else "",
            publisher=_publisher(book, compositor),
            pages=_pages(pages, compositor),
            isbns=copyright_page.isbns(book, compositor),
            published=_published(book, text, compositor),
            copyright=copyright_page.line(book, compositor),
            licence=_licence(book, text, compositor),
            funding=statements(book, compositor),
        )
    )


def credits_sheet(book: Book, text: Section, compositor: Compositor) -> Section | None:
    """The credits of a text's photographs and the entries of its authors, both as the book prints them; None without.

    book: as its edition may show it.
    """
    piece = text.piece
    assert piece is not None
    made = dict.fromkeys((*piece.by, *piece.translated_by, *piece.photographs_by))
    people = [entry for person in made if (entry := entry_of(book, person, works=False)) is not None]
    photos = list(_shown(book, text, people))
    if not people and not photos:
        return None
    sheet = _sheet(f"{text.id}.credits", Kind.COPYRIGHT, compositor.words("credits"), text, compositor)
    return sheet.with_body(
        compositor.section(
            "offprint-credits",
            sheet,
            photos=credits_of(replace(book, photos={p.id: p for p in photos}), text, compositor),
            people=[markup_of(entry) for entry in people],
        )
    )


def entry_of(book: Book, person: str, *, works: bool) -> Element | None:
    """A person's entry as it is printed among the correspondents, with or without the list of their works."""
    printed = (e for s in book.sections if s.kind is Kind.CORRESPONDENTS for e in s.body.iter("div"))
    found = next((e for e in printed if e.get("id") == f"person-{person}"), None)
    if found is None:
        return None
    entry = deepcopy(found)
    for listed in [] if works else entry.findall("ul[@class='works']"):
        entry.remove(listed)
    return entry


def credits_of(book: Book, text: Section, compositor: Compositor) -> Markup:
    """What the list of photo credits has for the photographs of this book: headings and entries, without its opener.

    Entries lead to the figures in this text; those of a portrait beside a biography lead nowhere and have no page.
    """
    if not book.photos:
        return NOTHING
    listed = photo_credits.body(book, text, compositor)
    opener = listed.find("header")
    if opener is not None:
        listed.remove(opener)
    figures = {f"#photo-{f.get('data-photo')}": f"#{f.get('id')}" for f in reversed(figures_of(text))}
    for link in list(listed.iter("a")):
        href = link.get("href") or ""
        if href in figures:
            link.set("href", figures[href])
        elif link.get("class") == "folio":
            _drop(link)
    return NOTHING.join(markup_of(part) for part in listed)


def _drop(folio: Element) -> None:
    """Take out a page number, and what leads to it."""
    parent, leader = folio.getparent(), folio.getprevious()
    assert parent is not None
    parent.remove(folio)
    if leader is not None and leader.get("class") == "leader":
        parent.remove(leader)


def _sheet(identifier: str, kind: Kind, title: str, text: Section, compositor: Compositor) -> Section:
    """A section without a body; a dot in its id keeps it apart from all that an editor can name."""
    return Section(
        id=identifier,
        kind=kind,
        matter=Matter.FRONT,
        title=title,
        language=compositor.language,
        direction=compositor.direction,
        body=etree.Element("section"),
        location=text.location,
        opening=Opening.NEXT,
    )


def _shown(book: Book, text: Section, entries: list[Element]) -> Iterator[Photo]:
    """The photographs on the pages of an offprint, as placed in its text, each once."""
    figures = [*figures_of(text), *(f for entry in entries for f in entry.iter("figure"))]
    for photo in dict.fromkeys(f.get("data-photo", "") for f in figures if f.find("img") is not None):
        yield replace(book.photos[photo], placed_in=text.id)


def _cited(book: Book, compositor: Compositor) -> Markup:
    """As in "Letters from Elsewhere: Twelve letters"."""
    title = Markup("<cite>{}</cite>").format(compositor.text(book.title, book.language))
    if book.subtitle:
        title += Markup(": {}").format(compositor.text(book.subtitle, book.language))
    return title


def _publisher(book: Book, compositor: Compositor) -> Markup:
    """As in "Example Press, Paris, 2027"."""
    year = Markup(book.published.year) if book.published else NOTHING
    return compositor.say("comma").join(part for part in (title_page.publisher(book, compositor), year) if part)


def _published(book: Book, text: Section, compositor: Compositor) -> list[Markup]:
    """Where it was published first: the series stands for a piece whose day is not known."""
    assert text.piece is not None
    found = [first_published(text.piece, book.series, compositor)]
    if text.kind is Kind.PIECE and text.piece.published is None:
        found.insert(0, title_page.series(book, compositor))
    return [line for line in found if line]


def _pages(pages: tuple[str, str], compositor: Compositor) -> Markup:
    first, last = pages
    if first == last:
        return credit_lines.capitalised(compositor.say("page", page=first))
    return compositor.say("pages-from-to", first=first, last=last)


def _licence(book: Book, text: Section, compositor: Compositor) -> Markup:
    """The terms of the text: its own where it has some, else the book's."""
    licence = (text.piece.licence if text.piece else None) or book.licence
    if licence is None or licence.reserved:
        return credit_lines.terms(licence, compositor)
    return compositor.say("text-licensed", licence=credit_lines.terms(licence, compositor))

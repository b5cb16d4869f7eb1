"""The copyright page: rights and their exceptions, ISBNs, publisher, funding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from anthology.book import Book, Photo, Section
from anthology.book.markup import Element
from anthology.composition import credit_lines, photo_credits, title_page
from anthology.composition.acknowledgements import statements
from anthology.composition.compositor import NOTHING, Compositor
from anthology.language import dates
from anthology.theme import Markup


@dataclass(frozen=True, slots=True)
class OtherTerms:
    """What is under other terms than the texts of the book. anchors: where the photographs meant are."""

    what: Markup
    terms: Markup
    anchors: tuple[str, ...] = ()


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The copyright page."""
    pieces = list(_pieces(book, compositor))
    return compositor.section(
        "copyright",
        section,
        title=compositor.text(book.title, book.language),
        edition=compositor.text(book.edition, book.language) if book.edition else "",
        published=dates.full_date(book.published, compositor.language) if book.published else "",
        publisher=_publisher(book, compositor),
        series=title_page.series(book, compositor),
        copyright=line(book, compositor),
        licence=_licence(book, compositor, excepted=bool(pieces)),
        exceptions=[*pieces, *_photos(book, compositor)],
        isbns=isbns(book, compositor),
        funding=statements(book, compositor),
    )


def _publisher(book: Book, compositor: Compositor) -> Markup:
    made = title_page.publisher(book, compositor)
    if book.publisher and book.publisher.url:
        made += credit_lines.BETWEEN + compositor.web(book.publisher.url)
    return made


def isbns(book: Book, compositor: Compositor) -> list[Markup]:
    """The ISBN of every edition that has one, as printed."""
    numbers = {f"isbn-{n}": getattr(book.isbn, n) for n in ("print", "epub", "reading")}
    return [compositor.say(word, isbn=isbn) for word, isbn in numbers.items() if isbn]


def line(book: Book, compositor: Compositor) -> Markup:
    """The editor's own line; without one, the year and the authors."""
    if book.copyright:
        return compositor.text(book.copyright, book.language)
    if book.published is None:
        return NOTHING
    return Markup("© {} {}").format(book.published.year, compositor.say("the-authors"))


def _licence(book: Book, compositor: Compositor, *, excepted: bool) -> Markup:
    if book.licence is None:
        return NOTHING
    terms = credit_lines.terms(book.licence, compositor)
    if book.licence.reserved:
        return terms + "."
    return compositor.say("except-where-noted" if excepted else "licensed", licence=terms)


def _pieces(book: Book, compositor: Compositor) -> Iterator[OtherTerms]:
    """The texts under another licence than the book's."""
    for section in book.sections:
        if section.piece and section.piece.licence and section.piece.licence != book.licence:
            link = Markup('<a href="#{}">{}</a>').format(section.id, compositor.title(section))
            yield OtherTerms(link, credit_lines.terms(section.piece.licence, compositor))


def _photos(book: Book, compositor: Compositor) -> Iterator[OtherTerms]:
    """The photographs under another licence than the texts, those of one maker, holder and licence together,
    in reading order.
    """
    groups: dict[tuple[object, ...], list[Photo]] = {}
    for photo in photo_credits.in_reading_order(book):
        if photo.licence and photo.licence != book.licence:
            groups.setdefault((photo.by_person, photo.by, photo.holder, photo.licence), []).append(photo)
    for photos in groups.values():
        first = photos[0]
        word = "photograph-by" if len(photos) == 1 else "photographs-by"
        name = credit_lines.maker_name(first, book.people, compositor)
        parts = [compositor.say(word, names=name, name=name)] if name else []
        parts += [part for part in [credit_lines.holder(first, compositor)] if part]
        what = credit_lines.BETWEEN.join(parts or [compositor.say("photograph")])
        yield OtherTerms(
            credit_lines.capitalised(what),
            credit_lines.terms(first.licence, compositor),
            tuple(p.anchor for p in photos),
        )

"""The title page: title, subtitle, editors, series, publisher."""

from __future__ import annotations

from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.composition.compositor import NOTHING, Compositor
from anthology.theme import Markup


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The title page."""
    return compositor.section(
        "title-page",
        section,
        title=compositor.text(book.title, book.language),
        subtitle=compositor.text(book.subtitle, book.language) if book.subtitle else "",
        editors=compositor.listing(compositor.person(book.people[e]) for e in book.editors if e in book.people),
        edition=compositor.text(book.edition, book.language) if book.edition else "",
        series=series(book, compositor),
        publisher=publisher(book, compositor),
    )


def series(book: Book, compositor: Compositor) -> Markup:
    """As in "First published in the series The Correspondents", linked; empty for a book without one."""
    if book.series is None:
        return NOTHING
    name = compositor.text(book.series.name)
    return compositor.say(
        "first-published-in", series=compositor.web(book.series.url, name) if book.series.url else name
    )


def publisher(book: Book, compositor: Compositor) -> Markup:
    """As in "Example Press, Paris"; empty for a book without one."""
    if book.publisher is None:
        return NOTHING
    names = [book.publisher.name, book.publisher.place]
    return compositor.say("comma").join(compositor.text(n) for n in names if n)

"""The acknowledgements: what the editor says in acknowledgements.md, and the statements funders ask for."""

from __future__ import annotations

from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.composition.compositor import Compositor, inner
from anthology.theme import Markup


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The acknowledgements; the blocks the section has so far are the editor's own."""
    return compositor.section(
        "acknowledgements", section, text=inner(section.body), funding=statements(book, compositor)
    )


def statements(book: Book, compositor: Compositor) -> list[Markup]:
    """What is printed for each funder: their own sentence, or that they helped."""
    found = []
    for funding in book.funding:
        if funding.statement:
            said = compositor.text(funding.statement, book.language)
        else:
            name = compositor.text(funding.funder)
            said = compositor.say("supported-by", funder=compositor.web(funding.url, name) if funding.url else name)
        if funding.statement and funding.url:
            said += Markup(" ") + compositor.web(funding.url)
        found.append(said)
    return found

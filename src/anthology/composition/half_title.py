"""The half-title: the book's title alone."""

from __future__ import annotations

from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.composition.compositor import Compositor


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The half-title page."""
    return compositor.section("half-title", section, title=compositor.text(book.title, book.language))

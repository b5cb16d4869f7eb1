"""The colophon: how the book was made."""

from __future__ import annotations

from anthology import __version__
from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.composition.compositor import Compositor, inner


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The colophon; the blocks the section has so far are the editor's own."""
    families = dict.fromkeys(face.family for face in compositor.theme.fonts())
    return compositor.section(
        "colophon",
        section,
        text=inner(section.body),
        fonts=compositor.listing(compositor.text(f) for f in families),
        tool=f"anthology {__version__}",
    )

"""The drawings that the tool made, in the colours that the theme gives them on pages; knows not what they show."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from anthology.book import Book, Section
from anthology.theme import Theme


def styled_drawings(book: Book, theme: Theme) -> Mapping[str, str]:
    """For each drawing of the book its SVG document with the theme's style sheet in it."""
    style = f"<style>{escape(theme.css('map'))}</style>"
    return {name: drawing.page.replace(">", f">{style}", 1) for name, drawing in book.drawings.items()}


def drawn_in(section: Section) -> tuple[str, ...]:
    """The ids of the drawings that a section shows."""
    sources = (image.get("src") or "" for image in section.body.iter("img"))
    return tuple(s.removeprefix("drawing:") for s in sources if s.startswith("drawing:"))

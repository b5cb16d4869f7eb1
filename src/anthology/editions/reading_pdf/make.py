"""The reading edition: the whole book as one PDF/UA-1 file; how pages are bound is not known here."""

from __future__ import annotations

from pathlib import Path

from anthology.book import Book
from anthology.editions.binding.bind import bind_pages
from anthology.editions.binding.metadata import record_of
from anthology.editions.pages.pages import Pages
from anthology.theme import Theme


def make_reading_pdf(book: Book, theme: Theme, pages: Pages, target: Path) -> None:
    """Write the reading edition to target, whole or not at all. Raises OSError when target cannot be written."""
    bind_pages(book, theme, pages, record_of(book), target)

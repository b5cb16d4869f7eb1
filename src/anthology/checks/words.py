"""Whether the book can speak its own language: its generated words stand in a table of a few languages only."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book
from anthology.diagnostics import Diagnostic, warning
from anthology.language.words import LANGUAGES, has_words


def check_words(book: Book) -> Iterator[Diagnostic]:
    """language-without-words."""
    if not has_words(book.language):
        yield warning(
            "language-without-words",
            f"There are no words in {book.language} for headings, credits and dates: they will be in English.",
            book.locations.at("language"),
            f"Languages with words of their own: {', '.join(LANGUAGES)}.",
        )

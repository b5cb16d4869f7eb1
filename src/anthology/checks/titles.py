"""Whether every chapter and part can be told from the others by its title."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book, Kind, Section
from anthology.diagnostics import Diagnostic, warning


def check_titles(book: Book) -> Iterator[Diagnostic]:
    """title-twice."""
    seen: dict[str, Section] = {}
    for section in book.sections:
        if section.piece is None and section.kind is not Kind.PART:
            continue
        first = seen.setdefault(section.title.casefold(), section)
        if first is not section:
            yield warning(
                "title-twice",
                f"Two sections have the title {section.title}; the first is in line {first.location.line}.",
                section.location,
                "Readers meet them in the contents and in running heads: give one another title.",
            )

"""Whether a place that several pieces come from lies in one place."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book, Section
from anthology.diagnostics import Diagnostic, warning
from anthology.pictures.maps import degrees_between

FAR = 1.0
"""Degrees, of about 111 km: no town is so large."""

_KILOMETRES = 111


def check_coordinates(book: Book) -> Iterator[Diagnostic]:
    """coordinates-differ: a place that an earlier piece has elsewhere, by more than a town is wide."""
    first: dict[tuple[str, str | None], Section] = {}
    for section in book:
        piece = section.piece
        if piece is None or not piece.place or piece.coordinates is None:
            continue
        before = first.setdefault((piece.place, piece.country), section)
        assert before.piece is not None
        assert before.piece.coordinates is not None
        apart = degrees_between(piece.coordinates, before.piece.coordinates)
        if apart > FAR:
            yield warning(
                "coordinates-differ",
                f"{piece.place} lies {10 * round(apart * _KILOMETRES / 10):,} km from where {before.title} has it, "
                f"in line {before.location.line}.",
                book.locations.inside(section.location, "coordinates"),
                "Look for a minus that is missing, or for numbers the other way round. "
                "It is enough to enter the coordinates of a place once.",
            )

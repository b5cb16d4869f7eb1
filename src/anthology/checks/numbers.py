"""Whether the pieces are counted without gaps and doubles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from anthology.book import Book, Section
from anthology.diagnostics import Diagnostic, warning


def check_numbers(book: Book) -> Iterator[Diagnostic]:
    """number-twice, number-gap; a series may begin with any number."""
    first: dict[int, Section] = {}
    for section in book:
        number = section.piece.number if section.piece else None
        if number is None:
            continue
        if first.setdefault(number, section) is not section:
            yield warning(
                "number-twice",
                f"{section.title} has the number {number}, and so has {first[number].title} "
                f"in line {first[number].location.line}.",
                book.locations.inside(section.location, "number"),
                "Correct one of the two.",
            )
    for before, after in pairwise(sorted(first)):
        if after - before > 1:
            yield warning(
                "number-gap",
                f"There is no piece with {_named(before + 1, after - 1)}: {first[before].title} has {before}, "
                f"and {first[after].title} has {after}.",
                book.locations.inside(first[after].location, "number"),
                "Enter what is missing, or correct the number.",
            )


def _named(first: int, last: int) -> str:
    if first == last:
        return f"the number {first}"
    return f"the numbers {first} {'and' if last - first == 1 else 'to'} {last}"

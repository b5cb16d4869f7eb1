"""Whether the pieces stand in the order in which they were published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from anthology.book import Book, Section
from anthology.diagnostics import Diagnostic, warning


def check_dates(book: Book) -> Iterator[Diagnostic]:
    """date-out-of-order: the fewest pieces that would have to be moved, each told beside one that stays."""
    dated = [(s.piece.published, s) for s in book.pieces if s.piece and s.piece.published]
    staying = _longest_rise([day for day, _ in dated])
    for at, (day, section) in enumerate(dated):
        if at in staying:
            continue
        before = next((dated[i] for i in sorted(staying, reverse=True) if i < at and dated[i][0] > day), None)
        other = before or next(dated[i] for i in sorted(staying) if i > at and dated[i][0] < day)
        yield _report(book, section, day, other, where="after" if before else "before")


def _report(book: Book, section: Section, day: date, other: tuple[date, Section], *, where: str) -> Diagnostic:
    return warning(
        "date-out-of-order",
        f"{section.title}, published on {day}, stands {where} {other[1].title}, published on {other[0]}.",
        book.locations.inside(section.location, "published"),
        "Move it to its place in the contents, or correct the date.",
    )


def _longest_rise(days: Sequence[date]) -> frozenset[int]:
    """The numbers of the most days that stand in order, days that are the same included (patience sorting).

    It is found from the end, so that of two days that could stay it is the first.
    """
    ends: list[int] = []
    behind: dict[int, int | None] = {}
    for at in reversed(range(len(days))):
        length = bisect_right([-days[end].toordinal() for end in ends], -days[at].toordinal())
        behind[at] = ends[length - 1] if length else None
        ends[length:] = [at, *ends[length + 1 :]]
    found, next_one = set(), ends[-1] if ends else None
    while next_one is not None:
        found.add(next_one)
        next_one = behind[next_one]
    return frozenset(found)

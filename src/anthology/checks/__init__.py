"""What is wrong with a book that can only be seen when it stands as a whole: one check a file, listed in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from anthology.book import Book
from anthology.checks.alternatives import check_alternatives
from anthology.checks.biographies import check_biographies
from anthology.checks.characters import check_characters
from anthology.checks.coordinates import check_coordinates
from anthology.checks.cover import check_cover
from anthology.checks.dates import check_dates
from anthology.checks.numbers import check_numbers
from anthology.checks.profile import check_profile
from anthology.checks.prose import check_prose
from anthology.checks.style_sheets import check_style_sheets
from anthology.checks.titles import check_titles
from anthology.checks.words import check_words
from anthology.diagnostics import Diagnostic, Severity

CHECKS: tuple[Callable[[Book], Iterator[Diagnostic]], ...] = (
    check_words,
    check_titles,
    check_characters,
    check_style_sheets,
    check_cover,
    check_profile,
    check_alternatives,
    check_biographies,
    check_numbers,
    check_dates,
    check_coordinates,
    check_prose,
)
"""Every check, in the order they are made."""


def check_book(book: Book, told: Iterable[Diagnostic] = ()) -> Iterator[Diagnostic]:
    """What all checks find, but for warnings on lines in which an error was told: they have its cause.

    told: what was found while the book was read.
    """
    faulty = {(d.location.path, d.location.line) for d in told if d.location and d.severity is Severity.ERROR}
    for check in CHECKS:
        for found in check(book):
            at = found.location
            if found.severity is Severity.ERROR or at is None or (at.path, at.line) not in faulty:
                yield found

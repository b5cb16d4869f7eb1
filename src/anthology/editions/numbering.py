"""Whether the printed book and the reading PDF have the same page numbers; knows nothing of how either is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from anthology.book import Book, EditionName
from anthology.composition.rights import allowed
from anthology.diagnostics import Diagnostic, warning
from anthology.editions.pages.pages import Pages


def check_page_numbers(book: Book, today: date, read: Pages, printed: Pages) -> Iterator[Diagnostic]:
    """A warning page-numbers-differ, at the first photograph that only one of them may show.

    Other photographs are the only thing that makes two layouts of one book differ.
    """
    for section in book:
        here, there = read.sections[section.id].first_page, printed.sections[section.id].first_page
        if here != there:
            apart = [name for name in book.photos if _differs(book, name, today)]
            yield warning(
                "page-numbers-differ",
                f"{section.title} begins on page {there} of the printed book, and on page {here} of the reading PDF, "
                f"since these photographs are not the same in both: {', '.join(apart)}. The EPUB has the printed "
                "page numbers.",
                book.photos[apart[0]].location,
                "Have them cleared for both, or name a substitute of the same shape.",
            )
            return


def _differs(book: Book, name: str, today: date) -> bool:
    read, printed = (allowed(name, book.photos, edition, today) for edition in (EditionName.READING, EditionName.PRINT))
    return read is not printed

"""Whether the printed book and the reading PDF have the same page numbers; knows nothing of how either is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from anthology.book import Book, EditionName
from anthology.composition.rights import allowed
from anthology.diagnostics import Diagnostic, warning
from anthology.editions.pages.pages import Pages


def check_page_numbers(book: Book, today: date, read: Pages, printed: Pages) -> Iterator[Diagnostic]:
    """A warning page-numbers-differ, at the first photograph that only one of them may show.

    Compared is where in the text each page begins: pages may hold other words although none is added. Other
    photographs are the only thing that makes two layouts of one book differ.
    """
    for there, here in zip_longest(printed.starts(), read.starts()):
        if here == there:
            continue
        apart = [name for name in book.photos if _differs(book, name, today)]
        first = there or here
        assert first is not None  # The longer of the two goes on.
        yield warning(
            "page-numbers-differ",
            f"From page {first.label} on, in {book.section(first.section).title}, the printed book and the reading PDF "
            f"do not have the same text on the same pages, since they may not show the same photographs "
            f"({', '.join(apart)}). The page numbers in the EPUB are the printed ones.",
            book.photos[apart[0]].location,
            "Have them cleared for both, name a substitute of the same shape, or show them as plates.",
        )
        return


def _differs(book: Book, name: str, today: date) -> bool:
    read, printed = (allowed(name, book.photos, edition, today) for edition in (EditionName.READING, EditionName.PRINT))
    return read is not printed

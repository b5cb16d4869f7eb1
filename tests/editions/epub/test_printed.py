"""The starts of the printed pages, told for an EPUB that may show other pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from anthology.book import Book, PageStart
from anthology.editions.epub.printed import Printed, starts_in


def with_list(book: Book, *names: str) -> Book:
    """The book with a list of these names as its last section."""
    last = book.sections[-1]
    entries = "".join(f"<li><p>{name}</p></li>" for name in names)
    body = etree.fromstring(f'<section id="{last.id}" class="{last.kind.value}"><ul>{entries}</ul></section>')
    return replace(book, sections=(*book.sections[:-1], last.with_body(body)))


@pytest.mark.parametrize(
    ("shown", "block", "wanted"),
    [
        (("a", "b", "c"), 5, (5, 2)),  # The same list.
        (("b", "c"), 5, (3, 2)),  # An entry less before it.
        (("a", "x", "b", "c"), 5, (7, 2)),  # One more.
        (("a", "c"), 5, (5, 0)),  # It is not there: the page begins with the next.
        (("a",), 7, (None, 0)),  # Nor is the next.
    ],
)
def test_a_page_begins_where_its_words_are(book: Book, shown: tuple[str, ...], block: int, wanted) -> None:
    start = PageStart("9", book.sections[-1].id, block, 2)
    found = starts_in(with_list(book, *shown), Printed(with_list(book, "a", "b", "c"), (start,)))
    (moved,) = found[start.section]
    assert (moved.block, moved.offset) == wanted
    assert (moved.label, moved.section) == (start.label, start.section)


def test_every_section_has_its_own(book: Book) -> None:
    starts = tuple(PageStart(str(n), section.id, 0, 0) for n, section in enumerate(book, 1))
    found = starts_in(book, Printed(book, starts))
    assert [s for section in book for s in found[section.id]] == list(starts)

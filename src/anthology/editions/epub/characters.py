"""Which characters the book is written with, by language: what its fonts must show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from anthology.book import Book
from anthology.book.markup import Element


def characters_by_language(book: Book) -> Mapping[str, frozenset[str]]:
    """The characters of text and titles by the tag of the language they stand in."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for section in book:
        found[section.language].update(section.title)
        _gather(section.body, section.language, found)
    found[book.language].update(book.title)
    return {language: frozenset(used) for language, used in found.items()}


def _gather(element: Element, language: str, found: defaultdict[str, set[str]]) -> None:
    inside = element.get("lang") or language
    found[inside].update(element.text or "")
    for child in element:
        _gather(child, inside, found)
        found[inside].update(child.tail or "")

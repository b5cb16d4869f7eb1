"""What style sheets of pages put in beside the text: the strings of their `content` (CSS Generated Content 3)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from tinycss2.parser import parse_blocks_contents, parse_stylesheet

from anthology.book import Book
from anthology.sources import UnreadableError
from anthology.theme import Theme
from anthology.verification.audit.letters import plain


def signs_of(book: Book) -> tuple[str, ...]:
    """The strings as they are compared, longest first; those of the theme, and of the book's own style sheet."""
    pages = book.settings.pages
    sheets = [Theme.load(pages.theme, book.folder).css("pages")]
    if pages.style is not None:
        with contextlib.suppress(UnreadableError):  # It was told when the book was read.
            sheets.append(book.folder.read(pages.style).text)
    found = {sign for sheet in sheets for sign in _strings(_rules(sheet))}
    return tuple(sorted(found, key=lambda sign: (-len(sign), sign)))


def _rules(sheet: str) -> list[Any]:
    found: list[Any] = parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)  # type: ignore[no-untyped-call]
    return found


def _strings(rules: list[Any]) -> Iterator[str]:
    """Those of every rule, also of rules within rules; but for the margins of pages, which hold no text of the book."""
    for rule in rules:
        if rule.type not in {"qualified-rule", "at-rule"} or not rule.content:
            continue
        inside: list[Any] = parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)  # type: ignore[no-untyped-call]
        yield from _strings(inside)
        for declaration in inside:
            if declaration.type == "declaration" and declaration.lower_name == "content":
                for token in declaration.value:
                    if token.type == "string" and (sign := plain(token.value).strip()):
                        yield sign

"""Whether the style sheets are there and name nothing outside the book: what they name is never fetched."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from tinycss2.parser import parse_stylesheet

from anthology.book import Book
from anthology.diagnostics import Diagnostic, error, unreadable
from anthology.sources import Location, Source, UnreadableError
from anthology.theme import Theme

_NAMING = frozenset({"url", "src", "image", "image-set", "import"})
"""The functions, and the rule, in which a string is an address (CSS Values 4; CSS Images 4; CSS Cascade 4)."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)


def check_style_sheets(book: Book) -> Iterator[Diagnostic]:
    """style-remote, and what hinders a style sheet, or a file it names, from being read."""
    keys = {"pages": book.settings.pages.style, "epub": book.settings.epub.style}
    named: dict[str, Location] = {}
    for edition, name in keys.items():
        if name is not None:
            named.setdefault(name, book.locations.at("editions", edition, "style"))
    theme = Theme.load(book.settings.pages.theme, book.folder)
    if theme.folder != theme.default:
        at = book.locations.at("editions", "pages", "theme")
        named |= {f"{theme.name}/{p.name}": at for p in sorted(theme.folder.glob("*.css"))}
    for name, at in named.items():
        try:
            yield from _addresses(book.folder.read(name), book)
        except UnreadableError as problem:
            yield unreadable(problem, at)


def _named_in(style: Source) -> Iterator[tuple[str, Location]]:
    """Every address in a style sheet, with its place."""
    waiting = [("", node) for node in reversed(parse_stylesheet(style.text, skip_comments=True))]  # type: ignore[no-untyped-call]
    while waiting:
        within, node = waiting.pop()
        if node.type == "url" or (node.type == "string" and within in _NAMING):
            yield node.value.strip(), Location(style.name, node.source_line, node.source_column)
        inside = getattr(node, "lower_name", "") or getattr(node, "lower_at_keyword", "")
        for name in ("content", "arguments", "prelude"):
            waiting += [(inside, child) for child in reversed(getattr(node, name, None) or ())]


def _addresses(style: Source, book: Book) -> Iterator[Diagnostic]:
    for address, at in _named_in(style):
        if address.startswith(("data:", "#")) or not address:
            continue
        if address.startswith("//") or _SCHEME.match(address):
            yield error(
                "style-remote",
                f"This names {address}, which is not a file of the book.",
                at,
                "Nothing is fetched while a book is built: put the file into the book's folder and name it there.",
            )
            continue
        # An address in a style sheet counts from where the style sheet stands.
        name = unquote(re.split(r"[?#]", address)[0])
        try:
            book.folder.find(posixpath.normpath(posixpath.join(posixpath.dirname(style.name), name)))
        except UnreadableError as problem:
            yield unreadable(problem, at)

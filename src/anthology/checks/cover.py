"""Whether the cover's picture is there and large enough."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book
from anthology.diagnostics import Diagnostic, unreadable, warning
from anthology.pictures.probe import probe
from anthology.sources import UnreadableError

SMALLEST = 1600
"""Pixels along the longer edge: less looks coarse on the screens books are sold on."""


def check_cover(book: Book) -> Iterator[Diagnostic]:
    """cover-small, and what hinders the picture from being read."""
    name = book.settings.cover.image
    if name is None:
        return
    at = book.locations.at("editions", "cover", "image")
    try:
        facts = probe(book.folder.find(name), name)
    except UnreadableError as problem:
        yield unreadable(problem, at)
        return
    if max(facts.width, facts.height) < SMALLEST:
        yield warning(
            "cover-small",
            f"The cover's picture is {facts.width} x {facts.height} pixels.",
            at,
            f"Take one of at least {SMALLEST} pixels along the longer edge.",
        )

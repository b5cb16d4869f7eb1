"""Whether the press edition's colour profile is a shipped one, or a file of the book that a press can use."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from anthology.book import Book
from anthology.diagnostics import Diagnostic, error, unreadable
from anthology.pictures.profile import SHIPPED, PressProfile
from anthology.sources import UnreadableError

_SUFFIXES = (".icc", ".icm")


def check_profile(book: Book) -> Iterator[Diagnostic]:
    """profile-unknown, profile-broken, and what hinders the file from being read."""
    name = book.settings.press.profile
    if name in SHIPPED:
        return
    at = book.locations.at("editions", "press", "profile")
    if not name.lower().endswith(_SUFFIXES):
        near = difflib.get_close_matches(name.upper().replace(" ", ""), SHIPPED, 1, 0.5)
        guess = f"Did you mean {near[0]}? " if near else ""
        hint = f"{guess}Shipped: {', '.join(SHIPPED)}. A profile of your printer's is named by its path, *.icc."
        yield error("profile-unknown", f"There is no colour profile {name}.", at, hint)
        return
    try:
        path = book.folder.find(name)
    except UnreadableError as problem:
        yield unreadable(problem, at)
        return
    try:
        PressProfile.read(path)
    except OSError as problem:
        yield error(
            "file-unreadable", f"{name} cannot be read ({problem.strerror}).", at, "Look at the file's permissions."
        )
    except ValueError as problem:
        yield error(
            "profile-broken",
            f"{name} {problem}.",
            at,
            "Ask your printer for the ICC profile of the paper, or take a shipped one.",
        )

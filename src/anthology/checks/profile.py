"""Whether the press edition's colour profile, where it is a file of the book, is there and is one."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book
from anthology.diagnostics import Diagnostic, error, unreadable
from anthology.sources import UnreadableError

_SUFFIXES = (".icc", ".icm")


def check_profile(book: Book) -> Iterator[Diagnostic]:
    """profile-broken, and what hinders the file from being read. The name of a shipped profile is not looked at."""
    name = book.settings.press.profile
    if not name.lower().endswith(_SUFFIXES):
        return
    at = book.locations.at("editions", "press", "profile")
    try:
        path = book.folder.find(name)
    except UnreadableError as problem:
        yield unreadable(problem, at)
        return
    with path.open("rb") as file:
        header = file.read(128)
    # ICC.1:2022, 7.2: the signature "acsp" stands at byte 36 of every profile.
    if header[36:40] != b"acsp":
        yield error(
            "profile-broken",
            f"{name} is not a colour profile.",
            at,
            "Ask your printer for the ICC profile of the paper, or take a shipped one.",
        )

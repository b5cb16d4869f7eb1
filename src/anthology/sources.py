"""Where things stand in the editor's files, and the only way to read one; knows nothing of what is in them."""

from __future__ import annotations

import bisect
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

TEXT_LIMIT = 5_000_000
"""Bytes. A manifest or a chapter larger than this is refused: no year of letters is that long."""

Key = tuple[str | int, ...]
"""The way to a value in the manifest: ("photos", "torotoro", "alt"), ("contents", 4, "pieces", 0, "by")."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the book.

    path: relative to the book's folder, with forward slashes. line, column: from 1; columns count characters.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class UnreadableError(Exception):
    """A file of the book that cannot be read; `code`, `message` and `hint` become a diagnostic where it was named."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the book, read once.

    name: its path relative to the book's folder. text: its characters, line ends as LF, in Unicode form NFC.
    """

    name: str
    text: str

    def line(self, number: int) -> str:
        """The line with this number (from 1), without its line end; "" when there is none."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def at(self, offset: int) -> Location:
        """The location of the character at this offset in text."""
        starts = [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]
        line = bisect.bisect_right(starts, offset)
        return Location(self.name, line, offset - starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Locations:
    """Where each value of the manifest stands; asked for a value that is not there, the nearest one that holds it."""

    path: str
    known: Mapping[Key, Location] = field(default_factory=dict)

    def at(self, *key: str | int) -> Location:
        """The location of the value at this key, or of its closest parent; line 1 of the manifest failing all."""
        for end in range(len(key), -1, -1):
            if (found := self.known.get(key[:end])) is not None:
                return found
        return Location(self.path)


@dataclass(frozen=True, slots=True)
class Folder:
    """A book's folder: the only files a build may read are in it, links out of it not followed."""

    root: Path

    def find(self, name: str) -> Path:
        """The absolute path of a file of the book.

        Raises UnreadableError: file-outside-book, file-missing (with the names that differ in capitals or
        accents only as a hint), file-unreadable.
        """
        pure = PurePosixPath(name)
        if pure.is_absolute() or "\\" in name or "\0" in name or ":" in name or ".." in pure.parts:
            raise UnreadableError(
                "file-outside-book", f"{name!r} leads out of the book's folder.", "Give a path inside the book."
            )
        path = self.root / pure
        try:
            if not path.resolve().is_relative_to(self.root.resolve()):
                raise UnreadableError(
                    "file-outside-book",
                    f"{name!r} is a link that leads out of the book's folder.",
                    "Put a copy of the file into the book's folder.",
                )
            if path.is_file():
                if not os.access(path, os.R_OK):
                    raise UnreadableError(
                        "file-unreadable", f"{name} may not be read.", "Change its permissions so that you may read it."
                    )
                return path
        except (OSError, RuntimeError) as problem:
            raise UnreadableError(
                "file-unreadable", f"{name} cannot be read ({problem}).", "Look at the file and its permissions."
            ) from None
        if path.is_dir():
            raise UnreadableError("file-missing", f"{name} is a folder, not a file.", "Name a file in it.")
        raise UnreadableError("file-missing", f"There is no file {name}.", self._nearest(pure))

    def read(self, name: str) -> Source:
        """The text of a file of the book.

        Raises UnreadableError: those of find, file-too-large, file-not-utf8.
        """
        path = self.find(name)
        try:
            if path.stat().st_size > TEXT_LIMIT:
                raise UnreadableError(
                    "file-too-large",
                    f"{name} is larger than {TEXT_LIMIT // 1_000_000} MB.",
                    "Is this the right file? Split a text that is really so long.",
                )
            raw = path.read_bytes()
        except OSError as problem:
            raise UnreadableError(
                "file-unreadable",
                f"{name} cannot be read ({problem.strerror}).",
                "Look at the file and its permissions.",
            ) from None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            line = raw[: problem.start].count(b"\n") + 1
            raise UnreadableError(
                "file-not-utf8",
                f"{name} is not UTF-8 text: line {line} has a byte that means nothing in it.",
                "Save the file with the encoding UTF-8 (in most editors: Save as, Encoding).",
            ) from None
        return Source(name, unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))

    def _nearest(self, pure: PurePosixPath) -> str:
        """What to do about a missing file: the file whose name differs in capitals or accents, where there is one."""
        folder = self.root / pure.parent
        if folder.is_dir():
            for entry in sorted(folder.iterdir()):
                if _bare(entry.name) == _bare(pure.name):
                    return f"Did you mean {(pure.parent / entry.name).as_posix()}?"
        return (
            f"Put the file there, or correct the path; it is looked for in {self.root.name}/{pure.parent.as_posix()}."
        )


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("_", "-").replace(" ", "-")

"""Where things stand in the editor's files, and the only way to read one; knows nothing of what is in them."""

from __future__ import annotations

import bisect
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

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
    """A file of the book that cannot be read; `code`, `message` and `hint` become a diagnostic where it was named.

    at: the place in the file itself, where the mistake has one.
    """

    def __init__(self, code: str, message: str, hint: str, at: Location | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.at = code, message, hint, at

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[object, ...]]:
        """As it was made: it comes back from worker processes."""
        return UnreadableError, (self.code, self.message, self.hint, self.at)


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
        if (hint := _strays(name, pure)) is not None:
            raise UnreadableError("file-outside-book", f"{name} is no path inside the book's folder.", hint)
        path = self.root / pure
        try:
            path = self._as_written(pure)
            if not path.resolve().is_relative_to(self.root.resolve()):
                raise UnreadableError(
                    "file-outside-book",
                    f"{name} is a link that leads out of the book's folder.",
                    "Put a copy of the file into the book's folder.",
                )
            if path.is_file():
                if not os.access(path, os.R_OK):
                    raise UnreadableError(
                        "file-unreadable", f"{name} may not be read.", "Change its permissions so that you may read it."
                    )
                return path
        except (OSError, RuntimeError, ValueError) as problem:
            raise UnreadableError(
                "file-unreadable", f"{name} cannot be read ({problem}).", "Look at the file and its permissions."
            ) from None
        if path.is_dir():
            raise UnreadableError("file-missing", f"{name} is a folder, not a file.", "Name a file in it.")
        raise UnreadableError("file-missing", f"There is no file {name}.", self._nearest(pure))

    def read(self, name: str) -> Source:
        """The text of a file of the book.

        Raises UnreadableError: those of find, file-too-large, file-not-utf8, merge-conflict.
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
        if (program := next((what for sign, what in _NO_TEXT.items() if raw.startswith(sign)), None)) is not None:
            raise UnreadableError(
                "file-not-utf8",
                f"{name} is not plain text: it is {program}.",
                "Open it in the program that made it, and save it as plain text with the encoding UTF-8.",
            )
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            line = raw[: problem.start].count(b"\n") + 1
            raise UnreadableError(
                "file-not-utf8",
                f"{name} is not UTF-8 text: line {line} has a byte that means nothing in it.",
                "Save the file with the encoding UTF-8 (in most editors: Save as, Encoding).",
            ) from None
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        _refuse_two_versions(name, text)
        return Source(name, text)

    def _as_written(self, pure: PurePosixPath) -> Path:
        """The path as the disk has it: one letter with its accent may be two characters there (macOS, Unicode NFD)."""
        path = self.root
        for part in pure.parts:
            same = path / part
            if not os.path.lexists(same) and not part.isascii() and path.is_dir():
                form = unicodedata.normalize("NFC", part)
                alike = (e.name for e in path.iterdir() if unicodedata.normalize("NFC", e.name) == form)
                same = path / min(alike, default=part)
            path = same
        return path

    def _nearest(self, pure: PurePosixPath) -> str:
        """What to do about a missing file: the one whose path differs in capitals or accents only, if there is one."""
        found = PurePosixPath()
        for part in pure.parts:
            folder = self.root / found
            names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
            near = part if part in names else next((name for name in names if _bare(name) == _bare(part)), None)
            if near is None:
                break
            found /= near
        else:
            return f"Did you mean {found}?"
        return (
            f"Put the file there, or correct the path; it is looked for in {self.root.name}/{pure.parent.as_posix()}."
        )


_NO_TEXT = {
    b"PK\x03\x04": "a document of Word or another office program, or a zip archive",
    b"\xd0\xcf\x11\xe0": "a document of an older Word",
    b"{\\rtf": "a document in Rich Text Format",
    b"%PDF-": "a PDF",
}
"""What files begin with that were taken for text, and what they are."""


def _strays(name: str, pure: PurePosixPath) -> str | None:
    """What to do about a path that cannot be one inside the book; None where it can."""
    copied = "Copy the file into the book's folder, and give its path from there, such as chapters/one.md."
    if "://" in name:
        return "It is an address on the web. " + copied
    if pure.is_absolute() or PureWindowsPath(name).drive or ".." in pure.parts or "\0" in name:
        return copied
    if "\\" in name:
        return f"Write / between folder and file: {name.replace(chr(92), '/')}."
    return "Rename the file: not every system takes a colon in a name." if ":" in name else None


def _refuse_two_versions(name: str, text: str) -> None:
    """Raise merge-conflict where two versions of a passage stand between the marks that git leaves."""
    rows = enumerate(text.split("\n"), 1)
    begun, *others = [
        next((n for n, line in rows if line.startswith(m)), 0) for m in ("<<<<<<< ", "=======", ">>>>>>> ")
    ]
    if not all(others):
        return
    raise UnreadableError(
        "merge-conflict",
        f"{name} holds two versions of a passage, from line {begun} on, that git could not join.",
        "Keep one of the two, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        Location(name, begun),
    )


def _bare(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("_", "-").replace(" ", "-")

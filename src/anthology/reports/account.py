"""The account of one build: what was made, what was checked, how long it took; knows nothing of how it is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anthology.book import Book
from anthology.diagnostics import Diagnostic, Silenced
from anthology.verification.outcome import Outcome

if TYPE_CHECKING:
    from anthology.editions.pages.pages import Pages


@dataclass(frozen=True, slots=True)
class InFolder:
    """A file of an edition that is a folder. path: relative to dist/. size: in bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A finished edition. path: relative to dist/. size: in bytes. seconds: what it took beyond the shared stages.

    files: of an edition that is a folder; its sha256 is then that of their list, a line "SHA-256  path" a file.
    note: what is to be known of it, as sentences.
    """

    name: str
    path: str
    size: int
    sha256: str
    seconds: float
    files: tuple[InFolder, ...] = ()
    note: str = ""

    @classmethod
    def of(cls, name: str, path: Path, seconds: float, note: str = "") -> EditionFile:
        """The record of the file, or the folder, at this path."""
        if not path.is_dir():
            found = _in_folder(path, path.parent)
            return cls(name, found.path, found.size, found.sha256, seconds, note=note)
        files = tuple(_in_folder(p, path.parent) for p in sorted(path.rglob("*")) if p.is_file())
        listed = "".join(f"{file.sha256}  {file.path}\n" for file in files)
        digest = hashlib.sha256(listed.encode()).hexdigest()
        return cls(name, path.name, sum(file.size for file in files), digest, seconds, files, note)


def _in_folder(path: Path, dist: Path) -> InFolder:
    raw = path.read_bytes()
    return InFolder(path.relative_to(dist).as_posix(), len(raw), hashlib.sha256(raw).hexdigest())


@dataclass(frozen=True, slots=True)
class Account:
    """All that a build has to tell. pages: None when none were set. seconds: by stage, in the order they ran.

    diagnostics: all that are not silenced; silenced: the others, each with the editor's reason.
    """

    book: Book
    editions: tuple[EditionFile, ...]
    pages: Pages | None
    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[str, float]
    silenced: tuple[Silenced, ...] = ()

    @property
    def ticket(self) -> str | None:
        """The name of the printer's job ticket in dist/, which goes with the press edition; None without one."""
        return f"{self.book.slug}-press-report.pdf" if any(e.name == "press" for e in self.editions) else None


def readable_size(count: int) -> str:
    """Bytes as people say them: "840 kB", "3.2 MB"."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"

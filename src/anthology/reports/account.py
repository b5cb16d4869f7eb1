"""The account of one build: what was made, what was checked, how long it took; knows nothing of how it is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anthology.book import Book
from anthology.diagnostics import Diagnostic
from anthology.verification.outcome import Outcome

if TYPE_CHECKING:
    from anthology.editions.pages.pages import Pages


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A finished edition. path: relative to dist/. size: in bytes. seconds: what it took beyond the shared stages."""

    name: str
    path: str
    size: int
    sha256: str
    seconds: float

    @classmethod
    def of(cls, name: str, path: Path, seconds: float) -> EditionFile:
        """The record of the file at this path."""
        raw = path.read_bytes()
        return cls(name, path.name, len(raw), hashlib.sha256(raw).hexdigest(), seconds)


@dataclass(frozen=True, slots=True)
class Account:
    """All that a build has to tell. pages: None when none were set. seconds: by stage, in the order they ran."""

    book: Book
    editions: tuple[EditionFile, ...]
    pages: Pages | None
    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[str, float]


def readable_size(count: int) -> str:
    """Bytes as people say them: "840 kB", "3.2 MB"."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"

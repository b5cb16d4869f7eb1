"""The files that texts are brought in from, and those beside them; knows nothing of what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from anthology.manifest.texts import HIDDEN
from anthology.sources import TEXT_LIMIT, Folder, UnreadableError, in_one_form

SOURCE_LIMIT = 200_000_000
"""Bytes of a file that is read: the export of a large site has tens of millions."""
_BESIDE_LIMIT = 60_000_000
"""Bytes of a picture beside a page."""
_SAVED_WITH_A_PAGE = (
    *("_files", "-files", ".files", ".fld", "-filer", "_file"),
    *("-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros"),
)
"""How the folders end that a browser or Word puts beside a page."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read. name: as it is told and kept. asked: whether it was named itself, and not its folder."""

    path: Path
    name: str
    asked: bool

    def read(self) -> bytes:
        """Its bytes. Raises UnreadableError: file-missing, file-too-large, file-unreadable."""
        try:
            if not self.path.is_file():
                raise UnreadableError("file-missing", f"There is no file {self.name}.", "Give the path of a text.")
            if self.path.stat().st_size > SOURCE_LIMIT:
                raise UnreadableError(
                    "file-too-large",
                    f"{self.name} is larger than {SOURCE_LIMIT // 1_000_000} MB.",
                    "Is this the right file? Export the site in several parts.",
                )
            return self.path.read_bytes()
        except OSError as problem:
            raise UnreadableError(
                "file-unreadable", f"{self.name} cannot be read ({problem.strerror}).", "Look at its permissions."
            ) from None

    def beside(self, name: str) -> bytes | None:
        """The bytes of a file that this one names; None where it has none, or it is out of the folder or too large."""
        try:
            path = Folder(self.path.parent).find(name)
            return path.read_bytes() if path.stat().st_size <= _BESIDE_LIMIT else None
        except (UnreadableError, OSError):
            return None


def find_sources(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """Every file, those of folders in the order of their names, without what a browser saved with a page."""
    seen: set[Path] = set()
    for path in paths:
        for found in _within(path) if path.is_dir() else (path,):
            if found.resolve() not in seen:
                seen.add(found.resolve())
                yield SourceFile(found, HIDDEN.sub(" ", found.name).strip() or "unnamed", asked=found == path)


def _within(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            if not path.name.endswith(_SAVED_WITH_A_PAGE):
                yield from _within(path)
        elif path.is_file():
            yield path


def line_in(paths: Iterable[Path], name: str, number: int) -> str:
    """A line of a source of plain text, to be shown with what is said of it; "" where it has none."""
    for file in find_sources(paths):
        if file.name == name:
            try:
                data = file.read()
                lines = in_one_form(data.decode()).split("\n") if len(data) <= TEXT_LIMIT and b"\0" not in data else []
            except (UnreadableError, UnicodeDecodeError):
                continue
            return lines[number - 1] if 0 < number <= len(lines) else ""
    return ""

"""The whole books of these tests: each is made once a run, through the command line, whichever process asks first."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from collation import Collation, collate_book
from readback import ReadPdf, read_pdf

from anthology.book import Book, EditionName, Section
from anthology.composition.compose import compose_book
from anthology.composition.rights import for_edition
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

ROOT = Path(__file__).parents[2]
TODAY = date(2027, 1, 1)
"""The day of SOURCE_DATE_EPOCH in tests: rights are judged on it."""

OWN = ("book.yaml", "chapters", "photos", "styles", "acknowledgements.md", "colophon.md")
"""The files of this repository's own book."""

YEAR_BOOK = ROOT / "benchmarks/year_book.py"

SINGLE = {
    "book.yaml": """\
title: The Only Letter
language: en
contents:
  - title-page
  - contents
  - {file: chapters/one.md, title: One}
""",
    "chapters/one.md": "\n\n".join(f"On day {day} the ferry came, was unloaded, and left." for day in range(1, 90)),
}
"""A book of one piece with no photograph."""


class Built:
    """A book that was built: what there is on disk, read back when it is asked for."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder, self.dist = name, folder, folder / "dist"

    @cached_property
    def report(self) -> dict[str, Any]:
        """What report.json says."""
        return json.loads((self.dist / "report.json").read_text(encoding="utf-8"))

    def path(self, end: str) -> Path:
        """A file in dist/: the book's slug and this."""
        return self.dist / f"{self.report['book']['slug']}{end}"

    @cached_property
    def book(self) -> Book:
        """The book as it must be in the reading PDF."""
        return self.shown(EditionName.READING)

    def shown(self, edition: EditionName) -> Book:
        """The book as it must be in an edition."""
        folder = Folder(self.folder)
        book = compose_book(load_manifest(folder), folder, today=TODAY).book
        assert book is not None
        return for_edition(book, edition, TODAY)

    @cached_property
    def pdf(self) -> ReadPdf:
        """The reading PDF."""
        return read_pdf(self.path(".pdf"))

    @cached_property
    def collations(self) -> list[Collation]:
        """Every section, read in the PDF against what it must say."""
        return collate_book(self.book, self.book.photos, self.pdf)

    def collation(self, section: Section) -> Collation:
        """That of one section."""
        return next(found for found in self.collations if found.section.id == section.id)

    @cached_property
    def epub(self) -> Mapping[str, bytes]:
        """The files in the EPUB."""
        with zipfile.ZipFile(self.path(".epub")) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


class Shelf:
    """Where the books stand: root is shared by all processes of a run, and so is the cache in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._opened: dict[str, Built] = {}

    @property
    def environment(self) -> dict[str, str]:
        """That of every command."""
        return {**os.environ, "ANTHOLOGY_CACHE": str(self.root / "cache")}

    def run(
        self, *arguments: str | Path, umask: int = -1, before: Sequence[str] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """An `anthology` command, in a process of its own. before: the command that runs it."""
        return self.python("-m", "anthology", *arguments, umask=umask, before=before, **environment)

    def python(
        self, *arguments: str | Path, umask: int = -1, before: Sequence[str] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*before, sys.executable, *map(str, arguments)],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            umask=umask,
        )

    @property
    def offline(self) -> dict[str, str]:
        """What forbids a command the network: whoever tries stands in NETWORK_LOG."""
        paths = (str(Path(__file__).parent / "offline"), os.environ.get("PYTHONPATH", ""))
        return {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "NETWORK_LOG": str(self.root / "network.log")}

    def book(self, name: str) -> Built:
        """One of BOOKS, built. Raises AssertionError when its build does not end well."""
        if name not in self._opened:
            self._opened[name] = self.made(name, BOOKS[name])
        return self._opened[name]

    def made(self, name: str, make: Callable[[Shelf, Path], subprocess.CompletedProcess[str]]) -> Built:
        """A book that `make` writes and builds; once a run, whoever asks. Raises AssertionError as `book` does."""
        folder, done = self.root / name, self.root / f"{name}.said"
        with self._held(name):
            if not done.exists():
                # Not twice: when it fails, all who ask are told why.
                done.write_text("It was not built to the end.")
                result = make(self, folder)
                done.write_text("" if result.returncode == 0 else f"exit {result.returncode}\n{result.stderr}")
        said = done.read_text()
        assert not said, f"The book {name} was not built: {said}"
        return Built(name, folder)

    @contextmanager
    def _held(self, name: str) -> Iterator[None]:
        """While this is held, no other process has it."""
        with (self.root / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _own(self, folder: Path) -> subprocess.CompletedProcess[str]:
        copy_own_book(folder)
        return self.run("build", folder)

    def _year(self, folder: Path) -> subprocess.CompletedProcess[str]:
        written = self.python(YEAR_BOOK, folder)
        return self.run("build", folder) if written.returncode == 0 else written

    def _many(self, folder: Path) -> subprocess.CompletedProcess[str]:
        written = self.python(YEAR_BOOK, folder, "--pieces", "300", "--photos", "0", "--words", "9000")
        return self.run("build", folder, "--no-verify") if written.returncode == 0 else written

    def _single(self, folder: Path) -> subprocess.CompletedProcess[str]:
        (folder / "chapters").mkdir(parents=True)
        for path, text in SINGLE.items():
            (folder / path).write_text(text, encoding="utf-8")
        return self.run("build", folder, "--no-verify")

    def _demo(self, folder: Path) -> subprocess.CompletedProcess[str]:
        begun = self.run("new", folder, **self.offline)
        return self.run("build", folder, **self.offline) if begun.returncode == 0 else begun


BOOKS: Mapping[str, Callable[[Shelf, Path], subprocess.CompletedProcess[str]]] = {
    "year": Shelf._year,
    "many": Shelf._many,
    "own": Shelf._own,
    "single": Shelf._single,
    "demo": Shelf._demo,
}
"""What each book is made by: the longest first."""


def copy_own_book(folder: Path) -> None:
    """Put a copy of this repository's own book into a new folder."""
    folder.mkdir(parents=True)
    for name in OWN:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, folder / name)
        else:
            shutil.copy2(path, folder / name)

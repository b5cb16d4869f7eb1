"""Times all checks of the year-size book, each by itself, in processor seconds: a busy machine changes them little."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from anthology.book import Book
from anthology.checks import CHECKS
from anthology.checks.prose import PROSE_CHECKS, check_prose
from anthology.checks.prose.passages import Prose
from anthology.composition.compose import compose_book
from anthology.diagnostics import Diagnostic
from anthology.manifest.load import load_manifest
from anthology.sources import Folder
from year.size import Size
from year_book import write_book

DAY = date(2026, 12, 31)


def main() -> None:
    """Write the book, read it, and print what each check takes; those of the language without gathering the texts."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = _read(Path(folder))
        prose = Prose(book)
        rows = [(check.__name__, _seconds(partial(check, book))) for check in CHECKS]
        parts = [(check.__name__, _seconds(partial(check, prose))) for check in PROSE_CHECKS]
    for name, seconds in rows:
        print(f"{name:28}{seconds:8.3f} s")
        if name == check_prose.__name__:
            print("\n".join(f"    {part:24}{taken:8.3f} s" for part, taken in parts))
    print(f"{'all checks':28}{sum(seconds for _, seconds in rows):8.3f} s")


def _read(folder: Path) -> Book:
    write_book(folder, Size())
    composed = compose_book(load_manifest(Folder(folder)), Folder(folder), today=DAY)
    assert composed.book is not None
    return composed.book


def _seconds(check: Callable[[], Iterator[Diagnostic]]) -> float:
    start = time.process_time()
    found = list(check())
    taken = time.process_time() - start
    assert not found, found
    return taken


if __name__ == "__main__":
    main()

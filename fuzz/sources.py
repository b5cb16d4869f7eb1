"""What is tried on the importers: a source of each kind, brought into a new book which is then read whole."""

from __future__ import annotations

import importlib
import random
import shutil
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import marked_up
import mutations
from anthology.build import read_book
from anthology.importers.bring_in import bring_in
from anthology.importers.writing import write_files
from anthology.sources import Folder

ROOT = Path(__file__).resolve().parents[1]
STARTER = ROOT / "src/anthology/cli/starter"
OURS = ("yaml-", "key-", "value-", "id-", "html-", "container-", "merge-", "nesting-", "manifest-")
"""What no chapter and no manifest that we wrote may be told of, whatever it was made of."""

ENCODINGS = (*6 * ("utf-8",), "cp1252", "utf-16", "utf-8-sig", "shift_jis", "cp1256")


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """The sources of a kind that the tests of the importers have: files by hand, pages and Word files by script."""
    folder = ROOT / "tests/importers"
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    match kind:
        case "plain":
            return tuple(path.read_bytes() for path in sorted((folder / "texts").glob("*.txt")))
        case "export":
            return tuple(path.read_bytes() for path in sorted((folder / "wordpress").glob("*.xml")))
        case "word":
            files = importlib.import_module("tests.importers.word_files").FILES
            by_hand = [path.read_bytes() for path in sorted((folder / "libreoffice").glob("*.docx"))]
            return (*(make().data for make in files.values()), *by_hand)
        case _:
            saved = importlib.import_module("tests.importers.saved_pages")
            return tuple(saved.saved_page(name).data for name in saved.PAGES)


def _pair(chance: random.Random, kind: str) -> tuple[bytes, bytes]:
    return chance.choice(seeds(kind)), chance.choice(seeds(kind))


def make_plain(chance: random.Random, _corpus: object) -> bytes:
    """A plain text in any encoding."""
    one, other = (data.decode("utf-8", "replace") for data in _pair(chance, "plain"))
    return mutations.text(chance, one, other).encode(chance.choice(ENCODINGS), "replace")


def make_page(chance: random.Random, _corpus: object) -> bytes:
    """A saved page, HTML or MHTML, in any encoding, whatever it says of it."""
    one, other = (data.decode("utf-8", "replace") for data in _pair(chance, "page"))
    return marked_up.page(chance, one, other).encode(chance.choice(ENCODINGS), "replace")


def make_export(chance: random.Random, _corpus: object) -> bytes:
    """An export of WordPress: well-formed mostly, so that what is in it is read."""
    data = marked_up.elements(chance, *_pair(chance, "export"))
    return mutations.damaged(chance, data) if chance.random() < 0.1 else data


def make_word(chance: random.Random, _corpus: object) -> bytes:
    """A Word file: an archive that can be opened mostly, its parts well-formed mostly."""
    data = marked_up.archive(chance, *_pair(chance, "word"))
    return mutations.damaged(chance, data) if chance.random() < 0.1 else data


def try_source(ending: str) -> Callable[[bytes, Path], None]:
    """Bring in a file of this ending, write what comes of it, read the book that has it, and bring it in again."""

    def attempt(data: bytes, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(STARTER, folder)
        (folder / f"source{ending}").write_bytes(data)
        book, paths, today = Folder(folder), [folder / f"source{ending}"], date(2027, 1, 1)
        brought = bring_in(paths, book, "book.yaml", today=today, update=False)
        if brought.files:
            write_files(book, brought.files, "book.yaml", brought.before)
        told = read_book(book, "book.yaml", today=today).diagnostics
        ours = [one for one in told.errors if one.code.startswith(OURS)]
        assert not ours, ours
        again = bring_in(paths, book, "book.yaml", today=today, update=False)
        assert not again.files, sorted(again.files)

    return attempt

"""Every tiny book in tests/books is wrong in one way, and is told so exactly; every code has such a book."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from anthology.diagnostics import codes, explanation

HERE = Path(__file__).parent
BOOKS = sorted(p for p in (HERE / "books").iterdir() if p.is_dir())
SOURCE = HERE.parent / "src/anthology"

ELSEWHERE = {
    "ace": "verification/test_faults.py",
    "cache-unused": "faults/test_cache.py",
    "dist-busy": "test_books_made.py",
    "dist-unwritable": "test_books_made.py",
    "edition-differs": "acceptance/test_nothing_lost.py",
    "epubcheck": "verification/test_epubcheck.py",
    **dict.fromkeys(
        ("export-broken", "export-empty", "export-entities", "export-unknown", "source-path-climbs"),
        "importers/wordpress/test_hostile.py",
    ),
    "post-unpublished": "importers/wordpress/test_read.py",
    "source-too-deep": "importers/markup/test_hostile.py",
    "source-too-large": "importers/markup/test_hostile.py",
    "file-changed": "faults/test_pictures.py",
    "file-outside-book": "test_books_made.py",
    "file-too-large": "test_books_made.py",
    "file-unreadable": "test_books_made.py",
    **dict.fromkeys(
        (
            "import-alt-missing",
            "import-changed",
            "import-differs",
            "import-edited",
            "import-empty",
            "import-manifest",
            "import-present",
            "import-unknown",
            "import-unwritable",
        ),
        "cli/test_add.py",
    ),
    "import-unsure": "importers/test_recognition.py",
    "page-numbers-differ": "test_books_made.py",
    "page-numbers-unsettled": "test_books_made.py",
    "pdf-syntax": "verification/test_pdfs.py",
    "pdf-ua": "verification/test_pdfs.py",
    "photo-bleed-missing": "test_books_made.py",
    "photo-resolution-low": "test_books_made.py",
    "press-see-through": "test_books_made.py",
    "style-ignored": "test_books_made.py",
    "manifest-too-large": "manifest/test_load.py",
    "source-broken": "importers/test_web_page.py",
    "source-changes": "importers/test_word.py",
    "source-comment": "importers/test_word.py",
    "source-picture": "importers/test_hostile_pages.py",
    "source-several-texts": "importers/test_web_page.py",
    "source-without-text": "importers/test_web_page.py",
    # What only a finished EPUB can show is patched into one: no manuscript makes these.
    **{code: "verification/epub_lint/test_rules.py" for code in codes() if code.startswith("epub-")},
    # And what only a finished press file can show.
    **{code: "verification/preflight/test_wrong_files.py" for code in codes() if code.startswith("preflight-")},
}
"""Codes whose book cannot be kept in a repository, with the test that brings each about."""

RAISES = {"error", "warning", "UnreadableError", "WrongValueError", "Mistake"}
"""The functions whose first argument is a code."""


def expected_of(folder: Path) -> list[str]:
    lines = (folder / "expected").read_text(encoding="utf-8").splitlines()
    return sorted(line.strip() for line in lines if line.strip())


def told_by(output: str) -> list[str]:
    """The JSON lines of a command in the form of `expected`."""
    told = []
    for line in output.splitlines():
        d = json.loads(line)
        place = f"{d['path']}:{d['line']}:{d['column']}" if d["path"] else "-"
        told.append(f"{d['severity']} {d['code']} {place}")
        assert d["message"].strip()
        assert d["hint"].strip() or d["message"].endswith((".", "?")), d
    return sorted(told)


def codes_in(lines: list[str]) -> list[str]:
    return [line.split()[1] for line in lines]


def has_errors(lines: list[str]) -> bool:
    return any(line.startswith("error ") for line in lines)


@pytest.mark.parametrize("folder", BOOKS, ids=lambda p: p.name)
def test_book_is_told_exactly_what_is_wrong(folder: Path, anthology: Callable[..., Result], reported) -> None:
    expected = expected_of(folder)
    reported.expect(*codes_in(expected))
    result = anthology("check", folder, "--format", "json")
    assert told_by(result.stdout) == expected
    assert result.exit_code == (1 if has_errors(expected) else 0)


@pytest.mark.parametrize("folder", [b for b in BOOKS if has_errors(expected_of(b))], ids=lambda p: p.name)
def test_wrong_book_leaves_the_last_good_files(
    folder: Path, anthology: Callable[..., Result], reported, tmp_path: Path
) -> None:
    reported.expect(*codes_in(expected_of(folder)))
    book = tmp_path / "book"
    shutil.copytree(folder, book, symlinks=True)
    (book / "dist").mkdir(exist_ok=True)
    (book / "dist/tiny.epub").write_bytes(b"the last good one")
    result = anthology("build", book, "--quiet")
    assert result.exit_code == 1
    assert {p.name: p.read_bytes() for p in (book / "dist").iterdir()} == {"tiny.epub": b"the last good one"}


@pytest.mark.parametrize("folder", BOOKS[:: max(1, len(BOOKS) // 4)], ids=lambda p: p.name)
def test_the_program_itself_says_the_same(folder: Path) -> None:
    """A handful through a process of their own: exit code, streams, no traceback."""
    command = [sys.executable, "-m", "anthology", "check", str(folder), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert told_by(done.stdout) == expected_of(folder)
    assert done.returncode == (1 if has_errors(expected_of(folder)) else 0)
    assert "Traceback" not in done.stderr


def test_there_are_sixty_books() -> None:
    assert len(BOOKS) >= 60


def test_every_code_has_a_book() -> None:
    shown = {code for book in BOOKS for code in codes_in(expected_of(book))} | set(ELSEWHERE)
    assert set(codes()) - shown == set()
    for code, test in ELSEWHERE.items():
        assert f'"{code}"' in (HERE / test).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", BOOKS, ids=lambda p: p.name)
def test_book_is_named_for_its_code(folder: Path) -> None:
    assert folder.name.split("--")[0] in codes_in(expected_of(folder))


def emitted() -> Iterator[tuple[str, str]]:
    """(code, where) for every code that the source gives to a diagnostic as a literal."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in RAISES and isinstance(node.args[0].value, str):
                yield node.args[0].value, f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_every_emitted_code_has_a_page() -> None:
    missing = {f"{code} ({where})" for code, where in emitted() if code not in codes()}
    assert not missing


def test_every_page_is_of_a_code_that_is_emitted() -> None:
    literals = {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(codes()) - literals == set()


@pytest.mark.parametrize("code", codes())
def test_page_has_its_parts(code: str) -> None:
    page = explanation(code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert page.text.startswith(f"# {code}\n")
    assert page.severity in {"error", "warning", "error or warning"}
    assert len(page.meaning) > 15
    parts = [page.text.find(part) for part in ("\n**Why it matters.** ", "\n**Example.**", "\n**What to do.** ")]
    assert -1 not in parts
    assert parts == sorted(parts)
    assert page.text.count("```") % 2 == 0

"""Books whose mistake cannot be kept in a repository: links, files that cannot be read, a dist/ that cannot be written.

The tests may run as root, whom permission bits do not stop, so other obstacles stand in for them.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Make = Callable[..., Path]
Run = Callable[..., Result]


def codes_of(result: Result) -> list[str]:
    return [json.loads(line)["code"] for line in result.stdout.splitlines()]


def only(result: Result, code: str, path: str | None = "book.yaml") -> dict[str, object]:
    """The one diagnostic that was reported."""
    assert codes_of(result) == [code]
    assert result.exit_code == 1
    record: dict[str, object] = json.loads(result.stdout)
    assert record["path"] == path
    assert record["hint"]
    return record


def test_chapter_is_a_link_to_itself(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("file-unreadable")
    book = make_book()
    (book / "chapters/one.md").unlink()
    (book / "chapters/one.md").symlink_to("one.md")
    assert only(anthology("check", book, "--format", "json"), "file-unreadable")["line"] == 4


def test_chapter_may_not_be_read(make_book: Make, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system answers to those whom permission bits do stop."""
    reported.expect("file-unreadable")
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("one.md"))
    assert only(anthology("check", make_book(), "--format", "json"), "file-unreadable")["line"] == 4


def test_chapter_fails_while_it_is_read(
    make_book: Make, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken disk, a network folder that went away: for root too, the file is there and cannot be read."""
    reported.expect("file-unreadable")
    book = make_book()
    read_bytes = Path.read_bytes

    def fail(self: Path) -> bytes:
        if self.name == "one.md":
            raise OSError(5, "Input/output error")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert only(anthology("check", book, "--format", "json"), "file-unreadable")["line"] == 4


def test_chapter_is_a_link_out_of_the_book(make_book: Make, anthology: Run, reported, tmp_path: Path) -> None:
    reported.expect("file-outside-book")
    (tmp_path / "secret.md").write_text("Not of this book.\n")
    book = make_book()
    (book / "chapters/one.md").unlink()
    (book / "chapters/one.md").symlink_to(tmp_path / "secret.md")
    result = anthology("check", book)
    assert "Not of this book" not in result.output
    only(anthology("check", book, "--format", "json"), "file-outside-book")


def test_chapter_is_too_large(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("file-too-large")
    book = make_book({"chapters/one.md": "rain " * 1_100_000})
    only(anthology("check", book, "--format", "json"), "file-too-large")


def test_chapter_is_a_pipe(make_book: Make, anthology: Run, reported) -> None:
    """Reading one would wait for ever."""
    reported.expect("file-missing")
    book = make_book()
    (book / "chapters/one.md").unlink()
    os.mkfifo(book / "chapters/one.md")
    only(anthology("check", book, "--format", "json"), "file-missing")


def test_dist_is_a_file(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("dist-unwritable")
    book = make_book({"dist": "not a folder"})
    only(anthology("build", book, "--format", "json"), "dist-unwritable", None)
    assert (book / "dist").read_text() == "not a folder"


def test_dist_leads_out_of_the_book(make_book: Make, anthology: Run, reported, tmp_path: Path) -> None:
    reported.expect("dist-unwritable")
    book, outside = make_book(), tmp_path / "outside"
    outside.mkdir()
    (book / "dist").symlink_to(outside)
    only(anthology("build", book, "--format", "json"), "dist-unwritable", None)
    assert not list(outside.iterdir())


def test_another_build_holds_dist(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("dist-busy")
    book = make_book()
    (book / "dist").mkdir()
    held = os.open(book / "dist", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        only(anthology("build", book, "--format", "json"), "dist-busy", None)
    finally:
        os.close(held)
    assert not list((book / "dist").iterdir())


def test_style_sheet_says_what_the_pages_ignore(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("style-ignored")
    manifest = "title: Tiny\nlanguage: en\ncontents: [{file: chapters/one.md, title: One}]\n"
    book = make_book(
        {
            "book.yaml": f"{manifest}editions: {{pages: {{style: styles/book.css}}}}\n",
            "styles/book.css": "p {\n  colour: red;\n}\n",
        }
    )
    result = anthology("build", book, "--only", "reading", "--format", "json")
    record = json.loads(result.stdout)
    assert (record["code"], record["severity"], record["path"]) == ("style-ignored", "warning", "styles/book.css")
    assert (record["line"], record["column"]) == (2, 3)
    assert result.exit_code == 0


def test_page_numbers_that_never_settle(
    make_book: Make, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No text is known that needs more rounds than there are; so here there are none to spare."""
    reported.expect("page-numbers-unsettled")
    monkeypatch.setattr("anthology.editions.pages.paginate.ROUNDS", 0)
    book = make_book()
    record = only(anthology("build", book, "--format", "json"), "page-numbers-unsettled")
    assert record["line"] == 4
    assert not list((book / "dist").iterdir())

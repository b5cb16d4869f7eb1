"""Each fault of the table is told by the right judge, at the manuscript's line where it has one, and by no other."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.needs import needs_ace
from tests.verification.faults import TABLE, Fault

from anthology.diagnostics import Severity
from anthology.sources import Location
from anthology.verification import ace, epub_lint, epubcheck
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins

FAULTS = [fault for row in TABLE.values() for fault in row]
BOOKS = sorted({fault.book for fault in FAULTS})

Told = set[tuple[str, str | None, Severity]]
"""(rule, place in the manuscript, severity)"""


@pytest.fixture(autouse=True)
def _with_ace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHOLOGY_ACE")


@pytest.fixture
def wrong(good: Path, tmp_path: Path) -> Callable[[str], Path]:
    """wrong("a") -> the good EPUB with all faults of this letter."""

    def make(book: str) -> Path:
        with zipfile.ZipFile(good) as opened:
            files = {name: opened.read(name) for name in opened.namelist()}
        for fault in FAULTS:
            if fault.book == book:
                for edit in fault.edits:
                    edit(files)
        path = tmp_path / "wrong.epub"
        with zipfile.ZipFile(path, "w") as out:
            for name, data in files.items():
                out.writestr(name, data)
        return path

    return make


def expected(book: str, rules: Callable[[Fault], tuple[str, bool]]) -> Told:
    """What a judge must tell of a book; rules: its rules for a fault, and whether they are no errors."""
    found = [(fault, *rules(fault)) for fault in FAULTS if fault.book == book]
    return {
        (rule, fault.at, Severity.WARNING if mild else Severity.ERROR)
        for fault, names, mild in found
        for rule in names.split()
    }


def told(outcome: Outcome) -> Told:
    """By the rules of EPUBCheck and Ace, whose names begin their messages, or by our own codes."""
    for message in outcome.messages:
        assert message.location or re.search(r"EPUB/\S+", message.message), message
    return {
        (
            m.message.split()[0] if m.code in {"epubcheck", "ace"} else m.code,
            str(m.location) if m.location else None,
            m.severity,
        )
        for m in outcome.messages
    }


@pytest.mark.parametrize("book", BOOKS)
def test_epubcheck_tells_what_is_its_own(book: str, wrong: Callable[[str], Path], origins: Origins) -> None:
    outcome = epubcheck.judge(wrong(book), origins)
    assert outcome.outcome in {"passed", "failed"}, outcome.reason
    assert told(outcome) == expected(book, lambda fault: (fault.epubcheck, fault.usage))


@needs_ace
@pytest.mark.parametrize("book", BOOKS)
def test_ace_tells_what_is_its_own(book: str, wrong: Callable[[str], Path], origins: Origins) -> None:
    outcome = ace.judge(wrong(book), origins)
    assert outcome.outcome in {"passed", "failed"}, outcome.reason
    assert told(outcome) == expected(book, lambda fault: (fault.ace, False))
    if book == "a":
        alt = next(m for m in outcome.messages if m.message.startswith("image-alt "))
        assert "(critical) Element does not have an alt attribute. (EPUB/text/one.xhtml, line " in alt.message
        assert alt.hint.startswith("Images must have alternative text: http")


@pytest.mark.parametrize("book", BOOKS)
def test_the_lint_tells_what_is_its_own(book: str, wrong: Callable[[str], Path], origins: Origins) -> None:
    outcome = epub_lint.judge(wrong(book), origins)
    assert outcome.outcome == "failed"
    assert told(outcome) == expected(book, lambda fault: (fault.lint, fault.warned))


def test_every_fault_has_its_judge() -> None:
    for row, faults in TABLE.items():
        for fault in faults:
            assert bool(fault.epubcheck or fault.ace) == (row != "neither"), fault
            assert fault.epubcheck or fault.ace or fault.lint, fault


def test_epubcheck_passes_the_good_book(good: Path, origins: Origins) -> None:
    outcome = epubcheck.judge(good, origins)
    assert (outcome.outcome, outcome.messages) == ("passed", ())


@needs_ace
def test_ace_passes_the_good_book_and_writes_nothing_of_its_own(
    good: Path, origins: Origins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    outcome = ace.judge(good, origins)
    assert (outcome.outcome, outcome.reason, outcome.messages) == ("passed", "No violation.", ())
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_the_lint_passes_the_good_book(good: Path, origins: Origins) -> None:
    outcome = epub_lint.judge(good, origins)
    assert (outcome.outcome, outcome.messages) == ("passed", ())


def test_without_origins_the_place_in_the_epub_is_told(wrong: Callable[[str], Path], tmp_path: Path) -> None:
    outcome = epubcheck.judge(wrong("a"), {})
    assert {m.location for m in outcome.messages} == {None}
    messages = [m.message for m in outcome.messages]
    assert any(re.search(r"\(EPUB/text/two\.xhtml, line \d+\)$", message) for message in messages), messages
    # Where the file lay when it was judged is not told.
    assert any(message.startswith("OPF-003 ") and message.endswith(".") for message in messages)
    assert not [message for message in messages if str(tmp_path) in message]


def test_the_manuscripts_places_are_whole(origins: Origins) -> None:
    assert origins["text/one.xhtml"][0] == Location("chapters/one.md")

"""The judge of EPUB files, on files that are right, wrong, or not there to be judged."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from anthology.diagnostics import Severity
from anthology.verification import epubcheck


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.epub"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/epub+zip")
    return path


def test_a_file_that_is_no_book_fails(empty: Path):
    outcome = epubcheck.judge(empty)
    assert (outcome.name, outcome.edition, outcome.outcome) == ("EPUBCheck", "epub", "failed")
    assert {m.code for m in outcome.messages} == {"epubcheck"}
    assert {m.severity for m in outcome.messages} == {Severity.ERROR}
    assert outcome.messages[0].message.startswith("RSC-002 ")


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("shutil.which", "Java is missing"), ("epubcheck._jar", "anthology[judges]")],
)
def test_what_is_missing_is_named_and_nothing_is_called_passed(
    empty: Path, monkeypatch: pytest.MonkeyPatch, missing: str, reason: str
):
    module, name = missing.split(".")
    monkeypatch.setattr(
        f"anthology.verification.epubcheck.{'shutil.' if module == 'shutil' else ''}{name}", lambda *_: None
    )
    outcome = epubcheck.judge(empty)
    assert (outcome.outcome, outcome.messages) == ("not-run", ())
    assert reason in outcome.reason


def test_a_judge_that_does_not_end_has_not_run(empty: Path, monkeypatch: pytest.MonkeyPatch):
    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("java", 300)

    monkeypatch.setattr(subprocess, "run", slow)
    assert epubcheck.judge(empty).outcome == "not-run"


@pytest.mark.parametrize("said", [b"", b"Exception in thread main", b"{}", b'{"messages": [{}]}'])
def test_a_judge_that_gives_no_report_has_not_run(empty: Path, monkeypatch: pytest.MonkeyPatch, said: bytes):
    done = subprocess.CompletedProcess([], 1, said, b"java.lang.OutOfMemoryError: Java heap space\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    outcome = epubcheck.judge(empty)
    assert outcome.outcome == "not-run"
    assert "OutOfMemoryError" in outcome.reason


def test_places_are_told_and_many_are_counted(empty: Path, monkeypatch: pytest.MonkeyPatch):
    at = [{"path": f"EPUB/text/{n}.xhtml", "line": n, "column": 1} for n in range(5)]
    message = {"ID": "RSC-005", "severity": "WARNING", "message": "Wrong.", "suggestion": "Right it.", "locations": at}
    usage = message | {"severity": "USAGE"}
    report = epubcheck.json.dumps({"messages": [message, usage]}).encode()
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, report, b""))
    outcome = epubcheck.judge(empty)
    assert outcome.outcome == "passed"
    (found,) = outcome.messages
    assert found.severity is Severity.WARNING
    assert found.message == (
        "RSC-005 Wrong. (EPUB/text/0.xhtml; EPUB/text/1.xhtml, line 1; EPUB/text/2.xhtml, line 2; and 2 more)"
    )
    assert found.hint == "Right it."

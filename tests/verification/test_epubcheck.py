"""The judge of EPUB files, where it cannot judge, and what it makes of a report; real faults are in test_faults."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from anthology.diagnostics import Severity
from anthology.sources import Location
from anthology.verification import epubcheck, programs
from anthology.verification.programs import Ended


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.epub"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/epub+zip")
    return path


def saying(monkeypatch: pytest.MonkeyPatch, report: object) -> None:
    raw = report if isinstance(report, bytes) else json.dumps(report).encode()
    errors = b"java.lang.OutOfMemoryError: Java heap space\n"
    monkeypatch.setattr(programs, "run", lambda *_, **__: Ended(1, raw, errors))


def test_a_file_that_is_no_book_fails(empty: Path):
    outcome = epubcheck.judge(empty, {})
    assert (outcome.name, outcome.edition, outcome.outcome) == ("EPUBCheck", "epub", "failed")
    assert {m.code for m in outcome.messages} == {"epubcheck"}
    assert {m.severity for m in outcome.messages} == {Severity.ERROR}
    assert outcome.messages[0].message.startswith("RSC-002 ")


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("shutil.which", "Java is missing"), ("_jar", "anthology[judges]")],
)
def test_what_is_missing_is_named_and_nothing_is_called_passed(
    empty: Path, monkeypatch: pytest.MonkeyPatch, missing: str, reason: str
):
    monkeypatch.setattr(f"anthology.verification.epubcheck.{missing}", lambda *_: None)
    outcome = epubcheck.judge(empty, {})
    assert (outcome.outcome, outcome.messages) == ("not-run", ())
    assert reason in outcome.reason


@pytest.mark.parametrize("problem", [TimeoutError(), PermissionError(13, "Permission denied")])
def test_a_judge_that_does_not_start_or_end_has_not_run(
    empty: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
):
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(programs, "run", fail)
    assert epubcheck.judge(empty, {}).outcome == "not-run"


@pytest.mark.parametrize("said", [b"", b"Exception in thread main", b"{}", b"[]", b'{"messages": [{}]}'])
def test_a_judge_that_gives_no_report_has_not_run(empty: Path, monkeypatch: pytest.MonkeyPatch, said: bytes):
    saying(monkeypatch, said)
    outcome = epubcheck.judge(empty, {})
    assert outcome.outcome == "not-run"
    assert "OutOfMemoryError" in outcome.reason


def message(severity: str, *at: dict[str, object], more: int = 0) -> dict[str, object]:
    return {
        "ID": "RSC-005",
        "severity": severity,
        "message": "Wrong.",
        "suggestion": "Right it.",
        "locations": list(at),
        "additionalLocations": more,
    }


def test_places_are_told_and_many_are_counted(empty: Path, monkeypatch: pytest.MonkeyPatch):
    at = [{"path": f"EPUB/text/{n}.xhtml", "line": n or -1, "column": 1} for n in range(5)]
    saying(monkeypatch, {"messages": [message("USAGE", *at, more=7), message("INFO")]})
    outcome = epubcheck.judge(empty, {})
    assert outcome.outcome == "passed"
    (found,) = outcome.messages
    assert found.severity is Severity.WARNING
    assert found.message == (
        "RSC-005 Wrong. (EPUB/text/0.xhtml; EPUB/text/1.xhtml, line 1; EPUB/text/2.xhtml, line 2; and 9 more)"
    )
    assert found.hint == "Right it."


def test_warnings_fail(empty: Path, monkeypatch: pytest.MonkeyPatch):
    saying(monkeypatch, {"messages": [message("WARNING")]})
    outcome = epubcheck.judge(empty, {})
    assert outcome.outcome == "failed"
    assert [(m.severity, m.message) for m in outcome.messages] == [(Severity.ERROR, "RSC-005 Wrong.")]


def test_each_place_in_the_manuscript_is_told_once(good: Path, origins, monkeypatch: pytest.MonkeyPatch):
    at = [
        {"path": "EPUB/text/one.xhtml", "line": 1, "column": 1},
        {"path": "EPUB/text/one.xhtml", "line": 4, "column": 7},
        {"path": "EPUB/text/two.xhtml", "line": -1, "column": -1},
        {"path": "EPUB/nav.xhtml", "line": 9, "column": 1},
    ]
    saying(monkeypatch, {"messages": [message("ERROR", *at)]})
    found = epubcheck.judge(good, origins).messages
    assert [(m.location, m.message.removeprefix("RSC-005 Wrong. ")) for m in found] == [
        (Location("chapters/one.md"), "(EPUB/text/one.xhtml, line 4)"),
        (Location("chapters/two.md"), "(EPUB/text/two.xhtml)"),
        (None, "(EPUB/text/one.xhtml, line 1; EPUB/nav.xhtml, line 9)"),
    ]

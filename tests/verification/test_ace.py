"""The judge of accessibility, where it cannot judge; real violations are in test_faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from anthology.verification import ace, programs
from anthology.verification.programs import Ended

PASS = {"earl:result": {"earl:outcome": "pass"}, "assertions": []}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the programs that Ace needs; they do nothing, and there are no others."""
    for name, says in {"ace": "", "node": "echo v20.1.0", "chromium": ""}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{says}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ANTHOLOGY_ACE", raising=False)
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)
    monkeypatch.setattr(ace, "folders", lambda: (tmp_path / "none",))
    return tmp_path


def reporting(monkeypatch: pytest.MonkeyPatch, report: object, errors: bytes = b"") -> dict[str, object]:
    """Ace leaves this report; what it was run with is noted."""
    noted: dict[str, object] = {}

    def run(command, timeout, *, environment, folder):
        noted.update(command=command, environment=environment, folder=folder)
        if report is not None:
            (folder / "out").mkdir()
            (folder / "out/report.json").write_text(json.dumps(report))
        return Ended(0, b"", errors)

    monkeypatch.setattr(programs, "run", run)
    monkeypatch.setattr(ace, "has_node", lambda: True)
    return noted


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("ace", "Ace is not installed"), ("chromium", "Chromium is missing"), ("node", "Node.js is missing")],
)
def test_what_is_missing_is_named(machine: Path, good: Path, missing: str, reason: str):
    (machine / missing).unlink()
    outcome = ace.judge(good, {})
    assert (outcome.outcome, outcome.messages) == ("not-run", ())
    assert outcome.reason.startswith(reason)
    assert outcome.reason.endswith("(anthology doctor says how to install it).")


@pytest.mark.parametrize("says", ["v18.19.0", "", "later"])
def test_an_old_node_is_not_enough(machine: Path, good: Path, says: str):
    (machine / "node").write_text(f"#!/bin/sh\necho {says}\n")
    assert "version 20" in ace.judge(good, {}).reason


def test_ace_is_looked_for_where_the_editor_says(machine: Path, good: Path, monkeypatch: pytest.MonkeyPatch):
    assert ace.command() == machine / "ace"
    (machine / "none/node_modules/.bin").mkdir(parents=True)
    ours = machine / "none/node_modules/.bin/ace-cli"
    (machine / "ace").rename(ours)
    assert ace.command() == ours
    monkeypatch.setenv("ANTHOLOGY_ACE", str(machine / "other"))
    assert ace.command() is None
    assert "other”, which $ANTHOLOGY_ACE names" in ace.judge(good, {}).reason


def test_a_program_in_the_book_is_not_run(machine: Path, monkeypatch: pytest.MonkeyPatch):
    theirs = machine / "book/.judges/ace/node_modules/.bin/ace-cli"
    theirs.parent.mkdir(parents=True)
    (machine / "ace").rename(theirs)
    monkeypatch.chdir(machine / "book")
    assert ace.command() is None


def test_it_has_a_home_of_its_own_and_no_network(machine: Path, good: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(machine))
    monkeypatch.setenv("FONTCONFIG_FILE", str(machine / "none"))
    noted = reporting(monkeypatch, PASS)
    outcome = ace.judge(good, {})
    assert (outcome.outcome, outcome.reason) == ("passed", "No violation.")
    environment = noted["environment"]
    assert isinstance(environment, dict)
    assert environment["HOME"] == environment["TMPDIR"] == str(noted["folder"])
    assert environment["PUPPETEER_EXECUTABLE_PATH"] == str(machine / "chromium")
    assert environment["https_proxy"] == "http://127.0.0.1:9"
    assert not {"XDG_CONFIG_HOME", "FONTCONFIG_FILE"} & set(environment)


@pytest.mark.parametrize(
    "report",
    [None, {}, [], {"earl:result": {"earl:outcome": "fail"}, "assertions": []}, PASS | {"assertions": [{}]}],
)
def test_without_a_report_it_has_not_run(machine: Path, good: Path, monkeypatch: pytest.MonkeyPatch, report: object):
    said = b"\x1b[31merror\x1b[39m:   Failed to launch the browser process:  Code: 1\n\nTROUBLESHOOTING: none\n"
    reporting(monkeypatch, report, said)
    outcome = ace.judge(good, {})
    assert outcome.outcome == "not-run"
    assert outcome.reason == "Ace gave no report: Failed to launch the browser process:  Code: 1"


@pytest.mark.parametrize("problem", [TimeoutError(), PermissionError(13, "Permission denied")])
def test_when_it_does_not_start_or_end_it_has_not_run(
    machine: Path, good: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
):
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(programs, "run", fail)
    monkeypatch.setattr(ace, "has_node", lambda: True)
    assert ace.judge(good, {}).outcome == "not-run"

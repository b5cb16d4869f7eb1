"""The table of judges."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from anthology.verification import judges, versions
from anthology.verification.judges import Judge, Known, judge_editions
from anthology.verification.outcome import Outcome


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    asked: list[object] = []

    def judge(path: Path, known: Known) -> Outcome:
        asked.append((path, known))
        return Outcome("A", "epub", "passed", "Fine.")

    monkeypatch.setattr(judges, "JUDGES", (Judge("A", "epub", judge), Judge("B", "press", judge)))
    return asked


NOTHING = Known({}, {})


def test_each_judges_its_own_edition_with_what_is_known(table: list[object]):
    known = Known({"epub": {"text/a.xhtml": {}}}, {})
    assert [o.name for o in judge_editions({"epub": Path("a.epub"), "reading": Path("a.pdf")}, known)] == ["A"]
    assert table == [(Path("a.epub"), known)]


def test_who_is_not_asked_has_not_run(table: list[object]):
    (outcome,) = judge_editions({"epub": Path("a.epub")}, NOTHING, asked=False)
    assert (outcome.outcome, outcome.reason) == ("not-run", "--no-verify was given.")
    assert table == []


def test_a_press_file_is_not_judged_against_nothing(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"no pdf")
    found = {o.name: o for o in judge_editions({"press": tmp_path / "a.pdf"}, NOTHING)}
    assert {name: o.outcome for name, o in found.items()} == {
        "Nothing lost": "not-run",
        "Preflight (PDF/X-4)": "not-run",
        "Separations (Ghostscript)": "not-run",
        "PDF syntax (qpdf)": "failed",
    }
    assert found["Preflight (PDF/X-4)"].reason.startswith("The manifest has errors")


def test_every_judge_of_an_epub_is_in_the_table():
    names = {j.name for j in judges.JUDGES if j.edition == "epub"}
    assert names == {"Nothing lost", "EPUBCheck", "Ace", "anthology's lint"}


def test_every_judge_of_a_pdf_is_in_the_table():
    named = {
        edition: {j.name for j in judges.JUDGES if j.edition == edition} for edition in ("reading", "press", "cover")
    }
    assert named["reading"] == {"Nothing lost", "PDF/UA-1", "PDF syntax (qpdf)"}
    press = {"Nothing lost", "Preflight (PDF/X-4)", "Separations (Ghostscript)", "PDF syntax (qpdf)"}
    assert named["press"] == named["cover"] == press


def test_who_judged_is_told_in_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of who did not run, nothing is asked."""

    def never() -> str:
        raise AssertionError

    said = Outcome("A", "epub", "passed", "Fine.")
    monkeypatch.setattr(
        judges,
        "JUDGES",
        (
            Judge("A", "epub", lambda *_: said, by={"Gauge": lambda: "1.2", "Other": lambda: None}),
            Judge("B", "epub", lambda *_: replace(said, outcome="not-run"), by={"Gauge": never}),
        ),
    )
    found = judge_editions({"epub": Path("a.epub")}, Known({}, {}))
    assert [outcome.by for outcome in found] == [(("Gauge", "1.2"),), ()]


def test_a_program_is_asked_for_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, words in (("gauge", "Gauge 10.00.0 (2022)"), ("mute", "No number")):
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{words}' >&2\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert [versions.program(name)() for name in ("gauge", "mute", "none")] == ["10.00.0", None, None]
    assert versions.package("pikepdf")() == version("pikepdf")
    assert versions.package("no-such-distribution")() is None

"""The table of judges."""

from __future__ import annotations

from pathlib import Path

import pytest

from anthology.verification import judges
from anthology.verification.judges import Judge, judge_editions
from anthology.verification.outcome import Outcome


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    asked: list[object] = []

    def judge(path: Path, origins: object) -> Outcome:
        asked.append((path, origins))
        return Outcome("A", "epub", "passed", "Fine.")

    monkeypatch.setattr(judges, "JUDGES", (Judge("A", "epub", judge), Judge("B", "press", judge)))
    return asked


def test_each_judges_its_own_edition_with_its_origins(table: list[object]):
    files, origins = {"epub": Path("a.epub"), "reading": Path("a.pdf")}, {"epub": {"text/a.xhtml": {}}}
    assert [o.name for o in judge_editions(files, origins)] == ["A"]
    judge_editions(files, {})
    assert table == [(Path("a.epub"), {"text/a.xhtml": {}}), (Path("a.epub"), {})]


def test_who_is_not_asked_has_not_run(table: list[object]):
    (outcome,) = judge_editions({"epub": Path("a.epub")}, {}, asked=False)
    assert (outcome.outcome, outcome.reason) == ("not-run", "--no-verify was given.")
    assert table == []


def test_every_judge_of_an_epub_is_in_the_table():
    assert {"EPUBCheck", "Ace", "anthology's lint"} == {j.name for j in judges.JUDGES if j.edition == "epub"}

"""Every hostile book is told in one clear way, costs little, and reads, fetches and runs nothing; the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from .case import Case
from .table import CASES, PAGE, rows
from .trial import Warden

SHORT, LONG = ([case for case in CASES if case.long is long] for long in (False, True))


@pytest.mark.parametrize("case", SHORT, ids=lambda case: case.name)
def test_a_hostile_book(case: Case, warden: Warden, tmp_path: Path) -> None:
    assert warden.run(case, tmp_path / "x").wrong() == []


@pytest.mark.long
@pytest.mark.parametrize("case", LONG, ids=lambda case: case.name)
def test_a_hostile_book_that_takes_seconds(case: Case, warden: Warden, tmp_path: Path) -> None:
    """What it takes is measured by `make hostile`: beside other tests, on a slow machine, it takes longer."""
    wrong = warden.run(case, tmp_path / "x").wrong()
    assert [fault for fault in wrong if not fault.startswith("took ") or fault.endswith(" MB")] == []


def test_the_warden_sees_what_is_forbidden(warden: Warden, tmp_path: Path) -> None:
    """A book that is right in all but what is expected of it; and a read, a connection and a program are seen."""
    right = warden.run(Case("right", "", ("html-tag",), ""), tmp_path / "x")
    assert [w.startswith("told") for w in right.wrong()] == [True]
    watched = warden.run(Case("seen", "", (), ""), tmp_path / "y", provoke=True)
    found = "\n".join(watched.wrong())
    assert "read outside the book" in found
    assert "socket" in found
    assert watched.did["touched"]


def test_a_picture_that_only_decoding_shows_to_be_broken_is_told_at_its_entry(warden: Warden, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "png-palette-missing")
    (told,) = warden.run(case, tmp_path / "x").told
    assert (told["path"], told["line"]) == ("book.yaml", 4)
    assert "photos/roof.png" in told["message"]


def test_the_page_lists_every_book() -> None:
    listed = PAGE.read_text(encoding="utf-8")
    assert [case.name for case in CASES if f"{rows(case)} " not in listed] == []
    assert listed.count("\n| ") - listed.count("\n| name ") == len(CASES)
    assert len({case.name for case in CASES}) == len(CASES) >= 80

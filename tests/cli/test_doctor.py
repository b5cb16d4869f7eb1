"""doctor names what is missing with the command that installs it; so does a build without Pango, which ends with 3."""

from __future__ import annotations

import dataclasses
import json

import pytest

from anthology.cli import machine


def lacking(need: machine.Need) -> machine.Need:
    return dataclasses.replace(need, is_there=lambda: False)


def having(need: machine.Need) -> machine.Need:
    return dataclasses.replace(need, is_there=lambda: True)


def test_all_is_there(anthology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "NEEDS", tuple(map(having, machine.NEEDS)))
    result = anthology("doctor")
    assert result.exit_code == 0
    assert "found    Pango" in result.stdout
    assert "Books can be built." in result.stderr


def test_what_is_needed_is_missing(anthology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "NEEDS", (lacking(machine.PANGO), having(machine.JAVA)))
    result = anthology("doctor")
    assert result.exit_code == 3
    for command in ("sudo apt-get install libpango-1.0-0", "sudo dnf install pango", "brew install pango"):
        assert command in result.stdout


def test_what_is_only_useful_is_missing(anthology, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "NEEDS", (having(machine.PANGO), lacking(machine.JAVA)))
    result = anthology("doctor", "--format", "json")
    assert result.exit_code == 0
    found = {r["name"]: r for r in map(json.loads, result.stdout.splitlines())}
    assert not found["Java"]["found"]
    assert set(found["Java"]["install"]) == set(machine.SYSTEMS)
    assert "not everything is checked" in result.stderr


def test_every_need_says_how_on_every_system() -> None:
    for need in machine.NEEDS:
        assert tuple(need.install) == machine.SYSTEMS


def test_libraries_that_are_not_there_are_seen() -> None:
    assert not machine._has_library("anthology-has-no-such-library", 0)


def test_a_build_without_pango(anthology, make_book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "PANGO", lacking(machine.PANGO))
    book = make_book()
    result = anthology("build", book)
    assert result.exit_code == 3
    assert "brew install pango" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (book / "dist").exists()
    manifest = book / "book.yaml"
    manifest.write_text(manifest.read_text() + "editions: {epub: {page_list: false}}\n")
    assert anthology("build", book, "--only", "epub").exit_code == 3, "its cover is typeset"

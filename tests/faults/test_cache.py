"""A cache that is damaged, of another version or not ours: the same bytes come out, and it is said where it matters."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from anthology import cache
from anthology.cache import Cache, Made
from anthology.diagnostics import error
from anthology.sources import Location

Run = Callable[..., Result]

THING = Made({"pdf": bytes(range(256))}, {"pages": 3}, (error("x-y", "Wrong.", Location("one.md", 1, 2), "Do."),))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test alone."""
    monkeypatch.setenv("ANTHOLOGY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sums(dist: Path) -> dict[str, str]:
    names = (p for p in dist.iterdir() if p.suffix in {".epub", ".pdf", ".jpg"})
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in names}


def test_a_flipped_bit_anywhere_is_a_miss(folder: Path) -> None:
    kept = Cache(folder)
    kept.put("thing", THING)
    assert kept.get("thing") == THING
    (path,) = entries(folder)
    raw = path.read_bytes()
    for at in range(len(raw)):
        flipped = bytearray(raw)
        flipped[at] ^= 1 << at % 8
        path.write_bytes(flipped)
        assert kept.get("thing") is None, f"bit {at % 8} of byte {at}"
    path.write_bytes(raw)
    assert kept.get("thing") == THING


def test_an_entry_cut_off_or_exchanged_is_a_miss(folder: Path) -> None:
    kept = Cache(folder)
    kept.put("one", THING)
    (one,) = entries(folder)
    kept.put("two", THING)
    raw = one.read_bytes()
    for length in range(len(raw)):
        one.write_bytes(raw[:length])
        assert kept.get("one") is None, length
    (two,) = set(entries(folder)) - {one}
    one.write_bytes(two.read_bytes())
    assert kept.get("one") is None
    assert kept.get("two") == THING
    two.unlink()
    two.mkdir()
    assert kept.get("two") is None


def test_what_another_library_made_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(folder).put("thing", THING)
    now = dict(cache.makers())
    for name in ("Pango", "pillow", "anthology", "zlib"):
        monkeypatch.setattr(cache, "makers", lambda name=name: now | {name: "0.0.1"})
        assert Cache(folder).get("thing") is None, name
    monkeypatch.setattr(cache, "makers", lambda: now)
    assert Cache(folder).get("thing") == THING


def test_every_kind_of_entry_damaged_gives_the_same_bytes(folder: Path, starter: Path, anthology: Run) -> None:
    """A third has a bit flipped, a third is cut off, a third is another entry."""
    assert anthology("build", starter, "--no-verify").exit_code == 0
    good, chance = sums(starter / "dist"), random.Random(6)
    paths = entries(folder)
    assert len(paths) > 15
    for number, path in enumerate(paths):
        raw = bytearray(path.read_bytes())
        if number % 3 == 0:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes((raw, raw[: chance.randrange(len(raw))], paths[number - 1].read_bytes())[number % 3])
    assert anthology("build", starter, "--no-verify").exit_code == 0
    assert sums(starter / "dist") == good


def test_a_file_where_the_cache_should_be(folder: Path, make_book, anthology: Run, reported) -> None:
    reported.expect("cache-unused")
    folder.write_text("mine")
    quick = ("--only", "reading", "--no-verify", "--format", "json")
    result = anthology("build", make_book(), *quick)
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["code"], record["severity"]) == ("cache-unused", "warning")
    assert "ANTHOLOGY_CACHE" in record["hint"]
    assert folder.read_text() == "mine"
    assert anthology("build", make_book(name="other"), *quick, "--no-cache").stdout == ""


def is_unused(folder: Path, why: str) -> None:
    """Nothing is kept, nothing is taken, and it is said why."""
    kept = Cache(folder)
    kept.put("thing", THING)
    assert kept.get("thing") is None
    assert [(found.code, why in found.message) for found in kept.diagnostics] == [("cache-unused", True)]


def test_a_cache_that_others_may_write(folder: Path) -> None:
    Cache(folder).put("thing", THING)
    assert (folder / "2").stat().st_mode & 0o777 == 0o700
    (folder / "2").chmod(0o770)
    is_unused(folder, "others may write there")


def test_a_cache_of_another_user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(folder).put("thing", THING)
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    is_unused(folder, "belongs to another user")


def test_a_cache_on_a_read_only_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system answers there, also to root."""
    Cache(folder).put("thing", THING)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    is_unused(folder, "read-only")


def test_a_cache_that_goes_away_on_the_way(folder: Path) -> None:
    kept = Cache(folder)
    shutil.rmtree(folder)
    kept.put("thing", THING)
    assert kept.get("thing") is None
    kept.trim()

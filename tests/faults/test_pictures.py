"""A picture that changes while a book is made of it: nothing is delivered, nothing wrong is kept for later builds."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from anthology.book import Photo
from anthology.cli import terminal

Make, Run = Callable[..., Path], Callable[..., Result]

MANIFEST = """\
title: Tiny
language: en
photos:
  roofs: {file: photos/roofs.jpg, alt: Roofs., by: Ana, licence: CC0-1.0, cleared: [epub, reading, print]}
contents:
  - file: chapters/one.md
    title: One
"""


def picture(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1200, 800), colour).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def book(make_book: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With one photograph, and a cache of its own."""
    monkeypatch.setenv("ANTHOLOGY_CACHE", str(tmp_path / "cache"))
    files = {
        "book.yaml": MANIFEST,
        "chapters/one.md": "Rain.\n\n![](photo:roofs)\n",
        "photos/roofs.jpg": picture("red"),
    }
    return make_book(files)


def when(stage: str, then: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something as this stage of the next build begins."""

    def watch(self: object, title: str, _done: int, total: int) -> None:
        if title == stage and not total:
            then()

    monkeypatch.setattr(terminal._PlainProgress, "__call__", watch)


QUICK = ("--only", "epub,reading,press", "--no-verify", "--format", "json")


def sums(dist: Path) -> dict[str, str]:
    names = (p for p in dist.iterdir() if p.suffix in {".epub", ".pdf", ".jpg"})
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in names}


@pytest.mark.parametrize(
    "stage",
    ["Setting the pages", "Separating the inks"],
    ids=lambda s: s.split()[0],
)
def test_saved_anew_in_any_stage(
    stage: str, book: Path, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two stages each of them could show another picture."""
    reported.expect("file-changed")
    with monkeypatch.context() as patch:
        when(stage, lambda: (book / "photos/roofs.jpg").write_bytes(picture("blue")), patch)
        result = anthology("build", book, *QUICK)
    record = json.loads(result.stdout)
    assert (record["code"], record["path"], record["line"]) == ("file-changed", "book.yaml", 4)
    assert result.exit_code == 1
    assert not list((book / "dist").iterdir())
    assert anthology("build", book, *QUICK).exit_code == 0
    after = sums(book / "dist")
    assert anthology("build", book, *QUICK, "--no-cache").exit_code == 0
    assert sums(book / "dist") == after, "what was made of the changing picture was kept"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_cut_off_while_it_is_rendered(
    jobs: str, book: Path, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as well when a worker process finds it, where the error has to be sent from one to the other."""
    reported.expect("file-changed", "file-unreadable")
    path = book / "photos/roofs.jpg"
    if jobs == "2":
        (book / "photos/walls.jpg").write_bytes(picture("green"))
        walls = next(line for line in MANIFEST.splitlines() if "roofs" in line).replace("roofs", "walls")
        (book / "book.yaml").write_text(MANIFEST.replace("contents:", f"{walls}\ncontents:"))
        (book / "chapters/one.md").write_text("Rain.\n\n![](photo:roofs)\n\n![](photo:walls)\n")
    asked = Photo.fingerprint

    def cut_off_afterwards(self: Photo) -> str:
        found = asked(self)
        path.write_bytes(picture("red")[:200])
        return found

    monkeypatch.setattr(Photo, "fingerprint", cut_off_afterwards)
    result = anthology("build", book, *QUICK, "--jobs", jobs)
    record = json.loads(result.stdout)
    assert (record["code"], record["path"], record["line"]) == ("file-changed", "book.yaml", 4)
    assert not list((book / "dist").iterdir())


def test_removed_on_the_way(book: Path, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch) -> None:
    reported.expect("file-unreadable")
    when("Setting the pages", (book / "photos/roofs.jpg").unlink, monkeypatch)
    result = anthology("build", book, *QUICK)
    record = json.loads(result.stdout)
    assert (record["code"], record["path"], record["line"]) == ("file-unreadable", "book.yaml", 4)

"""Building again: the same bytes, no more work than what changed, a proof while the year is running, no network."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bookshelf import Built, Shelf, copy_own_book
from readback import letters, read_pdf

from anthology.build import Order, build
from anthology.sources import Folder

LOST_PHOTO = """\
photos:
  lost: {file: photos/lost.jpg, alt: A boat, by: Nobody, licence: CC0-1.0, cleared: [epub, reading]}
"""

CALLER = """\
import multiprocessing, socket

def call(_):
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    except PermissionError as problem:
        return str(problem)

if __name__ == "__main__":
    with multiprocessing.get_context("forkserver").Pool(1) as pool:
        print(call(0), pool.map(call, [0])[0], sep="\\n")
"""


def editions(dist: Path) -> dict[str, str]:
    """SHA-256 of everything but the reports, which tell seconds, and what was judged."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in dist.iterdir() if not p.stem.endswith("report")}


@pytest.fixture
def copy(own: Built, tmp_path: Path) -> Path:
    """Another folder with a book that was built before."""
    assert own.report["book"]["pages"]
    copy_own_book(tmp_path / "again")
    return tmp_path / "again"


def test_the_same_book_gives_the_same_bytes(own: Built, copy: Path, shelf: Shelf) -> None:
    assert shelf.run("build", copy, "--no-verify").returncode == 0
    assert editions(copy / "dist") == editions(own.dist)
    assert set(_cached(copy).values()) == {True}


ELSEWHERE = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "C.UTF-8",
    "LANG": "de_DE.UTF-8",
    "LANGUAGE": "de",
    "PYTHONHASHSEED": "4711",
    "PANGO_LANGUAGE": "ja",
    "FREETYPE_PROPERTIES": "truetype:interpreter-version=35",
    "HB_SHAPER_LIST": "fallback",
}


def copied_backwards(folder: Path) -> None:
    """A copy of our own book whose files were written in another order, in another year."""
    copy_own_book(folder)
    for path in sorted((p for p in folder.rglob("*") if p.is_file()), reverse=True):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (1_000_000_000, 1_000_000_000))


def as_nobody() -> tuple[str, ...]:
    """What has a command run with another user's number, where the system allows that to everybody."""
    command = ("unshare", "--user")
    if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
        return command
    return ()


@pytest.mark.long
def test_the_same_files_in_another_environment(own: Built, shelf: Shelf, tmp_path: Path) -> None:
    """Nothing of the machine's is in them: neither its clock, nor its folders, nor who builds, nor with how many."""
    folder, home = tmp_path / "another folder, with a longer name" / "own", tmp_path / "home"
    copied_backwards(folder)
    home.mkdir()
    command = ("build", folder, "--no-cache", "--jobs", "1")
    done = shelf.run(*command, umask=0o077, before=as_nobody(), HOME=str(home), **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert comparable(folder / "dist") == comparable(own.dist)
    name = own.path(".epub").name
    assert zipinfo(folder / "dist" / name) == zipinfo(own.dist / name)


def comparable(dist: Path) -> dict[str, object]:
    """SHA-256 of every file; of the reports what they say, but for the seconds, and for what was in the cache."""
    found: dict[str, object] = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in dist.iterdir()}
    report = json.loads((dist / "report.json").read_text(encoding="utf-8"))
    assert report["made_with"]["Pango"]
    del report["seconds"]
    for edition in report["editions"]:
        del edition["seconds"]
    for section in report["sections"]:
        del section["cached"]
    page = (dist / "report.html").read_text(encoding="utf-8")
    timed, count = re.subn(r'<section aria-labelledby="time">.*?</section>', "", page, flags=re.S)
    assert count == 1
    timeless = re.sub(r'<td class="set">(?:kept|new)</td>', "", timed)
    return found | {"report.json": report, "report.html": timeless}


def test_without_a_date_for_all_it_is_no_matter_what_day_it_is(
    make_book: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH, where it is set, stands in the files; the clock never does."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    made = []
    for day in (date(2027, 1, 1), date(2031, 12, 24)):
        names = frozenset({"epub", "reading"})
        order = Order(Folder(make_book()), "book.yaml", day, editions=names, verify=False, cache=False, jobs=1)
        assert build(order, lambda *_: None).account
        made.append(comparable(tmp_path / "book/dist"))
    assert made[0] == made[1]


def zipinfo(path: Path) -> list[tuple[object, ...]]:
    """What `zipinfo` tells of every entry: names, order, rights, times, methods, sizes and checks."""
    with zipfile.ZipFile(path) as file:
        return [
            (e.filename, e.create_system, e.create_version, e.external_attr, e.date_time, e.compress_type, e.file_size,
             e.compress_size, e.CRC, e.extra, e.comment)
            for e in file.infolist()
        ]  # fmt: skip


def test_one_word_changed_sets_one_section_again(own: Built, copy: Path, shelf: Shelf) -> None:
    chapter = next(section for section in own.book.pieces[1:] if section.file and section.language == "en")
    path = copy / str(chapter.file)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\bthe\b", "one", text, count=1), encoding="utf-8")
    assert shelf.run("build", copy, "--no-verify").returncode == 0
    report = json.loads((copy / "dist/report.json").read_text(encoding="utf-8"))
    assert report["pages"] == own.report["pages"], "The word moved a page: take another one."
    assert [name for name, cached in _cached(copy).items() if not cached] == [chapter.id]
    before, after = editions(own.dist), editions(copy / "dist")
    changed = {own.path(end).name for end in (".epub", ".pdf", "-press.pdf")}
    assert {name for name in before if before[name] != after[name]} == changed


def _cached(folder: Path) -> dict[str, bool]:
    report = json.loads((folder / "dist/report.json").read_text(encoding="utf-8"))
    return {section["id"]: section["cached"] for section in report["sections"]}


@pytest.fixture
def unfinished(shelf: Shelf, tmp_path: Path) -> Path:
    """The starter with a photograph that is not cleared and one that is missing, over a last good build."""
    folder = tmp_path / "unfinished"
    assert shelf.run("new", folder).returncode == 0
    manifest = folder / "book.yaml"
    text = manifest.read_text(encoding="utf-8")
    assert "photos:\n" in text
    text = text.replace("cleared: [epub, reading, print]", "cleared: [epub]")
    manifest.write_text(text.replace("photos:\n", LOST_PHOTO, 1), encoding="utf-8")
    chapter = next((folder / "chapters").iterdir())
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n![](photo:lost)\n", encoding="utf-8")
    (folder / "dist").mkdir()
    (folder / "dist/last.pdf").write_bytes(b"the last good one")
    return folder


def test_an_unfinished_book_builds_only_as_a_draft(unfinished: Path, shelf: Shelf) -> None:
    refused = shelf.run("build", unfinished, "--no-verify", "--format", "json")
    assert refused.returncode == 1
    codes = {json.loads(line)["code"] for line in refused.stdout.splitlines()}
    assert codes == {"photo-not-cleared", "file-missing"}
    assert {p.name: p.read_bytes() for p in (unfinished / "dist").iterdir()} == {"last.pdf": b"the last good one"}
    assert shelf.run("build", unfinished, "--no-verify", "--draft").returncode == 0
    draft = Built("unfinished", unfinished)
    assert {d["code"] for d in draft.report["diagnostics"]} == {"photo-not-cleared", "file-missing"}
    pages = read_pdf(draft.path(".pdf")).pages
    assert [page.label for page in pages if "draft" not in letters(page.foot)] == []
    marked = "".join(letters(line) for page in pages for line in page.lines)
    assert marked.count(letters("Photograph to come")) == 2
    assert not any(page.pictures for page in pages)


def test_nothing_is_looked_for_in_the_network(shelf: Shelf) -> None:
    """The demo was made, by `anthology new demo && anthology build demo`, where no process could reach it."""
    assert shelf.book("demo").report["diagnostics"] == []
    assert not Path(shelf.offline["NETWORK_LOG"]).exists()


def test_who_looks_for_the_network_is_caught(shelf: Shelf, tmp_path: Path) -> None:
    """So the test before this one is not blind; worker processes are caught too."""
    log = tmp_path / "log"
    script = tmp_path / "script.py"
    script.write_text(CALLER, encoding="utf-8")
    done = shelf.python(script, **{**shelf.offline, "NETWORK_LOG": str(log)})
    assert done.stdout.count("there is no network in this test") == 2, done.stderr
    assert len(log.read_text(encoding="utf-8").splitlines()) == 2

"""A delivery that is killed at any step leaves the files of one build, and nothing else once the next one is done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from anthology.delivery import open_dist, settle

PROGRAM = Path(__file__).with_name("kill_everywhere.py")


@pytest.mark.parametrize("way", ["in one step", "file by file"])
def test_killed_before_every_change_it_makes(tmp_path: Path, way: str) -> None:
    """In one step dist/ is whole at once; file by file it is when the next command has looked at it."""
    command = [sys.executable, str(PROGRAM), str(tmp_path / "place"), way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50


def unfinished(folder: Path, changes: str, **kept: str) -> Path:
    """A staging folder with a record of a delivery that was not ended."""
    record = folder / ".making-killed/.undo"
    (record / "files").mkdir(parents=True)
    (record / "changes").write_text(changes)
    for name, text in kept.items():
        (record / "files" / name).write_text(text)
    return record


def test_whoever_reads_dist_has_an_unfinished_delivery_undone_first(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("new")
    unfinished(tmp_path, "= -  a\n", a="old")
    settle(tmp_path)
    assert (tmp_path / "a").read_text() == "old"


def test_nothing_is_undone_under_a_build_at_work(tmp_path: Path) -> None:
    with open_dist(tmp_path):
        (tmp_path / "a").write_text("new")
        unfinished(tmp_path, "= -  a\n", a="old")
        settle(tmp_path)
        assert (tmp_path / "a").read_text() == "new"


def test_where_there_is_no_dist_there_is_nothing_to_undo(tmp_path: Path) -> None:
    settle(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_record_that_came_with_the_book_touches_nothing_outside(tmp_path: Path) -> None:
    """Whoever sends a book may send a dist/ with it, and in that a record of what is to be put back."""
    mine, folder = tmp_path / "mine", tmp_path / "dist"
    mine.write_text("x")
    sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    lines = [
        f"{how} {sha256}  {name}\n" for how in "+=" for name in ("../mine", str(mine), "out/mine", "", ".", "in/mine")
    ]
    record = unfinished(folder, "".join([*lines, "nonsense\n", "= \xff"]))
    (folder / "out").symlink_to(tmp_path)
    (record / "files/in").symlink_to(tmp_path)
    (folder / "in").mkdir()
    (folder / ".making-link").symlink_to(tmp_path)
    (tmp_path / ".dist.next-link").symlink_to(tmp_path)
    settle(folder)
    with open_dist(folder):
        pass
    assert mine.read_text() == "x"
    assert sorted(p.name for p in folder.iterdir()) == ["in", "out"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dist", "mine"]


def test_a_record_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dist", tmp_path / "elsewhere"
    unfinished(elsewhere, "= -  a\n", a="theirs")
    (folder / ".making-x").mkdir(parents=True)
    (folder / ".making-x/.undo").symlink_to(elsewhere / ".making-killed/.undo")
    settle(folder)
    assert [p.name for p in folder.iterdir()] == [".making-x"]
    assert (elsewhere / ".making-killed/.undo/files/a").read_text() == "theirs"

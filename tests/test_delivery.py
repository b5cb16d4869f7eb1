"""Finished files arrive all together or not at all."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from anthology import delivery
from anthology.delivery import UndeliverableError, open_dist


def made(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).write_text(text)


def content(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir() if p.is_file()}


def test_files_take_the_place_of_the_last_ones(tmp_path: Path) -> None:
    dist = tmp_path / "a/dist"
    for text in ("first", "second"):
        with open_dist(dist) as held:
            made(held.staging, epub=text, pdf=text)
            held.deliver(["epub", "pdf"])
        assert content(dist) == {"epub": text, "pdf": text}
    assert sorted(p.name for p in dist.iterdir()) == ["epub", "pdf"]


def test_nothing_changes_before_all_is_made(tmp_path: Path) -> None:
    made(tmp_path, epub="old", mine="not ours")
    with pytest.raises(KeyboardInterrupt), open_dist(tmp_path) as held:
        made(held.staging, epub="half")
        raise KeyboardInterrupt
    assert content(tmp_path) == {"epub": "old", "mine": "not ours"}
    assert not list(tmp_path.glob(".*"))


def test_a_folder_removed_while_the_book_is_made_is_no_bug_of_ours(tmp_path: Path) -> None:
    with pytest.raises(UndeliverableError, match="removed"), open_dist(tmp_path / "dist") as held:
        shutil.rmtree(tmp_path / "dist")
        made(held.staging, epub="new")


def test_a_file_that_cannot_be_moved_takes_the_others_back(tmp_path: Path) -> None:
    made(tmp_path, a="old a")
    (tmp_path / "c").mkdir()
    with pytest.raises(UndeliverableError) as caught, open_dist(tmp_path) as held:
        made(held.staging, a="new a", b="new b", c="new c")
        held.deliver(["a", "b", "c"])
    assert caught.value.diagnostic.code == "dist-unwritable"
    assert content(tmp_path) == {"a": "old a"}


def test_an_interruption_between_two_moves_takes_them_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, a="old a", b="old b")
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".making-") and self.name == "b":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), open_dist(tmp_path) as held:
        made(held.staging, a="new a", b="new b")
        held.deliver(["a", "b"])
    assert content(tmp_path) == {"a": "old a", "b": "old b"}


def test_a_killed_build_is_cleaned_up_after(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from anthology.delivery import open_dist\n"
        "with open_dist(Path(sys.argv[1])) as held:\n"
        "    (held.staging / 'half').write_text('x'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    assert len(list(tmp_path.glob(".making-*"))) == 1
    with open_dist(tmp_path) as held:
        assert list(tmp_path.glob(".making-*")) == [held.staging]


def test_two_builds_cannot_hold_the_same_folder(tmp_path: Path) -> None:
    with open_dist(tmp_path) as held, pytest.raises(UndeliverableError) as caught, open_dist(tmp_path):
        pass
    assert caught.value.diagnostic.code == "dist-busy"
    assert not held.staging.exists()
    with open_dist(tmp_path):
        pass


def test_where_folders_cannot_be_locked_a_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_held: int, _how: int) -> None:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with open_dist(tmp_path) as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert content(tmp_path) == {"a": "new"}


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(UndeliverableError) as caught, open_dist(tmp_path):
        raise OSError(28, "No space left on device")
    assert "the disk is full" in caught.value.diagnostic.message


def test_a_mistake_of_ours_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_dist(tmp_path):
        (tmp_path / "none").read_text()


def test_a_link_out_of_the_book_is_not_followed(tmp_path: Path) -> None:
    book, outside = tmp_path / "book", tmp_path / "outside"
    book.mkdir()
    outside.mkdir()
    (book / "dist").symlink_to(outside)
    with pytest.raises(UndeliverableError, match="leads out"), open_dist(book / "dist", within=book):
        pass
    with open_dist(book / "dist") as held:
        assert held.staging.parent == book / "dist"


def test_a_file_that_is_a_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    dist, secret = tmp_path / "dist", tmp_path / "secret"
    dist.mkdir()
    secret.write_text("not ours")
    (dist / "a").symlink_to(secret)
    with open_dist(dist) as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert secret.read_text() == "not ours"
    assert (dist / "a").read_text() == "new"


def test_delivered_files_can_be_read_by_others(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        with open_dist(tmp_path) as held:
            made(held.staging, a="new")
            (held.staging / "a").chmod(0o600)
            held.deliver(["a"])
    finally:
        os.umask(old)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644
    assert delivery._umask() == old


def in_folder(folder: Path) -> dict[str, str]:
    """Every file below a folder but the hidden ones."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(folder).as_posix(): p.read_text() for p in files}


def deliver(dist: Path, **texts: str) -> None:
    """Deliver a folder `off` with these files; ana__one is the file one in the folder ana."""
    with open_dist(dist) as held:
        (held.staging / "off").mkdir()
        for name, text in texts.items():
            path = held.staging / "off" / name.replace("__", "/")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        held.deliver(["off"])


def test_a_folder_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    deliver(tmp_path, one="1", ana__one="1", ana__two="2", bo__three="3")
    assert in_folder(tmp_path) == {"off/one": "1", "off/ana/one": "1", "off/ana/two": "2", "off/bo/three": "3"}
    deliver(tmp_path, one="new", ana__one="new")
    assert in_folder(tmp_path) == {"off/one": "new", "off/ana/one": "new"}
    assert not (tmp_path / "off/bo").exists()


def test_what_somebody_else_put_into_a_folder_stays(tmp_path: Path) -> None:
    deliver(tmp_path, one="1", ana__two="2", ana__three="3")
    (tmp_path / "off/ana/signed").write_text("a signature")
    (tmp_path / "off/ana/three").write_text("3, with remarks")
    deliver(tmp_path, one="1")
    assert in_folder(tmp_path) == {"off/ana/signed": "a signature", "off/ana/three": "3, with remarks", "off/one": "1"}


def test_a_folder_that_cannot_be_delivered_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(tmp_path, one="1", ana__two="2", zoe__gone="gone")
    before = in_folder(tmp_path)
    unlink = Path.unlink

    def interrupted(self: Path, missing_ok: bool = False) -> None:
        if self.name == "gone":
            raise KeyboardInterrupt
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", interrupted)
    with pytest.raises(KeyboardInterrupt):
        deliver(tmp_path, one="new", ana__two="new", bo__fresh="new")
    assert in_folder(tmp_path) == before
    assert not (tmp_path / "off/bo").exists()
    monkeypatch.undo()
    deliver(tmp_path, one="newer")
    assert in_folder(tmp_path) == {"off/one": "newer"}


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    dist, elsewhere = tmp_path / "dist", tmp_path / "elsewhere"
    dist.mkdir()
    elsewhere.mkdir()
    (dist / "off").symlink_to(elsewhere)
    with pytest.raises(UndeliverableError, match="is a link to another place"):
        deliver(dist, one="1")
    assert not list(elsewhere.iterdir())


def test_a_list_that_came_with_the_book_removes_nothing_outside(tmp_path: Path) -> None:
    """Whoever sends a book may send a dist/ with it."""
    mine = tmp_path / "mine"
    mine.write_text("x")
    sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    off = tmp_path / "dist/off"
    off.mkdir(parents=True)
    (off / "out").symlink_to(tmp_path)
    (off / "link").symlink_to(mine)
    lines = [f"{sha256}  {name}" for name in ("../../mine", str(mine), "out/mine", "link", "", "none", "out")]
    (off / ".delivered").write_text("\n".join([*lines, "nonsense", ""]))
    deliver(tmp_path / "dist", one="1")
    assert mine.read_text() == "x"
    assert (off / "link").is_symlink()
    (off / ".delivered").write_bytes(b"\xff\xfe\x00")
    deliver(tmp_path / "dist", one="2")
    assert (off / "one").read_text() == "2"


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "off").write_text("mine")
    with pytest.raises(UndeliverableError) as caught:
        deliver(tmp_path, one="1")
    assert caught.value.diagnostic.code == "dist-unwritable"
    assert (tmp_path / "off").read_text() == "mine"

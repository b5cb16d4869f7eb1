"""Finished files arrive all together or not at all, in one step or file by file."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from anthology.delivery import UndeliverableError, dist, open_dist, switch


@pytest.fixture(params=["in one step", "file by file"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the system at hand lets files be delivered: most can swap two folders, some cannot."""
    if request.param == "file by file":

        def refuse(_one: Path, _other: Path) -> None:
            raise OSError(errno.ENOSYS, "Function not implemented")

        monkeypatch.setattr(switch, "exchange", refuse)
    return request.param


def made(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).write_text(text)


def content(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir() if p.is_file()}


def test_files_take_the_place_of_the_last_ones(tmp_path: Path) -> None:
    folder = tmp_path / "a/dist"
    for text in ("first", "second"):
        with open_dist(folder) as held:
            made(held.staging, epub=text, pdf=text)
            held.deliver(["epub", "pdf"])
        assert content(folder) == {"epub": text, "pdf": text}
    assert sorted(p.name for p in folder.iterdir()) == ["epub", "pdf"]
    assert [p.name for p in folder.parent.iterdir()] == ["dist"]


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


def test_an_interruption_on_the_way_takes_all_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    made(tmp_path, a="old a", b="old b")
    replace, link = Path.replace, os.link

    def interrupted(self: Path, target: Path) -> Path:
        if self.parent.name.startswith(".making-") and self.name == "b":
            raise KeyboardInterrupt
        return replace(self, target)

    def not_linked(old: Path, new: Path, **how: bool) -> None:
        if way == "in one step" and old.name == "b":
            raise KeyboardInterrupt
        link(old, new, **how)

    monkeypatch.setattr(Path, "replace", interrupted)
    monkeypatch.setattr(os, "link", not_linked)
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
    folder, secret = tmp_path / "dist", tmp_path / "secret"
    folder.mkdir()
    secret.write_text("not ours")
    (folder / "a").symlink_to(secret)
    with open_dist(folder) as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert secret.read_text() == "not ours"
    assert (folder / "a").read_text() == "new"


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
    assert dist._umask() == old


def in_folder(folder: Path) -> dict[str, str]:
    """Every file below a folder but the hidden ones."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(folder).as_posix(): p.read_text() for p in files}


def deliver(folder: Path, **texts: str) -> None:
    """Deliver a folder `off` with these files; ana__one is the file one in the folder ana."""
    with open_dist(folder) as held:
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


def test_a_folder_that_cannot_be_delivered_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    deliver(tmp_path, one="1", ana__two="2", zoe__gone="gone")
    before = in_folder(tmp_path)
    unlink, link = Path.unlink, os.link

    def interrupted(self: Path, missing_ok: bool = False) -> None:
        if self.name == "gone":
            raise KeyboardInterrupt
        unlink(self, missing_ok=missing_ok)

    def not_linked(old: Path, new: Path, **how: bool) -> None:
        if way == "in one step" and old.name == "fresh":
            raise KeyboardInterrupt
        link(old, new, **how)

    monkeypatch.setattr(Path, "unlink", interrupted)
    monkeypatch.setattr(os, "link", not_linked)
    with pytest.raises(KeyboardInterrupt):
        deliver(tmp_path, one="new", ana__two="new", bo__fresh="new")
    assert in_folder(tmp_path) == before
    assert not (tmp_path / "off/bo").exists()
    monkeypatch.undo()
    deliver(tmp_path, one="newer")
    assert in_folder(tmp_path) == {"off/one": "newer"}


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dist", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "off").symlink_to(elsewhere)
    with pytest.raises(UndeliverableError, match="is a link to another place"):
        deliver(folder, one="1")
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


def test_what_is_in_dist_keeps_its_owner_and_its_rights(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    folder.mkdir()
    folder.chmod(0o2770)
    (folder / "notes").write_text("mine")
    (folder / "notes").chmod(0o640)
    (folder / "link").symlink_to("nowhere")
    inode = (folder / "notes").stat().st_ino
    with open_dist(folder) as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert folder.stat().st_mode & 0o7777 == 0o2770
    assert ((folder / "notes").stat().st_ino, (folder / "notes").stat().st_mode & 0o777) == (inode, 0o640)
    assert (folder / "notes").stat().st_nlink == 1
    assert (folder / "link").readlink() == Path("nowhere")


def swapped(folder: Path) -> bool:
    """Deliver; is it another folder afterwards?"""
    before = folder.stat().st_ino
    with open_dist(folder) as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert (folder / "a").read_text() == "new"
    assert [p.name for p in folder.parent.iterdir() if p.name.startswith(".")] == []
    return folder.stat().st_ino != before


def test_only_a_folder_of_ours_is_switched(tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --out it may be any: the book's own, one that somebody works in, one where a project lies."""
    folder = tmp_path / "out"
    folder.mkdir()
    assert swapped(folder) == (way == "in one step")
    (folder / "chapters").mkdir()
    assert not swapped(folder)
    (folder / "chapters").rmdir()
    monkeypatch.chdir(folder)
    assert not swapped(folder)


def test_a_file_that_came_at_the_last_moment_is_not_lost(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = switch.exchange
    (tmp_path / "dist").mkdir()

    def saved_meanwhile(new: Path, old: Path) -> None:
        (old / "remarks").write_text("mine")
        exchange(new, old)

    monkeypatch.setattr(switch, "exchange", saved_meanwhile)
    with open_dist(tmp_path / "dist") as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert content(tmp_path / "dist") == {"a": "new", "remarks": "mine"}
    assert [p.name for p in tmp_path.iterdir()] == ["dist"]


def test_a_folder_that_was_switched_while_a_build_waited_for_it_is_held_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the second build would hold the old folder, which nobody sees any more, and a third the new one."""
    folder, flock = tmp_path / "dist", fcntl.flock
    folder.mkdir()

    def switched_meanwhile(opened: int, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        folder.rename(tmp_path / "old")
        folder.mkdir()
        flock(opened, how)

    monkeypatch.setattr(fcntl, "flock", switched_meanwhile)
    with open_dist(folder) as held:
        assert held.staging.parent.stat().st_ino == folder.stat().st_ino
        with pytest.raises(UndeliverableError), open_dist(folder):
            pass


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
def test_a_disk_that_only_says_at_the_end_that_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Network disks take what they are given, and refuse when it is to be kept (fsync)."""
    made(tmp_path, a="old")

    def full(_opened: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UndeliverableError) as caught, open_dist(tmp_path) as held:
        made(held.staging, a="new")
        held.deliver(["a"])
    assert caught.value.diagnostic.code == "dist-unwritable"
    assert content(tmp_path) == {"a": "old"}

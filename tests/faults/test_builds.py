"""What befalls a build from outside: the last good files stay whole, one thing is said, and the next build succeeds."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from anthology.workers import Workers

Make, Run = Callable[..., Path], Callable[..., Result]

QUICK = ("--only", "reading", "--no-verify", "--format", "json")


def content(dist: Path) -> dict[str, bytes]:
    return {p.relative_to(dist).as_posix(): p.read_bytes() for p in dist.rglob("*") if p.is_file()}


@pytest.fixture
def book(make_book: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a last good file, and a cache of its own."""
    monkeypatch.setenv("ANTHOLOGY_CACHE", str(tmp_path / "cache"))
    return make_book({"dist/tiny.pdf": "the last good one"})


GOOD = {"tiny.pdf": b"the last good one"}


def command(book: Path, *options: str, before: tuple[str, ...] = ()) -> list[str]:
    return [*before, sys.executable, "-m", "anthology", "build", str(book), *QUICK, *options]


def said(output: str) -> dict[str, object]:
    """The one diagnostic."""
    record: dict[str, object] = json.loads(output)
    assert record["hint"]
    return record


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As on a disk that is full: what has been written stays, what comes after is refused (RLIMIT_FSIZE)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 4096])
def test_a_file_that_may_grow_no_larger(size: int, book: Path, anthology: Run, reported) -> None:
    reported.expect("dist-unwritable")
    with no_file_larger_than(size):
        result = anthology("build", book, *QUICK, "--jobs", "1")
    assert said(result.stdout)["code"] == "dist-unwritable"
    assert "grows larger" in result.stdout
    assert content(book / "dist") == GOOD
    assert anthology("build", book, *QUICK).exit_code == 0
    assert content(book / "dist")["tiny.pdf"].startswith(b"%PDF")


def in_a_small_world(*script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script with a disk of 200 kB on this folder, which only the script sees; skips where none may be."""
    mount = f"mount -t tmpfs -o size=200k none {folder}"
    started = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-ec")
    if not shutil.which("unshare") or subprocess.run([*started, mount], capture_output=True, check=False).returncode:
        pytest.skip("this system lets its users mount nothing")
    whole = "\n".join((mount, *script))
    return subprocess.run([*started, whole], capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_full_disk(book: Path) -> None:
    """First there is no room for the new files beside the old one; then some is made, and the next build succeeds."""
    dist = book / "dist"
    build = " ".join(command(book, "--jobs", "1"))
    done = in_a_small_world(
        f"head -c 190000 /dev/zero > {dist}/tiny.pdf; sha256sum < {dist}/tiny.pdf",
        f"if {build}; then exit 9; fi",
        f"sha256sum < {dist}/tiny.pdf; ls -A {dist}",
        f"mount -o remount,size=20m {dist}",
        build,
        f"head -c 4 {dist}/tiny.pdf",
        folder=dist,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first, told, second, listed, made = done.stdout.splitlines()
    assert first == second == hashlib.sha256(bytes(190_000)).hexdigest() + "  -"
    assert listed == "tiny.pdf"
    assert said(told)["code"] == "dist-unwritable"
    assert "the disk is full" in str(said(told)["message"])
    assert made == "%PDF"


def without_power() -> tuple[str, ...]:
    """What takes from root the power to write where nobody may."""
    if os.geteuid() != 0:
        return ()
    started = ("unshare", "--user")
    if not shutil.which("unshare") or subprocess.run([*started, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the tests run as root, whom permissions do not stop")
    return started


def test_a_dist_that_may_not_be_written(book: Path) -> None:
    (book / "dist").chmod(0o555)
    refused = command(book, before=without_power())
    done = subprocess.run(refused, capture_output=True, text=True, encoding="utf-8", check=False)
    (book / "dist").chmod(0o755)
    assert done.returncode == 1
    assert said(done.stdout)["code"] == "dist-unwritable"
    assert "you may not write there" in str(said(done.stdout)["message"])
    assert content(book / "dist") == GOOD


def test_two_builds_at_once(book: Path, anthology: Run, reported, tmp_path: Path) -> None:
    """The second one says so; into another folder it may go on, and shares the cache with the first."""
    reported.expect("dist-busy")
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command(book), **options) as first:
        for line in first.stderr:
            if line == "Setting the pages ...\n":
                break
        first.send_signal(signal.SIGSTOP)  # So that it is at work as long as this takes.
        assert said(anthology("build", book, *QUICK).stdout)["code"] == "dist-busy"
        assert anthology("build", book, *QUICK, "--out", tmp_path / "second").exit_code == 0
        first.send_signal(signal.SIGCONT)
        output, _ = first.communicate()
    assert (first.returncode, output) == (0, "")
    assert content(book / "dist")["tiny.pdf"] == content(tmp_path / "second")["tiny.pdf"]


def test_a_worker_that_the_system_ends(book: Path, anthology: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does when memory is short."""
    manifest = (book / "book.yaml").read_text()
    (book / "book.yaml").write_text(f"{manifest}  - {{file: chapters/two.md, title: Two}}\n")
    (book / "chapters/two.md").write_text("It went on raining.\n")
    started = Workers._started

    def ended(self: Workers):
        is_new = self._pool is None
        pool = started(self)
        if is_new:
            os.kill(next(iter(pool._processes)), signal.SIGKILL)  # The pool ends the others itself when it sees this.
        return pool

    with monkeypatch.context() as patch:
        patch.setattr(Workers, "_started", ended)
        result = anthology("build", book, *QUICK, "--jobs", "2")
    assert result.exit_code == 3
    assert "for want of memory. Nothing in dist/ was changed." in result.stderr
    assert content(book / "dist") == GOOD
    assert anthology("build", book, *QUICK, "--jobs", "2").exit_code == 0


def test_memory_that_is_used_up(book: Path, anthology: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def used_up(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Workers, "unordered", used_up)
    result = anthology("build", book, *QUICK)
    assert result.exit_code == 3
    assert "The build stopped for want of memory." in result.stderr
    assert content(book / "dist") == GOOD


def test_verify_and_status_find_the_files_of_one_build(book: Path, anthology: Run) -> None:
    """Also where the last one was killed between two files."""
    assert anthology("build", book, *QUICK).exit_code == 0
    good = content(book / "dist")
    record = book / "dist/.making-killed/.undo"
    (record / "files").mkdir(parents=True)
    for name in ("tiny.pdf", "report.json"):
        (record / "files" / name).write_bytes(good[name])
    (record / "changes").write_text("= -  tiny.pdf\n= -  report.json\n")
    (book / "dist/tiny.pdf").write_bytes(b"of another build")
    assert "was changed after it was built" not in anthology("verify", book).stderr
    (book / "dist/report.json").write_text("{}")
    (record / "changes").write_text("= -  report.json\n")
    (record / "files/report.json").write_bytes(good["report.json"])
    assert "\t1\t1\t" in anthology("status", book).stdout

"""A program of its own: a delivery is killed before each change it makes in the file system, one after the other.

    python kill_everywhere.py FOLDER "in one step"|"file by file"

Python tells an audit hook (PEP 578) of every change before it is done; what is between two changes leaves all as it is.
Prints how many deliveries were killed. Ends with an AssertionError at the first that left something else than the files
before it or those after it.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from anthology.delivery import open_dist, settle, switch

OLD = {"a.epub": "old", "b.pdf": "same", "off/one": "old", "off/ana/two": "old", "off/gone/three": "old"}
NEW = {"a.epub": "new", "b.pdf": "same", "c.pdf": "new", "off/one": "new", "off/ana/two": "new", "off/bo/four": "new"}
THEIRS = {"notes.txt": "not ours", "off/ana/signed": "a signature"}
CHANGES = {
    f"os.{name}" for name in ("chmod", "chown", "link", "mkdir", "remove", "rename", "rmdir", "truncate", "utime")
}


def visible(folder: Path) -> dict[str, str]:
    """What an editor sees in dist/."""
    found = {p.relative_to(folder): p for p in folder.rglob("*") if p.is_file()}
    shown = {name: p for name, p in found.items() if not any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): p.read_text() for name, p in shown.items()}


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def deliver(folder: Path, files: dict[str, str]) -> None:
    with open_dist(folder) as dist:
        put(dist.staging, files)
        dist.deliver(sorted({name.partition("/")[0] for name in files}))


def killed(work: Callable[[], None], at: int) -> bool:
    """Do this in a process that is killed before its change with this number. Was it, before it came to its end?"""
    child = os.fork()
    if child == 0:
        steps = itertools.count(1)

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if (writes or event in CHANGES) and next(steps) == at:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it failed by itself"
    return os.WIFSIGNALED(status)


def main(place: Path, way: str) -> None:
    os.fsync = lambda _opened: None  # What a killed process wrote is with the system; only a power cut needs more.
    if way == "file by file":

        def refuse(_one: Path, _other: Path) -> None:
            raise OSError(errno.ENOSYS, "Function not implemented")

        switch.exchange = refuse
    folder = place / "dist"
    seen = set()
    for at in itertools.count(1):
        shutil.rmtree(place, ignore_errors=True)
        deliver(folder, OLD)
        put(folder, THEIRS)
        if not killed(lambda: deliver(folder, NEW), at):
            break
        if way == "file by file":
            killed(lambda: settle(folder), at % 11)  # To undo may be broken off, too.
            settle(folder)
        found = visible(folder)
        assert found in ({**OLD, **THEIRS}, {**NEW, **THEIRS}), (at, found)
        seen.add(found["a.epub"])
        deliver(folder, NEW | {"a.epub": "newest"})
        assert visible(folder) == {**NEW, **THEIRS, "a.epub": "newest"}, at
        left = sorted(p.relative_to(place).as_posix() for p in place.rglob(".*"))
        assert left == ["dist/off/.delivered"], (at, left)
        assert not (folder / "off/gone").exists(), at
    assert seen == {"old", "new"}, seen
    print(at - 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

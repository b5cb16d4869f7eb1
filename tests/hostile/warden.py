"""Runs one hostile book after another, each in a process of its own, and says what that process did and took.

A program: it reads a JSON object a line (`arguments` of the command line, `scratch`, a folder of its own, `inside`,
folders that may be read, `outside`, one that nobody may touch) and writes one a line. It has everything imported
before it forks, so that a book costs what the book costs.

- peak and seconds: the greatest resident memory and the processor time of that process alone, as the kernel counts
  them (wait4). What the process has in common with this one, about 120 MB, is in the peak.
- opened, ran, reached: files outside the folders named, programs, and addresses, as Python's audit events tell of
  them (PEP 578) before they happen; a program or a connection is forbidden then.
- touched: whatever was opened or listed in `outside`, by whom and by what library ever, as inotify(7) says.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import functools
import json
import os
import resource
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

PATIENCE = 240
"""Seconds after which a process is ended that waits for something; what it may take is less, and is for the tests."""
GUARD = 6_000_000_000
"""Bytes of addresses that a process may have: more would take the machine with it."""
_OPEN, _ACCESS = 0x20, 0x1  # inotify.h
_NONBLOCK = 0o4000

LIBRARIES = tuple(f"{os.path.realpath(p)}/" for p in ("/usr", "/lib", "/lib64", "/proc", sys.prefix, sys.base_prefix))
SYSTEM = {"/dev/null", "/dev/urandom", "/etc/localtime", "/etc/mime.types", "/etc/ld.so.cache"}
FORBIDDEN = (
    "socket.",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "urllib.",
    "http.",
    "ftplib.",
)


def main() -> None:
    """Run what is asked for until nobody asks any more."""
    _import_everything()
    for line in sys.stdin:
        print(json.dumps(_run(json.loads(line))), flush=True)


def _import_everything() -> None:
    import anthology.cli.build
    import anthology.cli.check
    import anthology.editions.bindery  # noqa: F401
    from anthology.cli import machine
    from anthology.editions.pages.typeset import complaints_about

    complaints_about("p { color: red }")
    # The machine's libraries are looked for with programs of the system: the answer is kept, and none is run later.
    ctypes.util.find_library = functools.cache(ctypes.util.find_library)
    machine.PANGO.is_there()


def _run(asked: dict[str, Any]) -> dict[str, Any]:
    scratch = Path(asked["scratch"])
    watch = _watched(asked["outside"])
    child = os.fork()
    if child == 0:
        _child(asked, scratch)
    _, status, used = os.wait4(child, 0)
    touched = _seen(watch)
    events = [json.loads(line) for line in (scratch / "events").read_text().splitlines()]
    return {
        "code": os.waitstatus_to_exitcode(status),
        "told": (scratch / "told").read_text("utf-8", "replace"),
        "said": (scratch / "said").read_text("utf-8", "replace"),
        "peak": used.ru_maxrss * 1024,
        "seconds": used.ru_utime + used.ru_stime,
        "touched": touched,
        **{kind: sorted({what for k, what in events if k == kind}) for kind in ("opened", "forbidden")},
    }


def _child(asked: dict[str, Any], scratch: Path) -> None:
    """Run the command line in this process, and leave it."""
    code = 99
    try:
        for number, name in ((1, "told"), (2, "said")):
            os.dup2(os.open(scratch / name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC), number)
        events = os.open(scratch / "events", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.environ |= {"ANTHOLOGY_CACHE": asked["cache"], "TMPDIR": str(scratch), "SOURCE_DATE_EPOCH": "1798761600"}
        tempfile.tempdir = str(scratch)
        os.chdir(scratch)  # Where a name counts from an open folder, the event does not tell from which.
        resource.setrlimit(resource.RLIMIT_AS, (GUARD, GUARD))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(PATIENCE)
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        _listen(events, (*LIBRARIES, *asked["inside"]))
        if asked["provoke"]:
            _provoke(Path(asked["outside"]))
        from anthology.cli import main as program

        program(asked["arguments"])
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _listen(events: int, inside: tuple[str, ...]) -> None:
    """Note what this process opens outside these folders, and forbid it to run or reach anything."""

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"open", "os.listdir", "os.scandir"}:
            path = arguments[0]
            if isinstance(path, int) or path is None:
                return
            real = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
            if real not in SYSTEM and not f"{real}/".startswith(inside):
                os.write(events, json.dumps(["opened", real]).encode() + b"\n")
        elif event.startswith(FORBIDDEN):
            os.write(events, json.dumps(["forbidden", f"{event} {arguments!r}"]).encode() + b"\n")
            raise PermissionError(f"{event} is forbidden here")

    sys.addaudithook(note)


def _provoke(outside: Path) -> None:
    """Do what no book may bring about, to see that it is seen."""
    (outside / "secret.md").read_bytes()
    with contextlib.suppress(PermissionError):
        socket.create_connection(("127.0.0.1", 9))


def _watched(folder: str) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    watch = int(libc.inotify_init1(_NONBLOCK))
    assert watch >= 0
    assert libc.inotify_add_watch(watch, os.fsencode(folder), _OPEN | _ACCESS) >= 0
    return watch


def _seen(watch: int) -> bool:
    try:
        return bool(os.read(watch, 65536))
    except BlockingIOError:
        return False
    finally:
        os.close(watch)


if __name__ == "__main__":
    main()

"""A judge that is a program of its own is run, and nothing of it is left running."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from anthology.verification import programs


def test_what_it_says_and_how_it_ends(tmp_path: Path):
    code = "import os, sys; print(os.getcwd()); print(sys.stdin.read(), os.environ['A'], file=sys.stderr); sys.exit(4)"
    ended = programs.run((sys.executable, "-c", code), 20, environment=os.environ | {"A": "last"}, folder=tmp_path)
    assert ended.code == 4
    assert Path(ended.output.decode().strip()) == tmp_path.resolve()
    assert ended.last_words == ": last"


def test_it_is_ended_with_all_that_it_started(tmp_path: Path):
    mark = tmp_path / "pid"
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        programs.run(("/bin/sh", "-c", f"sleep 60 & echo $! > {mark}; wait"), 1, folder=tmp_path)
    assert time.monotonic() - started < 20
    for _ in range(100):
        try:
            os.kill(int(mark.read_text()), 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{mark.read_text().strip()}/stat").read_text().split()[2] == "Z":
            return  # Ended; who adopted it has not yet looked.
        time.sleep(0.05)
    pytest.fail("it is still running")


def test_a_program_that_is_not_there(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        programs.run((tmp_path / "none",), 1, folder=tmp_path)

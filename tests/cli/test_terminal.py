"""What is drawn on a terminal, and only there."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

ESCAPE = "\x1b["
COLOUR = re.compile(r"\x1b\[[\d;]*3\d")


def on_terminal(*arguments: str | Path, **environment: str) -> str:
    """All that the program writes when both its streams are a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "anthology", *map(str, arguments)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment},
    )
    os.close(follower)
    said = b""
    with contextlib.suppress(OSError):  # How Linux tells that the other side was closed.
        while chunk := os.read(leader, 65536):
            said += chunk
    os.close(leader)
    process.wait(timeout=60)
    return said.decode()


def test_an_explanation_is_drawn() -> None:
    drawn = on_terminal("explain", "dist-busy")
    assert ESCAPE in drawn
    assert "**Why it matters.**" not in drawn
    assert "Why it matters." in drawn


def test_diagnostics_have_colours_unless_they_are_not_wanted() -> None:
    book = Path(__file__).parents[1] / "books/picture-format"
    assert COLOUR.search(on_terminal("check", book))
    for said in (on_terminal("check", book, "--no-color"), on_terminal("check", book, NO_COLOR="1")):
        assert ESCAPE not in said
        assert "[picture-format]" in said


def test_a_table_is_drawn(starter: Path) -> None:
    drawn = on_terminal("status", starter)
    assert "\t" not in drawn
    assert "─" in drawn
    assert "Ben" in drawn


def test_nothing_in_a_table_is_cut_off() -> None:
    drawn = on_terminal("status", Path(__file__).parents[1] / "books/photo-not-cleared", COLUMNS="80")
    assert "…" not in drawn
    assert "epub, reading, print" in drawn
    assert "photos/roof.png" in drawn
    assert "Pages" not in drawn  # It is not built yet, so that column is empty.


def test_a_narrow_terminal_leaves_out_what_is_spare_and_says_so(starter: Path) -> None:
    narrow = re.sub(r"\x1b\[[\d;]*m", "", on_terminal("status", starter, COLUMNS="60"))
    assert "Left out, for want of room: Title." in narrow
    assert re.search(r"1 +2026-W49 +A town", narrow)
    table = narrow.split("Left out")[0].splitlines()
    assert max(len(line.rstrip()) for line in table) <= 60


def test_a_build_shows_how_far_it_is(starter: Path) -> None:
    drawn = on_terminal("build", starter, "--no-verify")
    assert "Setting the pages" in drawn
    assert re.search(r"\d+ of 10", drawn)
    assert (starter / "dist/a-year-of-letters.pdf").is_file()

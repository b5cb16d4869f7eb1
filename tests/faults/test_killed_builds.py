"""Builds that are killed leave the last good files, or the new ones: a small share of what `make faults` does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_two_of_the_builds_that_are_killed(tmp_path: Path) -> None:
    """One as the editions are judged and delivered, one in the stage before, without a cache."""
    program = Path(__file__).with_name("kill_builds.py")
    command = [sys.executable, str(program), str(tmp_path), "--builds", "2", "--short"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2. killed, 0.00 s after “Verifying”" in done.stdout

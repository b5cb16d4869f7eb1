"""A command run in a process of its own, with its seconds and its memory; knows nothing of what it does."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_BETWEEN = 0.2
"""Seconds between two looks at the memory: often enough to meet the peak, too seldom to be felt."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a command went. seconds: on the wall, start of the interpreter included.

    memory: bytes in all its processes together at their peak; what they share counts for each of them.
    """

    seconds: float
    memory: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end. Raises SystemExit with what it said where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    peak = _Peak(process.pid)
    peak.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - start
    peak.over.set()
    peak.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)}\n{said}\nended with {process.returncode}")
    return Run(seconds, peak.bytes or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)


class _Peak(threading.Thread):
    """Looks at the memory of every process of a session until told that it is over; sees nothing but on Linux."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.over, self.bytes = session, threading.Event(), 0

    def run(self) -> None:
        """Look, wait, look again."""
        while not self.over.wait(_BETWEEN):
            self.bytes = max(self.bytes, self._now())

    def _now(self) -> int:
        pages = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                # proc_pid_stat(5): after the name in brackets come state, parent, group, session; field 24 is the size.
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[3]) == self.session:
                    pages += int(fields[21])
        return pages * resource.getpagesize()

"""What the templates of a book's own theme may take of the processor and of the memory; knows no template."""

from __future__ import annotations

import contextlib
import resource
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

SECONDS = 4.0
"""Of the processor, for all that one set of templates makes; those of a book take less than one."""
ROOM = 200_000_000
"""Bytes of memory beside what there was before."""


class OverrunError(Exception):
    """A template takes more than it may."""


class Allowance:
    """What is left of the seconds. A template runs within `spending`, which ends it when there are none."""

    def __init__(self) -> None:
        self._left = SECONDS

    @contextlib.contextmanager
    def spending(self) -> Iterator[None]:
        """Raises OverrunError in what runs within, or MemoryError."""
        if self._left <= 0:
            raise OverrunError(f"its templates take more than {SECONDS:g} seconds")
        begun = time.process_time()
        try:
            with _within_memory(), _within_time(self._left):
                yield
        finally:
            self._left -= time.process_time() - begun


@contextlib.contextmanager
def _within_time(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread may say what becomes of signals.
        return

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise OverrunError(f"its templates take more than {SECONDS:g} seconds")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextlib.contextmanager
def _within_memory() -> Iterator[None]:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        yield  # Elsewhere than on Linux nobody says how much there is, and a limit of addresses is not kept.
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + ROOM
    known = [bound for bound in (soft, hard) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([limit, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

"""Runs a judge that is a program of its own, and leaves nothing of it running; knows none of them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code, and what it wrote."""

    code: int
    output: bytes
    errors: bytes

    @property
    def last_words(self) -> str:
        """The last line that it wrote to standard error, as the end of a sentence: ": out of memory", else "."."""
        lines = self.errors.decode(errors="replace").strip().splitlines()
        return f": {lines[-1].strip()}" if lines else "."


def run(
    command: Sequence[str | Path], timeout: float, *, environment: Mapping[str, str] | None = None, folder: Path
) -> Ended:
    """Run a program in a folder, without a shell and without input.

    Raises TimeoutError after `timeout` seconds, OSError when it cannot be started. However it ends, the programs that
    it has started end with it.
    """
    with subprocess.Popen(  # noqa: S603 - the programs were found by us, and the files are our own
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=folder,
        start_new_session=True,
    ) as program:
        try:
            output, errors = program.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
        finally:
            with contextlib.suppress(OSError):
                os.killpg(program.pid, signal.SIGKILL)
    return Ended(program.returncode, output, errors)

"""dist/ while one build holds it: where its files are made, and the one way they come into it.

While a build runs, it alone holds dist/: the folder itself is locked, which leaves no file behind and ends with the
process, however that ends. What is being made stands in a hidden folder inside dist/, so on the same file system.
A folder keeps a hidden list of what was delivered into it: what a later build does not make any more goes, and what
somebody else put there, or changed, stays.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from anthology.delivery import listed
from anthology.delivery.durable import write_through
from anthology.delivery.one_by_one import deliver_one_by_one, undo
from anthology.delivery.refusals import OF_THE_DISK, STAGING, busy, gone, leads_out, unwritable
from anthology.delivery.switch import left_beside, put_away, switch


@dataclass(frozen=True, slots=True)
class Dist:
    """folder: where finished files go. staging: where they are made; it goes when the build ends."""

    folder: Path
    staging: Path

    def deliver(self, names: Sequence[str]) -> None:
        """Bring these files and folders from staging into folder, each file in the place of its predecessor.

        What an earlier build put into one of the folders, and this one did not make, is removed. All of it is done or
        nothing; the files are on the disk, and not only on their way to it. Raises UndeliverableError.
        """
        try:
            files = [file for name in names for file in listed.made(self.staging, name)]
            outdated = [file for name in names for file in listed.outdated(self.folder, name) if file not in files]
            for name in files:
                (self.staging / name).chmod(0o666 & ~_umask())
            write_through(self.staging)
            if not switch(self.folder, self.staging, files, outdated):
                deliver_one_by_one(self.folder, self.staging, files, outdated)
        except OSError as problem:
            raise unwritable(self.folder, problem) from problem


@contextlib.contextmanager
def open_dist(folder: Path, *, within: Path | None = None) -> Iterator[Dist]:
    """Hold dist/ for one build, and clear away what a killed build left in it.

    within: the folder that dist/ must not lead out of. A full disk while it is held is told as such.
    Raises UndeliverableError: dist-unwritable, dist-busy.
    """
    if within is not None and not folder.resolve().is_relative_to(within.resolve()):
        raise leads_out(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = _held(folder)
    except OSError as problem:
        raise unwritable(folder, problem) from problem
    if held is None:
        raise busy(folder)
    try:
        try:
            _clear(folder)
            staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
        except OSError as problem:
            raise unwritable(folder, problem) from problem
        try:
            yield Dist(folder, staging)
        except OSError as problem:
            if problem.errno in OF_THE_DISK:
                raise unwritable(folder, problem) from problem
            if not staging.is_dir():
                raise gone(folder) from problem
            raise
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    finally:
        os.close(held)


def settle(folder: Path) -> None:
    """Undo a delivery into dist/ that was killed half-way, so that who reads it finds the files of one build.

    Nothing is done while a build holds it, and nothing can be where it may not be written.
    """
    with contextlib.suppress(OSError):
        held = _held(folder, surely=True)
        if held is not None:
            try:
                for left in folder.glob(f"{STAGING}*"):
                    undo(folder, left)
            finally:
                os.close(held)


def _held(folder: Path, *, surely: bool = False) -> int | None:
    """The folder, opened and locked; None where another process has it. Raises OSError.

    Some network file systems lock no folders: two builds at once are seldom, none at all would be worse. surely: then
    it is not held.
    """
    while True:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        held = None
        try:
            locked = _locked(opened)
            if locked is False or (surely and not locked):
                return None
            if os.path.samestat(os.fstat(opened), folder.stat()):  # Else another build has just put a new one there.
                held = opened
                return held
        finally:
            if held is None:
                os.close(opened)


def _locked(opened: int) -> bool | None:
    """Whether it is locked now, None where there is no locking."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _clear(folder: Path) -> None:
    """Remove what killed builds left, once the old files are in their places again. Raises OSError."""
    for left in folder.glob(f"{STAGING}*"):
        if left.is_symlink():
            left.unlink()
        else:
            undo(folder, left)
            shutil.rmtree(left)
    for left in left_beside(folder):
        put_away(left, folder)


def _umask() -> int:
    """The bits that new files of this user must not have; the system tells them only when they are set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

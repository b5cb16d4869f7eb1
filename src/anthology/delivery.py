"""Finished files go into dist/ all together or not at all; knows nothing of what is in them.

While a build runs, it alone holds dist/: the folder itself is locked, which leaves no file behind and ends with the
process, however that ends. What is being made stands in a hidden folder inside dist/, so on the same file system.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from anthology.diagnostics import Diagnostic, error

_STAGING = ".making-"


class UndeliverableError(Exception):
    """dist/ cannot take files; `diagnostic` says why and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class Dist:
    """folder: where finished files go. staging: where they are made; it goes when the build ends."""

    folder: Path
    staging: Path

    def deliver(self, names: Sequence[str]) -> None:
        """Move these files from staging into folder, each in the place of its predecessor.

        When one cannot be moved, those moved before it are taken back. Raises UndeliverableError.
        """
        before = self.staging / "before"
        before.mkdir()
        moved: list[str] = []
        try:
            for name in names:
                with contextlib.suppress(FileNotFoundError):
                    _copy(self.folder / name, before / name)
                (self.staging / name).chmod(0o666 & ~_umask())
                moved.append(name)
                (self.staging / name).replace(self.folder / name)
        except BaseException as problem:
            for name in moved:
                if (before / name).exists():
                    (before / name).replace(self.folder / name)
                elif not (self.staging / name).exists():
                    (self.folder / name).unlink(missing_ok=True)
            if isinstance(problem, OSError):
                raise UndeliverableError(_unwritable(self.folder, problem)) from problem
            raise


@contextlib.contextmanager
def open_dist(folder: Path, *, within: Path | None = None) -> Iterator[Dist]:
    """Hold dist/ for one build, and clear away what a killed build left in it.

    within: the folder that dist/ must not lead out of. A full disk while it is held is told as such.
    Raises UndeliverableError: dist-unwritable, dist-busy.
    """
    if within is not None and not folder.resolve().is_relative_to(within.resolve()):
        raise UndeliverableError(
            error(
                "dist-unwritable",
                f"{folder} is a link that leads out of the book's folder.",
                hint="Remove the link, or name the folder yourself with --out.",
            )
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as problem:
        raise UndeliverableError(_unwritable(folder, problem)) from problem
    try:
        _lock(folder, held)
        try:
            for left in folder.glob(f"{_STAGING}*"):
                shutil.rmtree(left)
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
        except OSError as problem:
            raise UndeliverableError(_unwritable(folder, problem)) from problem
        try:
            yield Dist(folder, staging)
        except OSError as problem:
            if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
                raise UndeliverableError(_unwritable(folder, problem)) from problem
            if not staging.is_dir():
                raise UndeliverableError(_gone(folder)) from problem
            raise
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    finally:
        os.close(held)


def _lock(folder: Path, held: int) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UndeliverableError(
            error(
                "dist-busy",
                f"Another build is writing into {folder} at this moment.",
                hint="Wait until it is done, or build into another folder with --out.",
            )
        ) from None
    except OSError:
        pass  # Some network file systems lock no folders; two builds at once are seldom, none at all would be worse.


def _copy(old: Path, to: Path) -> None:
    """Keep what is there: a second name for the same file where the file system has that, else a copy."""
    try:
        os.link(old, to)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(old, to)


def _umask() -> int:
    """The bits that new files of this user must not have; the system tells them only when they are set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _gone(folder: Path) -> Diagnostic:
    return error(
        "dist-unwritable",
        f"{folder} was removed, or emptied, while the book was being made.",
        hint="Build once more, and leave the folder alone until the build is done.",
    )


def _unwritable(folder: Path, problem: OSError) -> Diagnostic:
    why = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is full",
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.EROFS: "the disk is read-only",
        errno.EEXIST: "there is a file with that name",
        errno.ENOTDIR: "there is a file where a folder should be",
        errno.EISDIR: "there is a folder where a file should be",
        errno.ENAMETOOLONG: "the name is too long",
        errno.ELOOP: "it is a link that leads to itself",
    }.get(problem.errno or 0, problem.strerror or str(problem))
    named = problem.filename2 or problem.filename or folder
    shown = named if isinstance(named, str | Path) and not Path(named).name.startswith(_STAGING) else folder
    return error(
        "dist-unwritable",
        f"The editions cannot be written to {shown}: {why}.",
        hint="Make room or change the permissions, or build into another folder with --out.",
    )

"""Finished files and folders go into dist/ all together or not at all; knows nothing of what is in them.

While a build runs, it alone holds dist/: the folder itself is locked, which leaves no file behind and ends with the
process, however that ends. What is being made stands in a hidden folder inside dist/, so on the same file system.
A folder keeps a hidden list of what was delivered into it: what a later build does not make any more goes, and what
somebody else put there, or changed, stays.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from anthology.diagnostics import Diagnostic, error

_STAGING = ".making-"
_LIST = ".delivered"
"""Names what a build put into a folder: a line a file, "SHA-256  path", as sha256sum writes it."""


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
        """Move these files and folders from staging into folder, each file in the place of its predecessor.

        What an earlier build put into one of the folders, and this one did not make, is removed. When a file cannot
        be moved, all that was done before it is undone. Raises UndeliverableError.
        """
        before = self.staging / "before"
        folders: list[Path] = []
        moved: list[str] = []
        try:
            files = [file for name in names for file in _files(self.staging, name)]
            outdated = [file for name in names for file in _outdated(self.folder, name) if file not in files]
            for name in (*files, *outdated):
                folders += _make_way(self.folder, name)
                _keep(self.folder / name, before / name)
                moved.append(name)
                if name in outdated:
                    (self.folder / name).unlink()
                else:
                    (self.staging / name).chmod(0o666 & ~_umask())
                    (self.staging / name).replace(self.folder / name)
        except BaseException as problem:
            for name in moved:
                if (before / name).exists():
                    (before / name).replace(self.folder / name)
                elif not (self.staging / name).exists():
                    (self.folder / name).unlink(missing_ok=True)
            _remove_empty(reversed(folders))
            if isinstance(problem, OSError):
                raise UndeliverableError(_unwritable(self.folder, problem)) from problem
            raise
        _remove_empty((self.folder / name).parent for name in outdated)


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
            if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENAMETOOLONG}:
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


def _keep(old: Path, to: Path) -> None:
    """Keep what is there, if anything: a second name for the same file where the file system has that, else a copy."""
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, to)
    except FileNotFoundError:
        pass
    except OSError:
        shutil.copy2(old, to)


def _files(staging: Path, name: str) -> list[str]:
    """A file's name, or those of all files in a folder, which is given its list."""
    root = staging / name
    if not root.is_dir():
        return [name]
    files = sorted(path for path in root.rglob("*") if path.is_file())
    lines = [f"{_digest(path)}  {path.relative_to(root).as_posix()}\n" for path in files]
    (root / _LIST).write_text("".join(lines), encoding="utf-8")
    return [path.relative_to(staging).as_posix() for path in (*files, root / _LIST)]


def _outdated(folder: Path, name: str) -> list[str]:
    """The files that a build put into this folder and nobody changed since; its list may come from anybody."""
    found: list[str] = []
    if (folder / name).is_symlink():
        return found  # What it leads to is not ours.
    try:
        lines = (folder / name / _LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    for line in lines:
        digest, _, listed = line.partition("  ")
        path = PurePosixPath(listed)
        if path.is_absolute() or ".." in path.parts or _link_on_the_way(folder, f"{name}/{path}"):
            continue
        with contextlib.suppress(OSError, ValueError):
            if not (folder / name / path).is_symlink() and _digest(folder / name / path) == digest:
                found.append(f"{name}/{path}")
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _make_way(folder: Path, name: str) -> list[Path]:
    """Make the folders this file stands in; those that are new. A link to elsewhere is not followed."""
    if (link := _link_on_the_way(folder, name)) is not None:
        raise UndeliverableError(
            error(
                "dist-unwritable",
                f"{link} is a link to another place, where nothing is written.",
                hint="Remove the link: a folder is made in its place.",
            )
        )
    new = [parent for parent in (folder / name).parents if not parent.exists()]
    for parent in reversed(new):
        parent.mkdir()
    return list(reversed(new))


def _link_on_the_way(folder: Path, name: str) -> Path | None:
    """The first link among the folders between this one and the file."""
    between = [folder / parent for parent in PurePosixPath(name).parents if parent.parts]
    return next((path for path in reversed(between) if path.is_symlink()), None)


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()


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
    parts = Path(named).parts if isinstance(named, str | Path) else ()
    shown = named if parts and not any(part.startswith(_STAGING) for part in parts) else folder
    return error(
        "dist-unwritable",
        f"The editions cannot be written to {shown}: {why}.",
        hint="Give the book, the chapter or the person it is made for a shorter slug, file name or id."
        if problem.errno == errno.ENAMETOOLONG
        else "Make room or change the permissions, or build into another folder with --out.",
    )

"""Delivery in one step: a new folder with all that is to be in dist/ takes its name; knows nothing of editions.

Whoever looks sees the old files or the new ones, whenever the process is killed. What a build did not make stands in
both folders, as one file with two names.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from anthology.delivery import listed
from anthology.delivery.durable import keep_all_names, keep_names
from anthology.delivery.exchange import exchange
from anthology.delivery.refusals import STAGING


class _UnfitError(OSError):
    """The folder is not one that may be switched."""


def switch(folder: Path, staging: Path, files: Sequence[str], outdated: Sequence[str]) -> bool:
    """Deliver the files by switching folder for a new one with them in it. False, and nothing done, where it cannot be.

    It cannot where the system has no such step, where folder holds folders that no build made, is the current one, or
    belongs to somebody else, and where nothing can be written beside it.
    """
    dist = folder.resolve()
    try:
        _see_that_it_fits(dist, files)
        new = Path(tempfile.mkdtemp(prefix=_beside(dist), dir=dist.parent))
    except OSError:
        return False
    held = os.open(new, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)  # Until the old folder is put away.
        _fill(new, dist, staging, files, outdated)
        keep_all_names(new)
        exchange(new, dist)
    except (OSError, NotImplementedError):
        shutil.rmtree(new, ignore_errors=True)
        return False
    except BaseException:
        put_away(new, dist)
        raise
    else:
        with contextlib.suppress(OSError):
            keep_names(dist.parent)
        put_away(new, dist)
        return True
    finally:
        os.close(held)


def left_beside(folder: Path) -> Iterator[Path]:
    """The folders that killed processes left beside this one, each the old dist/ or one that never became it."""
    dist = folder.resolve()
    with contextlib.suppress(OSError):
        yield from [path for path in dist.parent.iterdir() if path.name.startswith(_beside(dist))]


def put_away(left: Path, folder: Path) -> None:
    """Remove a folder beside dist/. What was put into it at the last moment, when it was dist/, goes over first.

    It was dist/ if it has a staging folder in it. What cannot be removed stays for the next build to remove.
    """
    with contextlib.suppress(OSError):
        if left.is_symlink():
            left.unlink()
            return
        if any(path.name.startswith(STAGING) for path in left.iterdir()):
            gone = {name for path in left.iterdir() for name in listed.outdated(left, path.name)}
            for name in _inside(left)[1]:
                if name not in gone and listed.is_inside(folder, name) and not os.path.lexists(folder / name):
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (left / name).rename(folder / name)
        shutil.rmtree(left)


def _beside(dist: Path) -> str:
    return f".{dist.name}.next-"


def _see_that_it_fits(dist: Path, files: Sequence[str]) -> None:
    if Path.cwd().is_relative_to(dist):
        raise _UnfitError
    made = set(listed.folders_of(files))
    for path in dist.iterdir():
        if path.is_dir() and not path.name.startswith(STAGING):
            ours = path.name in made or (path / listed.LIST).is_file()
            if path.is_symlink() or not ours or path.is_mount():
                raise _UnfitError


def _fill(new: Path, dist: Path, staging: Path, files: Sequence[str], outdated: Sequence[str]) -> None:
    """Give the new folder the new files, and all that is in the old one and neither replaced nor outdated."""
    _make_alike(new, dist)
    folders, there = _inside(dist)
    kept = [name for name in there if name not in {*files, *outdated}]
    for name in sorted({*folders, *listed.folders_of(files)}, key=lambda name: name.split("/")):
        (new / name).mkdir()
        if name in folders:
            _make_alike(new / name, dist / name)
    for names, where in ((kept, dist), (files, staging)):
        for name in names:
            os.link(where / name, new / name, follow_symlinks=False)
    listed.remove_empty(new, outdated)


def _make_alike(new: Path, old: Path) -> None:
    """Give a folder the owner, the group and the permissions of another."""
    status = old.stat()
    if (new.stat().st_uid, new.stat().st_gid) != (status.st_uid, status.st_gid):
        os.chown(new, status.st_uid, status.st_gid)
    shutil.copystat(old, new)


def _inside(dist: Path) -> tuple[list[str], list[str]]:
    """The folders in dist/, and everything else in it, what is being made left out."""
    inner: list[str] = []
    others: list[str] = []
    for at, folders, files in os.walk(dist):
        here = Path(at).relative_to(dist)
        if here == Path():
            folders[:] = [name for name in folders if not name.startswith(STAGING)]
        for name in (*folders, *files):
            found = inner if name in folders and not (Path(at) / name).is_symlink() else others
            found.append((here / name).as_posix())
    return inner, sorted(others)

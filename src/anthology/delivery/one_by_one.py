"""Delivery file by file, where a folder cannot be switched as a whole; a record undoes what was begun and not ended.

The record stands in the staging folder before the first file is moved, and goes when the last one is: a process that
is killed between leaves it behind, and the next command undoes by it. It may come from anybody, with a book.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from anthology.delivery import listed
from anthology.delivery.durable import keep_names, write_through
from anthology.delivery.refusals import is_a_link

_RECORD = ".undo"
"""files/ in it holds what stood in dist/. changes names all that is to change, a line each.

"+ SHA-256  path" is a file that was not there, with the digest of what it becomes; "= -  path" is one that was.
"""


def deliver_one_by_one(folder: Path, staging: Path, files: Sequence[str], outdated: Sequence[str]) -> None:
    """Move the files from staging into folder, and remove the outdated ones. Raises what stops it, all undone."""
    try:
        _keep_record(folder, staging, files, outdated)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).replace(folder / name)
        for name in outdated:
            (folder / name).unlink()
        listed.remove_empty(folder, outdated)
        _keep_names(folder, (*files, *outdated))
        (staging / _RECORD).rename(staging / f"{_RECORD}-no-more")
    except BaseException:
        undo(folder, staging)
        raise
    with contextlib.suppress(OSError):
        keep_names(staging)


def undo(folder: Path, staging: Path) -> None:
    """Put back what stood in folder when the delivery from this staging folder began, if it was not ended.

    It may be broken off, too, and done again. Raises OSError.
    """
    record = staging / _RECORD
    if staging.is_symlink() or record.is_symlink() or not (record / "changes").is_file():
        return
    names: list[str] = []
    for line in (record / "changes").read_text(encoding="utf-8", errors="replace").splitlines():
        how, _, (digest, _, name) = line[:1], line[1:2], line[2:].partition("  ")
        if not (listed.is_inside(folder, name) and listed.is_inside(record / "files", name)):
            continue
        if how == "+":
            with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                if not (folder / name).is_symlink() and listed.sha256(folder / name) == digest:
                    (folder / name).unlink()
        elif os.path.lexists(record / "files" / name):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (record / "files" / name).replace(folder / name)
        names.append(name)
    listed.remove_empty(folder, names)
    _keep_names(folder, names)
    (record / "changes").unlink()


def _keep_record(folder: Path, staging: Path, files: Sequence[str], outdated: Sequence[str]) -> None:
    """Write the record; it counts from the moment it has its name."""
    half = staging / f"{_RECORD}-half"
    half.mkdir()
    lines = []
    for name in (*files, *outdated):
        if (link := listed.link_on_the_way(folder, name)) is not None:
            raise is_a_link(link)
        was_there = _keep(folder / name, half / "files" / name)
        lines.append(f"= -  {name}\n" if was_there else f"+ {listed.sha256(staging / name)}  {name}\n")
    (half / "changes").write_text("".join(lines), encoding="utf-8")
    write_through(half)
    half.rename(staging / _RECORD)
    keep_names(staging)


def _keep_names(folder: Path, names: Sequence[str]) -> None:
    """Have the disk keep the names in all folders, still there, that these files stand in, or stood."""
    for name in ("", *listed.folders_of(names)):
        if (folder / name).is_dir():
            keep_names(folder / name)


def _keep(old: Path, to: Path) -> bool:
    """Keep what is there, if anything: a second name for it where the file system has that, else a copy."""
    if not os.path.lexists(old):
        return False
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, to, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, to, follow_symlinks=False)
    return True

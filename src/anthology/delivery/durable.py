"""Files that are to be there after the power fails; knows nothing of what they are for."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_NOT_FOR_FOLDERS = {errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EACCES}
"""What file systems answer that keep their folders in another way."""


def write_through(folder: Path) -> None:
    """Have the disk keep all files in a folder, and their names (fsync in POSIX.1-2017).

    Without it a name may come to the disk before the bytes do, and a power cut leaves an empty file in the place of the
    last good one. Raises OSError: some disks say only now that they are full.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            _sync(path, os.O_RDONLY)
    keep_all_names(folder)


def keep_all_names(folder: Path) -> None:
    """Have the disk keep the names in a folder and in those inside it. Raises OSError."""
    for path in (*(p for p in folder.rglob("*") if p.is_dir() and not p.is_symlink()), folder):
        keep_names(path)


def keep_names(folder: Path) -> None:
    """Have the disk keep the names in one folder. Raises OSError."""
    try:
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as problem:
        if problem.errno not in _NOT_FOR_FOLDERS:
            raise


def _sync(path: Path, flags: int) -> None:
    opened = os.open(path, flags)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

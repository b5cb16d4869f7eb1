"""The one step in which two folders take each other's names; POSIX has none, Linux and macOS have one each."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths are those of this process."""
_SWAP = 2
"""RENAME_EXCHANGE in renameat2(2) of Linux, RENAME_SWAP in renamex_np(2) of macOS."""


def exchange(one: Path, other: Path) -> None:
    """Swap the names of two folders of one file system: nobody ever sees one of the names missing.

    Raises OSError, with ENOSYS where the system or the file system cannot do it; nothing is changed then.
    """
    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if (linux := getattr(system, "renameat2", None)) is not None:
        failed = linux(_HERE, names[0], _HERE, names[1], ctypes.c_uint(_SWAP))
    elif (macos := getattr(system, "renamex_np", None)) is not None:
        failed = macos(*names, ctypes.c_uint(_SWAP))
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(one))

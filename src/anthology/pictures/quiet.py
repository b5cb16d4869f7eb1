"""Keeps the TIFF decoder that Pillow brings off the terminal; knows nothing of pictures."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterator
from pathlib import Path

import PIL

_SYSTEM = ("libtiff.so.6", "libtiff.so.5", "libtiff.6.dylib", "libtiff.5.dylib")


def quieten() -> None:
    """Have libtiff write nothing: of a damaged file it tells standard error, beside the diagnostic, from within C.

    TIFFSetErrorHandler and TIFFSetWarningHandler of libtiff 4; where another library is used, nothing is done. Call it
    when Pillow has loaded its decoders.
    """
    loaded_only = getattr(os, "RTLD_NOLOAD", 0)
    for name in _libraries():
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(name, mode=ctypes.DEFAULT_MODE | loaded_only)
            for handler in (library.TIFFSetErrorHandler, library.TIFFSetWarningHandler):
                handler.argtypes, handler.restype = (ctypes.c_void_p,), ctypes.c_void_p
                handler(None)


def _libraries() -> Iterator[str]:
    """Where a wheel of Pillow has its own for Linux and macOS, and what a system's is called."""
    package = Path(PIL.__file__).parent
    for folder in (package.parent / "pillow.libs", package / ".dylibs"):
        yield from map(str, sorted(folder.glob("libtiff*")))
    yield from _SYSTEM

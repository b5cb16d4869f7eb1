"""Files written into a book all together or not at all, and never outside it; knows nothing of what is in them."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from anthology.diagnostics import Diagnostic, error
from anthology.importers.article import Kept
from anthology.sources import Folder, Location

_STAGING = ".adding-"


class UnwritableError(Exception):
    """Files that cannot be written; `diagnostic` says why and what to do. Nothing was changed."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def write_files(folder: Folder, files: Mapping[str, bytes | Kept], last: str, before: bytes) -> None:
    """Put files into a book, each in the place of its predecessor.

    files: by path in the book. last: the one that names the others, the manifest, moved when these are there. before:
    what it held when it was read; if somebody has changed it since, nothing is written. Raises UnwritableError.
    """
    try:
        targets = {name: _target(folder, name) for name in sorted(files, key=lambda name: name == last)}
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder.root))
        try:
            _write(folder, targets, files, staging, (folder.find(last), before))
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as problem:
        raise UnwritableError(
            error(
                "import-unwritable",
                f"{problem.filename or folder.root} cannot be written ({problem.strerror}); nothing was changed.",
                Location(last),
                "Look at the permissions of the book's folder and at the space on the disk.",
            )
        ) from problem


def _write(
    folder: Folder,
    targets: Mapping[str, Path],
    files: Mapping[str, bytes | Kept],
    staging: Path,
    read: tuple[Path, bytes],
) -> None:
    """Write each file beside the book, then move all to their places; what was moved goes back when one cannot be."""
    made: list[Path] = []
    moved: list[tuple[Path, Path]] = []
    for number, name in enumerate(targets):
        data = files[name]
        (staging / f"new-{number}").write_bytes(data.read() if isinstance(data, Kept) else data)
    if read[0].read_bytes() != read[1]:
        raise UnwritableError(
            error(
                "import-unwritable",
                f"{read[0].name} was changed by somebody else in the meantime; nothing was written.",
                Location(read[0].name),
                "Give the command again.",
            )
        )
    try:
        for number, target in enumerate(targets.values()):
            made += _make_way(folder.root, target.parent)
            old, new = staging / f"old-{number}", staging / f"new-{number}"
            mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
            new.chmod(mode)
            moved.append((old, target))
            if target.exists():
                shutil.copy2(target, old)
            new.replace(target)
    except BaseException:
        for old, target in reversed(moved):
            if old.exists():
                old.replace(target)
            else:
                target.unlink(missing_ok=True)
        for empty in reversed(made):
            with contextlib.suppress(OSError):
                empty.rmdir()
        raise


def _target(folder: Folder, name: str) -> Path:
    """Where a file goes: what a link inside the book leads to, so that the link stays. Raises UnwritableError."""
    target = (folder.root / name).resolve()
    if not target.is_relative_to(folder.root.resolve()) or target.is_dir():
        raise UnwritableError(
            error(
                "file-outside-book",
                f"{name} leads out of the book's folder, or is a folder; nothing was written.",
                Location(name),
                "Put a folder of the book in the place of the link.",
            )
        )
    return target


def _make_way(root: Path, folder: Path) -> list[Path]:
    """Make the folders that lack; gives those that were made, the outermost first."""
    within = [parent for parent in (folder, *folder.parents) if parent.is_relative_to(root.resolve())]
    lacking = [parent for parent in within if not parent.exists()]
    for parent in reversed(lacking):
        parent.mkdir()
    return lacking[::-1]


def _umask() -> int:
    """The permissions that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

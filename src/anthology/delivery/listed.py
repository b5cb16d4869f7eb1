"""The hidden lists of what builds put into a folder; they may come from anybody, with a book: nothing is trusted.

By them a later build knows what it does not make any more, and leaves what somebody else put there, or changed.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

LIST = ".delivered"
"""Names what a build put into a folder: a line a file, "SHA-256  path", as sha256sum writes it."""


def sha256(path: Path) -> str:
    """The digest of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def made(staging: Path, name: str) -> list[str]:
    """A file's name, or those of all files in a folder, which is given its list."""
    root = staging / name
    if not root.is_dir():
        return [name]
    files = sorted(path for path in root.rglob("*") if path.is_file())
    lines = [f"{sha256(path)}  {path.relative_to(root).as_posix()}\n" for path in files]
    (root / LIST).write_text("".join(lines), encoding="utf-8")
    return [path.relative_to(staging).as_posix() for path in (*files, root / LIST)]


def outdated(folder: Path, name: str) -> list[str]:
    """The files that a build put into this folder and nobody changed since."""
    found: list[str] = []
    if (folder / name).is_symlink():
        return found  # What it leads to is not ours.
    try:
        lines = (folder / name / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    for line in lines:
        digest, _, listed = line.partition("  ")
        if not is_inside(folder, path := f"{name}/{listed}"):
            continue
        with contextlib.suppress(OSError, ValueError):
            if not (folder / path).is_symlink() and sha256(folder / path) == digest:
                found.append(path)
    return found


def is_inside(folder: Path, name: str) -> bool:
    """Whether this is the name of something in the folder, and no link on the way leads elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name or not path.parts:
        return False
    return link_on_the_way(folder, name) is None


def link_on_the_way(folder: Path, name: str) -> Path | None:
    """The first link among the folders between this one and the file."""
    between = [folder / parent for parent in PurePosixPath(name).parents if parent.parts]
    return next((path for path in reversed(between) if path.is_symlink()), None)


def folders_of(names: Iterable[str]) -> Iterator[str]:
    """The folders these files stand in, each once, the inner ones after those around them."""
    found = {parent: None for name in names for parent in PurePosixPath(name).parents if parent.parts}
    yield from (path.as_posix() for path in sorted(found, key=lambda path: (len(path.parts), path)))


def remove_empty(folder: Path, names: Iterable[str]) -> None:
    """Remove the folders in `folder` that these files stood in, as far as they are empty now."""
    for name in reversed(list(folders_of(names))):
        with contextlib.suppress(OSError):
            (folder / name).rmdir()

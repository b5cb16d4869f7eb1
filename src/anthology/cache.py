"""Content-addressed store of made things *and their diagnostics*; knows nothing of what they are."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from anthology.diagnostics import Diagnostic, Severity, warning
from anthology.makers import makers
from anthology.sources import Location

_MAGIC = b"anthology-cache-2\n"
_FORM = "2"
"""The folder inside the user's: made things in another form are in another one."""
_CHECK = 32
"""Bytes of an entry's checksum, SHA-256 of its name and of what it holds: no entry is taken for another either."""
LIMIT = 4_000_000_000
"""Bytes kept by `trim`; what was not used for longest goes first."""


def digest(*parts: bytes | str) -> str:
    """A name for content: SHA-256 over the parts, each with its length, so that no two lists of parts meet."""
    sha = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        sha.update(len(raw).to_bytes(8, "big"))
        sha.update(raw)
    return sha.hexdigest()


@dataclass(frozen=True, slots=True)
class Made:
    """A made thing: its files by name, what is known of it as JSON values, and what was wrong when it was made."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def default_folder() -> Path:
    """Where made things are kept: $ANTHOLOGY_CACHE, or the user's own cache folder.

    Never in the book's folder: a contributor may send that, and with it a cache that says what they like.
    """
    return Path(os.environ.get("ANTHOLOGY_CACHE") or platformdirs.user_cache_dir("anthology"))


class Cache:
    """Made things by the digest of all they depend on.

    A thing is stored with a checksum and is only ever seen whole: a damaged or half-written entry is a miss.
    With folder None nothing is kept. Every key is mixed with the versions of all that makes things. diagnostics: a
    warning cache-unused where the folder cannot be used; without it the build is only slower.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder: Path | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()
        if folder is not None:
            try:
                self.folder = _private(folder / _FORM)
            except OSError as problem:
                self.diagnostics = (_unused(folder, problem.strerror or str(problem)),)

    def get(self, key: str) -> Made | None:
        """What was put under this key, or None."""
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            raw = path.read_bytes()
            head = len(_MAGIC) + _CHECK
            if raw[: len(_MAGIC)] != _MAGIC or _checksum(path, raw[head:]) != raw[len(_MAGIC) : head]:
                return None
            with contextlib.suppress(OSError):
                os.utime(path)
            return _decode(memoryview(raw)[head:])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, made: Made) -> None:
        """Keep a thing under this key; a full disk is no error, the thing is only not kept."""
        if self.folder is None:
            return
        body = _encode(made)
        with contextlib.suppress(OSError):
            path = self._path(key)
            path.parent.mkdir(exist_ok=True)
            _write(path, _MAGIC + _checksum(path, body) + body)

    def trim(self, limit: int = LIMIT) -> None:
        """Forget what was not used for longest until the store is within limit bytes."""
        if self.folder is None:
            return
        entries: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError):
            for path in self.folder.glob("??/*"):
                status = path.stat()
                entries.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if total <= limit:
                return
            with contextlib.suppress(OSError):
                path.unlink()
            total -= size

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        name = digest(*(f"{name} {version}" for name, version in makers().items()), key)
        return self.folder / name[:2] / name[2:]


def _private(folder: Path) -> Path:
    """The folder, made if it is not there, to be written by this user alone. Raises OSError.

    Whoever else may write there could put pages into a book that are in none of its chapters.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.stat()
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        raise OSError(None, "it belongs to another user")
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise OSError(None, "others may write there")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise OSError(None, "you may not write there, or the disk is read-only")
    return folder


def _unused(folder: Path, why: str) -> Diagnostic:
    return warning(
        "cache-unused",
        f"Nothing is taken from earlier builds, or kept for later ones, in {folder}: {why}.",
        hint="Mend or remove that folder, name another one in the variable ANTHOLOGY_CACHE, or build with --no-cache.",
    )


def _checksum(path: Path, body: bytes) -> bytes:
    return bytes.fromhex(digest(path.parent.name + path.name, body))


def _encode(made: Made) -> bytes:
    """A JSON head, its length before it, then the files one after the other."""
    head = json.dumps(
        {
            "facts": made.facts,
            "files": [[name, len(raw)] for name, raw in made.files.items()],
            "diagnostics": [
                [
                    d.code,
                    d.severity,
                    d.message,
                    d.hint,
                    d.location and [d.location.path, d.location.line, d.location.column],
                ]
                for d in made.diagnostics
            ],
        }
    ).encode()
    return b"".join([len(head).to_bytes(8, "big"), head, *made.files.values()])


def _decode(body: memoryview) -> Made:
    size = int.from_bytes(body[:8], "big")
    head = json.loads(bytes(body[8 : 8 + size]))
    files, at = {}, 8 + size
    for name, length in head["files"]:
        files[name] = bytes(body[at : at + length])
        at += length
    found = tuple(
        Diagnostic(code, Severity(severity), message, Location(*place) if place else None, hint)
        for code, severity, message, hint, place in head["diagnostics"]
    )
    return Made(files, head["facts"], found)


def _write(path: Path, raw: bytes) -> None:
    """Write whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

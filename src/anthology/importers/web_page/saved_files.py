"""The files that were saved with a page, by the addresses the page has for them; reads nothing but those."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from anthology.importers.article import Beside
from anthology.importers.markup.addresses import whole

LARGEST_INSIDE = 10_000_000
"""Bytes of a picture that stands in the page itself, as a data: address (RFC 2397)."""

_FOLDERS = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "_arquivos", "_ficheiros", ".files", "-filer")
"""How browsers name the folder beside "page.html", by their language."""


@dataclass(frozen=True, slots=True)
class SavedFiles:
    """name: of the page's file. beside: reads a file by its path from the page's folder. parts: files inside an MHTML
    page by their address. base: the address of the page, "" if not known.
    """

    name: str
    beside: Beside
    parts: Mapping[str, bytes]
    base: str = ""

    def bytes_of(self, address: str) -> bytes | None:
        """The bytes behind an address of the page, None where they were not saved with it, or it leads elsewhere."""
        address = address.strip()
        if address.lower().startswith("data:"):
            return inside(address)
        for key in (address, whole(address, self.base)):
            if key in self.parts:
                return self.parts[key]
        return next((data for path in self._paths(address) if (data := self.beside(path)) is not None), None)

    def is_local(self, address: str) -> bool:
        """Whether an address names a file that a browser saved with the page, or one that lies beside it."""
        path = _within(address)
        return path is not None and (path.parts[0].endswith(_FOLDERS) or self.beside(str(path)) is not None)

    def climbs(self, address: str) -> bool:
        """Whether an address leads out of the page's folder and to nothing on the web: ../../key.jpg, file:///key.jpg."""
        scheme = elsewhere(whole(address, self.base))
        return scheme.lower() not in ("http", "https") and (
            "file" in scheme or ".." in re.split(r"[/\\]|%2[Ff]", address)
        )

    def _paths(self, address: str) -> list[str]:
        """Where the file may be, from the page's folder: where the address says, or in what was saved with the page."""
        path, name = _within(address), _name(address)
        stem = PurePosixPath(self.name).stem
        saved = [f"{stem}{folder}/{name}" for folder in _FOLDERS] if name else []
        return saved if path is None else [str(path), *saved]


def _within(address: str) -> PurePosixPath | None:
    """The path that an address is, None where it leads out of the folder or to the web."""
    path = PurePosixPath(_unquoted(address))
    return None if elsewhere(address) or not _name(address) or path.is_absolute() or ".." in path.parts else path


def _name(address: str) -> str:
    """The name of the file that an address ends in, "" where it has none, or signs that no name has."""
    path = _unquoted(address)
    return "" if "\0" in path or "\\" in path or ":" in path else PurePosixPath(path).name


def _unquoted(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""


def elsewhere(address: str) -> str:
    """The scheme of an address that has one, or the host of one without; "" for a path and for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.scheme or parts.netloc


def inside(address: str) -> bytes | None:
    """The bytes in a data: address (RFC 2397), None where it is damaged or holds more than LARGEST_INSIDE."""
    head, comma, body = address.partition(",")
    if not comma or len(body) > LARGEST_INSIDE * 4 // 3 + 4:
        return None
    if not head.lower().replace(" ", "").endswith(";base64"):
        return unquote_to_bytes(body)
    compact = re.sub(r"\s+", "", unquote(body))
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None

"""Whether a picture file is all there, found without decoding it: does it end as its format says it must?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

_JPEG_END = b"\xff\xd9"
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def is_cut_off(path: Path, format_name: str) -> bool:
    """Whether a JPEG, PNG, GIF or WebP file lacks its end; False for a format that marks none. Raises OSError."""
    ends = _ENDS.get(format_name)
    return ends is not None and not ends(path)


def _jpeg_ends(path: Path) -> bool:
    """An end-of-image marker after the first scan began (ITU T.81, B.1.1.3); what cameras add after it is let be.

    The marker at the very end of the file settles it. Otherwise the segments are walked, because the thumbnail in
    the metadata has an end-of-image marker of its own.
    """
    with path.open("rb") as file:
        file.seek(-min(2, path.stat().st_size), os.SEEK_END)
        if file.read() == _JPEG_END:
            return True
    raw = path.read_bytes()
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _STANDALONE:
            at += 2
        elif marker == 0xDA:
            return raw.find(_JPEG_END, at) >= 0
        else:
            at += 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
    return False


def _png_ends(path: Path) -> bool:
    """An IEND chunk, and every chunk before it whole (PNG, third edition, section 5.3)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 8
        while at + 12 <= size:
            file.seek(at)
            head = file.read(8)
            if head[4:] == b"IEND":
                return True
            at += 12 + int.from_bytes(head[:4], "big")
    return False


def _gif_ends(path: Path) -> bool:
    """The trailer (GIF89a, section 27), perhaps with zeros after it."""
    with path.open("rb") as file:
        file.seek(-min(64, path.stat().st_size), os.SEEK_END)
        return file.read().rstrip(b"\0").endswith(b";")


def _webp_ends(path: Path) -> bool:
    """As many bytes as the RIFF header says."""
    with path.open("rb") as file:
        head = file.read(8)
    return path.stat().st_size >= 8 + int.from_bytes(head[4:8], "little")


_ENDS: dict[str, Callable[[Path], bool]] = {
    "JPEG": _jpeg_ends,
    "PNG": _png_ends,
    "GIF": _gif_ends,
    "WEBP": _webp_ends,
}

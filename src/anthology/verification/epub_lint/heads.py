"""What the first bytes of a picture say of it (JPEG: ITU T.81; PNG: third edition, section 5); decodes no picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

Chunk = tuple[bytes, bytes]
"""(kind, data) of a segment of a JPEG or a chunk of a PNG."""

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers that begin a frame of a JPEG, which says its size."""
_SAID = {b"eXIf": "EXIF", b"tEXt": "text", b"zTXt": "text", b"iTXt": "text"}


@dataclass(frozen=True, slots=True)
class Head:
    """format: JPEG, PNG, GIF, WebP, SVG or "". width, height: pixels, 0 where unknown.

    metadata: what is left in the file beside the picture (EXIF, XMP, IPTC, text), sorted.
    """

    format: str = ""
    width: int = 0
    height: int = 0
    profile: bool = False
    cmyk: bool = False
    transparent: bool = False
    metadata: tuple[str, ...] = field(default=())


def read_head(data: bytes) -> Head:
    """The head of a picture; an empty one where the bytes are no picture we know or break off."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(list(_segments(data)))
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(list(_chunks(data)))
        if data.startswith(b"GIF8"):
            width, height = struct.unpack_from("<HH", data, 6)
            return Head("GIF", width, height)
    except struct.error:
        return Head()
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Head("WebP")
    return Head("SVG") if b"<svg" in data[:2000] else Head()


def _segments(data: bytes) -> Iterator[Chunk]:
    """The segments of a JPEG up to its first scan, each with its marker as kind."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield bytes([marker]), data[at + 4 : at + 2 + length]
        at += 2 + length


def _chunks(data: bytes) -> Iterator[Chunk]:
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length


def _jpeg(segments: list[Chunk]) -> Head:
    left, profile, width, height, channels = set(), False, 0, 0, 3
    for kind, data in segments:
        if kind[0] in _FRAMES:
            height, width, channels = struct.unpack_from(">xHHB", data)
        elif kind == b"\xe1":
            left.add("EXIF" if data.startswith(b"Exif") else "XMP")
        elif kind == b"\xed":
            left.add("IPTC")
        elif kind == b"\xe2" and data.startswith(b"ICC_PROFILE"):
            profile = True
    return Head("JPEG", width, height, profile, channels == 4, metadata=tuple(sorted(left)))


def _png(chunks: list[Chunk]) -> Head:
    width, height, _, colour = struct.unpack_from(">IIBB", dict(chunks).get(b"IHDR", b""))
    kinds = {kind for kind, _ in chunks}
    left = tuple(sorted({_SAID[kind] for kind in kinds & _SAID.keys()}))
    return Head("PNG", width, height, b"iCCP" in kinds, False, colour in {4, 6} or b"tRNS" in kinds, left)

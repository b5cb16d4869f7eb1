"""What a file is by its first bytes, in plain words, where it is none of the pictures a book can use."""

from __future__ import annotations

HEAD = 512
"""Bytes from the start of a file that are enough to name it."""

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript drawing"),
    (b"8BPS", "a Photoshop document"),
    (b"BM", "a BMP picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"version https://git-lfs", "a pointer to a file that Git LFS keeps elsewhere"),
)
_BRANDS = {b"avif": "an AVIF picture", b"avis": "an AVIF picture"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), "a HEIC picture, as telephones make them"
)


def described(head: bytes) -> str:
    """What a file that starts with these bytes is ("an SVG drawing"); "a file of unknown kind" where we cannot say."""
    if not head:
        return "an empty file"
    for start, what in _STARTS:
        if head.startswith(start):
            return what
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "a film")
    return "a file of unknown kind" if _binary(head) else _markup(head)


def _markup(head: bytes) -> str:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in text:
        return "an SVG drawing"
    if text.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if text.startswith(b"<"):
        return "an XML file, perhaps an SVG drawing"
    return "a text file"


def _binary(head: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 or byte == 127 for byte in head)

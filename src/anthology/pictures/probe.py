"""What a picture file really is, from its header and its end alone: its pixels are not decoded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from anthology.pictures.endings import is_cut_off
from anthology.pictures.opening import broken, format_of, opened, orientation


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """format: JPEG, PNG, TIFF, WEBP or GIF. width, height: pixels, upright. mode: as Pillow names it (RGB, CMYK)."""

    format: str
    width: int
    height: int
    mode: str


def probe(path: Path, name: str) -> PictureFacts:
    """The facts of a picture file; name is its path in the book, for messages.

    Raises UnreadableError: picture-format (not a picture a book can use, whatever its name says), picture-too-large
    (known from the header alone), picture-broken (damaged or cut off), file-unreadable.
    """
    with opened(path, name) as image:
        facts = _facts(image)
        if is_cut_off(path, facts.format):
            raise broken(name, "its end is missing")
        return facts


def probe_data(data: bytes, name: str) -> PictureFacts:
    """The facts of a picture that is in no file yet. Raises UnreadableError as probe does; its end is not looked at."""
    with opened(data, name) as image:
        return _facts(image)


def _facts(image: Image.Image) -> PictureFacts:
    width, height = image.size
    if orientation(image) in (5, 6, 7, 8):
        width, height = height, width
    return PictureFacts(format_of(image), width, height, image.mode)

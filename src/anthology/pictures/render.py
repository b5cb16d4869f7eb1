"""Renditions: a picture as an edition shows it, upright, in sRGB, no larger than needed, nothing but its pixels."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from anthology.pictures.colour import flattened, in_srgb
from anthology.pictures.opening import format_of, opened, orientation

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FLAT_SHARE = 0.6
"""From this share of pixels that equal their left neighbour a picture is a drawing: photographs have noise."""

_BAND = 1000
"""Rows that are looked at together."""

_UNSEEN = 1.0
"""Of 255 levels: a drawing whose colours change by no more in the mean looks the same."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture made for an edition: the bytes of its file, media type image/jpeg or image/png, size in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def render(path: Path, longest: int, *, quality: int = 85, name: str = "", sha256: str = "") -> Rendition:
    """The picture with its longest edge at most `longest` pixels, never enlarged; the same bytes for the same file.

    Upright (EXIF orientation), sRGB of 8 bits without a profile, transparency on white, no metadata. A photograph
    becomes a baseline JPEG of this quality, line art a PNG. name: the file's path in the book, for messages.
    sha256: of the file, which must be that one still. Raises UnreadableError as `opened` does.
    """
    with opened(path, name or path.name, sha256) as image:
        upright, drawn = prepared(image, longest)
        return as_png(upright) if drawn else as_jpeg(upright, quality)


def prepared(image: Image.Image, longest: int) -> tuple[Image.Image, bool]:
    """The pixels of an opened picture, upright, in sRGB and within `longest`; and whether they are line art."""
    turn = _TURNS.get(orientation(image))
    size = fitted(image.size, longest)
    if format_of(image) == "JPEG":
        # The decoder itself can halve, which is fast and good; the last step down is ours.
        image.draft(None, size)
    profile = image.info.get("icc_profile")
    pixels = flattened(image)
    drawn = format_of(image) != "JPEG" and _is_line_art(pixels)
    if pixels.size != size:
        pixels = pixels.resize(size, Image.Resampling.BICUBIC)
    pixels = in_srgb(pixels, profile)
    pixels = pixels if turn is None else pixels.transpose(turn)
    pixels.info = {}  # Pillow would write comments and profiles on.
    return pixels, drawn


def fitted(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """A size in the same proportions, its longest edge at most `longest`, no edge less than 1."""
    share = min(1.0, longest / max(size))
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def as_jpeg(image: Image.Image, quality: int) -> Rendition:
    """A baseline JPEG without metadata, its chroma halved: on photographs that saves a third and cannot be seen."""
    file = io.BytesIO()
    rgb = image if image.mode == "RGB" else image.convert("RGB")
    rgb.save(file, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
    return Rendition(file.getvalue(), "image/jpeg", *image.size)


def as_png(image: Image.Image) -> Rendition:
    """A PNG without metadata, with a palette of 256 colours where that cannot be seen: it halves the file."""
    file = io.BytesIO()
    if image.mode == "RGB":
        few = image.quantize(256, dither=Image.Dither.NONE)
        changed = ImageStat.Stat(ImageChops.difference(image, few.convert("RGB")))
        image = few if max(changed.mean) <= _UNSEEN else image
    image.info = {}
    image.save(file, "PNG", optimize=True)
    return Rendition(file.getvalue(), "image/png", *image.size)


def _is_line_art(image: Image.Image) -> bool:
    """Whether most pixels equal their left neighbour, as in drawings, maps and scanned type."""
    width, height = image.size
    if width < 2:
        return False
    equal = 0
    for top in range(0, height, _BAND):  # In bands, or a large picture would stand in the memory three times.
        bottom = min(top + _BAND, height)
        step = ImageChops.difference(image.crop((1, top, width, bottom)), image.crop((0, top, width - 1, bottom)))
        equal += functools.reduce(ImageChops.lighter, step.split()).histogram()[0]
    return equal >= _FLAT_SHARE * (width - 1) * height

"""Pictures for printing plates: from the original file, at the size they are printed in, sharpened, in inks."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops, ImageFilter

from anthology.pictures.inks import Inks, most_ink, separation
from anthology.pictures.opening import opened
from anthology.pictures.render import prepared

_SHARPENING = ImageFilter.UnsharpMask(radius=1.2, percent=70, threshold=2)
"""For what shrinking and the screen of the press take away, at 300 pixels an inch; flat areas and noise are let be.

Only the lightness is sharpened: edges then get no fringes of colour.
"""

_QUALITIES = (90, 96)
"""Of JPEGs, tried in turn until none of a picture's pixels has come to lie over the limit."""

_GREY = 2
"""Of 255 levels: a photograph whose red, green and blue differ by no more was made in black and white."""


@dataclass(frozen=True, slots=True)
class Plates:
    """The samples of a picture, of eight bits, encoded as a PDF's image (ISO 32000-1, 8.9.5).

    filter: DCTDecode or FlateDecode. colour: DeviceCMYK, 255 for full ink; or DeviceGray, 0 for full ink.
    inverted: whether the samples are the other way round, as CMYK in JPEG is by custom.
    """

    data: bytes
    filter: Literal["DCTDecode", "FlateDecode"]
    colour: Literal["DeviceCMYK", "DeviceGray"]
    inverted: bool
    width: int
    height: int


def render_plates(path: Path, longest: int, inks: Inks, *, name: str = "", sha256: str = "") -> Plates:
    """The picture in inks with its longest edge at most `longest` pixels, never enlarged; the same bytes every time.

    Upright, transparency on white, no metadata. A photograph becomes a JPEG with its chroma whole, line art is
    compressed without loss; a grey picture is for black ink alone. No pixel has more ink than inks.max_ink, the loss
    of the JPEG included. name: the file's path in the book, for messages. sha256: of the file, which must be that one
    still. Raises UnreadableError as `opened` does.
    """
    with opened(path, name or path.name, sha256) as image:
        before = max(image.size)
        pixels, drawn = prepared(image, longest)
    if _is_grey(pixels):
        pixels = pixels.convert("L")
    if not drawn and max(pixels.size) < before:
        pixels = _sharpened(pixels)
    separated = separation(inks).pixels(pixels)
    return _compressed(separated) if drawn else _photograph(separated, inks.max_ink)


def _sharpened(image: Image.Image) -> Image.Image:
    if image.mode == "L":
        return image.filter(_SHARPENING)
    light, *colour = image.convert("YCbCr").split()
    return Image.merge("YCbCr", (light.filter(_SHARPENING), *colour)).convert("RGB")


def _is_grey(image: Image.Image) -> bool:
    if image.mode == "L":
        return False  # It is already what it would become.
    red, green, blue = image.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(float(step.getextrema()[1]) <= _GREY for step in apart)  # type: ignore[arg-type] # of one band: numbers


def _photograph(image: Image.Image, max_ink: int) -> Plates:
    for quality in _QUALITIES:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, subsampling="4:4:4")
        if image.mode == "L":
            return Plates(file.getvalue(), "DCTDecode", "DeviceGray", False, *image.size)
        with Image.open(file) as printed:
            if most_ink(printed) <= max_ink:
                return Plates(file.getvalue(), "DCTDecode", "DeviceCMYK", True, *image.size)
    return _compressed(image)


def _compressed(image: Image.Image) -> Plates:
    colour: Literal["DeviceCMYK", "DeviceGray"] = "DeviceGray" if image.mode == "L" else "DeviceCMYK"
    return Plates(zlib.compress(image.tobytes(), 9), "FlateDecode", colour, False, *image.size)

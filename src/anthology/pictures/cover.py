"""The picture of a cover: cropped to the panel it fills, shaded where words stand on it; knows nothing of the words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageColor

from anthology.pictures.opening import opened
from anthology.pictures.render import Rendition, prepared

CONTRAST = 7.0
"""Of letters to the picture behind them (WCAG 2.2, 1.4.6): where it is not plain, small ones need that much."""
LONGEST = 6000
"""Pixels of a panel that are kept at most: 600 an inch on a page 250 mm high."""

_BRIGHTEST = 0.95
"""The share of the pixels behind words that must have the contrast; single lights need not be put out."""
_FADE = 0.22
"""How far the shade runs out beyond the words, as a share of the height of the panel."""
_PROOF = 96
"""The quality of the JPEG that is shown: no loss of it outlives the shrinking to the size of a cover's picture."""
_GROUNDS = 12
"""Colours that a picture is reduced to, to find the one that goes beside it."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where words stand on the panel. colour: of the letters, "#rrggbb". bands: (top, bottom), shares of its height."""

    colour: str
    bands: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """A picture made for a panel. rendition: a PNG that others are made from. proof: the same as a JPEG, to be shown.

    ground: a colour of its own, "#rrggbb", on which letters of `beside` can be read.
    """

    rendition: Rendition
    proof: Rendition
    ground: str


def panel(
    path: Path,
    name: str,
    focus: tuple[float, float],
    shape: float,
    words: Words | None,
    *,
    beside: str,
    sha256: str = "",
) -> Panel:
    """The largest piece of a picture with this shape (width by height), as near to its focus as its edges allow.

    In sRGB, never enlarged. beside: the colour of letters beside the picture, "#rrggbb". sha256: of the file, which
    must be that one still. Raises UnreadableError as `opened` does.
    """
    pixels = _cropped(_whole(path, name, sha256), focus, shape)
    pixels.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    if words:
        pixels = _shaded(pixels, words)
    file = io.BytesIO()
    pixels.info = {}
    pixels.save(file, "PNG", compress_level=1)
    # What sets the page would compress a PNG anew, which takes a second; it takes a JPEG as it is.
    proof = io.BytesIO()
    pixels.save(proof, "JPEG", quality=_PROOF, subsampling="4:4:4")
    png, jpeg = (Rendition(f.getvalue(), f"image/{kind}", *pixels.size) for f, kind in ((file, "png"), (proof, "jpeg")))
    return Panel(png, jpeg, _ground(pixels, beside))


def _whole(path: Path, name: str, sha256: str) -> Image.Image:
    """All of the picture, as RGB; what its decoder kept of it is forgotten with the end of this."""
    with opened(path, name, sha256) as image:
        pixels, _ = prepared(image, 2 * LONGEST)
    return pixels if pixels.mode == "RGB" else pixels.convert("RGB")


def cropped_size(size: tuple[int, int], shape: float) -> tuple[int, int]:
    """The pixels that are left of a picture of this size when it is cropped to a shape (width by height)."""
    width, height = size
    return (width, max(1, round(width / shape))) if width / height < shape else (max(1, round(height * shape)), height)


def _cropped(image: Image.Image, focus: tuple[float, float], shape: float) -> Image.Image:
    width, height = cropped_size(image.size, shape)
    left = min(max(round(focus[0] * image.width - width / 2), 0), image.width - width)
    top = min(max(round(focus[1] * image.height - height / 2), 0), image.height - height)
    return image.crop((left, top, left + width, top + height))


def _shaded(image: Image.Image, words: Words) -> Image.Image:
    """Darkened behind light letters, lightened behind dark ones: no more than they need, fading out beyond them."""
    light = luminance(words.colour) > 0.18
    veil = Image.new("RGB", image.size, "black" if light else "white")
    for top, bottom in words.bands:
        band = image.crop((0, round(top * image.height), image.width, max(1, round(bottom * image.height))))
        if band.height and (strength := _strength(band, words.colour, light=light)):
            column = [round(255 * strength * _fading(y / image.height, top, bottom)) for y in range(image.height)]
            mask = Image.new("L", (1, image.height))
            mask.putdata(column)
            image = Image.composite(veil, image, mask.resize(image.size))
    return image


def _fading(y: float, top: float, bottom: float) -> float:
    """1 behind the words, then less and less, to 0."""
    within = 1 - min(1.0, max(top - y, y - bottom, 0) / _FADE)
    return within * within * (3 - 2 * within)


def _strength(band: Image.Image, colour: str, *, light: bool) -> float:
    """How much of a veil gives letters of this colour CONTRAST on this part of a picture, from 0 to 1."""
    counts = band.convert("L").histogram()
    enough = _BRIGHTEST * sum(counts)
    level, seen = (0, 0) if light else (255, 0)
    while seen + counts[level] < enough:
        seen += counts[level]
        level += 1 if light else -1
    own = luminance(colour)
    wanted = (own + 0.05) / CONTRAST - 0.05 if light else (own + 0.05) * CONTRAST - 0.05
    limit = 255 * _encoded(min(max(wanted, 0.0), 1.0))
    if light:
        return 0.0 if level <= limit else 1 - limit / level
    return 0.0 if level >= limit else (limit - level) / (255 - level)


def _ground(image: Image.Image, letters: str) -> str:
    """The colour that fills most of the picture among those that letters can be read on; darkened if there is none."""
    small = image.resize((120, 180), Image.Resampling.BOX).quantize(_GROUNDS, dither=Image.Dither.NONE)
    palette = small.getpalette() or []
    used = sorted((-count, int(str(n))) for count, n in small.getcolors() or [])
    ranked = [palette[3 * n : 3 * n + 3] for _, n in used]
    colours = ["#" + "".join(f"{level:02x}" for level in rgb) for rgb in ranked]
    found = next((c for c in colours if contrast(c, letters) >= CONTRAST), None)
    share = 1.0
    while found is None:
        share -= 0.1
        toward = 0 if luminance(letters) > 0.18 else 255
        mixed = "#" + "".join(f"{round(level * share + toward * (1 - share)):02x}" for level in ranked[0])
        found = mixed if contrast(mixed, letters) >= CONTRAST or share <= 0 else None
    return found


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb" (WCAG 2.2), 0 to 1."""
    red, green, blue = (_linear(level / 255) for level in ImageColor.getrgb(colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _linear(level: float) -> float:
    """Light of a level of sRGB (IEC 61966-2-1)."""
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)

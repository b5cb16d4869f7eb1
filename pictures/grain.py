"""Seeded grey fields: noise, clouds, ramps and glows, all as "L" images.

Every length is in pixels of the finished picture.
"""

from __future__ import annotations

import random
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

Size = tuple[int, int]
Point = tuple[float, float]


def noise(rng: random.Random, size: Size, cell: float, swing: float = 1.0) -> Image.Image:
    """Smooth random field around 128 that can be tiled.

    `cell` is the size of a grain in px, `swing` scales the contrast.
    """
    small = (max(2, round(size[0] / cell)), max(2, round(size[1] / cell)))
    field = Image.frombytes("L", small, rng.randbytes(small[0] * small[1]))
    if swing != 1.0:
        field = field.point([_clip(128 + (v - 128) * swing) for v in range(256)])
    padded = Image.new("L", (small[0] + 8, small[1] + 8))
    for x in (4 - small[0], 4, 4 + small[0]):
        for y in (4 - small[1], 4, 4 + small[1]):
            padded.paste(field, (x, y))
    return padded.resize(size, Image.Resampling.BICUBIC, box=(4, 4, 4 + small[0], 4 + small[1]))


def cloud(rng: random.Random, size: Size, cell: float) -> Image.Image:
    """Three octaves of noise, the coarsest with grains of `cell` px."""
    base = Image.blend(noise(rng, size, cell), noise(rng, size, cell / 2.7), 0.35)
    return Image.blend(base, noise(rng, size, cell / 7.1), 0.2)


def ramp(size: Size, stops: list[tuple[float, float]], sideways: bool = False) -> Image.Image:
    """Straight tone ramp; stops are (place from 0 to 1, grey 0 to 255), from top down or left to right."""
    length = size[0] if sideways else size[1]
    values = bytes(_clip(_between(stops, i / max(1, length - 1))) for i in range(length))
    strip = Image.frombytes("L", (length, 1) if sideways else (1, length), values)
    return strip.resize(size)


def glow(
    size: Size,
    centre: Point,
    radius: tuple[float, float],
    peak: int = 255,
    power: float = 1.0,
) -> Image.Image:
    """Soft light on black: `peak` grey at `centre`, nothing beyond the two radii (px)."""
    table = [_clip(peak * max(0.0, 1 - v / 181) ** power) for v in range(256)]
    spot = Image.radial_gradient("L").point(table)
    spot = spot.resize((max(2, round(radius[0] * 2)), max(2, round(radius[1] * 2))), Image.Resampling.BICUBIC)
    field = Image.new("L", size, 0)
    field.paste(spot, (round(centre[0] - radius[0]), round(centre[1] - radius[1])))
    return field


def levels(image: Image.Image, low: float, high: float) -> Image.Image:
    """Stretch greys so that `low` becomes 0 and `high` 255; low > high inverts."""
    return image.point([_clip((v - low) * 255 / (high - low)) for v in range(256)])


def scaled(image: Image.Image, factor: float) -> Image.Image:
    """Every grey multiplied by `factor`."""
    return image.point([_clip(v * factor) for v in range(256)])


def stipple(rng: random.Random, tone: Image.Image, cell: float = 2.6, hard: float = 3.0) -> Image.Image:
    """Break a tone into grains of about `cell` px, as a sprayed or bitten plate does."""
    field = noise(rng, tone.size, cell)
    grains = ImageChops.add(tone, field, 1.0, -128)
    crisp = levels(grains, 128 - 128 / hard, 128 + 128 / hard)
    ends = tone.point([255 if 5 < v < 250 else 0 for v in range(256)])
    return Image.composite(crisp, tone, ends)


def blur(image: Image.Image, radius: float) -> Image.Image:
    """Soft edges of `radius` px."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def _clip(value: float) -> int:
    return max(0, min(255, round(value)))


def _between(stops: list[tuple[float, float]], place: float) -> float:
    if place <= stops[0][0]:
        return stops[0][1]
    for (a, low), (b, high) in pairwise(stops):
        if place <= b:
            return low + (high - low) * (place - a) / (b - a) if b > a else high
    return stops[-1][1]

"""Photographs that never were: hills in weather, with the grain and the weight of a real picture; knows no book."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = (2700, 1800)
"""Pixels of a photograph."""

Colour = tuple[int, int, int]

PALETTES: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((38, 52, 84), (196, 170, 158), (24, 30, 34)),
    ((72, 104, 142), (226, 214, 190), (34, 46, 40)),
    ((120, 132, 140), (214, 216, 210), (40, 42, 46)),
    ((46, 60, 66), (218, 138, 84), (22, 18, 24)),
    ((98, 140, 168), (236, 226, 206), (58, 64, 40)),
    ((30, 36, 60), (146, 120, 150), (14, 16, 26)),
    ((150, 128, 104), (238, 214, 172), (66, 44, 30)),
)
"""Of each light: the sky above, the sky at the horizon, the ground that is nearest."""


def draw(path: Path, seed: str, size: tuple[int, int] = SIZE) -> None:
    """Write the photograph that belongs to this seed as a JPEG; the same seed and size give the same bytes."""
    chance = random.Random(seed)
    zenith, horizon, ground = chance.choice(PALETTES)
    half = (size[0] // 2, size[1] // 2)
    picture = _sky(chance, half, zenith, horizon)
    layers = chance.randint(3, 6)
    for layer in range(layers):
        depth = (layer + 1) / layers
        tint = _between(horizon, ground, depth**0.8)
        surface = _clouded(chance, half, tint, 10 + int(24 * depth))
        picture.paste(surface, mask=_ridge(chance, half, 0.38 + 0.5 * depth * chance.uniform(0.8, 1.0), depth))
    picture = picture.resize(size, Image.Resampling.BICUBIC)
    _grain(chance, picture, chance.uniform(0.07, 0.13)).save(path, "JPEG", quality=88)


def _sky(chance: random.Random, size: tuple[int, int], zenith: Colour, horizon: Colour) -> Image.Image:
    slope = Image.linear_gradient("L").resize(size)
    light = Image.blend(slope, _noise(chance, size, (5, 9, 40)), chance.uniform(0.15, 0.5))
    return ImageOps.colorize(light, zenith, horizon)


def _clouded(chance: random.Random, size: tuple[int, int], tint: Colour, spread: int) -> Image.Image:
    """A plane of one colour, as uneven as a slope with fields and bushes on it."""
    darker = tuple(max(0, c - spread) for c in tint)
    lighter = tuple(min(255, c + spread) for c in tint)
    return ImageOps.colorize(_noise(chance, size, (12, 60, 300)), darker, lighter)


def _noise(chance: random.Random, size: tuple[int, int], cells: tuple[int, ...]) -> Image.Image:
    """Grey noise in several grains, the coarsest the strongest. cells: how many across, for each grain."""
    sheet = Image.new("L", size, 128)
    for weight, across in enumerate(cells, start=1):
        down = max(2, across * size[1] // size[0])
        grid = Image.frombytes("L", (across, down), chance.randbytes(across * down))
        sheet = Image.blend(sheet, grid.resize(size, Image.Resampling.BILINEAR), 1 / (weight + 0.5))
    return sheet


def _ridge(chance: random.Random, size: tuple[int, int], height: float, roughness: float) -> Image.Image:
    """A mask of all below a skyline. height: of the skyline, as a share of the picture from its top."""
    steps = 1 << 9
    line, step, swing = [0.0] * (steps + 1), steps, 0.22
    line[0], line[steps] = chance.uniform(-0.1, 0.1), chance.uniform(-0.1, 0.1)
    while step > 1:
        for left in range(0, steps, step):
            middle = (line[left] + line[left + step]) / 2
            line[left + step // 2] = middle + chance.uniform(-swing, swing)
        step, swing = step // 2, swing * (0.42 + 0.1 * roughness)
    points = [(x * size[0] / steps, (height + y) * size[1]) for x, y in enumerate(line)]
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon([*points, (size[0], size[1]), (0, size[1])], fill=255)
    return mask.filter(ImageFilter.BoxBlur(1))


def _grain(chance: random.Random, picture: Image.Image, strength: float) -> Image.Image:
    """The picture with the grain of a sensor. strength: the share of the grain."""
    width, height = picture.size
    grain = Image.frombytes("L", picture.size, chance.randbytes(width * height))
    grain = grain.point([int(128 + (level - 128) * strength) for level in range(256)])
    return ImageChops.add(picture, Image.merge("RGB", (grain, grain, grain)), 1, -128)


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue

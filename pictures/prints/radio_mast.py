"""A radio mast and the waves that leave it, in two inks."""

# fmt: off
from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from block import Block, Point, gouge
from files import save_png
from landscape import ridge, skirt
from sheet import Sheet

SIZE = (2000, 2000)
RED, INK = (206, 74, 52), (28, 44, 78)
TOP = (1000.0, 560.0)
FOOT = 1690.0


def rings(block: Block, rng: random.Random) -> None:
    """Waves around the masthead: broken rings that grow thinner outwards."""
    block.disc(*TOP, 62, 1)
    radius = 130.0
    k = 0
    while radius < 1500:
        wide = 50.0 * math.exp(-k / 13) + 6
        a = rng.random() * math.tau
        end = a + math.tau
        while a < end - 0.1:
            sweep = min(rng.uniform(260, 620) / radius, end - a)
            arc(block, radius, wide * rng.uniform(0.9, 1.08), a, a + sweep - 15 / radius)
            a += sweep
        radius += 78 + k * 1.5
        k += 1


def arc(block: Block, radius: float, wide: float, start: float, stop: float) -> None:
    """A stroke of `wide` px along a ring, from angle to angle, cut to a blunt point at both ends."""
    outer, inner = [], []
    taper = min(0.5, 34.0 / (radius * (stop - start)))
    for i in range(41):
        t = i / 40
        half = wide / 2 * min(1.0, min(t, 1 - t) / taper + 0.12)
        a = start + (stop - start) * t
        outer.append((TOP[0] + (radius + half) * math.cos(a), TOP[1] + (radius + half) * math.sin(a)))
        inner.append((TOP[0] + (radius - half) * math.cos(a), TOP[1] + (radius - half) * math.sin(a)))
    block.poly(outer + inner[::-1], 1)


def mast(block: Block) -> None:
    """The lattice mast with its stays and a hut."""
    def half(y: float) -> float:
        return 7 + 46 * math.pow((y - TOP[1]) / (FOOT - TOP[1]), 1.25)

    levels = [TOP[1] + 40 + (FOOT - TOP[1] - 40) * (i / 17) ** 1.12 for i in range(18)]
    for a, b in pairwise(levels):
        for s in (-1, 1):
            block.line([(1000 + s * half(a), a), (1000 + s * half(b), b)], 11, 1)
            block.line([(1000 - s * half(a), a), (1000 + s * half(b), b)], 5, 1)
        block.line([(1000 - half(b), b), (1000 + half(b), b)], 6, 1)
    block.line([(1000, TOP[1] - 190), (1000, TOP[1] + 60)], 11, 1)
    for y, w in ((TOP[1] - 130, 44), (TOP[1] - 70, 62), (TOP[1] - 10, 80)):
        block.line([(1000 - w, y), (1000 + w, y)], 8, 1)
        for s in (-1, 1):
            block.line([(1000 + s * w, y - 22), (1000 + s * w, y + 22)], 8, 1)
    for y, reach in ((levels[2], 560), (levels[8], 400), (levels[13], 240)):
        for s in (-1, 1):
            block.line([(1000 + s * half(y), y), (1000 + s * reach, FOOT + 30)], 4, 1)
    block.poly([(1120, FOOT + 20), (1120, FOOT - 84), (1260, FOOT - 84), (1260, FOOT + 20)], 1)
    block.poly([(1104, FOOT - 80), (1190, FOOT - 150), (1276, FOOT - 80)], 1)
    block.rect(1146, FOOT - 56, 1176, FOOT - 22, 2)
    block.rect(1204, FOOT - 60, 1238, FOOT + 10, 2)
    block.line([(1221, FOOT - 60), (1221, FOOT + 10)], 3, 1)


def hills(block: Block, rng: random.Random) -> None:
    """The hill under the mast, with furrows left white, and trees."""
    line: list[Point] = [(x, FOOT + 150 - 150 * math.exp(-(((x - 1000) / 560) ** 2)) + 10 * math.sin(x / 90))
        for x in range(0, 2010, 10)]
    block.poly(skirt(line, 2000), 1)
    furrows = block.blank()
    for row in range(15):
        lift = 26 + row * 24
        for _ in range(12 + row):
            x = rng.uniform(40, 1960)
            y = line[round(x / 10)][1] + lift
            slope = math.atan2(line[min(200, round(x / 10) + 4)][1] - line[max(0, round(x / 10) - 4)][1], 80)
            furrows.poly(gouge(x, y, rng.uniform(90, 220), rng.uniform(5, 11), slope, rng.uniform(-5, 5)), 2)
    block.carve(furrows, [1], 2)
    for x, s in ((240, 1.2), (330, 0.9), (420, 1.0), (1620, 1.0), (1700, 1.3), (1800, 0.9), (150, 0.8)):
        y = line[round(x / 10)][1] + 8
        block.line([(x, y), (x - 4 * s, y - 60 * s)], 11 * s, 1)
        block.line([(x, y - 30 * s), (x + 40 * s, y - 74 * s)], 7 * s, 1)
        for dx, dy, r in ((-34, -74, 40), (10, -92, 52), (52, -80, 36)):
            block.disc(x + dx * s, y + dy * s, r * s, 1, r * s * 0.52)
        for j in range(5):
            block.poly(gouge(x + (j * 22 - 40) * s, y - (84 + (j % 2) * 14) * s, 34 * s, 5 * s, 0.0, -3), 2)


def make() -> Path:
    """Draw photos/radio-mast.png."""
    sheet = Sheet("radio-mast", SIZE, (245, 238, 222), margin=56, rough=0.9)
    rng = random.Random("radio-mast block")
    waves = Block(SIZE)
    rings(waves, rng)
    far = ridge(rng, 0, 2000, FOOT + 40, 130, 3.0, 0.05)
    waves.poly(skirt(far, 2000), 1)
    marks = waves.blank()
    for x, y in far[::3]:
        for j in range(9):
            marks.poly(gouge(x + rng.uniform(-20, 20), y + 16 + j * 22, 26 + j * 7, 7, 0.15), 1)
    waves.carve(marks, [1], 2)
    key = Block(SIZE)
    hills(key, rng)
    mast(key)
    sheet.pull(waves.mask([1]), RED, (4, -3), wear=0.8)
    sheet.pull(key.mask([1]), INK, (-3, 2), wear=0.7, over=True)
    return save_png(sheet.finish(0.0), "radio-mast", inks=[(245, 238, 222), RED, INK, (22, 13, 16),
        (238, 190, 176)])

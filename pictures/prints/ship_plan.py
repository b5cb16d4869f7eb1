"""Lines of a small ship as a blueprint: profile, half-breadth plan and body plan, computed from one hull."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from block import Block, Point
from files import save_png
from grain import blur, cloud, levels, noise

SIZE = (2700, 1800)
HALF_LENGTH = 1040.0
SCALE_Z = 190.0
BEAM = 250.0
WATERLINES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.05)
LOAD_LINE = 0.75
BUTTOCKS = (0.22, 0.44, 0.66, 0.86)


def sheer(x: float) -> float:
    """Height of the deck edge at `x` from -1 (aft) to 1 (fore), in draughts."""
    return 1.18 + 0.20 * math.pow(max(0.0, x), 2.2) + 0.09 * math.pow(max(0.0, -x), 2.0)


def ends(z: float) -> tuple[float, float]:
    """The aft and fore ends of the hull at height `z`."""
    fore = 0.84 + 0.10 * math.pow(max(0.0, z), 0.6) + 0.012 * max(0.0, z) ** 2
    t = min(1.0, max(0.0, (z - 0.5) / 0.6))
    return -0.90 - 0.10 * t * t * (3 - 2 * t), fore


def breadth(x: float, z: float) -> float:
    """Half the breadth of the hull at `x` and height `z`, from 0 to 1."""
    aft, fore = ends(z)
    if z <= 0 or x <= aft or x >= fore:
        return 0.0
    if x >= 0.05:
        plan = 1 - math.pow((x - 0.05) / (fore - 0.05), 1.9 + 1.0 * z)
    elif x <= -0.1:
        full = 1.9 + 3.6 * math.pow(max(0.0, z - 0.25), 1.2)
        plan = 1 - math.pow((-0.1 - x) / (-0.1 - aft), full)
    else:
        plan = 1.0
    bilge = 0.42 + 0.55 * math.pow(abs(x), 1.7)
    power = 2.6 - 1.2 * abs(x)
    t = min(1.0, z / bilge)
    section = math.pow(1 - math.pow(1 - t, power), 1 / power) if t < 1 else 1.0
    flare = 1 + 0.12 * max(0.0, z - 0.5) ** 2 * max(0.0, x)
    return min(1.0, max(0.0, plan)) * section * min(1.06, flare)


def height(x: float, y: float) -> float | None:
    """The height at which the hull is `y` wide (0 to 1) at `x`, or None where it never is."""
    low, high = 0.0, sheer(x)
    if breadth(x, high) < y:
        return None
    for _ in range(40):
        mid = (low + high) / 2
        low, high = (mid, high) if breadth(x, mid) < y else (low, mid)
    return high


def steps(start: float, stop: float, count: int) -> list[float]:
    """`count` + 1 values from `start` to `stop`."""
    return [start + (stop - start) * i / count for i in range(count + 1)]


def profile(block: Block, ox: float, oy: float) -> None:
    """The ship from the side; `oy` is the base line (px)."""
    def at(x: float, z: float) -> Point:
        return (ox + x * HALF_LENGTH, oy - z * SCALE_Z)

    for k in range(11):
        x = -0.9 + 0.18 * k
        block.line([at(x, -0.12), at(x, sheer(x) + 0.1)], 2.0, 1)
    for z in WATERLINES:
        aft, fore = ends(z)
        block.line([at(aft, z), at(fore, z)], 4.6 if z == LOAD_LINE else 2.2, 1)
    for y in BUTTOCKS:
        run: list[Point] = []
        for x in steps(-0.999, 0.97, 400):
            level = height(x, y)
            if level is not None:
                run.append(at(x, level))
        block.line(run, 2.8, 1)
    deck = [at(x, sheer(x)) for x in steps(-1.0, ends(sheer(1))[1], 200)]
    bulwark = [(x, y - 26) for x, y in deck]
    block.line(deck, 5.4, 1)
    block.line(bulwark, 3.4, 1)
    stem = [at(ends(z)[1], z) for z in steps(0.0, sheer(1), 80)]
    stern = [at(ends(z)[0], z) for z in steps(0.0, sheer(-1), 120)]
    block.line([*stern[::-1], *stem], 5.4, 1)
    block.line([stem[-1], bulwark[-1]], 5.4, 1)
    block.line([stern[-1], bulwark[0]], 5.4, 1)
    keel = [at(-0.9, 0), at(-0.9, -0.05), at(0.82, -0.05), at(0.84, 0)]
    block.line(keel, 4.4, 1)
    block.line([at(-0.985, 0.62), at(-0.985, -0.03), at(-0.915, -0.03), at(-0.915, 0.62)], 4, 1)
    block.disc(*at(-0.955, 0.26), 12, 1)
    house = [at(-0.62, sheer(-0.62) + 0.13), at(-0.62, 1.92), at(-0.16, 1.92), at(-0.13, sheer(-0.13) + 0.13)]
    block.line(house, 3.6, 1)
    bridge = [at(-0.42, 1.92), at(-0.42, 2.36), at(-0.2, 2.36), at(-0.19, 1.92)]
    block.line(bridge, 3.6, 1)
    block.line([at(-0.45, 2.38), at(-0.17, 2.38)], 5, 1)
    funnel = [at(-0.56, 1.92), at(-0.57, 2.66), at(-0.48, 2.68), at(-0.47, 1.92)]
    block.line(funnel, 3.6, 1)
    block.line([at(-0.572, 2.5), at(-0.477, 2.5)], 3, 1)
    for k in range(7):
        x, y = at(-0.58 + 0.065 * k, 1.62)
        ring(block, x, y, 13, 3)
    for k in range(4):
        x, y = at(-0.40 + 0.05 * k, 2.2)
        block.line([(x, y), (x + 32, y), (x + 32, y + 26), (x, y + 26), (x, y)], 2.6, 1)
    for x, top in ((0.36, 3.0), (-0.31, 3.1)):
        block.line([at(x, sheer(x) if x > 0 else 2.38), at(x - 0.012, top)], 5, 1)
    block.line([at(0.36, 1.5), at(0.74, 2.42)], 4, 1)
    block.line([at(0.349, 2.95), at(0.74, 2.42)], 2, 1)
    block.line([at(0.349, 2.95), at(0.965, 1.55)], 2, 1)
    block.line([at(0.349, 2.95), at(-0.32, 3.05)], 2, 1)
    block.line([at(-0.32, 3.05), at(-0.98, 1.5)], 2, 1)
    for x in (0.06, 0.2, 0.5):
        block.line([at(x, sheer(x) + 0.13), at(x, sheer(x) + 0.3), at(x + 0.1, sheer(x) + 0.3),
            at(x + 0.1, sheer(x) + 0.13)], 3, 1)


def ring(block: Block, x: float, y: float, radius: float, width: float) -> None:
    """A circle as a line."""
    block.disc(x, y, radius, 1)
    block.disc(x, y, radius - width, 0)


def half_breadth(block: Block, ox: float, oy: float) -> None:
    """The waterlines seen from above, one side; `oy` is the centre line (px)."""
    def at(x: float, y: float) -> Point:
        return (ox + x * HALF_LENGTH, oy - y * BEAM)

    for k in range(11):
        x = -0.9 + 0.18 * k
        block.line([at(x, -0.08), at(x, 1.12)], 2.0, 1)
    block.line([at(-1.06, 0), at(1.05, 0)], 4.2, 1)
    for y in BUTTOCKS:
        block.line([at(-1.03, y), at(1.0, y)], 1.8, 1)
    for z in WATERLINES:
        aft, fore = ends(z)
        run = [at(x, breadth(x, z)) for x in [*steps(aft, aft + 0.12, 60), *steps(aft + 0.122, fore - 0.02,
            300), *steps(fore - 0.0198, fore, 30)]]
        block.line(run, 5.0 if z == LOAD_LINE else 2.8, 1)
    deck = [at(x, breadth(x, sheer(x) - 0.001)) for x in [*steps(-1.0, -0.9, 80), *steps(-0.898, 0.985, 300)]]
    block.line(deck, 5.0, 1)


def body(block: Block, ox: float, oy: float, zoom: float) -> None:
    """The sections: aft ones to the left of the middle line, fore ones to the right."""
    def at(side: int, y: float, z: float) -> Point:
        return (ox + side * y * BEAM * zoom, oy - z * SCALE_Z * zoom)

    for z in WATERLINES:
        block.line([at(-1, 1.1, z), at(1, 1.1, z)], 3.6 if z == LOAD_LINE else 1.8, 1)
    for y in BUTTOCKS:
        for side in (-1, 1):
            block.line([at(side, y, -0.05), at(side, y, 1.3)], 1.8, 1)
    block.line([at(1, 0, -0.1), at(1, 0, 1.5)], 3, 1)
    block.line([at(-1, 1.14, 0), at(1, 1.14, 0)], 4.2, 1)
    for k in range(21):
        x = -0.9 + 0.09 * k
        for side in ((-1,) if x < -0.05 else (1,) if x > 0.05 else (-1, 1)):
            top = sheer(x)
            run = [at(side, breadth(x, z), z) for z in [*steps(0.0005, 0.1, 50), *steps(0.102, top - 0.0005,
                120)]]
            first = next((i for i, z in enumerate([*steps(0.0005, 0.1, 50), *steps(0.102, top - 0.0005, 120)])
                if breadth(x, z) > 0), 0)
            block.line(run[max(0, first - 1):], 5.0 if abs(x) < 0.05 else 3.4, 1)
    for side, lo, hi in ((-1, -0.995, 0.0), (1, 0.0, 0.97)):
        block.line([at(side, breadth(x, sheer(x) - 0.001), sheer(x)) for x in steps(lo, hi, 120)], 3.4, 1)


def frame(block: Block) -> None:
    """Border, an empty title block, a scale bar and trim marks."""
    for inset, width in ((70, 3.0), (88, 6.0)):
        block.line([(inset, inset), (2700 - inset, inset), (2700 - inset, 1800 - inset),
            (inset, 1800 - inset), (inset, inset), (inset + 1, inset)], width, 1)
    left, top, right, low = 2090.0, 1500.0, 2612.0, 1712.0
    block.line([(left, low), (left, top), (right, top)], 4, 1)
    for y in (1556.0, 1608.0, 1660.0):
        block.line([(left, y), (right, y)], 2.4, 1)
    block.line([(2330, 1556), (2330, low)], 2.4, 1)
    for k in range(10):
        x = 170 + k * 52
        block.line([(x, 1690), (x + 52, 1690), (x + 52, 1670), (x, 1670), (x, 1690)], 2.4, 1)
        if k % 2 == 0:
            block.rect(x, 1670, x + 52, 1690, 1)


def areas(block: Block, ox: float, oy: float) -> None:
    """The curve of section areas over the length, small, with its grid."""
    wide, tall = 330.0, 270.0
    block.line([(ox - wide, oy), (ox + wide, oy)], 3.4, 1)
    points: list[Point] = []
    for x in steps(-0.92, 0.97, 80):
        area = sum(breadth(x, z) for z in steps(0.01, LOAD_LINE, 40)) / 41
        points.append((ox + x * wide, oy - area * tall * 1.1))
        if len(points) % 8 == 1:
            block.line([(points[-1][0], oy), points[-1]], 1.8, 1)
    block.line(points, 4.2, 1)


def make() -> Path:
    """Draw photos/ship-plan.png: white lines on an uneven Prussian blue, a palette picture."""
    rng = random.Random("ship-plan")
    block = Block(SIZE)
    profile(block, 1330, 790)
    half_breadth(block, 1330, 1150)
    body(block, 1380, 1660, 1.56)
    areas(block, 530, 1570)
    frame(block)
    edge = noise(rng, SIZE, 7).point([round(128 + (v - 128) * 0.36) for v in range(256)])
    lines = levels(ImageChops.add(blur(block.mask([1]), 1.2), edge, 1.0, -128), 44, 160)
    ground = cloud(rng, SIZE, 900).point([round(34 + (v - 128) * 0.22) for v in range(256)])
    folds = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(folds)
    for x in (900, 1800):
        pen.line([(x, 0), (x, 1800)], fill=255, width=7)
    pen.line([(0, 900), (2700, 900)], fill=255, width=7)
    folds = blur(folds, 4).point([round(v * 0.24) for v in range(256)])
    tone = ImageChops.lighter(ImageChops.add(ground, folds),
        lines.point([round(v * 0.9) for v in range(256)]))
    shades = 128
    page = tone.point([min(shades - 1, round(v / 255 * (shades - 1) * 1.05)) for v in range(256)])
    picture = Image.frombytes("P", SIZE, page.tobytes())
    low, high = (16, 44, 92), (238, 240, 232)
    palette: list[int] = []
    for i in range(shades):
        t = i / (shades - 1)
        palette += [round(a + (b - a) * t) for a, b in zip(low, high, strict=True)]
    picture.putpalette(palette)
    return save_png(picture, "ship-plan")

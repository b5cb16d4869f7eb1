"""Ridges behind Lake Victoria at dusk, the last light on the water, a sail and papyrus."""

# fmt: off
from __future__ import annotations

import random
from pathlib import Path

from block import Block, cuts, gouge, spline
from files import save_jpeg
from grain import blur, glow, ramp, stipple
from landscape import reeds, ridge, ripples, skirt
from sheet import Sheet

SIZE = (3000, 1500)
SKY, GLOW, SUN, R1, R2, R3, R4, WATER, LIGHT, DARK = range(1, 11)
INKS = {
    SKY: (226, 132, 104),
    GLOW: (246, 186, 112),
    SUN: (255, 228, 160),
    R1: (176, 104, 118),
    R2: (132, 82, 116),
    R3: (90, 64, 106),
    WATER: (104, 76, 116),
    LIGHT: (250, 186, 116),
    R4: (54, 46, 84),
    DARK: (26, 26, 52),
}
SHORE = 830.0
SUN_X = 1800.0


def boat(block: Block, x: float, y: float, size: float) -> None:
    """A fishing boat with one slanting sail, its hull on the line `y`, `size` px long."""
    s = size / 100
    hull = spline([(x - 66 * s, y - 15 * s), (x - 36 * s, y - 6 * s), (x + 24 * s, y - 6 * s),
        (x + 70 * s, y - 20 * s)], 8)
    block.poly([*hull, (x + 50 * s, y + 4 * s), (x - 52 * s, y + 4 * s)], DARK)
    luff = spline([(x - 34 * s, y - 26 * s), (x - 2 * s, y - 86 * s), (x + 44 * s, y - 142 * s)], 10)
    leech = spline([(x + 44 * s, y - 142 * s), (x + 62 * s, y - 84 * s), (x + 46 * s, y - 28 * s)], 10)
    foot = spline([(x + 46 * s, y - 28 * s), (x + 6 * s, y - 18 * s), (x - 34 * s, y - 26 * s)], 10)
    block.poly([*luff, *leech, *foot], SUN)
    block.poly([*luff, *[(px - 22 * s, py + 8 * s) for px, py in leech[2:]], *foot[3:]], GLOW)
    block.poly([*luff, *[(px - 44 * s, py + 6 * s) for px, py in leech[8:]], *foot[8:]], SKY)
    block.line([*luff], 2.6 * s, DARK)
    block.line([*leech, *foot], 1.2 * s, DARK)
    block.line([(x + 6 * s, y - 4 * s), (x + 6 * s, y - 104 * s)], 2.4 * s, DARK)
    for dx in (-44, 54):
        block.disc(x + dx * s, y - 27 * s, 4.4 * s, DARK)
        block.poly([(x + (dx - 8) * s, y - 6 * s), (x + (dx - 5) * s, y - 21 * s), (x + (dx + 5) * s,
            y - 21 * s), (x + (dx + 8) * s, y - 6 * s)], DARK)
    for k in range(9):
        yy = y + (10 + k * 9) * s
        wide = (44 - k * 3.6) * s
        block.poly([(x - wide, yy), (x + wide * 0.9, yy - 1.5 * s), (x + wide, yy + 3 * s),
            (x - wide * 0.8, yy + 3.6 * s)], DARK)


def make() -> Path:
    """Print photos/lake-ridges.jpg."""
    x: float
    y: float
    sheet = Sheet("lake-ridges", SIZE, (244, 234, 218), margin=60, rough=0.8)
    rng = random.Random("lake-ridges block 2")
    block = Block(SIZE, SKY)
    for k in range(46):
        y = 250 + k * 12
        wide = 560 + 950 * (k / 45) ** 0.6 + rng.uniform(-180, 180)
        block.poly(gouge(SUN_X + rng.uniform(-160, 160), y, wide * 2, 12 + k * 0.9, 0.0, rng.uniform(-8, 8)),
            GLOW)
    marks = block.blank()
    cuts(marks, rng, (0, 60, 3000, 760), 24, 420, GLOW, lambda x, y: max(0.0, min(0.8, (y - 110) / 500)))
    block.carve(marks, [SKY], GLOW)
    marks = block.blank()
    cuts(marks, rng, (0, 60, 3000, 420), 22, 380, R1, lambda x, y: max(0.0, min(0.75, (330 - y) / 260)))
    block.carve(marks, [SKY], R1)
    marks = block.blank()
    cuts(marks, rng, (0, 300, 3000, 760), 22, 300, SUN, lambda x,
        y: 0.8 * max(0.0, 1 - ((x - SUN_X) / 900) ** 2 - ((y - 620) / 240) ** 2))
    block.carve(marks, [GLOW], SUN)
    block.disc(SUN_X, 570, 112, SUN)
    for ink, base, tall, peaks, rough in ((R1, 700, 300, 5.2, 0.06), (R2, 760, 210, 4.4, 0.06),
            (R3, 812, 130, 5.4, 0.07)):
        line = ridge(rng, 0, 3000, base, tall, peaks, rough)
        block.poly(skirt(line, SHORE + 4), ink)
        if ink != R3:
            marks = block.blank()
            cuts(marks, rng, (0, base - tall, 3000, SHORE), 16, 130, 1,
                 lambda x, y, b=base, t=tall: 0.5 * max(0.0, (y - b + t * 0.55) / t))  # type: ignore[misc]
            block.carve(marks, [ink], {R1: SKY, R2: R1}[ink])
    spit = spline([(3000, 742), (2700, 760), (2420, 800), (2150, 822), (1900, SHORE)], 10)
    block.poly([*spit, (1900, SHORE + 6), (3000, SHORE + 30)], R4)
    for _ in range(26):
        x = rng.uniform(2250, 2980)
        y = 822 - (x - 2150) * 0.1
        block.disc(x, y - 10, rng.uniform(18, 52), R4, rng.uniform(14, 40))
    block.rect(0, SHORE, 3000, 1500, WATER)

    def shine(x: float, y: float) -> float:
        near = (y - SHORE) / (1500 - SHORE)
        off = abs(x - SUN_X) / (120 + 520 * near)
        return max(0.0, 0.95 - off * 0.75) + 0.16 * max(0.0, 1 - near * 1.6)

    def dusk(x: float, y: float) -> float:
        near = (y - SHORE) / (1500 - SHORE)
        return min(0.85, 0.12 + 0.8 * near) * min(1.0, abs(x - SUN_X) / 700 + 0.15)

    ripples(block, rng, SHORE + 6, 1500, R4, dusk, fine=8, coarse=30, length=9)
    ripples(block, rng, SHORE + 3, 1500, LIGHT, shine, fine=7, coarse=32, length=6)
    marks = block.blank()
    ripples(marks, rng, SHORE + 3, 1500, 1, lambda x, y: 0.7 if abs(x - SUN_X) < 50 + (y - SHORE) * 0.25
        else 0.0, fine=9, coarse=34, length=3)
    block.carve(marks, [LIGHT], SUN)
    block.poly(skirt([(0, SHORE + 6), (3000, SHORE + 6)], SHORE + 12), R4)
    boat(block, 1130, 1020, 260)
    boat(block, 2130, 872, 84)
    for x, y, n, tall in ((150, 1560, 16, 620), (420, 1600, 12, 440), (2840, 1570, 18, 540),
            (2560, 1610, 10, 330), (650, 1620, 6, 260)):
        reeds(block, rng, (x, y), n, tall, DARK, DARK)
    sheet.print_block(block, INKS, drift=2, trap=7, wear=0.45)
    top = ramp(SIZE, [(0.0, 120), (0.34, 0), (0.72, 0), (1.0, 90)])
    sheet.pull(blur(stipple(rng, top, 3.4), 1.0), (170, 130, 170), rough=0, wear=0, over=True)
    sheet.light(glow(SIZE, (SUN_X, 600), (620, 400), 110, 1.5), (255, 200, 120))
    return save_jpeg(sheet.finish(), "lake-ridges", quality=82)

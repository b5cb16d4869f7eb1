"""The cover: ridges, water and roofs as one picture at nightfall, with a calm sky for the title."""

# fmt: off
from __future__ import annotations

import random
from pathlib import Path

from block import Block, cuts, spline
from files import save_jpeg
from grain import glow, ramp, stipple
from landscape import gull, ridge, ripples, skirt
from sheet import Sheet
from town import DEEP, DIM, Town

SIZE = (1800, 2700)
(NIGHT, DUSK, ROSE, GLOW, SUN, R1, R2, R3, WATER,
 LIGHT, DEEPWATER, OCHRE, BRICK, TEAL, CREAM, ZINC, LAMP, DARK) = range(1, 19)
INKS = {
    NIGHT: (24, 38, 72),
    DUSK: (58, 62, 104),
    ROSE: (138, 84, 110),
    GLOW: (226, 136, 96),
    SUN: (250, 204, 132),
    R1: (124, 82, 116),
    R2: (84, 68, 108),
    R3: (50, 54, 92),
    WATER: (66, 82, 122),
    DEEPWATER: (36, 54, 92),
    LIGHT: (244, 178, 116),
    OCHRE: (206, 148, 84),
    BRICK: (176, 84, 74),
    TEAL: (58, 112, 122),
    CREAM: (218, 202, 182),
    ZINC: (132, 138, 158),
    LAMP: (255, 214, 122),
    DARK: (20, 26, 48),
}
SHORE, SUN_X = 1640.0, 1130.0


def sky(block: Block, rng: random.Random) -> None:
    """From night above to the last light at the ridges, in bands of cuts."""
    for ink, over, start, full in ((DUSK, [NIGHT], 620.0, 1120.0), (ROSE, [NIGHT, DUSK], 900.0, 1360.0),
            (GLOW, [NIGHT, DUSK, ROSE], 1100.0, 1560.0)):
        marks = block.blank()
        cuts(marks, rng, (0, start, 1800, SHORE), 22, 340, 1, lambda x, y, s=start,
            f=full: max(0.0, min(0.95, (y - s) / (f - s))))  # type: ignore[misc]
        block.carve(marks, over, ink)
    marks = block.blank()
    cuts(marks, rng, (0, 1200, 1800, SHORE), 20, 260, 1, lambda x, y: 0.85 * max(0.0,
        1 - ((x - SUN_X) / 640) ** 2 - ((y - 1420) / 200) ** 2))
    block.carve(marks, [GLOW, ROSE], SUN)
    block.disc(SUN_X, 1392, 96, SUN)
    for _ in range(64):
        x, y = rng.uniform(40, 1760), rng.uniform(40, 860)
        if rng.random() < 1 - y / 950:
            block.disc(x, y, rng.choice((2.5, 2.5, 3, 3, 4, 5)), CREAM)


def sail(block: Block, x: float, y: float, s: float) -> None:
    """A small sailing boat on the line `y`, about 130 `s` px wide."""
    hull = spline([(x - 64 * s, y - 14 * s), (x - 34 * s, y - 5 * s), (x + 24 * s, y - 5 * s),
        (x + 68 * s, y - 18 * s)], 8)
    block.poly([*hull, (x + 48 * s, y + 5 * s), (x - 50 * s, y + 5 * s)], DARK)
    luff = spline([(x - 34 * s, y - 24 * s), (x - 2 * s, y - 84 * s), (x + 42 * s, y - 140 * s)], 10)
    leech = spline([(x + 42 * s, y - 140 * s), (x + 60 * s, y - 82 * s), (x + 46 * s, y - 26 * s)], 10)
    block.poly([*luff, *leech], SUN)
    block.poly([*luff, *[(px - 26 * s, py + 6 * s) for px, py in leech[3:]]], LIGHT)
    block.line(luff, 3 * s, DARK)
    block.line([(x + 6 * s, y - 5 * s), (x + 6 * s, y - 104 * s)], 3 * s, DARK)
    for k in range(9):
        half = (46 - 4 * k) * s
        yy = y + (12 + 9 * k) * s
        block.poly([(x - half, yy), (x + half, yy - 1), (x + half * 0.9, yy + 3.4 * s),
            (x - half * 0.8, yy + 3.6 * s)], DARK)


def roofs(town: Town, rng: random.Random) -> None:
    """Houses on the slope in front, larger towards the eye, some windows lit."""
    walls = (OCHRE, BRICK, TEAL, CREAM, OCHRE, BRICK)
    town.colour.poly(skirt([(x, 2060 - 130 * ((x - 760) / 900) ** 2 * (1 if x < 760 else 1.4))
        for x in range(0, 1801, 30)], 2700), R3)
    for row in range(6):
        near = row / 5
        wide = 150 + 230 * near
        x = -wide * rng.uniform(0.2, 0.8)
        slots: list[tuple[float, float]] = []
        while x < 1850:
            w = wide * rng.uniform(0.78, 1.25)
            slots.append((x, w))
            x += w * rng.uniform(1.08, 1.3)
        last = -1
        for x, w in reversed(slots):
            middle = x + w / 2
            bowl = 2060 - 130 * ((middle - 760) / 900) ** 2 * (1 if middle < 760 else 1.4)
            foot = bowl + (2960 - bowl) * (0.06 + 0.94 * near ** 1.1) + rng.uniform(-0.1, 0.1) * w
            wall = rng.choice([c for c in walls if c != last])
            last = wall
            roof = rng.choice([c for c in (ZINC, ZINC, BRICK, TEAL, DARK) if c != wall])
            rows = rng.choice((1, 2, 2))
            town.shade([(x + w, foot), (x + w * 1.5, foot - w * 0.2), (x + w * 1.5, foot - w * 0.6),
                (x + w, foot - w * 0.6)], DEEP)
            town.house(x, foot, w, w * (0.36 + 0.26 * rows), w * rng.uniform(0.42, 0.6), rng, wall, roof,
                CREAM if wall != CREAM else TEAL, DARK,
                       kind=rng.choice(("eaves", "gable", "shed", "gable")), rows=rows,
                       bays=rng.choice((2, 2, 3)), lit=LAMP, share=0.36,
                       door=rng.choice((DARK, BRICK, TEAL)))
            if rng.random() < 0.3:
                px = x + w * rng.uniform(0.15, 0.7)
                top = foot - w * (0.36 + 0.26 * rows)
                town.poly([(px, top), (px, top - w * 0.34), (px + w * 0.08, top - w * 0.34),
                    (px + w * 0.08, top)], DARK)


def make() -> Path:
    """Print photos/cover.jpg."""
    sheet = Sheet("cover", SIZE, (40, 46, 78), rough=0.75)
    rng = random.Random("cover block 2")
    town = Town(SIZE, NIGHT)
    block = town.colour
    sky(block, rng)
    for ink, base, tall, peaks in ((R1, 1560, 260, 5.0), (R2, 1600, 190, 4.4), (R3, 1630, 120, 5.2)):
        line = ridge(rng, -20, 1820, base, tall, peaks, 0.06)
        block.poly(skirt(line, SHORE + 4), ink)
        if ink != R3:
            marks = block.blank()
            cuts(marks, rng, (0, base - tall, 1800, SHORE), 18, 110, 1, lambda x, y, b=base,
                t=tall: 0.5 * max(0.0, (y - b + t * 0.5) / t))  # type: ignore[misc]
            block.carve(marks, [ink], {R1: ROSE, R2: R1}[ink])
    block.rect(0, SHORE, 1800, 2700, WATER)

    def shine(x: float, y: float) -> float:
        near = (y - SHORE) / 520
        return max(0.0, 0.95 - abs(x - SUN_X) / (110 + 260 * near)) + 0.07

    ripples(block, rng, SHORE + 5, 2300, DEEPWATER, lambda x, y: 0.5, fine=8, coarse=30, length=9)
    ripples(block, rng, SHORE + 4, 2300, LIGHT, shine, fine=8, coarse=30, length=6)
    sail(block, 560, 1800, 1.35)
    sail(block, 930, 1690, 0.5)
    for k in range(22):
        x = 1330 + k * 22 + rng.uniform(-6, 6)
        block.rect(x, SHORE - 12 - rng.uniform(0, 14), x + 5, SHORE - 8, LAMP)
    roofs(town, rng)
    for x, y, s in ((620, 1190, 84), (520, 1250, 58), (730, 1270, 48)):
        gull(block, x, y, s, DARK, rng.uniform(-0.2, 0.2))
    sheet.print_block(block, INKS, drift=3, trap=5, wear=0.3)
    tone = town.tone
    sheet.pull(tone.mask([DIM, DEEP]), (136, 128, 176), (2, 1), over=True, wear=0.4, rough=0.6)
    sheet.pull(tone.mask([DEEP]), (138, 132, 172), (-2, 2), over=True, wear=0.4, rough=0.6)
    fall = ramp(SIZE, [(0.0, 130), (0.36, 30), (0.5, 0), (0.74, 0), (1.0, 76)])
    sheet.pull(stipple(rng, fall, 3.0), (176, 172, 206), rough=0, wear=0, over=True)
    sheet.light(glow(SIZE, (SUN_X, 1400), (760, 460), 110, 1.4), (255, 190, 120))
    return save_jpeg(sheet.finish(), "cover", quality=84, dpi=300)

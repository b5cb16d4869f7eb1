"""Tram depot in Goteborg, night and snow: lit doors, rails, the noses of the trams."""

# fmt: off
from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from block import Block, cuts, gouge, spline
from files import save_jpeg
from grain import glow, scaled, stipple
from sheet import Sheet

SIZE = (3000, 2000)
SKY, WALL, WALL_CUT, LIT, AMBER, SNOW, SHADE, SPILL, BLUE, CREAM, BLACK = range(1, 12)
INKS = {
    SKY: (24, 40, 74),
    SHADE: (66, 94, 138),
    SNOW: (150, 172, 198),
    SPILL: (250, 224, 158),
    LIT: (248, 200, 96),
    AMBER: (214, 138, 62),
    WALL_CUT: (92, 62, 66),
    CREAM: (242, 233, 208),
    BLUE: (44, 92, 150),
    WALL: (52, 40, 54),
    BLACK: (20, 22, 34),
}
EYE = (1180.0, 1050.0)
FOOT = 1240.0
DOORS = (-230.0, 475.0, 1180.0, 1885.0, 2590.0)
HALF = 235.0


def ground(x: float, depth: float) -> tuple[float, float]:
    """Picture point of a ground point: `x` in px at the wall, `depth` 1 at the wall and 0 at the eye."""
    return (EYE[0] + (x - EYE[0]) / depth, EYE[1] + (FOOT - EYE[1]) / depth)


def rail(block: Block, track: list[tuple[float, float]], gauge: float) -> None:
    """Two rails along (x, depth) points, widening towards the eye."""
    for side in (-gauge, gauge):
        for (x0, d0), (x1, d1) in pairwise(track):
            w0, w1 = 7.0, 7.0
            a, b = ground(x0 + side - w0 / 2, d0), ground(x0 + side + w0 / 2, d0)
            c, d = ground(x1 + side + w1 / 2, d1), ground(x1 + side - w1 / 2, d1)
            block.poly([a, b, c, d], BLACK)
            e, f = ground(x0 + side + w0 * 0.5, d0), ground(x1 + side + w1 * 0.5, d1)
            block.poly([e, f, ground(x1 + side + w1 * 1.4, d1), ground(x0 + side + w0 * 1.4, d0)], SHADE)


def tram(block: Block, cx: float, foot: float, wide: float, lamps: bool) -> None:
    """A tram seen from the front, `wide` px across, standing on the line `foot`."""
    x: float
    u = wide / 100
    top = foot - 132 * u
    block.poly([(cx - 50 * u, foot - 10 * u), (cx + 50 * u, foot - 10 * u), (cx + 40 * u, foot),
        (cx - 40 * u, foot)], BLACK)
    block.round_rect((cx - 52 * u, top - 2 * u, cx + 52 * u, foot - 5 * u), 16 * u, BLACK)
    block.round_rect((cx - 50 * u, top, cx + 50 * u, foot - 8 * u), 15 * u, CREAM)
    block.rect(cx - 50 * u, foot - 62 * u, cx + 50 * u, foot - 16 * u, BLUE)
    block.poly([(cx - 50 * u, foot - 62 * u), (cx + 50 * u, foot - 62 * u), (cx, foot - 46 * u)], CREAM)
    block.round_rect((cx - 44 * u, foot - 108 * u, cx + 44 * u, foot - 66 * u), 6 * u, BLACK)
    for a, b in ((-41, -1.5), (1.5, 41)):
        block.round_rect((cx + a * u, foot - 105 * u, cx + b * u, foot - 69 * u), 4 * u, LIT)
        block.poly([(cx + a * u, foot - 72 * u), (cx + b * u, foot - 72 * u), (cx + b * u, foot - 69 * u),
                    (cx + a * u, foot - 69 * u)], AMBER)
        middle = cx + (a + b) / 2 * u
        block.poly([(middle - 2 * u, foot - 69 * u), (middle + 12 * u, foot - 104 * u),
            (middle + 16 * u, foot - 104 * u),
                    (middle + 3 * u, foot - 69 * u)], SPILL)
    block.disc(cx - 20 * u, foot - 88 * u, 7 * u, BLACK, 8 * u)
    block.poly([(cx - 34 * u, foot - 69 * u), (cx - 30 * u, foot - 81 * u), (cx - 10 * u, foot - 81 * u),
        (cx - 6 * u, foot - 69 * u)], BLACK)
    block.round_rect((cx - 22 * u, foot - 127 * u, cx + 22 * u, foot - 114 * u), 3 * u, BLACK)
    block.rect(cx - 18 * u, foot - 124 * u, cx + 18 * u, foot - 117 * u, LIT)
    for x in (-13, -6, 1, 8):
        block.rect(cx + x * u, foot - 123 * u, cx + (x + 3.4) * u, foot - 118 * u, BLACK)
    for side in (-1, 1):
        x = cx + side * 36 * u
        block.disc(x, foot - 32 * u, 8.5 * u, BLACK)
        block.disc(x, foot - 32 * u, 6.8 * u, SPILL if lamps else CREAM)
        block.disc(cx + side * 20 * u, foot - 28 * u, 3.4 * u, AMBER)
        block.line([(cx + side * 52 * u, foot - 100 * u), (cx + side * 60 * u, foot - 98 * u)], 1.6 * u,
            BLACK)
        block.round_rect((cx + side * 60 * u - 4 * u, foot - 100 * u, cx + side * 60 * u + 4 * u,
            foot - 82 * u), 2 * u, BLACK)
    block.rect(cx - 50 * u, foot - 18 * u, cx + 50 * u, foot - 13 * u, CREAM)
    block.rect(cx - 9 * u, foot - 20 * u, cx + 9 * u, foot - 8 * u, BLACK)
    cap = [(-49, 9), (-38, -4), (-10, -8), (18, -6), (40, -3), (49, 9)]
    snow = spline([(cx + a * u, top + b * u) for a, b in cap])
    block.poly([*snow, (cx + 30 * u, top + 4 * u), (cx - 30 * u, top + 4 * u)], SNOW)


def depot(block: Block, rng: random.Random) -> None:
    """The brick front with its gables and the lit doors."""
    for x in DOORS:
        gable = [(x - 353, FOOT), (x - 353, 520), (x - 300, 520), (x, 330), (x + 300, 520), (x + 353, 520),
            (x + 353, FOOT)]
        block.poly(gable, WALL)
    bricks = block.blank()
    y = 350.0
    while y < FOOT:
        for x in range(60, 2960, 62):
            if rng.random() < 0.42:
                bx = x + (31 if round((y - 350) / 22) % 2 else 0)
                bricks.poly(gouge(bx, y, rng.uniform(36, 54), 7, rng.uniform(-0.03, 0.03)), 1)
        y += 22
    block.carve(bricks, [WALL], WALL_CUT)
    for x in DOORS:
        for side in (-1, 1):
            roof = [(x, 296), (x + side * 316, 492), (x + side * 372, 496), (x + side * 372, 532),
                (x + side * 300, 530), (x, 346)]
            block.poly(roof, BLACK)
            snow = [(x, 268), (x + side * 150, 362), (x + side * 318, 466), (x + side * 380, 482),
                (x + side * 380, 506),
                    (x + side * 312, 502), (x, 308)]
            block.poly(snow, SNOW)
        block.disc(x, 474, 62, BLACK)
        block.disc(x, 474, 52, AMBER)
        for turn in range(4):
            dx, dy = 56 * math.cos(turn * math.pi / 4), 56 * math.sin(turn * math.pi / 4)
            block.line([(x - dx, 474 - dy), (x + dx, 474 + dy)], 8, BLACK)
        block.poly(arch(x, HALF + 30, FOOT), BLACK)
        block.poly(arch(x, HALF, FOOT), LIT)
        room = block.blank()
        inner = x + (EYE[0] - x) * 0.13
        for k in range(9):
            t = k / 8 - 0.5
            room.line([(x + t * 2.4 * HALF, 560), (inner + t * 240, 900)], 5, AMBER)
        room.poly(arch(inner, HALF * 0.60, 1196.0, 0.72), AMBER)
        room.poly(arch(inner, HALF * 0.53, 1192.0, 0.66), SPILL)
        block.lay(room, [LIT])
        for side in (-1, 1):
            block.poly([(x + side * (HALF + 6), FOOT), (x + side * (HALF + 6), 800), (x + side * (HALF - 64),
                776),
                        (x + side * (HALF - 64), FOOT - 14)], WALL_CUT)
            block.line([(x + side * (HALF - 28), 790), (x + side * (HALF - 28), FOOT - 8)], 7, BLACK)


def arch(x: float, half: float, foot: float, tall: float = 1.0) -> list[tuple[float, float]]:
    """Outline of an arched opening of half width `half` px standing on `foot`."""
    spring = foot - 460 * tall
    top = [(x + half * math.cos(a), spring - half * 0.62 * math.sin(a)) for a in (math.pi * i / 24
        for i in range(25))]
    return [(x + half, foot), *top, (x - half, foot)]


def yard(block: Block, rng: random.Random) -> None:
    """Snow in front of the doors: light that falls out of them, and the shade between."""
    block.rect(0, FOOT, 3000, 2000, SNOW)
    for x in DOORS:
        fan = [ground(x - HALF, 1.0), ground(x + HALF, 1.0), ground(x + HALF * 1.15, 0.36),
            ground(x + 40, 0.29),
               ground(x - HALF * 1.15, 0.36)]
        block.poly(fan, SPILL)

    def shade(x: float, y: float) -> float:
        depth = (FOOT - EYE[1]) / max(1.0, y - EYE[1])
        wall_x = EYE[0] + (x - EYE[0]) * depth
        off = min(abs(wall_x - d) for d in DOORS)
        return min(1.0, max(0.0, (off - HALF * 0.82) / 200 + (0.46 - depth) * 1.9)) * 0.8

    marks = block.blank()
    y = FOOT + 6
    while y < 2000:
        near = (y - EYE[1]) / (FOOT - EYE[1])
        cuts(marks, rng, (0, y, 3000, y + 1), 9 * near ** 0.7, 120 * near, 1, shade)
        y += 9 * near ** 0.7
    block.carve(marks, [SNOW, SPILL], SHADE)


def sweeper(block: Block, x: float, foot: float, unit: float) -> None:
    """A man with a broom, about 100 `unit` px tall, his shadow falling towards the eye."""
    u = unit

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + a * u, foot + b * u) for a, b in points]

    block.poly(at([(-10, 0), (8, 0), (-14, 66), (-40, 84), (-46, 70)]), SHADE)
    block.poly(at([(-9, 0), (-8, -42), (9, -42), (10, 0), (3, 0), (0, -30), (-3, 0)]), BLACK)
    block.poly(spline(at([(-12, -30), (-13, -60), (-8, -80), (6, -81), (12, -62), (12, -30)]), 6), BLUE)
    block.poly(at([(2, -76), (9, -79), (13, -60), (30, -52), (28, -46), (6, -52)]), BLACK)
    block.disc(x + 0 * u, foot - 88 * u, 7.5 * u, BLACK)
    block.poly(at([(-9, -90), (8, -90), (7, -97), (-7, -97)]), AMBER)
    block.line(at([(20, -62), (46, -2)]), 2.2 * u, BLACK)
    block.poly(at([(41, -8), (49, -10), (60, 3), (40, 5)]), BLACK)


def make() -> Path:
    """Print photos/tram-depot.jpg."""
    sheet = Sheet("tram-depot", SIZE, (240, 236, 224), margin=70)
    rng = random.Random("tram-depot block")
    block = Block(SIZE, SKY)
    depot(block, rng)
    yard(block, rng)
    for x in DOORS:
        rail(block, [(x, 1.0 / (1 + i * 0.25)) for i in range(3 if x == 1885.0 else 22)], 66)
    bend = [(1885.0 - 705.0 * (3 * t * t - 2 * t ** 3), 0.60 - 0.42 * t) for t in (i / 40 for i in range(41))]
    rail(block, bend, 66)
    sweeper(block, 840.0, 1500.0, 2.5)
    tram(block, 475, FOOT + 4, 310, False)
    tram(block, EYE[0], FOOT + 2, 306, False)
    tram(block, 2590, FOOT + 4, 310, False)
    x, foot = ground(1885, 0.60)
    tram(block, x, foot, 520, True)
    for k, height in ((475.0, 690.0), (1180.0, 690.0), (1885.0, 690.0), (2590.0, 690.0)):
        block.line([(k, height), (EYE[0] + (k - EYE[0]) * 6, EYE[1] - (EYE[1] - height) * 6)], 5, BLACK)
    flakes = block.blank()
    for _ in range(900):
        r = rng.choice((3, 4, 4, 5, 6, 8, 11))
        flakes.disc(rng.uniform(0, 3000), rng.uniform(0, 2000) ** 1.0, r, 1, r * rng.uniform(0.8, 1.1))
    block.carve(flakes, [SKY, WALL, WALL_CUT, BLACK, BLUE], SNOW)
    sheet.print_block(block, INKS, drift=3, trap=5, wear=0.45)
    night = glow(SIZE, (1500, 1180), (3250, 2120), 255, 0.6)
    dark = night.point([max(0, 200 - v) for v in range(256)])
    sheet.pull(stipple(rng, dark), (70, 84, 130), rough=0, over=True, wear=0)
    for dx in (-36, 36):
        halo = glow(SIZE, (x + dx * 5.2, foot - 32 * 5.2), (190, 190), 150, 1.6)
        sheet.light(scaled(halo, 1.0), (255, 226, 150))
    return save_jpeg(sheet.finish(), "tram-depot", quality=82)

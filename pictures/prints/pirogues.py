"""Painted pirogues drawn up on the sand at Saint-Louis, the sea behind."""

# fmt: off
from __future__ import annotations

import random
from pathlib import Path

from block import Block, Point, cuts, gouge, mix, spline
from files import save_jpeg
from grain import ramp, stipple
from landscape import gull, ripples
from sheet import Sheet
from town import DEEP, DIM, Town

SIZE = (2700, 1800)
SKY, FOAM, SEA, DEEPSEA, SAND, DRY, WHITE, YELLOW, GREEN, RED, BLUE, WOOD, BLACK = range(1, 14)
INKS = {
    SKY: (250, 226, 184),
    SAND: (236, 196, 136),
    DRY: (214, 164, 106),
    SEA: (84, 158, 166),
    FOAM: (250, 242, 222),
    DEEPSEA: (44, 112, 138),
    WHITE: (250, 242, 222),
    YELLOW: (244, 186, 62),
    GREEN: (52, 134, 92),
    RED: (210, 68, 50),
    BLUE: (46, 96, 160),
    WOOD: (130, 82, 56),
    BLACK: (34, 32, 48),
}


def pirogue(town: Town, a: Point, b: Point, deep: float, bands: tuple[int, int, int], rng: random.Random,
        flag: int) -> None:
    """A boat from its stern `a` to its stem `b` (px), hull `deep` px high, painted in three bands."""
    def rim(t: float, drop: float) -> Point:
        x, y = mix(a, b, t)
        sheer = deep * (1.08 * (2 * t - 1) ** 2 * (1.25 if t > 0.5 else 0.8))
        pinch = 1 - 0.9 * abs(2 * t - 1) ** 4
        return (x, y - sheer + drop * deep * pinch + deep * 0.25 * abs(2 * t - 1) ** 6)

    ts = [i / 40 for i in range(41)]
    keel = [rim(t, 1.0) for t in ts]
    shadow = [(x + deep * 0.5, y + deep * 0.16) for x, y in keel]
    town.shade([keel[2], *shadow[2:38], keel[38]], DEEP)
    inside = [(x + 0.04 * deep, y - deep * 0.24 * (1 - abs(2 * t - 1) ** 3)) for t,
        (x, y) in zip(ts, [rim(t, 0) for t in ts], strict=True)]
    town.poly([*inside, *[rim(t, 0.05) for t in reversed(ts)]], WOOD, DEEP)
    for t in (0.24, 0.38, 0.52, 0.66, 0.78):
        p, q = rim(t, 0.04), inside[round(t * 40)]
        town.line([p, (q[0] + 6, q[1])], deep * 0.08, YELLOW)
    edges = (0.0, 0.26, 0.62, 1.0)
    for band, low, high in zip(bands, edges, edges[1:], strict=False):
        town.poly([*[rim(t, low) for t in ts], *[rim(t, high) for t in reversed(ts)]], band)
    for low in (0.0, 0.26, 0.62):
        town.line([rim(t, low) for t in ts], deep * 0.045, WHITE if low else BLACK)
    count = 15
    for k in range(count):
        t0, t1 = 0.13 + 0.74 * k / count, 0.13 + 0.74 * (k + 1) / count
        mid = (t0 + t1) / 2
        if k % 2:
            town.poly([rim(t0, 0.44), rim(mid, 0.32), rim(t1, 0.44), rim(mid, 0.56)],
                YELLOW if bands[1] != YELLOW else RED)
            town.poly([rim(mid - 0.012, 0.44), rim(mid, 0.39), rim(mid + 0.012, 0.44), rim(mid, 0.49)], WHITE)
        else:
            town.poly([rim(t0, 0.58), rim(mid, 0.34), rim(t1, 0.58)], WHITE)
    for k in range(12):
        t = 0.2 + 0.05 * k
        town.poly([rim(t, 0.09), rim(t + 0.024, 0.09), rim(t + 0.024, 0.18), rim(t, 0.18)],
            WHITE if k % 2 else BLACK)
    town.shade([*[rim(t, 0.62) for t in ts], *[rim(t, 1.0) for t in reversed(ts)]], DIM)
    marks = town.tone.blank()
    for _ in range(60):
        t = rng.uniform(0.1, 0.9)
        x, y = rim(t, rng.uniform(0.66, 0.95))
        marks.poly(gouge(x, y, deep * 0.5, deep * 0.03, 0.0), DEEP)
    town.tone.lay(marks, [DIM])
    tip = rim(0.955, 0.1)
    town.line([tip, (tip[0] + deep * 0.1, tip[1] - deep * 1.35)], deep * 0.05, BLACK)
    mast = (tip[0] + deep * 0.1, tip[1] - deep * 1.35)
    cloth = spline([mast, (mast[0] - deep * 0.28, mast[1] + deep * 0.06), (mast[0] - deep * 0.62,
        mast[1] - deep * 0.02)], 8)
    town.poly([*cloth, *[(x + 2, y + deep * 0.36) for x, y in reversed(cloth)]], flag)


def person(town: Town, x: float, foot: float, u: float, robe: int, basket: int | None) -> None:
    """Somebody walking, about 100 `u` px tall, with a basin on the head if `basket` is given."""
    town.shade([(x - 4 * u, foot), (x + 12 * u, foot), (x + 64 * u, foot + 12 * u),
        (x + 50 * u, foot + 17 * u)], DEEP)
    town.poly(spline([(x - 14 * u, foot - 3 * u), (x - 10 * u, foot - 44 * u), (x - 11 * u, foot - 78 * u),
        (x, foot - 84 * u), (x + 11 * u, foot - 78 * u),
                      (x + 10 * u, foot - 44 * u), (x + 17 * u, foot - 3 * u)], 6), robe)
    town.shade([(x + 2 * u, foot - 80 * u), (x + 12 * u, foot - 76 * u), (x + 17 * u, foot - 3 * u),
        (x + 4 * u, foot - 3 * u)], DIM)
    town.poly([(x - 8 * u, foot - 3 * u), (x - 2 * u, foot - 3 * u), (x - 2 * u, foot + 2 * u),
        (x - 9 * u, foot + 2 * u)], BLACK)
    town.poly([(x + 6 * u, foot - 3 * u), (x + 12 * u, foot - 3 * u), (x + 14 * u, foot + 2 * u),
        (x + 6 * u, foot + 2 * u)], BLACK)
    town.colour.disc(x, foot - 91 * u, 7.5 * u, BLACK, 8.5 * u)
    if basket is not None:
        town.poly([(x - 20 * u, foot - 112 * u), (x + 20 * u, foot - 112 * u), (x + 13 * u, foot - 98 * u),
            (x - 13 * u, foot - 98 * u)], basket)
        town.colour.disc(x, foot - 112 * u, 20 * u, WHITE, 5 * u)
        town.line([(x + 10 * u, foot - 76 * u), (x + 20 * u, foot - 90 * u), (x + 14 * u, foot - 102 * u)],
            4.5 * u, BLACK)


def shore(block: Block, rng: random.Random) -> None:
    """Sky, sea, the line of surf, and sand."""
    marks = block.blank()
    cuts(marks, rng, (0, 60, 2700, 560), 28, 340, 1, lambda x, y: 0.6 * max(0.0, 1 - abs(y - 400) / 210))
    block.carve(marks, [SKY], FOAM)
    block.rect(0, 570, 2700, 1800, SEA)
    ripples(block, rng, 570, 900, DEEPSEA, lambda x, y: 0.75 - (y - 570) / 500, fine=8, coarse=22, length=12)
    for y, amp in ((742.0, 8.0), (812.0, 14.0)):
        crest = spline([(x, y + rng.uniform(-amp, amp)) for x in range(-100, 2900, 180)], 10)
        block.poly([*crest, *[(x, yy + amp * 1.4 + rng.uniform(0, 4)) for x, yy in reversed(crest)]], FOAM)
    edge = spline([(x, 880 + rng.uniform(-16, 20)) for x in range(-100, 2900, 150)], 10)
    block.poly([*edge, (2800, 1800), (-100, 1800)], FOAM)
    block.poly([*[(x, y + 22 + 8 * ((i % 7) / 7)) for i, (x, y) in enumerate(edge)], (2800, 1800),
        (-100, 1800)], DRY)
    wet = spline([(x, 962 + rng.uniform(-14, 16)) for x in range(-100, 2900, 170)], 10)
    block.poly([*wet, (2800, 1800), (-100, 1800)], SAND)
    marks = block.blank()
    cuts(marks, rng, (0, 990, 2700, 1800), 34, 230, 1, lambda x, y: 0.24 + 0.2 * (y - 990) / 800, 0.05)
    block.carve(marks, [SAND], DRY)


def make() -> Path:
    """Print photos/pirogues.jpg."""
    x: float
    y: float
    sheet = Sheet("pirogues", SIZE, (246, 240, 226), margin=64, rough=0.8)
    rng = random.Random("pirogues block")
    town = Town(SIZE, SKY)
    shore(town.colour, rng)
    for x, y, w in ((420, 640, 130), (2210, 610, 80), (1480, 600, 60)):
        hull = spline([(x - w / 2, y - w * 0.14), (x - w * 0.2, y), (x + w * 0.2, y),
            (x + w / 2, y - w * 0.2)], 6)
        town.poly([*hull, (x + w * 0.3, y + w * 0.07), (x - w * 0.3, y + w * 0.07)], BLACK)
        for dx in (-0.2, 0.05, 0.22):
            town.line([(x + dx * w, y), (x + dx * w, y - w * 0.16)], w * 0.06, BLACK)
    pirogue(town, (1420, 1010), (2360, 985), 88, (BLUE, WHITE, RED), rng, GREEN)
    pirogue(town, (180, 1010), (1150, 1000), 96, (GREEN, YELLOW, BLUE), rng, RED)
    person(town, 1290, 1090, 1.9, RED, YELLOW)
    person(town, 1372, 1104, 1.8, BLUE, None)
    pirogue(town, (1180, 1190), (2620, 1150), 142, (YELLOW, RED, GREEN), rng, BLUE)
    person(town, 262, 1362, 2.7, WHITE, RED)
    pirogue(town, (140, 1470), (2080, 1410), 196, (RED, BLUE, WHITE), rng, YELLOW)
    pile = town.colour.blank()
    for k in range(130):
        x, y = 2330 + rng.gauss(0, 105), 1640 - abs(rng.gauss(0, 34))
        pile.poly(gouge(x, y, rng.uniform(90, 170), rng.uniform(8, 14), rng.uniform(-0.5, 0.5),
            rng.uniform(-24, 24)), (GREEN, GREEN, BLUE, BLACK)[k % 4])
    town.shade([(2080, 1650), (2600, 1650), (2660, 1690), (2200, 1694)], DEEP)
    town.colour.lay(pile)
    for x, y in ((2190, 1600), (2300, 1570), (2440, 1590)):
        town.colour.disc(x, y, 24, YELLOW, 19)
        town.colour.disc(x, y, 8, BLACK, 6)
    for x, y, s in ((1240, 250, 100), (1420, 310, 66), (1080, 330, 52), (1560, 220, 48)):
        gull(town.colour, x, y, s, BLACK, rng.uniform(-0.2, 0.2))
    sheet.print_block(town.colour, INKS, drift=3, trap=5)
    sheet.pull(town.tone.mask([DIM, DEEP]), (160, 148, 184), (2, 1), over=True, wear=0.5, rough=0.6)
    sheet.pull(town.tone.mask([DEEP]), (156, 140, 170), (-2, 2), over=True, wear=0.5, rough=0.6)
    top = ramp(SIZE, [(0.0, 80), (0.22, 0), (1.0, 0)])
    sheet.pull(stipple(rng, top, 3.0), (248, 206, 160), rough=0, wear=0, over=True)
    return save_jpeg(sheet.finish(), "pirogues", quality=82)

"""Stairs between tiled houses in Onomichi, the strait with its ferry and islands below."""

# fmt: off
from __future__ import annotations

import random
from pathlib import Path

from block import Block, Point, cuts, gouge, mix, spline
from files import save_jpeg
from landscape import gull, ridge, ripples, skirt
from sheet import Sheet
from town import DEEP, DIM, LIGHT, Quad, Town, at, box, part

SIZE = (1800, 2700)
SKY, FAR, HILL, SEA, FOAM, PLASTER, SAND, STEP, TIMBER, LEAF, PINE, TILE, RED, INK = range(1, 15)
INKS = {
    SKY: (206, 222, 216),
    FAR: (160, 188, 192),
    HILL: (104, 148, 150),
    SEA: (98, 160, 176),
    FOAM: (240, 242, 228),
    PLASTER: (244, 234, 208),
    SAND: (214, 190, 150),
    STEP: (202, 196, 182),
    TIMBER: (150, 102, 74),
    LEAF: (136, 158, 84),
    PINE: (52, 98, 82),
    TILE: (74, 88, 108),
    RED: (208, 78, 58),
    INK: (32, 40, 58),
}


def strait(town: Town, rng: random.Random) -> None:
    """Islands, the water, a ferry crossing."""
    block = town.colour
    bars = block.blank()
    cuts(bars, rng, (0, 60, 1800, 700), 34, 330, 1, lambda x, y: 0.55 * max(0.0, 1 - abs(y - 420) / 340))
    block.carve(bars, [SKY], FOAM)
    block.poly(skirt(ridge(rng, 0, 1800, 830, 260, 4.4, 0.05), 900), FAR)
    near = ridge(rng, 0, 1800, 900, 210, 4.0, 0.06)
    block.poly(skirt(near, 960), HILL)
    marks = block.blank()
    cuts(marks, rng, (0, 680, 1800, 960), 20, 90, 1, lambda x, y: 0.3, 0.3)
    block.carve(marks, [HILL], PINE)
    block.rect(0, 930, 1800, 2700, SEA)
    ripples(block, rng, 936, 1700, FOAM, lambda x, y: 0.5 if 700 < x < 1150 else 0.2, fine=8, coarse=24,
        length=7)
    for k in range(26):
        x = 60 + k * 68 + rng.uniform(-20, 20)
        town.poly(box(x, 938, rng.uniform(30, 54), rng.uniform(16, 34)), rng.choice((PLASTER, TILE, SAND)))
    x, y = 800.0, 1130.0
    town.poly([(x, y - 26), (x + 250, y - 26), (x + 224, y + 10), (x + 24, y + 10)], INK)
    town.poly([(x + 8, y - 14), (x + 243, y - 14), (x + 240, y - 26), (x, y - 26)], RED)
    town.poly(box(x + 64, y - 26, 124, 34), PLASTER)
    town.poly(box(x + 88, y - 60, 74, 30), PLASTER)
    for k in range(4):
        town.poly(box(x + 76 + k * 27, y - 34, 16, 14), INK)
    town.poly(box(x + 118, y - 90, 20, 30), RED)
    for k in range(8):
        block.poly(gouge(x - 40 - k * 34, y + 8 + k * 3, 70, 7, 0.05), FOAM)


def tiles(town: Town, quad: Quad, rows: int, columns: int) -> None:
    """A roof of pan tiles: dark rows with a light lip each, ridge along the top."""
    town.poly(quad, TILE)
    for row in range(rows):
        for col in range(columns):
            cell = part(quad, col / columns, row / rows, (col + 1) / columns, (row + 1) / rows)
            low = [at(cell, 0.0, 0.24), at(cell, 0.5, -0.04), at(cell, 1.0, 0.24), at(cell, 1, 0.42),
                at(cell, 0.5, 0.16), at(cell, 0, 0.42)]
            town.colour.poly(low, INK)
            if (row * 7 + col * 3) % 5 < 2:
                town.colour.poly([at(cell, 0.36, 0.34), at(cell, 0.64, 0.34), at(cell, 0.6, 0.9),
                    at(cell, 0.4, 0.9)], FAR)
    town.poly(part(quad, -0.03, 0.95, 1.03, 1.07), INK)
    for k in range(columns):
        x, y = at(quad, (k + 0.5) / columns, -0.01)
        size = abs(quad[1][0] - quad[0][0]) / columns * 0.36
        town.colour.disc(x, y, size, INK)
        town.colour.disc(x, y, size * 0.5, FAR)


def front(town: Town, rng: random.Random, face: Quad, tone: int, upper: int) -> None:
    """A plaster and timber housefront with lattice windows."""
    town.poly(face, PLASTER, tone)
    town.poly(part(face, 0, 0, 1, 0.36), TIMBER, tone)
    for k in range(16):
        town.shade(part(face, k / 16, 0, k / 16 + 0.012, 0.36), DEEP)
    for v in (0.36, 0.92):
        town.poly(part(face, 0, v, 1, v + 0.035), TIMBER, tone)
    for u in (0.0, 0.48, 0.955):
        town.poly(part(face, u, 0.36, u + 0.045, 1), TIMBER, tone)
    for left, right in ((0.1, 0.43), (0.58, 0.9)):
        pane = part(face, left, 0.46, right, 0.82)
        town.poly(pane, upper, LIGHT if upper == SAND else tone)
        for k in range(8):
            town.line([at(pane, k / 7, 0), at(pane, k / 7, 1)], 6, INK)
        for v in (0.0, 0.5, 1.0):
            town.line([at(pane, 0, v), at(pane, 1, v)], 7, INK)


def flight(town: Town, rng: random.Random) -> None:
    """The stairs: wide and close at the foot of the picture, narrow where they drop from sight."""
    count = 19
    for k in range(count, -1, -1):
        t = k / count
        y = 2700 - 1290 * t ** 0.78
        y2 = 2700 - 1290 * ((k + 1) / count) ** 0.78
        half, half2 = 560 - 420 * t ** 0.72, 560 - 420 * ((k + 1) / count) ** 0.72
        cx, cx2 = centre(t), centre((k + 1) / count)
        tread = [(cx - half, y), (cx + half, y), (cx2 + half2, y2), (cx2 - half2, y2)]
        town.poly(tread, STEP)
        lip = (y - y2) * 0.30
        town.poly([(cx - half, y + 2), (cx + half, y + 2), (cx + half, y - lip), (cx - half, y - lip)], SAND,
            DIM)
        town.shade([(cx - half, y + 2), (cx + half, y + 2), (cx + half, y - lip * 0.3),
            (cx - half, y - lip * 0.3)], DEEP)
        joint = cx - half
        while joint < cx + half:
            joint += half * rng.uniform(0.3, 0.5)
            if joint < cx + half - 10:
                town.line([(joint, y - lip), (mix((joint, y), (cx2, y2), 0.24)[0], y2)],
                    max(2.0, 6 * (1 - t)), TILE)
        shade = [(cx2 - half2, y2), (cx - half, y), (cx - half * 0.25 + 20 * rng.uniform(-1, 1), y),
            (cx2 - half2 * 0.25, y2)]
        town.shade(shade, DIM)
def walker(town: Town, x: float, foot: float, u: float) -> None:
    """Somebody going down with a parasol, seen from behind, about 150 `u` px tall with it."""
    town.shade([(x - 12 * u, foot), (x + 12 * u, foot), (x - 60 * u, foot + 26 * u),
        (x - 96 * u, foot + 22 * u)], DEEP)
    for s in (-1, 1):
        town.poly(box(x + s * 8 * u - 4 * u, foot, 8 * u, 30 * u), PLASTER, DIM)
        town.poly(box(x + s * 8 * u - 5 * u, foot + 3 * u, 10 * u, 6 * u), INK)
    town.poly([(x - 17 * u, foot - 62 * u), (x + 17 * u, foot - 62 * u), (x + 28 * u, foot - 20 * u),
        (x - 28 * u, foot - 20 * u)], TILE)
    town.poly(spline([(x - 18 * u, foot - 58 * u), (x - 21 * u, foot - 90 * u), (x - 10 * u, foot - 104 * u),
        (x + 10 * u, foot - 104 * u),
                      (x + 21 * u, foot - 90 * u), (x + 18 * u, foot - 58 * u)], 6), PLASTER)
    town.shade([(x - 18 * u, foot - 58 * u), (x - 21 * u, foot - 92 * u), (x - 6 * u, foot - 104 * u),
        (x - 4 * u, foot - 20 * u), (x - 28 * u, foot - 20 * u)], DIM)
    town.colour.disc(x, foot - 114 * u, 12 * u, INK, 14 * u)
    town.line([(x + 16 * u, foot - 84 * u), (x + 16 * u, foot - 160 * u)], 3 * u, INK)
    dome = spline([(x - 48 * u, foot - 118 * u), (x - 30 * u, foot - 152 * u), (x + 14 * u, foot - 168 * u),
        (x + 58 * u, foot - 150 * u), (x + 74 * u, foot - 116 * u)], 8)
    hem = spline([(x + 74 * u, foot - 116 * u), (x + 44 * u, foot - 124 * u), (x + 14 * u, foot - 118 * u),
        (x - 18 * u, foot - 125 * u), (x - 48 * u, foot - 118 * u)], 6)
    town.poly([*dome, *hem], RED)
    for dx in (-18, 14, 44):
        town.tone.line([(x + 14 * u, foot - 167 * u), (x + dx * u, foot - 122 * u)], 2.4 * u, DEEP)
    town.shade([*dome[:9], (x - 18 * u, foot - 125 * u)], DIM)


def centre(t: float) -> float:
    """The x of the middle of the stairs at share `t` of the way."""
    return 880 + 60 * t - 70 * t * t


def pine(block: Block, rng: random.Random, x: float, y: float, size: float) -> None:
    """A leaning pine with cloud-shaped pads of needles, about `size` px tall."""
    trunk = spline([(x, y), (x - size * 0.06, y - size * 0.3), (x + size * 0.1, y - size * 0.55),
        (x + size * 0.02, y - size * 0.8)], 10)
    for i, (px, py) in enumerate(trunk):
        block.disc(px, py, size * 0.04 * (1.2 - i / len(trunk)), TIMBER)
    pads = ((-0.28, -0.5, 0.30), (0.34, -0.62, 0.32), (-0.12, -0.74, 0.26), (0.06, -0.92, 0.34),
        (0.42, -0.4, 0.22))
    for dx, dy, w in pads:
        cx, cy = x + dx * size, y + dy * size
        block.line([(x + dx * size * 0.2, cy + size * 0.1), (cx, cy)], size * 0.025, TIMBER)
        for k in range(5):
            u = (k - 2) / 2
            block.disc(cx + u * w * size * 0.8, cy + abs(u) * size * 0.02, w * size * 0.36, PINE,
                w * size * (0.26 - 0.08 * abs(u)))
        for _ in range(16):
            gx, gy = cx + rng.uniform(-0.9, 0.9) * w * size, cy + rng.uniform(-0.2, 0.1) * w * size
            block.poly(gouge(gx, gy, size * 0.07, size * 0.012, rng.uniform(-0.5, 0.1)), LEAF)


def cat(block: Block, x: float, y: float, u: float) -> None:
    """A cat sitting with its back to us, about 100 `u` px tall."""
    block.poly(spline([(x - 26 * u, y), (x - 30 * u, y - 26 * u), (x - 14 * u, y - 58 * u),
        (x + 12 * u, y - 58 * u), (x + 28 * u, y - 26 * u), (x + 24 * u, y)], 8), INK)
    block.disc(x - 1 * u, y - 68 * u, 19 * u, INK, 17 * u)
    for s in (-1, 1):
        block.poly([(x - u + s * 18 * u, y - 68 * u), (x - u + s * 15 * u, y - 96 * u), (x - u + s * 3 * u,
            y - 82 * u)], INK)
    tail = spline([(x + 22 * u, y - 4 * u), (x + 50 * u, y - 4 * u), (x + 58 * u, y - 22 * u),
        (x + 48 * u, y - 32 * u)], 8)
    block.line(tail, 9 * u, INK)


def make() -> Path:
    """Print photos/stairs.jpg."""
    x: float
    y: float
    sheet = Sheet("stairs", SIZE, (246, 242, 230), margin=60, rough=0.75)
    rng = random.Random("stairs block")
    town = Town(SIZE, SKY)
    strait(town, rng)
    for x, y, w, h, r in ((330, 1330, 300, 120, 120), (1130, 1350, 330, 120, 120), (700, 1400, 220, 90, 80),
            (960, 1420, 240, 80, 80)):
        front(town, rng, box(x, y, w, h), LIGHT, SAND)
        tiles(town, ((x - 24, y - h + 8), (x + w + 24, y - h + 8), (x + w - 30, y - h - r),
            (x + 30, y - h - r)), 5, 14)
    edge = spline([(0, 1420), (400, 1370), (900, 1410), (1300, 1380), (1800, 1400)], 8)
    town.poly([*edge, (1800, 2700), (0, 2700)], LEAF)
    leaves = town.colour.blank()
    cuts(leaves, rng, (0, 1360, 1800, 2700), 24, 60, 1, lambda x, y: 0.55, 0.9)
    town.colour.carve(leaves, [LEAF], PINE)
    flight(town, rng)
    left: Quad = ((-60, 2700), (330, 2700), (690, 1560), (-60, 1640))
    wall_left: Quad = ((centre(0) - 575, 2720), (centre(1) - 150, 1420), (centre(1) - 150, 1330),
        (centre(0) - 575, 2240))
    town.poly([left[0], (wall_left[0][0], 2720), wall_left[1], wall_left[2], (560, 1330), (-60, 1500)], PINE)
    stone(town, rng, wall_left, 7)
    pine(town.colour, rng, 300, 1110, 640)
    face: Quad = ((-80, 2190), (430, 1770), (430, 1290), (-80, 1330))
    front(town, rng, face, DIM, SAND)
    tiles(town, ((-80, 1400), (520, 1340), (400, 1050), (-80, 1020)), 8, 13)
    wall_right: Quad = ((centre(1) + 150, 1420), (centre(0) + 575, 2720), (centre(0) + 575, 2180),
        (centre(1) + 150, 1330))
    town.poly([wall_right[0], (1800, 2720), (1860, 1330), (centre(1) + 170, 1330)], PINE)
    stone(town, rng, wall_right, 7)
    face = ((1270, 1800), (1860, 2260), (1860, 1230), (1270, 1270))
    front(town, rng, face, LIGHT, SAND)
    tiles(town, ((1170, 1310), (1870, 1360), (1870, 900), (1320, 950)), 9, 14)
    grass = town.colour.blank()
    cuts(grass, rng, (0, 1340, 1800, 2700), 30, 74, 1, lambda x, y: 0.42, lambda x,
        y: 2.2 if x < 800 else 0.9)
    town.colour.carve(grass, [PINE], LEAF)
    for _ in range(170):
        x = rng.choice((rng.uniform(60, 330), rng.uniform(1420, 1760)))
        y = rng.uniform(2280, 2690) if x < 800 else rng.uniform(2330, 2690)
        town.colour.disc(x, y, rng.uniform(14, 34), rng.choice((PINE, PINE, LEAF)), rng.uniform(10, 24))
    for _ in range(46):
        x = rng.choice((rng.uniform(70, 300), rng.uniform(1480, 1750)))
        town.colour.disc(x, rng.uniform(2320, 2680), rng.uniform(9, 15), RED)
    cat(town.colour, 590, 2330, 1.5)
    walker(town, 930, 1790, 1.45)
    for x, y, s in ((980, 330, 90), (1120, 410, 60), (860, 440, 46)):
        gull(town.colour, x, y, s, INK, rng.uniform(-0.2, 0.2))
    sheet.print_block(town.colour, INKS, drift=3, trap=5, wear=0.5)
    sheet.pull(town.tone.mask([DIM, DEEP]), (152, 162, 196), (2, 1), over=True, wear=0.5, rough=0.6)
    sheet.pull(town.tone.mask([DEEP]), (150, 156, 184), (-2, 2), over=True, wear=0.5, rough=0.6)
    return save_jpeg(sheet.finish(), "stairs", quality=82)


def stone(town: Town, rng: random.Random, wall: Quad, rows: int) -> None:
    """A wall of field stones between four corners."""
    town.poly(wall, TILE)
    for row in range(rows):
        u = rng.uniform(-0.08, 0.0)
        while u < 1.0:
            step = rng.uniform(0.06, 0.13)
            a, b = max(0.0, u + 0.006), min(1.0, u + step - 0.006)
            if b > a:
                lo, hi = (row + 0.08) / rows, (row + 0.92) / rows
                pts: list[Point] = [at(wall, a, lo), at(wall, (a + b) / 2, lo - 0.012), at(wall, b, lo),
                    at(wall, b, hi), at(wall, (a + b) / 2, hi + 0.01), at(wall, a, hi)]
                town.poly(pts, rng.choice((STEP, STEP, SAND, FAR)), rng.choice((LIGHT, LIGHT, DIM)))
            u += step

"""Valparaiso: corrugated roofs and housefronts stacked on a hill, the bay to the left."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Point, cuts
from files import save_jpeg
from landscape import gull, ridge, ripples, skirt
from sheet import Sheet
from town import DEEP, DIM, Town

SIZE = (2700, 1800)
SKY, SEA, HILL, FAR, CREAM, PINK, OCHRE, RED, TEAL, BLUE, ZINC, RUST, NAVY = range(1, 14)
INKS = {
    SKY: (247, 224, 186),
    FAR: (196, 190, 186),
    SEA: (120, 168, 172),
    HILL: (146, 140, 96),
    CREAM: (246, 236, 212),
    PINK: (236, 168, 146),
    OCHRE: (234, 178, 78),
    ZINC: (190, 192, 180),
    RUST: (178, 100, 66),
    RED: (206, 84, 62),
    TEAL: (70, 142, 138),
    BLUE: (70, 108, 160),
    NAVY: (30, 38, 62),
}
WALLS = (CREAM, PINK, OCHRE, RED, TEAL, BLUE, OCHRE, CREAM, PINK)
ROOFS = (ZINC, ZINC, RED, RUST, ZINC, TEAL)


def crest(x: float) -> float:
    """The y of the hill's outline."""
    t = x / 2700
    return 1180 - 980 * math.pow(t, 0.85) + 420 * math.pow(max(0.0, t - 0.66), 1.2)


def bay(town: Town, rng: random.Random) -> None:
    """Sky, the far shore, and the water with ships."""
    town.colour.poly(skirt(ridge(rng, 0, 2700, 560, 120, 2.2, 0.03), 700), FAR)
    town.colour.rect(0, 560, 2700, 1800, SEA)
    ripples(town.colour, rng, 566, 1400, CREAM, lambda x, y: 0.5 if 250 < x < 700 else 0.16, coarse=26,
        length=6)
    for x, y, s in ((340, 640, 1.0), (800, 600, 0.55)):
        hull: list[Point] = [(x, y), (x + 250 * s, y), (x + 236 * s, y + 42 * s), (x + 16 * s, y + 42 * s)]
        town.poly(hull, NAVY)
        town.poly([(x + 4 * s, y + 22 * s), (x + 244 * s, y + 22 * s), (x + 236 * s, y + 42 * s),
            (x + 16 * s, y + 42 * s)], RED)
        town.poly([(x + 18 * s, y), (x + 18 * s, y - 62 * s), (x + 66 * s, y - 62 * s), (x + 66 * s, y)],
            CREAM)
        town.poly([(x + 30 * s, y - 62 * s), (x + 34 * s, y - 96 * s), (x + 54 * s, y - 96 * s),
            (x + 54 * s, y - 62 * s)], OCHRE)
        for k in (110, 170, 226):
            town.line([(x + k * s, y), (x + k * s, y - 70 * s)], 6 * s, NAVY)
            town.line([(x + k * s, y - 64 * s), (x + (k + 36) * s, y - 30 * s)], 4 * s, NAVY)


def stack(town: Town, rng: random.Random) -> None:
    """Rows of houses from the crest down to the eye, larger as they come nearer."""
    for row in range(8):
        near = row / 7
        wide = 120 + 250 * near ** 1.25
        x = -200.0 - rng.random() * wide
        last = -1
        slots: list[tuple[float, float]] = []
        while x < 2800:
            w = wide * rng.uniform(0.72, 1.3)
            slots.append((x, w))
            x += w * rng.uniform(1.06, 1.32)
        for x, w in reversed(slots):
            top = crest(max(0.0, min(2700.0, x + w / 2)))
            foot = top + (2080 - top) * (0.08 + 0.92 * near ** 1.12) + rng.uniform(-0.12, 0.12) * w
            rows = rng.choice((1, 2, 2, 3))
            tall = w * (0.34 + 0.26 * rows)
            wall = rng.choice([c for c in WALLS if c != last])
            last = wall
            roof = rng.choice([c for c in ROOFS if c != wall])
            kind = rng.choice(("eaves", "eaves", "shed", "gable", "gable"))
            town.shade([(x + w, foot + 4), (x + w * 1.5, foot - w * 0.2), (x + w * 1.5, foot - w * 0.5),
                (x + w, foot - w * 0.5)], DIM)
            town.house(x, foot, w, tall, w * rng.uniform(0.42, 0.62), rng, wall, roof, CREAM if wall != CREAM
                else TEAL, NAVY,
                       kind=kind, rows=rows, bays=rng.choice((2, 2, 3)), rust=RUST if roof == ZINC else None,
                       door=rng.choice((RED, TEAL, NAVY, OCHRE)))
            if rng.random() < 0.3:
                px = x + w * rng.uniform(0.1, 0.8)
                town.poly([(px, foot - tall), (px, foot - tall - w * 0.32),
                    (px + w * 0.08, foot - tall - w * 0.32), (px + w * 0.08, foot - tall)], NAVY)
        if row in (2, 4, 6):
            for _ in range(2):
                wx = rng.uniform(300, 2100)
                wy = crest(wx) + (2080 - crest(wx)) * (0.08 + 0.92 * near ** 1.12) - wide * 0.75
                town.washing((wx, wy), (wx + wide * 1.5, wy - wide * 0.2), (CREAM, CREAM, PINK, RED, BLUE),
                    NAVY, rng, wide * 0.22)


def make() -> Path:
    """Print photos/roofs.jpg."""
    sheet = Sheet("roofs", SIZE, (246, 240, 226), margin=64, rough=0.7)
    rng = random.Random("roofs block 3")
    town = Town(SIZE, SKY)
    sky = town.colour.blank()
    cuts(sky, rng, (0, 60, 2700, 520), 26, 300, CREAM, lambda x, y: 0.55 * max(0.0, 1 - abs(y - 330) / 260))
    town.colour.lay(sky, [SKY])
    bay(town, rng)
    hill: list[Point] = [(x, crest(x) + 40) for x in range(0, 2701, 50)]
    town.poly(skirt(hill, 1800), HILL)
    stack(town, rng)
    for x, y, s in ((980, 250, 90), (1130, 310, 62), (820, 330, 50), (1240, 220, 46)):
        gull(town.colour, x, y, s, NAVY, rng.uniform(-0.2, 0.2))
    sheet.print_block(town.colour, INKS, drift=3, trap=5)
    sheet.pull(town.tone.mask([DIM, DEEP]), (150, 152, 190), (2, 1), over=True, wear=0.5, rough=0.6)
    sheet.pull(town.tone.mask([DEEP]), (150, 146, 178), (-2, 2), over=True, wear=0.5, rough=0.6)
    return save_jpeg(sheet.finish(), "roofs", quality=82, dpi=300)

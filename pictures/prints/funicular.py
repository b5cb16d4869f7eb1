"""An inclined lift on its slope: one car going up, one coming down."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Point, cuts
from files import camera_record, save_jpeg
from landscape import gull, ridge, ripples, skirt
from sheet import Sheet
from town import DEEP, DIM, Town

SIZE = (1800, 2700)
SKY, SUN, FAR, SEA, EARTH, CREAM, OCHRE, ZINC, PINK, RED, TEAL, RUST, NAVY = range(1, 14)
INKS = {
    SKY: (244, 214, 168),
    SUN: (240, 160, 96),
    FAR: (178, 176, 184),
    SEA: (118, 162, 170),
    EARTH: (158, 128, 92),
    CREAM: (248, 238, 214),
    OCHRE: (236, 180, 80),
    ZINC: (188, 190, 182),
    PINK: (232, 160, 140),
    TEAL: (62, 132, 132),
    RUST: (166, 92, 62),
    RED: (204, 70, 52),
    NAVY: (28, 36, 60),
}
FOOT: Point = (-40.0, 2500.0)
HEAD: Point = (1880.0, 520.0)
STEEP = math.atan2(HEAD[1] - FOOT[1], HEAD[0] - FOOT[0])
ALONG: Point = (math.cos(STEEP), math.sin(STEEP))
OUT: Point = (math.sin(STEEP), -math.cos(STEEP))
LONG = math.hypot(HEAD[0] - FOOT[0], HEAD[1] - FOOT[1])


def on(along: float, out: float = 0.0) -> Point:
    """A point `along` px up the near track and `out` px away from the hill."""
    return (FOOT[0] + ALONG[0] * along + OUT[0] * out, FOOT[1] + ALONG[1] * along + OUT[1] * out)


def track(town: Town, out: float, size: float) -> None:
    """Rails, sleepers and cable of a track `out` px from the near one."""
    for k in range(round(LONG / (52 * size))):
        a = k * 52 * size
        town.poly([on(a, out - 16 * size), on(a + 18 * size, out - 16 * size),
            on(a + 18 * size, out + 12 * size), on(a, out + 12 * size)], RUST, DIM)
    town.poly([on(0, out + 10 * size), on(LONG, out + 10 * size), on(LONG, out + 24 * size),
        on(0, out + 24 * size)], NAVY)
    town.poly([on(0, out - 42 * size), on(LONG, out - 42 * size), on(LONG, out - 16 * size),
        on(0, out - 16 * size)], EARTH, DEEP)


def trestle(town: Town, out: float) -> None:
    """Legs with cross braces under a track."""
    step = 190.0
    for k in range(1, round(LONG / step)):
        x, y = on(k * step, out - 30)
        deep = 250.0
        town.line([(x, y), (x, y + deep)], 16, NAVY)
        x2, y2 = on((k + 1) * step, out - 30)
        town.line([(x, y + deep * 0.86), (x2, y2 + 36)], 8, NAVY)
        town.line([(x, y + 60), (x2, y2 + deep * 0.8)], 8, NAVY)


def car(town: Town, along: float, out: float, size: float, paint: int, heads: tuple[float, ...]) -> None:
    """A cabin, level on its wedge, whose lower wheel stands `along` px up the track."""
    x, y = on(along, out + 24 * size)
    wide, tall = 400 * size, 330 * size
    rise = wide * -math.tan(STEEP)
    floor = y - rise
    low, high = (x, y), (x + wide, y - rise)
    town.poly([low, high, (x, floor)], NAVY)
    town.poly([(x + 26 * size, y - 70 * size), (x + wide - 96 * size, floor + 26 * size),
        (x + 26 * size, floor + 26 * size)], RUST, DEEP)
    for t in (0.25, 0.5, 0.75):
        gx = x + wide * t
        town.line([(gx, floor), (gx, y - rise * t)], 14 * size, NAVY)
    town.line([(x, y - rise * 0.5), (x + wide * 0.5, floor)], 14 * size, NAVY)
    for t in (0.1, 0.9):
        cx, cy = x + wide * t, y - rise * t - 8 * size
        town.colour.disc(cx, cy, 34 * size, NAVY)
        town.colour.disc(cx, cy, 14 * size, ZINC)
    left, right, top = x - 34 * size, x + wide + 34 * size, floor - tall
    town.poly([(left, floor + 10 * size), (right, floor + 10 * size), (right, floor - 12 * size),
        (left, floor - 12 * size)], NAVY)
    town.poly([(left, floor - 10 * size), (right, floor - 10 * size), (right, top), (left, top)], paint)
    for k in range(17):
        px = left + (right - left) * (k + 0.5) / 17
        town.shade([(px, floor - 12 * size), (px + 7 * size, floor - 12 * size),
            (px + 7 * size, floor - 128 * size), (px, floor - 128 * size)], DIM)
    town.poly([(left, floor - 138 * size), (right, floor - 138 * size), (right, floor - 152 * size),
        (left, floor - 152 * size)], CREAM)
    town.poly([(left, top + 34 * size), (right, top + 34 * size), (right, top), (left, top)], CREAM)
    pane = (right - left - 40 * size) / 4
    for k in range(4):
        px = left + 20 * size + k * pane
        quad = [(px + 9 * size, floor - 160 * size), (px + pane - 9 * size, floor - 160 * size),
            (px + pane - 9 * size, top + 44 * size), (px + 9 * size, top + 44 * size)]
        town.poly(quad, SKY if k % 2 else CREAM)
        town.poly([(px + 12 * size, floor - 160 * size), (px + pane * 0.45, floor - 160 * size),
            (px + pane * 0.7, top + 44 * size),
                   (px + pane * 0.45, top + 44 * size)], OCHRE)
    for share in heads:
        hx = left + (right - left) * share
        town.colour.disc(hx, floor - 222 * size, 24 * size, NAVY, 28 * size)
        town.poly([(hx - 46 * size, floor - 160 * size), (hx - 34 * size, floor - 190 * size),
            (hx + 34 * size, floor - 190 * size), (hx + 46 * size, floor - 160 * size)], NAVY)
    roof = [(left - 26 * size, top + 4 * size), (right + 26 * size, top + 4 * size), (right - 8 * size,
        top - 46 * size), (left + 8 * size, top - 46 * size)]
    town.poly(roof, ZINC)
    town.ribs((roof[0], roof[1], roof[2], roof[3]), 15 * size, DIM)
    town.poly([(left - 26 * size, top + 4 * size), (right + 26 * size, top + 4 * size), (right + 26 * size,
        top + 14 * size), (left - 26 * size, top + 14 * size)], NAVY)
    town.shade([(right - 90 * size, floor - 10 * size), (right, floor - 10 * size), (right, top),
        (right - 60 * size, top)], DIM)


def hillside(town: Town, rng: random.Random) -> None:
    """The slope under the tracks, with houses on it."""
    town.poly([on(0, -40), on(LONG, -40), (1900, 2800), (-100, 2800)], EARTH)
    marks = town.tone.blank()
    cuts(marks, rng, (-100, 700, 1900, 2760), 30, 170, DIM, lambda x, y: 0.34, STEEP + 0.06)
    town.hatch(marks, [EARTH])
    walls = (CREAM, PINK, OCHRE, TEAL, CREAM, RED)
    for row in range(5):
        for k in range(10):
            along = 200 + k * 280 + (row % 2) * 140 + rng.uniform(-30, 30)
            x, y = on(along, -380 - row * 330)
            if x > 1900 or y > 3100 or x < -300:
                continue
            wall = rng.choice(walls)
            wide = rng.uniform(200, 270)
            town.house(x - 60, y, wide, wide * rng.uniform(0.7, 1.1), wide * 0.5, rng, wall,
                rng.choice((ZINC, RUST, RED if wall != RED else ZINC)),
                       CREAM if wall != CREAM else TEAL, NAVY, kind=rng.choice(("eaves", "gable", "shed")),
                       rows=2, bays=2,
                       rust=RUST, door=NAVY)


def make() -> Path:
    """Print photos/funicular.jpg, with the invented camera record."""
    x: float
    y: float
    sheet = Sheet("funicular", SIZE, (246, 240, 226), margin=60, rough=0.75)
    rng = random.Random("funicular block")
    town = Town(SIZE, SKY)
    town.colour.disc(560, 700, 290, SUN)
    bars = town.colour.blank()
    cuts(bars, rng, (0, 200, 1800, 1400), 34, 360, CREAM, lambda x,
        y: 0.5 * max(0.0, 1 - abs(y - 1000) / 560))
    town.colour.lay(bars, [SKY, SUN])
    town.colour.poly(skirt(ridge(rng, 0, 1800, 1330, 170, 2.4, 0.05), 1500), FAR)
    town.colour.rect(0, 1330, 1800, 2700, SEA)
    ripples(town.colour, rng, 1338, 2700, CREAM, lambda x, y: 0.62 if abs(x - 520) < 110 + (y - 1330) * 0.2
        else 0.14, coarse=40)
    for x, y, s in ((120, 1560, 1.0), (60, 1372, 0.5)):
        town.poly([(x, y), (x + 210 * s, y), (x + 196 * s, y + 34 * s), (x + 14 * s, y + 34 * s)], NAVY)
        town.poly([(x + 130 * s, y), (x + 130 * s, y - 60 * s), (x + 188 * s, y - 60 * s), (x + 188 * s, y)],
            CREAM)
        town.poly([(x + 146 * s, y - 60 * s), (x + 146 * s, y - 92 * s), (x + 168 * s, y - 92 * s),
            (x + 168 * s, y - 60 * s)], RED)
        town.line([(x + 60 * s, y), (x + 60 * s, y - 80 * s)], 6 * s, NAVY)
    trestle(town, 150)
    track(town, 150, 0.86)
    car(town, 1730, 150, 0.8, TEAL, (0.3, 0.62))
    hillside(town, rng)
    track(town, 0, 1.15)
    for k in range(7):
        x, y = on(160 + k * 420, -34)
        town.colour.disc(x, y, 12, NAVY)
    car(town, 620, 0, 1.16, RED, (0.18, 0.4, 0.83))
    for x, y, s in ((940, 330, 90), (1100, 390, 60), (800, 420, 48)):
        gull(town.colour, x, y, s, NAVY, rng.uniform(-0.2, 0.2))
    sheet.print_block(town.colour, INKS, drift=3, trap=5)
    sheet.pull(town.tone.mask([DIM, DEEP]), (156, 150, 184), (2, 1), over=True, wear=0.5, rough=0.6)
    sheet.pull(town.tone.mask([DEEP]), (150, 142, 172), (-2, 2), over=True, wear=0.5, rough=0.6)
    return save_jpeg(sheet.finish(), "funicular", quality=82, exif=camera_record())

"""Water tanks on the flat roofs of Tripoli, towards evening, the sea behind."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Point, cuts, gouge, mix
from files import save_jpeg
from grain import glow, ramp, stipple
from landscape import gull, ripples
from sheet import Sheet
from town import DEEP, DIM, LIGHT, Quad, Town, box, part

SIZE = (2700, 1800)
SKY, GOLD, SUN, SEA, STONE, ROSE, PALE, BLUE, RED, GREEN, STEEL, LAMP, DARK = range(1, 14)
INKS = {
    SKY: (240, 174, 140),
    SEA: (140, 132, 158),
    GOLD: (248, 204, 140),
    SUN: (255, 232, 176),

    STONE: (224, 184, 146),
    ROSE: (208, 144, 122),
    PALE: (246, 226, 196),
    STEEL: (170, 166, 172),
    BLUE: (72, 106, 158),
    GREEN: (110, 128, 96),
    RED: (192, 74, 62),
    LAMP: (255, 212, 110),
    DARK: (48, 42, 70),
}
LEVEL = 560.0


def house(town: Town, rng: random.Random, x: float, y: float, wide: float, tall: float, ink: int, rows: int,
        bays: int, near: float) -> Quad:
    """A flat-roofed house; gives back its roof as a quad (front edge first)."""
    dx, dy = wide * 0.34, -wide * 0.14
    face = box(x, y, wide, tall)
    side: Quad = (face[1], (face[1][0] + dx, face[1][1] + dy), (face[2][0] + dx, face[2][1] + dy), face[2])
    town.poly(side, ink, DEEP)
    town.poly(face, ink, DIM)
    for row in range(rows):
        for bay in range(bays):
            quad = part(face, (bay + 0.24) / bays, (row + 0.24) / rows, (bay + 0.72) / bays,
                (row + 0.78) / rows)
            if rng.random() < 0.25:
                town.window(quad, PALE, DARK, DIM, 1, LAMP)
            else:
                town.poly(quad, DARK, LIGHT)
                for k in range(6):
                    town.poly(part(quad, 0.06, k / 6 + 0.03, 0.94, k / 6 + 0.1), rng.choice((GREEN, BLUE)),
                        DIM)
            if rng.random() < 0.3 and near > 0.3:
                ledge = part(quad, -0.18, -0.22, 1.18, -0.12)
                town.poly(ledge, PALE, DIM)
                for k in range(9):
                    u = -0.18 + 1.36 * k / 8
                    town.line([part(quad, u, -0.12, u, 0.22)[0], part(quad, u, -0.12, u, 0.22)[2]],
                        max(2.0, 5 * near), DARK)
    top: Quad = (face[3], face[2], side[2], (face[3][0] + dx, face[3][1] + dy))
    town.poly(top, PALE, LIGHT)
    town.poly(part(top, 0.03, 0.1, 0.97, 0.9), STONE if ink != STONE else GOLD, LIGHT)
    wall = tall / max(rows, 1) * 0.12
    town.poly([(face[3][0], face[3][1] + wall), (face[2][0], face[2][1] + wall), face[2], face[3]], PALE, DIM)
    return top


def upright_tank(town: Town, x: float, foot: float, wide: float, ink: int) -> None:
    """A standing plastic tank with hoops and a lid on a low frame."""
    tall, ry = wide * 1.15, wide * 0.13
    town.shade([(x + wide * 0.4, foot + ry), (x + wide * 1.9, foot - wide * 0.12),
        (x + wide * 1.9, foot - wide * 0.34), (x + wide * 0.4, foot - ry)], DIM)
    for s in (-0.4, 0.0, 0.4):
        town.line([(x + s * wide, foot - wide * 0.24), (x + s * wide, foot + ry * (1 - abs(s)))], wide * 0.06,
            DARK)
    base = foot - wide * 0.2
    town.poly([(x - wide / 2, base), (x + wide / 2, base), (x + wide / 2, base - tall),
        (x - wide / 2, base - tall)], ink)
    town.colour.disc(x, base, wide / 2, ink, ry)
    town.tone.disc(x, base, wide / 2, LIGHT, ry)
    town.shade([(x + wide * 0.06, base + ry * 0.9), (x + wide / 2, base), (x + wide / 2, base - tall),
        (x + wide * 0.06, base - tall)], DIM)
    town.shade([(x + wide * 0.32, base + ry * 0.6), (x + wide / 2, base), (x + wide / 2, base - tall),
        (x + wide * 0.32, base - tall)], DEEP)
    town.poly([(x - wide * 0.40, base), (x - wide * 0.32, base), (x - wide * 0.32, base - tall),
        (x - wide * 0.40, base - tall)], SUN)
    for v in (0.25, 0.5, 0.75):
        pts = [(x + wide / 2 * math.cos(a), base - tall * v + ry * math.sin(a)) for a in (math.pi * i / 16
            for i in range(17))]
        town.tone.line(pts, wide * 0.035, DEEP)
    crown = [(x + wide / 2 * math.cos(a), base - tall - wide * 0.2 * math.sin(a)) for a in (math.pi * i / 20
        for i in range(21))]
    town.poly(crown, ink)
    town.shade([p for p in crown if p[0] > x + wide * 0.1] + [(x + wide * 0.1, base - tall)], DIM)
    town.poly([(x - wide * 0.15, base - tall - wide * 0.17), (x + wide * 0.15, base - tall - wide * 0.17),
        (x + wide * 0.13, base - tall - wide * 0.27), (x - wide * 0.13, base - tall - wide * 0.27)], DARK)


def lying_tank(town: Town, x: float, foot: float, long: float, ink: int) -> None:
    """A drum lying on a steel trestle."""
    r = long * 0.22
    cy = foot - long * 0.34 - r
    for s in (0.16, 0.84):
        town.line([(x + long * s, cy), (x + long * (s - 0.07), foot)], long * 0.03, DARK)
        town.line([(x + long * s, cy), (x + long * (s + 0.07), foot - long * 0.03)], long * 0.03, DARK)
    town.line([(x + long * 0.1, foot - long * 0.16), (x + long * 0.9, foot - long * 0.16)], long * 0.022,
        DARK)
    town.poly([(x, cy + r), (x + long, cy + r), (x + long, cy - r), (x, cy - r)], ink)
    town.shade([(x, cy + r), (x + long, cy + r), (x + long, cy + r * 0.05), (x, cy + r * 0.05)], DIM)
    town.shade([(x, cy + r), (x + long, cy + r), (x + long, cy + r * 0.6), (x, cy + r * 0.6)], DEEP)
    town.poly([(x, cy - r * 0.45), (x + long, cy - r * 0.45), (x + long, cy - r * 0.62), (x, cy - r * 0.62)],
        SUN)
    for end, tone in ((x, LIGHT), (x + long, DEEP)):
        town.colour.disc(end, cy, r * 0.36, ink, r)
        town.tone.disc(end, cy, r * 0.36, tone, r)
    for u in (0.33, 0.66):
        town.tone.line([(x + long * u, cy - r), (x + long * (u + 0.015), cy), (x + long * u, cy + r)],
            long * 0.016, DEEP)
    town.line([(x + long * 0.5, cy - r), (x + long * 0.5, cy - r * 1.35), (x + long * 0.72, cy - r * 1.35)],
        long * 0.03, DARK)


def dish(town: Town, x: float, foot: float, size: float) -> None:
    """A satellite dish looking up to the left."""
    town.line([(x, foot), (x, foot - size * 0.9)], size * 0.1, DARK)
    rim = [(x + size * (0.5 * math.cos(a) * 0.8 - 0.28 * math.sin(a)),
        foot - size * 1.05 + size * (0.5 * math.sin(a) * 0.9 + 0.2 * math.cos(a))) for a in (math.tau * i / 30
        for i in range(30))]
    town.poly([(px + size * 0.06, py + size * 0.05) for px, py in rim], DARK)
    town.poly(rim, STEEL)
    town.line([(x, foot - size * 1.05), (x - size * 0.45, foot - size * 1.5)], size * 0.05, DARK)
    town.colour.disc(x - size * 0.45, foot - size * 1.5, size * 0.09, RED)


def minaret(town: Town, x: float, foot: float, u: float) -> None:
    """A slender octagonal tower with a gallery, about 100 `u` px tall."""
    town.poly([(x - 7 * u, foot), (x + 7 * u, foot), (x + 6 * u, foot - 66 * u), (x - 6 * u, foot - 66 * u)],
        STONE, DIM)
    town.shade([(x + 2 * u, foot), (x + 7 * u, foot), (x + 6 * u, foot - 66 * u), (x + 2 * u, foot - 66 * u)],
        DEEP)
    town.poly([(x - 11 * u, foot - 66 * u), (x + 11 * u, foot - 66 * u), (x + 11 * u, foot - 71 * u),
        (x - 11 * u, foot - 71 * u)], PALE, DIM)
    town.poly([(x - 4.5 * u, foot - 71 * u), (x + 4.5 * u, foot - 71 * u), (x + 4.5 * u, foot - 86 * u),
        (x - 4.5 * u, foot - 86 * u)], STONE, DIM)
    town.poly([(x - 6 * u, foot - 86 * u), (x, foot - 104 * u), (x + 6 * u, foot - 86 * u)], GREEN, DIM)
    town.line([(x, foot - 102 * u), (x, foot - 112 * u)], u, DARK)
    for k in range(4):
        town.poly([(x - 2 * u, foot - (14 + 13 * k) * u), (x + 1.4 * u, foot - (14 + 13 * k) * u),
            (x + 1.4 * u, foot - (19 + 13 * k) * u), (x - 2 * u, foot - (19 + 13 * k) * u)], DARK)


def clutter(town: Town, rng: random.Random, roof: Quad, size: float) -> None:
    """Tanks, dishes and stubs of iron on one roof."""
    jobs = rng.sample(("upright", "upright", "lying", "lying", "dish", "iron", "hut"), 4)
    for job, u in zip(jobs, (0.14, 0.40, 0.62, 0.84), strict=True):
        x, y = mix(mix(roof[0], roof[1], u), mix(roof[3], roof[2], u), rng.uniform(0.3, 0.7))
        ink = rng.choice((PALE, BLUE, RED, STEEL, PALE, GREEN))
        if job == "upright":
            upright_tank(town, x, y, size * rng.uniform(0.8, 1.05), ink)
        elif job == "lying":
            lying_tank(town, x - size * 0.6, y, size * rng.uniform(1.3, 1.6), ink)
        elif job == "dish":
            dish(town, x, y, size * 0.7)
        elif job == "iron":
            for k in range(4):
                town.line([(x + k * size * 0.16, y), (x + k * size * 0.16 + rng.uniform(-6, 6),
                    y - size * rng.uniform(0.5, 0.9))], max(2.5, size * 0.03), DARK)
        else:
            house(town, rng, x - size * 0.5, y, size * 0.95, size * 1.0, rng.choice((STONE, ROSE)), 1, 1, 0.2)


def make() -> Path:
    """Print photos/water-tanks.jpg."""
    x: float
    y: float
    w: float
    sheet = Sheet("water-tanks", SIZE, (246, 238, 224), margin=64, rough=0.7)
    rng = random.Random("water-tanks block 4")
    town = Town(SIZE, SKY)
    for k in range(34):
        y = 150 + k * 12
        town.colour.poly(gouge(760 + rng.uniform(-200, 200), y, 1500 + 80 * k + rng.uniform(-300, 300),
            12 + k * 0.7, 0, rng.uniform(-6, 6)), GOLD)
    bars = town.colour.blank()
    cuts(bars, rng, (0, 60, 2700, LEVEL), 26, 360, 1, lambda x, y: max(0.0, min(0.7, (y - 80) / 520)))
    town.colour.carve(bars, [SKY], GOLD)
    town.colour.disc(700, 430, 104, SUN)
    town.colour.rect(0, LEVEL, 2700, 1800, SEA)
    ripples(town.colour, rng, LEVEL + 4, 900, GOLD, lambda x, y: 0.85 - abs(x - 700) / (160 + (y - LEVEL))
        if abs(x - 700) < 400 else 0.12, coarse=20, length=8)
    for x, w in ((1350, 130), (1600, 220), (1900, 90)):
        town.poly([(x, LEVEL + 4), (x + w * 0.2, LEVEL - w * 0.09), (x + w * 0.7, LEVEL - w * 0.07),
            (x + w, LEVEL + 4)], DARK, LIGHT)
    for row, (foot, wide) in enumerate(((860, 190), (990, 250), (1180, 340), (1460, 470), (1860, 640))):
        near = row / 4
        x = -wide * rng.uniform(0.2, 0.7)
        slots = []
        while x < 2700:
            w = wide * rng.uniform(0.8, 1.25)
            slots.append((x, w))
            x += w * rng.uniform(1.1, 1.28)
        last = -1
        for x, w in reversed(slots):
            ink = rng.choice([c for c in (STONE, ROSE, PALE, STONE) if c != last])
            last = ink
            rows = rng.choice((2, 3)) if row < 4 else 3
            lift = rng.uniform(-0.1, 0.16) * wide
            roof = house(town, rng, x, foot + 60 * near - lift + 80, w,
                w * 0.3 * rows * (0.86 if row < 4 else 0.62) + lift, ink, rows, rng.choice((2, 3, 3)), near)
            clutter(town, rng, roof, w * 0.2)
        if row == 1:
            minaret(town, 1960, 960, 4.6)
        if row == 2:
            town.washing((980, 880), (1330, 850), (PALE, RED, BLUE, PALE), DARK, rng, 74)
        if row == 3:
            town.washing((1730, 1130), (2200, 1090), (PALE, PALE, RED, BLUE, GOLD), DARK, rng, 96)
    flock: list[Point] = [(1250, 250), (1330, 220), (1390, 280), (1450, 240), (1300, 310), (1520, 300),
        (1420, 340), (1180, 300)]
    for x, y in flock:
        gull(town.colour, x, y, rng.uniform(34, 52), DARK, rng.uniform(-0.4, 0.4))
    sheet.print_block(town.colour, INKS, drift=3, trap=5, wear=0.5)
    sheet.pull(town.tone.mask([DIM, DEEP]), (176, 146, 178), (2, 1), over=True, wear=0.5, rough=0.6)
    sheet.pull(town.tone.mask([DEEP]), (164, 138, 176), (-2, 2), over=True, wear=0.5, rough=0.6)
    fall = ramp(SIZE, [(0.0, 60), (0.25, 0), (0.6, 0), (1.0, 70)])
    sheet.pull(stipple(rng, fall, 3.2), (208, 176, 190), rough=0, wear=0, over=True)
    sheet.light(glow(SIZE, (700, 430), (700, 520), 90, 1.4), (255, 214, 150))
    return save_jpeg(sheet.finish(), "water-tanks", quality=80)

"""A small ferry between islands, early in the morning."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Block, cuts, gouge, spline
from files import save_jpeg
from grain import glow, ramp, stipple
from landscape import gull, ridge, ripples, skirt
from sheet import Sheet

SIZE = (3000, 2000)
SKY, GLOW, SUN, I1, I2, I3, SEA, LIGHT, SHADE, I4, HULL, WHITE, RED, INK = range(1, 15)
INKS = {
    SKY: (190, 214, 212),
    GLOW: (246, 218, 180),
    I1: (176, 196, 204),
    I2: (140, 172, 184),
    SEA: (156, 196, 196),
    SHADE: (104, 156, 166),
    I3: (92, 134, 146),
    LIGHT: (252, 228, 188),
    SUN: (255, 240, 206),
    I4: (46, 84, 98),
    HULL: (34, 66, 96),
    WHITE: (250, 246, 232),
    RED: (214, 86, 62),
    INK: (28, 38, 54),
}
HORIZON = 930.0
SUN_X = 820.0


def ferry(block: Block, x: float, y: float, u: float) -> None:
    """The ferry from the side, bow to the right, waterline at `y`; about 100 `u` px long."""
    def p(a: float, b: float) -> tuple[float, float]:
        return (x + a * u, y - b * u)

    block.poly([p(-50, 0), p(-52, 11), p(40, 11), p(56, 16), p(47, 0)], HULL)
    block.poly([p(-50, 0), p(-50.4, 2.6), p(48.6, 2.6), p(47, 0)], RED)
    block.poly([p(-52, 11), p(40, 11), p(56, 16), p(55, 13.6), p(40, 8.8), p(-51.6, 8.8)], WHITE)
    block.poly([p(-40, 11), p(-40, 25), p(26, 25), p(31, 11)], WHITE)
    for k in range(8):
        a = -36 + k * 7.6
        block.round_rect((*p(a, 21.5), *p(a + 5.2, 14.5)), 0.9 * u, INK)
        block.poly([p(a + 0.7, 15), p(a + 2.1, 15), p(a + 4.2, 21), p(a + 2.8, 21)], I2)
    block.poly([p(-44, 25), p(-44, 26.6), p(31, 26.6), p(30, 25)], HULL)
    block.poly([p(2, 26.6), p(3, 37), p(21, 37), p(25, 26.6)], WHITE)
    block.poly([p(5, 30), p(5.6, 35), p(20.6, 35), p(22.6, 30)], INK)
    for a in (9.4, 14.4):
        block.line([p(a, 30), p(a + 0.3, 35)], 0.9 * u, WHITE)
    block.poly([p(0.6, 37), p(0.6, 38.4), p(23.6, 38.4), p(23, 37)], RED)
    block.poly([p(-16, 26.6), p(-17, 40), p(-8, 40), p(-7, 26.6)], RED)
    block.poly([p(-17, 40), p(-16.8, 37), p(-8.2, 37), p(-8, 40)], INK)
    block.poly([p(-16.5, 34.6), p(-16.3, 31.6), p(-7.6, 31.6), p(-7.8, 34.6)], WHITE)
    block.line([p(12, 38.4), p(11.4, 52)], 0.8 * u, INK)
    block.line([p(8, 48), p(15, 48)], 0.6 * u, INK)
    block.line([p(11.5, 51), p(44, 16)], 0.28 * u, INK)
    block.line([p(11.5, 51), p(-42, 28)], 0.28 * u, INK)
    for k in range(13):
        a = -44 + k * 3.6
        if not -18 < a < 2:
            block.line([p(a, 26.6), p(a, 31)], 0.36 * u, INK)
    block.line([p(-44, 31), p(-17, 31)], 0.4 * u, INK)
    for k, a in enumerate((-39, -35.4, -30, -25, -22)):
        tone = (RED, INK, HULL, INK, I4)[k]
        block.poly([p(a - 1.4, 27), p(a - 1.2, 31.6), p(a + 1.2, 31.6), p(a + 1.4, 27)], tone)
        block.disc(*p(a, 33), 1.15 * u, INK)
    block.line([p(-49, 11), p(-50, 21)], 0.6 * u, INK)
    block.poly([p(-50, 21), p(-58, 20), p(-57, 15.6), p(-49.6, 16.6)], RED)
    block.disc(*p(-30, 7), 1.5 * u, WHITE)
    for a in (-14, 6, 24):
        block.disc(*p(a, 6), 1.3 * u, INK)


def house(block: Block, x: float, y: float, s: float, wall: int, roof: int) -> None:
    """A small house on a far shore."""
    block.poly([(x, y), (x + 40 * s, y), (x + 40 * s, y - 26 * s), (x, y - 26 * s)], wall)
    block.poly([(x - 5 * s, y - 25 * s), (x + 45 * s, y - 25 * s), (x + 36 * s, y - 44 * s),
        (x + 4 * s, y - 44 * s)], roof)
    for a in (8, 24):
        block.rect(x + a * s, y - 18 * s, x + (a + 8) * s, y - 8 * s, INK)


def strait(block: Block, rng: random.Random) -> None:
    """Sky and sun, the islands, the water with its light."""
    marks = block.blank()
    cuts(marks, rng, (0, 70, 3000, HORIZON), 30, 420, 1, lambda x, y: max(0.0, min(0.85, (y - 160) / 620)))
    block.carve(marks, [SKY], GLOW)
    block.disc(SUN_X, 560, 128, SUN)
    marks = block.blank()
    cuts(marks, rng, (SUN_X - 800, 440, SUN_X + 900, 760), 34, 380, 1, lambda x,
        y: 0.5 * max(0.0, 1 - abs(x - SUN_X) / 800))
    block.carve(marks, [GLOW, SKY], SUN)
    for ink, left, right, tall, base in ((I1, -100, 3100, 300, HORIZON + 6), (I2, -700, 1500, 240,
            HORIZON + 8), (I2, 1900, 3500, 330, HORIZON + 8)):
        line = ridge(rng, left, right, base, tall, 3.0, 0.05)
        fade = [(x, min(base + 2, base - (base - y) * math.pow(max(0.0, min(1.0, (x - left) / 420,
            (right - x) / 420)), 0.7))) for x, y in line]
        block.poly(skirt(fade, base + 2), ink)
    block.rect(0, HORIZON, 3000, 2000, SEA)
    near = ridge(rng, 2050, 3700, HORIZON + 70, 400, 2.4, 0.07)
    near = [(x, HORIZON + 70 - (HORIZON + 70 - y) * math.pow(min(1.0, (x - 2050) / 500), 0.6)) for x,
        y in near]
    block.poly(skirt(near, HORIZON + 72), I3)
    marks = block.blank()
    cuts(marks, rng, (2050, 460, 3000, HORIZON + 60), 24, 70, 1, lambda x, y: 0.5, 0.9)
    block.carve(marks, [I3], I4)
    for k, (x, s) in enumerate(((2270, 1.1), (2340, 1.3), (2430, 1.15), (2520, 1.4), (2610, 1.2),
            (2720, 1.35), (2830, 1.2))):
        house(block, x, HORIZON + 66 - (k % 3) * 12, s, (WHITE, GLOW, WHITE)[k % 3],
            (RED, INK, HULL, RED)[k % 4])
    block.poly([(2160, HORIZON + 60), (3000, HORIZON + 60), (3000, HORIZON + 82), (2200, HORIZON + 82)], I4)

    def shade(x: float, y: float) -> float:
        depth = (y - HORIZON) / (2000 - HORIZON)
        return min(0.75, 0.22 + 0.5 * depth) * min(1.0, 0.25 + abs(x - SUN_X) / 900)

    def shine(x: float, y: float) -> float:
        depth = (y - HORIZON) / (2000 - HORIZON)
        return max(0.0, 0.9 - abs(x - SUN_X) / (130 + 520 * depth)) + 0.05

    water = block.blank()
    ripples(water, rng, HORIZON + 8, 2000, SHADE, shade, fine=9, coarse=34, length=9)
    ripples(water, rng, HORIZON + 8, 2000, LIGHT, shine, fine=8, coarse=36, length=6)
    block.lay(water, [SEA])


def wake(block: Block, rng: random.Random, x: float, y: float) -> None:
    """Bow wave, wake and reflection of a ferry at (x, y)."""
    for k in range(34):
        a = x - 470 - k * 34
        fade = 1 - k / 36
        block.poly(gouge(a, y + 6 + k * 2.6, 190 * fade + 40, 22 * fade + 4, 0.09), WHITE)
        block.poly(gouge(a + 20, y - 4 - k * 0.4, 120 * fade + 30, 9 * fade + 3, -0.02), LIGHT)
    for k in range(9):
        block.poly(gouge(x + 505 - k * 60, y + 10 + k * 5, 130, 14 - k, 0.12), WHITE)
    for k in range(16):
        yy = y + 24 + k * 21
        wide = (500 - k * 24) * rng.uniform(0.85, 1.0)
        block.poly(gouge(x - 10 + rng.uniform(-20, 20), yy, wide * 1.9, 13 - k * 0.4, 0.0),
            I3 if k % 3 else HULL)
        if k % 2 == 0:
            block.poly(gouge(x - 60 + rng.uniform(-30, 30), yy + 10, wide * 1.2, 9, 0.0), WHITE)


def smoke(block: Block, x: float, y: float, u: float) -> None:
    """The plume over the funnel, leaning aft."""
    plume = ((-12.5, 43, 13), (-14, 46, 19), (-17, 49.5, 26), (-22, 52.5, 31), (-28, 55, 29), (-34, 56.5, 34),
        (-41, 58, 27), (-47, 58.5, 24),
             (-53, 59.5, 17), (-58, 60, 11))
    for a, b, r in plume:
        block.disc(x + a * u, y - b * u, r * 1.35, WHITE, r)
    for a, b, r in plume[2:8]:
        block.poly(gouge(x + a * u, y - b * u + r * 0.4, r * 1.9, r * 0.34, 0.1, r * 0.2), SKY)


def pier(block: Block, rng: random.Random) -> None:
    """The end of a quay, three posts with rope, a gull on the middle one."""
    quay = spline([(-100, 1730), (300, 1716), (640, 1736), (760, 1800), (720, 2100)], 10)
    block.poly([*quay, (-100, 2100)], I4)
    stones = block.blank()
    cuts(stones, rng, (0, 1720, 800, 2000), 30, 120, 1, lambda a, b: 0.5)
    block.carve(stones, [I4], I3)
    for px, tall in ((150.0, 330.0), (400.0, 300.0), (640.0, 270.0)):
        block.rect(px - 30, 1790 - tall, px + 30, 1860, INK)
        block.disc(px, 1790 - tall, 30, I3, 11)
        block.rect(px - 30, 1790 - tall * 0.5, px + 30, 1790 - tall * 0.5 + 34, WHITE)
    for a, b in ((150, 400), (400, 640)):
        rope = spline([(a, 1550), ((a + b) / 2, 1634), (b, 1560)], 12)
        block.line(rope, 13, INK)
    perch = (400.0, 1482.0)
    block.poly(spline([(perch[0] - 62, perch[1] - 34), (perch[0] - 20, perch[1] - 58),
        (perch[0] + 30, perch[1] - 66), (perch[0] + 48, perch[1] - 44),
                       (perch[0] + 10, perch[1] - 12), (perch[0] - 40, perch[1] - 18)], 8), WHITE)
    block.poly(spline([(perch[0] - 84, perch[1] - 26), (perch[0] - 30, perch[1] - 54),
        (perch[0] + 18, perch[1] - 40), (perch[0] - 30, perch[1] - 24)], 8), I3)
    block.disc(perch[0] + 46, perch[1] - 72, 23, WHITE)
    block.poly([(perch[0] + 64, perch[1] - 76), (perch[0] + 92, perch[1] - 66),
        (perch[0] + 64, perch[1] - 62)], RED)
    block.disc(perch[0] + 52, perch[1] - 77, 4, INK)
    for dx in (-6, 14):
        block.line([(perch[0] + dx, perch[1] - 16), (perch[0] + dx, perch[1] + 6)], 6, RED)


def make() -> Path:
    """Print photos/ferry.jpg, with an sRGB profile."""
    sheet = Sheet("ferry", SIZE, (248, 242, 228), margin=70, rough=0.75)
    rng = random.Random("ferry block 3")
    block = Block(SIZE, SKY)
    strait(block, rng)
    x, y, u = 1680.0, 1330.0, 9.6
    wake(block, rng, x, y)
    ferry(block, x, y, u)
    smoke(block, x, y, u)
    pier(block, rng)
    for gx, gy, s in ((1180, 430, 110), (1010, 690, 66), (1340, 500, 70), (2240, 640, 84), (1060, 520, 54)):
        gull(block, gx, gy, s, INK, rng.uniform(-0.25, 0.25))
    sheet.print_block(block, INKS, drift=3, trap=5, wear=0.55)
    fall = ramp(SIZE, [(0.0, 90), (0.3, 0), (0.75, 0), (1.0, 60)])
    sheet.pull(stipple(rng, fall, 3.2), (168, 200, 206), rough=0, wear=0, over=True)
    sheet.light(glow(SIZE, (SUN_X, 560), (700, 520), 100, 1.5), (255, 222, 160))
    return save_jpeg(sheet.finish(), "ferry", quality=82, srgb=True)

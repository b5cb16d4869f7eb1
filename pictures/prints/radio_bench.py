"""Old receivers on a bench under a lamp: dials, knobs, valves, a pair of headphones."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Point, cuts, gouge, spline
from files import save_jpeg
from grain import blur, glow, stipple
from sheet import Sheet
from town import DEEP, DIM, Quad, Town, box

SIZE = (2700, 1800)
WALL, WALL_CUT, BENCH, WOOD, LIGHTWOOD, CLOTH, CREAM, AMBER, GLOW, GREEN, STEEL, RED, INK = range(1, 14)
INKS = {
    WALL: (60, 84, 92),
    WALL_CUT: (78, 104, 110),
    BENCH: (168, 112, 72),
    WOOD: (126, 70, 46),
    LIGHTWOOD: (190, 124, 72),
    CLOTH: (184, 156, 108),
    STEEL: (164, 170, 164),
    GREEN: (92, 118, 92),
    RED: (196, 72, 54),
    AMBER: (236, 168, 72),
    GLOW: (255, 222, 142),
    CREAM: (246, 234, 202),
    INK: (30, 28, 36),
}
TABLE = 1320.0


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point `radius` px from (x, y), degrees clockwise from straight up."""
    a = math.radians(degrees - 90)
    return (x + radius * math.cos(a), y + radius * math.sin(a))


def knob(town: Town, x: float, y: float, r: float, turn: float, cap: int) -> None:
    """A fluted knob with its pointer at `turn` degrees."""
    town.shade([polar(x + r * 0.3, y + r * 0.35, r * 1.1, a) for a in range(0, 360, 15)], DEEP)
    town.poly([polar(x, y, r * (1.0 if k % 2 else 0.93), k * 9) for k in range(40)], INK)
    town.colour.disc(x, y, r * 0.72, cap)
    town.tone.disc(x, y, r * 0.72, 0)
    town.shade([polar(x, y, r * 0.72, a) for a in range(60, 250, 10)], DIM)
    town.line([polar(x, y, r * 0.2, turn), polar(x, y, r * 0.95, turn)], r * 0.13,
        CREAM if cap == INK else RED)


def dial(town: Town, x: float, y: float, r: float, start: float, stop: float, needle: float, face: int,
        rim: int) -> None:
    """A round tuning dial with ticks between two angles and a needle."""
    for radius, ink in ((r * 1.12, INK), (r * 1.08, rim), (r, INK), (r * 0.965, face)):
        town.colour.disc(x, y, radius, ink)
        town.tone.disc(x, y, radius, 0)
    count = 60
    for k in range(count + 1):
        a = start + (stop - start) * k / count
        long = 0.16 if k % 10 == 0 else 0.11 if k % 5 == 0 else 0.06
        town.line([polar(x, y, r * 0.9, a), polar(x, y, r * (0.9 - long), a)],
            max(4.0, r * (0.036 if k % 10 == 0 else 0.02)), INK)
    for radius, low, high in ((0.66, 0.0, 1.0), (0.56, 0.08, 0.9), (0.46, 0.0, 0.8)):
        arc = [polar(x, y, r * radius, start + (stop - start) * (low + (high - low) * k / 40))
            for k in range(41)]
        town.line(arc, max(4.0, r * 0.022), INK)
        for k in range(9):
            a = start + (stop - start) * (low + (high - low) * k / 8)
            town.line([polar(x, y, r * (radius - 0.025), a), polar(x, y, r * (radius + 0.025), a)], r * 0.02,
                RED if k % 3 == 0 else INK)
    tip, tail = polar(x, y, r * 0.88, needle), polar(x, y, r * 0.2, needle + 180)
    side = polar(0, 0, r * 0.045, needle + 90)
    town.poly([tip, (tail[0] + side[0], tail[1] + side[1]), (tail[0] - side[0], tail[1] - side[1])], RED)
    town.colour.disc(x, y, r * 0.1, INK)
    town.colour.disc(x - r * 0.02, y - r * 0.02, r * 0.05, STEEL)


def cabinet_round(town: Town, rng: random.Random, x: float, wide: float, tall: float) -> None:
    """A set with an arched top, cloth behind wooden ribs, and a lit round dial."""
    def arch(grow: float) -> list[Point]:
        half = wide / 2 - grow
        spring = TABLE - tall + wide * 0.44
        crown = [(x + half * math.cos(a), spring - (half * 0.92) * math.sin(a)) for a in (math.pi * k / 40
            for k in range(41))]
        return [(x + half, TABLE - 40), *crown, (x - half, TABLE - 40)]

    town.shade([(px + 60, py + 30) for px, py in arch(0)], DEEP)
    town.poly([(px + 26, py + 6) for px, py in arch(-4)], WOOD, DEEP)
    town.poly(arch(0), WOOD)
    town.poly(arch(26), LIGHTWOOD)
    marks = town.colour.blank()
    cuts(marks, rng, (x - wide / 2, TABLE - tall, x + wide / 2, TABLE), 17, 150, 1, lambda a, b: 0.4, -1.57)
    town.colour.carve(marks, [LIGHTWOOD], WOOD)
    cy = TABLE - tall + wide * 0.46
    window = [(x + 190 * math.cos(a), cy + 30 - 220 * math.sin(a)) for a in (math.pi * k / 30
        for k in range(31))]
    window = [(x + 190, cy + 90), *window, (x - 190, cy + 90)]
    town.poly([(x + (px - x) * 1.07, cy + (py - cy) * 1.06) for px, py in window], INK)
    town.poly(window, CLOTH)
    weave = town.colour.blank()
    for k in range(-24, 25):
        weave.line([(x + k * 14 - 150, cy - 260), (x + k * 14 + 150, cy + 140)], 2.6, LIGHTWOOD)
        weave.line([(x + k * 14 + 150, cy - 260), (x + k * 14 - 150, cy + 140)], 2.6, LIGHTWOOD)
    town.colour.lay(weave, [CLOTH])
    ribs = town.colour.blank()
    for k in (-2, -1, 0, 1, 2):
        ribs.poly([(x + k * 66 - 11, cy + 96), (x + k * 66 + 11, cy + 96), (x + k * 50 + 8, cy - 220),
            (x + k * 50 - 8, cy - 220)], WOOD)
    town.colour.lay(ribs, [CLOTH, LIGHTWOOD])
    dial(town, x, TABLE - 330, 128, -125, 125, 34, GLOW, AMBER)
    for dx, turn in ((-165, -40), (165, 70)):
        knob(town, x + dx, TABLE - 186, 50, turn, WOOD)
    knob(town, x, TABLE - 128, 40, 10, WOOD)
    town.poly(box(x - wide / 2 - 26, TABLE, wide + 52, 46), WOOD)
    town.shade(box(x - wide / 2 - 26, TABLE, wide + 52, 16), DEEP)


def cabinet_wide(town: Town, rng: random.Random, x: float, wide: float, tall: float) -> None:
    """A long set: loudspeaker cloth above, a glass scale with stations as strokes, keys below."""
    left, top = x - wide / 2, TABLE - tall
    town.shade([(left + 60, top + 40), (left + wide + 70, top + 40), (left + wide + 70, TABLE + 30),
        (left + 60, TABLE + 30)], DEEP)
    town.colour.round_rect((left, top, left + wide, TABLE - 18), 74, WOOD)
    town.tone.round_rect((left, top, left + wide, TABLE - 18), 74, 0)
    marks = town.colour.blank()
    cuts(marks, rng, (left, top, left + wide, TABLE), 22, 330, 1, lambda a, b: 0.36, 0.02)
    town.colour.carve(marks, [WOOD], LIGHTWOOD)
    town.colour.round_rect((left + 48, top + 48, left + wide - 48, TABLE - 64), 42, INK)
    town.colour.round_rect((left + 56, top + 56, left + wide - 56, TABLE - 72), 36, CREAM)
    cloth = (left + 72, top + 72, left + wide - 72, top + 268)
    town.colour.round_rect(cloth, 26, CLOTH)
    for k in range(60):
        u = cloth[0] + 10 + (cloth[2] - cloth[0] - 20) * k / 59
        town.line([(u, cloth[1] + 10), (u, cloth[3] - 10)], 4, LIGHTWOOD if k % 2 else WOOD)
    for k in range(5):
        v = cloth[1] + 30 + k * 36
        town.line([(cloth[0] + 4, v), (cloth[2] - 4, v)], 5, CREAM)
    glass: Quad = box(left + 72, top + 480, wide - 144, 190)
    town.poly(glass, INK)
    inner: Quad = box(left + 82, top + 470, wide - 164, 170)
    town.poly(inner, AMBER)
    town.poly(box(left + 82, top + 440, wide - 164, 110), GLOW)
    for row in range(5):
        v = top + 328 + row * 29
        town.line([(left + 100, v), (left + wide - 210, v)], 2.5, INK)
        u = left + 104
        while u < left + wide - 230:
            run = rng.uniform(10, 34)
            if rng.random() < 0.5:
                town.poly(box(u, v - 7, run, 8), WOOD if row % 2 else INK)
            town.line([(u, v), (u, v - 6)], 2.5, INK)
            u += run + rng.uniform(8, 26)
    town.poly(box(left + 560, top + 474, 8, 176), RED)
    eye = (left + wide - 146, top + 386)
    town.colour.disc(*eye, 52, INK)
    town.colour.disc(*eye, 46, GREEN)
    town.poly([eye, polar(*eye, 46, 150), polar(*eye, 50, 180), polar(*eye, 46, 210)], INK)
    town.colour.disc(*eye, 18, INK)
    for dx, turn in ((150, -30), (wide - 150, 48)):
        knob(town, left + dx, TABLE - 168, 68, turn, CREAM)
    for k in range(7):
        u = left + 270 + k * (wide - 540) / 7
        key = box(u + 6, TABLE - 108 + (12 if k == 2 else 0), (wide - 540) / 7 - 12, 100)
        town.poly(key, INK)
        town.poly(box(key[0][0] + 5, key[0][1] - 6, (wide - 540) / 7 - 22, 88), CLOTH if k == 2 else STEEL)
        town.shade(box(key[0][0] + 5, key[0][1] - 6, (wide - 540) / 7 - 22, 26), DEEP if k == 2 else DIM)
    for u in (left + 110, left + wide - 190):
        town.poly(box(u, TABLE, 80, 24), INK)


def cabinet_steel(town: Town, rng: random.Random, x: float, wide: float, tall: float) -> None:
    """A grey-green steel receiver with a big dial, a meter, switches and handles."""
    left, top = x - wide / 2, TABLE - tall
    town.poly([(left + wide, top), (left + wide + 46, top + 22), (left + wide + 46, TABLE - 20),
        (left + wide, TABLE)], GREEN, DEEP)
    town.shade([(left + wide + 46, top + 90), (left + wide + 110, top + 130), (left + wide + 110, TABLE + 26),
        (left + wide + 46, TABLE + 20)], DEEP)
    town.poly(box(left, TABLE, wide, tall), GREEN)
    for k in range(7):
        town.poly(box(left + 60 + k * 74, top + 40, 50, 12), INK)
    for u, v in ((22, 22), (wide - 22, 22), (22, tall - 22), (wide - 22, tall - 22)):
        town.colour.disc(left + u, top + v, 10, STEEL)
        town.line([(left + u - 6, top + v - 4), (left + u + 6, top + v + 4)], 3, INK)
    for u in (left + 30, left + wide - 30):
        town.line([(u, top + 120), (u + (16 if u > x else -16), top + 150), (u + (16 if u > x else -16),
            TABLE - 150), (u, TABLE - 120)], 18, STEEL)
    dial(town, x, top + 270, 190, -140, 140, -62, CREAM, STEEL)
    mx, my = left + 150, TABLE - 210
    town.colour.round_rect((mx - 90, my - 76, mx + 90, my + 76), 14, INK)
    town.colour.round_rect((mx - 78, my - 64, mx + 78, my + 40), 8, GLOW)
    town.line([polar(mx, my + 70, 104, a) for a in range(-44, 46, 4)], 4, INK)
    for a in range(-44, 46, 11):
        town.line([polar(mx, my + 70, 104, a), polar(mx, my + 70, 118, a)], 3.5, RED if a > 20 else INK)
    town.line([(mx, my + 50), polar(mx, my + 70, 112, 14)], 4.5, RED)
    knob(town, x + 60, TABLE - 200, 62, -75, INK)
    knob(town, left + wide - 110, TABLE - 230, 42, 30, INK)
    knob(town, left + wide - 110, TABLE - 116, 42, 120, INK)
    for k in range(4):
        sx = left + 96 + k * 66
        town.colour.disc(sx, TABLE - 76, 17, STEEL)
        town.line([(sx, TABLE - 76), (sx + (8 if k % 2 else -4), TABLE - 76 + (34 if k % 2 else -34))], 11,
            CREAM)
    town.colour.disc(x + 70, TABLE - 82, 19, INK)
    town.colour.disc(x + 70, TABLE - 82, 14, RED)
    town.line([(left + wide - 110, top), (left + wide - 90, 200), (left + wide - 110, 60)], 9, STEEL)


def valve(town: Town, x: float, y: float, u: float, lying: bool) -> None:
    """A glass valve, upright or lying to the right, about 100 `u` px long."""
    def p(a: float, b: float) -> Point:
        return (x + b * u, y - a * u) if lying is False else (x + a * u, y + b * u)

    town.shade([(q[0] + 16 * u, q[1] + 14 * u) for q in (p(0, -20), p(0, 20), p(86, 20), p(86, -20))], DEEP)
    glass = spline([p(24, -20), p(60, -22), p(82, -15), p(94, 0), p(82, 15), p(60, 22), p(24, 20)], 8)
    town.poly(glass, STEEL)
    town.poly([p(34, -11), p(70, -11), p(70, 11), p(34, 11)], INK)
    for b in (-6, 0, 6):
        town.line([p(36, b), p(68, b)], 2.4 * u, AMBER)
    town.poly([p(78, -14), p(88, -9), p(92, 0), p(88, 9), p(78, 14), p(83, 0)], CREAM)
    town.line([p(28, -15), p(62, -17)], 3 * u, CREAM)
    town.poly([p(2, -20), p(26, -20), p(26, 20), p(2, 20)], INK)
    for b in (-13, -4, 5, 14):
        town.line([p(2, b), p(-9, b)], 3 * u, STEEL)


def headphones(town: Town, x: float, y: float) -> None:
    """Headphones lying on the bench, their lead trailing off."""
    lead = spline([(x - 120, y + 20), (x - 210, y + 60), (x - 330, y + 20), (x - 420, y + 90),
        (x - 620, y + 70), (x - 760, y + 140)], 14)
    town.tone.line([(a + 10, b + 10) for a, b in lead], 10, DEEP)
    town.line(lead, 9, INK)
    band = spline([(x - 130, y), (x - 100, y - 130), (x, y - 185), (x + 100, y - 130), (x + 130, y)], 14)
    town.tone.line([(a + 16, b + 14) for a, b in band], 18, DEEP)
    town.line(band, 20, INK)
    town.line([(a, b + 3) for a, b in band[6:-6]], 7, LIGHTWOOD)
    for s in (-1, 1):
        cx = x + s * 130
        town.shade([(cx + 20 + 62 * math.cos(a), y + 40 + 66 * math.sin(a)) for a in (math.tau * k / 24
            for k in range(24))], DEEP)
        town.colour.disc(cx, y + 16, 62, INK, 66)
        town.tone.disc(cx, y + 16, 62, 0, 66)
        town.colour.disc(cx, y + 16, 46, WOOD, 50)
        town.colour.disc(cx, y + 16, 20, INK, 22)
        town.line([polar(cx, y + 16, 52, -60), polar(cx, y + 16, 54, -30)], 5, CREAM)


def lamp(town: Town) -> None:
    """A bench lamp that comes in from above."""
    town.line([(940, 40), (1130, 170)], 16, INK)
    town.poly([(1100, 130), (1190, 130), (1310, 300), (980, 300)], RED)
    town.shade([(1160, 130), (1190, 130), (1310, 300), (1200, 300)], DIM)
    town.poly([*spline([(980, 300), (1145, 334), (1310, 300)], 10), (1145, 300)], GLOW)


def make() -> Path:
    """Print photos/radio-bench.jpg."""
    sheet = Sheet("radio-bench", SIZE, (246, 238, 220), margin=64, rough=0.65)
    rng = random.Random("radio-bench block")
    town = Town(SIZE, WALL)
    for k in range(22):
        for j in range(11):
            town.colour.disc(70 + k * 122, 110 + j * 100, 6, INK)
    for x, w in ((180.0, 150.0), (2330.0, 190.0)):
        coil = spline([(x + w * math.cos(a) * (0.5 + 0.012 * k),
            330 + w * 0.9 * math.sin(a) * (0.5 + 0.012 * k)) for k,
            a in enumerate(i * 0.62 for i in range(36))], 4)
        town.tone.line([(a + 12, b + 14) for a, b in coil], 9, DIM)
        town.line(coil, 9, RED if x < 500 else INK)
        town.line([(x, 160), (x, 330 - w * 0.4)], 10, STEEL)
    for k in range(5):
        x = 480 + k * 84
        town.poly(box(x - 5, 300 + k * 14, 10, 120), STEEL)
        town.shade(box(x + 14, 430 + k * 14, 24, 130), DIM)
        town.colour.round_rect((x - 15, 296 + k * 14, x + 15, 420 + k * 10), 12, (RED, AMBER, GREEN, AMBER,
            RED)[k])
    town.poly(box(0, 1800, 2700, 1800 - TABLE + 90), BENCH)
    town.poly(box(0, TABLE - 90, 2700, 14), WOOD)
    town.shade(box(0, TABLE - 50, 2700, 40), DIM)
    grain = town.colour.blank()
    cuts(grain, rng, (0, TABLE - 80, 2700, 1800), 24, 420, 1, lambda a, b: 0.34, 0.0)
    town.colour.carve(grain, [BENCH], LIGHTWOOD)
    for y in (1440.0, 1610.0):
        town.line([(0, y), (2700, y)], 7, WOOD)
    lamp(town)
    cabinet_steel(town, rng, 2220, 640, 760)
    cabinet_round(town, rng, 430, 560, 900)
    cabinet_wide(town, rng, 1310, 1000, 700)
    headphones(town, 860, 1500)
    valve(town, 1270, 1540, 1.5, False)
    valve(town, 1400, 1580, 1.5, True)
    valve(town, 1660, 1520, 1.25, False)
    note: list[Point] = [(1850, 1480), (2210, 1450), (2280, 1680), (1880, 1710)]
    town.shade([(x + 20, y + 22) for x, y in note], DEEP)
    town.poly(note, CREAM)
    for k in range(8):
        t = 0.12 + k * 0.1
        a = (1850 + 30 * t + 26, 1480 + 230 * t)
        town.line([a, (a[0] + rng.uniform(180, 300), a[1] - 22)], 4, WALL_CUT)
    pencil: list[Point] = [(2080, 1716), (2070, 1700), (2360, 1560), (2400, 1552), (2370, 1580)]
    town.shade([(x + 14, y + 18) for x, y in pencil], DEEP)
    town.poly(pencil, RED)
    town.poly([(2360, 1560), (2400, 1552), (2370, 1580)], CLOTH)
    iron = spline([(240, 1690), (330, 1660), (420, 1640)], 6)
    town.tone.line([(x + 12, y + 16) for x, y in [*iron, (620, 1596)]], 26, DEEP)
    town.line(iron, 44, RED)
    town.line([(420, 1640), (560, 1610)], 22, STEEL)
    town.poly(gouge(590, 1602, 80, 13, -0.22), INK)
    sheet.print_block(town.colour, INKS, drift=2, trap=5, wear=0.4)
    sheet.pull(town.tone.mask([DIM, DEEP]), (150, 136, 160), (2, 1), over=True, wear=0.4, rough=0.5)
    sheet.pull(town.tone.mask([DEEP]), (140, 122, 150), (-2, 2), over=True, wear=0.4, rough=0.5)
    dark = glow(SIZE, (1240, 1000), (2100, 1400), 255, 0.7).point([max(0, 118 - v) for v in range(256)])
    sheet.pull(stipple(rng, dark, 3.0), (140, 134, 168), rough=0, wear=0, over=True)
    cone = town.colour.blank()
    cone.poly([(990, 310), (1300, 310), (2300, 1330), (160, 1330)], 1)
    sheet.light(blur(cone.mask([1]), 60).point([round(v * 0.16) for v in range(256)]), (255, 220, 150))
    sheet.light(glow(SIZE, (1145, 320), (420, 300), 130, 1.4), (255, 220, 150))
    return save_jpeg(sheet.finish(), "radio-bench", quality=80)

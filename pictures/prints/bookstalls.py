"""Bookstalls in Kolkata at lamplight: walls of spines, a seller, a reader."""

# fmt: off
from __future__ import annotations

import random
from pathlib import Path

from block import Block, Point, spline
from files import save_jpeg
from grain import glow, stipple
from sheet import Sheet
from town import DEEP, DIM, Town

SIZE = (2700, 1800)
NIGHT, STREET, SHELF, CREAM, YELLOW, ORANGE, ROSE, RED, GREEN, TEAL, BLUE, WOOD, INK = range(1, 14)
INKS = {
    NIGHT: (54, 50, 74),
    STREET: (150, 122, 110),
    SHELF: (66, 48, 52),
    CREAM: (248, 236, 206),
    YELLOW: (244, 194, 84),
    ORANGE: (230, 140, 64),
    ROSE: (226, 150, 140),
    GREEN: (92, 140, 96),
    TEAL: (62, 136, 142),
    BLUE: (62, 92, 150),
    RED: (196, 62, 50),
    WOOD: (150, 98, 66),
    INK: (28, 24, 38),
}
SPINES = (CREAM, CREAM, YELLOW, ORANGE, ROSE, RED, RED, GREEN, TEAL, BLUE, CREAM, WOOD)


def upright(town: Town, rng: random.Random, left: float, right: float, foot: float, tall: float) -> None:
    """A row of books standing on `foot`, up to `tall` px high, with labels and bands."""
    x = left
    last = -1
    while x < right - 12:
        thick = min(rng.choice((13, 17, 20, 24, 28, 36)), right - x)
        high = tall * rng.uniform(0.66, 0.98)
        run = rng.choice((1, 1, 1, 2, 3))
        ink = rng.choice([c for c in SPINES if c != last])
        mark = rng.choice([c for c in (CREAM, INK, YELLOW) if c != ink])
        band = rng.random()
        for _ in range(run):
            if x + thick > right:
                break
            lean = 0.0 if rng.random() < 0.93 else thick * 0.8
            quad = [(x, foot), (x + thick - 2.5, foot), (x + thick - 2.5 + lean, foot - high),
                (x + lean, foot - high)]
            town.poly(quad, ink)
            town.shade([quad[1], (quad[1][0] - thick * 0.3, foot), (quad[2][0] - thick * 0.3, quad[2][1]),
                quad[2]], DIM)
            if band < 0.34:
                for v in (0.12, 0.2, 0.82):
                    town.poly([(x + 1, foot - high * v), (x + thick - 3, foot - high * v),
                        (x + thick - 3, foot - high * (v + 0.04)), (x + 1, foot - high * (v + 0.04))], mark)
            if thick > 16 and lean == 0:
                top = foot - high * rng.uniform(0.76, 0.9)
                tail = top + high * rng.uniform(0.3, 0.5)
                y = top
                while y < tail:
                    w = thick * rng.uniform(0.16, 0.3)
                    town.poly([(x + thick / 2 - w, y), (x + thick / 2 + w - 2, y), (x + thick / 2 + w - 2,
                        y + 4), (x + thick / 2 - w, y + 4)], mark)
                    y += rng.choice((8, 8, 8, 13))
            x += thick + lean
        last = ink
    town.shade([(left, foot - tall * 0.86), (right, foot - tall * 0.86), (right, foot - tall),
        (left, foot - tall)], DIM)


def flat(town: Town, rng: random.Random, left: float, wide: float, foot: float, count: int) -> float:
    """A pile of `count` books lying flat, about `wide` px; gives back the y of its top."""
    y = foot
    for _ in range(count):
        thick = rng.choice((18, 22, 26, 34, 40))
        w = wide * rng.uniform(0.82, 1.0)
        x = left + rng.uniform(-0.05, 0.05) * wide + (wide - w) / 2
        ink = rng.choice(SPINES)
        town.poly([(x, y), (x + w, y), (x + w, y - thick + 2), (x, y - thick + 2)], ink)
        if rng.random() < 0.4:
            town.poly([(x + 5, y - 5), (x + w, y - 5), (x + w, y - thick + 7), (x + 5, y - thick + 7)], CREAM)
            for v in (0.35, 0.6):
                town.line([(x + 8, y - thick * v), (x + w, y - thick * v)], 1.5, STREET)
        else:
            mark = CREAM if ink not in (CREAM, YELLOW) else RED
            u = x + w * 0.16
            while u < x + w * rng.uniform(0.55, 0.8):
                run = rng.uniform(10, 34)
                town.poly([(u, y - thick * 0.38), (u + run, y - thick * 0.38), (u + run, y - thick * 0.66),
                    (u, y - thick * 0.66)], mark)
                u += run + 8
        town.shade([(x, y), (x + w, y), (x + w, y - thick * 0.2), (x, y - thick * 0.2)], DIM)
        town.shade([(x + w * 0.88, y), (x + w, y), (x + w, y - thick + 2), (x + w * 0.88, y - thick + 2)],
            DIM)
        y -= thick
    return y


def awning(town: Town, left: float, right: float, top: float, low: float, inks: tuple[int, int]) -> None:
    """A striped awning with a scalloped hem."""
    count = max(6, round((right - left) / 110))
    for k in range(count):
        a, b = left + (right - left) * k / count, left + (right - left) * (k + 1) / count
        inset = (right - left) * 0.05
        ta, tb = left + inset + (right - left - 2 * inset) * k / count, left + inset + (right - left
            - 2 * inset) * (k + 1) / count
        ink = inks[k % 2]
        town.poly([(a, low), (b, low), (tb, top), (ta, top)], ink)
        hem = spline([(a, low), ((a + b) / 2, low + 52), (b, low)], 8)
        town.poly(hem, ink, DIM)


def stall(town: Town, rng: random.Random, left: float, right: float, gap: tuple[float, float] | None,
        inks: tuple[int, int]) -> None:
    """A stall from `left` to `right` px: shelves, awning, counter; `gap` is left free for the seller."""
    town.poly([(left, 1380), (right, 1380), (right, 330), (left, 330)], SHELF)
    y = 560.0
    for _ in range(5):
        spans = [(left + 22, right - 22)] if gap is None or y < 800 else [(left + 22, gap[0]),
            (gap[1], right - 22)]
        for a, b in spans:
            upright(town, rng, a, b, y, 148)
            town.poly([(a - 6, y), (b + 6, y), (b + 6, y + 15), (a - 6, y + 15)], WOOD)
            town.shade([(a - 6, y + 9), (b + 6, y + 9), (b + 6, y + 15), (a - 6, y + 15)], DEEP)
        y += 172
    for x in (left, right - 22):
        town.poly([(x, 1400), (x + 24, 1400), (x + 24, 330), (x, 330)], WOOD)
        town.shade([(x + 14, 1400), (x + 24, 1400), (x + 24, 330), (x + 14, 330)], DIM)
    x = left + 6
    while x < right - 150:
        wide = rng.uniform(150, 215)
        skip = gap is not None and gap[0] - 190 < x < gap[1] - 20
        flat(town, rng, x, wide, 1400, rng.randint(1, 2) if skip else rng.randint(3, 8))
        x += wide + rng.uniform(4, 16)
    town.poly([(left - 30, 1400), (right + 30, 1400), (right + 30, 1436), (left - 30, 1436)], WOOD)
    town.poly([(left - 16, 1436), (right + 16, 1436), (right + 16, 1650), (left - 16, 1650)], inks[0], DIM)
    n = round((right - left) / 74)
    for k in range(n):
        u = left + (right - left) * (k + 0.5) / n
        town.shade([(u, 1436), (u + 26, 1436), (u + 18, 1650), (u + 4, 1650)], DEEP)
    awning(town, left - 60, right + 60, 210, 372, inks)


def upstairs(town: Town) -> None:
    """The house behind: shutters of the first floor, some open on a lit room."""
    for k, x in enumerate(range(60, 2700, 222)):
        town.poly([(x, 190), (x + 128, 190), (x + 128, 40), (x, 40)], INK)
        if k in (3, 8):
            town.poly([(x + 10, 182), (x + 118, 182), (x + 118, 40), (x + 10, 40)], YELLOW)
            town.line([(x + 64, 182), (x + 64, 40)], 7, INK)
            continue
        for row in range(9):
            y = 176 - row * 16
            for a in (10, 68):
                town.poly([(x + a, y), (x + a + 50, y), (x + a + 50, y - 8), (x + a, y - 8)], GREEN, DEEP)
        town.poly([(x - 12, 206), (x + 140, 206), (x + 140, 190), (x - 12, 190)], STREET, DIM)


def seller(town: Town, x: float, foot: float) -> None:
    """The seller on his stool behind the counter, glasses on, a book open before him."""
    skin = WOOD
    town.poly([(x - 96, foot - 120), (x - 60, foot - 140), (x - 100, foot - 20), (x - 140, foot - 20)], skin)
    town.poly(spline([(x - 150, foot), (x - 140, foot - 170), (x - 92, foot - 262), (x - 30, foot - 292),
        (x + 30, foot - 292), (x + 92, foot - 262),
                      (x + 140, foot - 170), (x + 150, foot)], 8), CREAM)
    town.shade([(x + 40, foot - 290), (x + 94, foot - 262), (x + 142, foot - 170), (x + 150, foot),
        (x + 30, foot), (x + 66, foot - 160)], DIM)
    def p(u: float, v: float) -> Point:
        return (x + u * 1.3, foot - 262 - (v - 292) * 1.3)

    town.poly([p(-26, 270), p(26, 270), p(24, 340), p(-24, 340)], skin, DIM)
    town.poly([p(-40, 296), p(0, 256), p(40, 296), p(26, 304), p(0, 276), p(-26, 304)], BLUE)
    jaw = spline([p(-47, 410), p(-46, 368), p(-36, 336), p(0, 316), p(36, 336), p(46, 368), p(47, 410)], 8)
    for side in (-1, 1):
        town.colour.disc(*p(side * 49, 380), 11, skin, 18)
    town.poly([*jaw, p(42, 440), p(-42, 440)], skin)
    town.shade([p(20, 322), p(36, 336), p(46, 368), p(47, 410), p(30, 420), p(28, 372)], DIM)
    hair = spline([p(-52, 388), p(-58, 436), p(-26, 466), p(26, 466), p(58, 438), p(52, 388)], 8)
    town.poly([*hair, p(42, 416), p(10, 428), p(-40, 418)], INK)
    for side in (-1, 1):
        town.line([p(side * 12, 404), p(side * 36, 406)], 5, INK)
        cx, cy = p(side * 22, 386)
        town.colour.disc(cx, cy, 22, INK, 19)
        town.colour.disc(cx, cy, 17, ORANGE, 14)
        town.colour.disc(cx, cy - 4, 16, WOOD, 10)
        town.line([(cx - 13, cy + 4), (cx, cy + 8), (cx + 13, cy + 4)], 4, INK)
        town.line([p(side * 40, 388), p(side * 49, 392)], 4, INK)
    town.line([p(-6, 388), p(6, 388)], 4, INK)
    town.tone.poly([p(-3, 382), p(4, 382), p(9, 360), p(-7, 360)], DIM)
    town.poly([p(-25, 348), p(-12, 356), p(0, 353), p(12, 356), p(25, 348), p(12, 346), p(-12, 346)], INK)
    town.line([p(-11, 338), p(0, 335), p(11, 338)], 5, RED)
    town.line([(x - 112, foot - 150), (x - 84, foot - 30)], 4, STREET)
    town.line([(x + 112, foot - 150), (x + 84, foot - 30)], 4, STREET)
    for k in range(3):
        town.colour.disc(x, foot - 232 + k * 44, 5, INK)
    for s in (-1, 1):
        town.poly([(x + s * 4, foot - 60), (x + s * 122, foot - 84), (x + s * 128, foot - 6),
            (x + s * 4, foot + 10)], CREAM if s < 0 else YELLOW)
        for k in range(4):
            y = foot - 58 + k * 15
            town.line([(x + s * 20, y), (x + s * 108, y - 16)], 3, INK)
        town.colour.disc(x + s * 124, foot - 42, 22, skin, 17)


def reader(town: Town, x: float, foot: float) -> None:
    """A woman in front of the stall, seen from behind, a book in her hand, a satchel on her shoulder."""
    town.shade([(x - 90, foot), (x + 90, foot), (x - 40, foot + 46), (x - 320, foot + 50)], DEEP)
    skirt = [(x - 74, foot - 430), (x + 74, foot - 430), (x + 112, foot - 40), (x + 92, foot - 10),
        (x - 92, foot - 10), (x - 110, foot - 40)]
    town.poly(skirt, RED)
    for k in range(5):
        u = x - 70 + k * 36
        town.shade([(u, foot - 400), (u + 9, foot - 400), (u + 22 + (u - x) * 0.25, foot - 14),
            (u + 4 + (u - x) * 0.25, foot - 14)], DIM)
    town.poly([(x - 102, foot - 62), (x + 104, foot - 62), (x + 108, foot - 40), (x - 106, foot - 40)],
        YELLOW)
    town.poly(spline([(x - 78, foot - 420), (x - 98, foot - 560), (x - 92, foot - 650), (x - 44, foot - 690),
        (x + 44, foot - 690), (x + 92, foot - 650),
                      (x + 96, foot - 560), (x + 78, foot - 420)], 8), TEAL)
    town.poly(spline([(x - 96, foot - 640), (x - 20, foot - 560), (x + 78, foot - 420), (x + 96, foot - 430),
        (x + 60, foot - 560), (x - 40, foot - 692)], 6), RED, DIM)
    sleeve = spline([(x + 88, foot - 652), (x + 128, foot - 560), (x + 118, foot - 470),
        (x + 150, foot - 520)], 6)
    town.poly([*sleeve, (x + 176, foot - 556), (x + 160, foot - 580), (x + 140, foot - 620)], TEAL, DIM)
    town.poly([(x + 140, foot - 560), (x + 236, foot - 610), (x + 262, foot - 540), (x + 170, foot - 490)],
        CREAM)
    town.poly([(x + 156, foot - 500), (x + 170, foot - 490), (x + 262, foot - 540), (x + 258, foot - 552)],
        ORANGE)
    town.poly([(x - 22, foot - 680), (x + 22, foot - 680), (x + 22, foot - 730), (x - 22, foot - 730)], WOOD)
    town.colour.disc(x + 4, foot - 768, 60, INK, 68)
    town.colour.disc(x - 8, foot - 712, 34, INK, 30)
    town.tone.disc(x + 4, foot - 768, 60, 0, 68)
    town.line(spline([(x + 62, foot - 676), (x - 10, foot - 560), (x - 96, foot - 440)], 8), 12, WOOD)
    town.poly([(x - 150, foot - 450), (x - 62, foot - 450), (x - 56, foot - 340), (x - 156, foot - 340)],
        ORANGE)
    town.poly([(x - 150, foot - 450), (x - 62, foot - 450), (x - 66, foot - 400), (x - 146, foot - 400)],
        WOOD)
    for s in (-1, 1):
        town.poly([(x + s * 34 - 22, foot - 12), (x + s * 34 + 22, foot - 12), (x + s * 34 + 20, foot + 8),
            (x + s * 34 - 20, foot + 8)], INK)


def bulbs(block: Block, places: list[tuple[float, float]]) -> None:
    """Bare bulbs on their flex."""
    for x, y in places:
        block.line([(x, 330), (x, y - 44)], 5, INK)
        block.rect(x - 13, y - 50, x + 13, y - 24, INK)
        block.disc(x, y, 29, CREAM, 33)


def make() -> Path:
    """Print photos/bookstalls.jpg."""
    sheet = Sheet("bookstalls", SIZE, (246, 238, 220), margin=64, rough=0.6)
    rng = random.Random("bookstalls block")
    town = Town(SIZE, NIGHT)
    town.poly([(0, 1590), (2700, 1590), (2700, 1800), (0, 1800)], STREET)
    for _ in range(60):
        x, y = rng.uniform(0, 2700), rng.uniform(1610, 1790)
        town.shade([(x, y), (x + 120, y - 2), (x + 150, y + 7), (x - 20, y + 8)], DIM)
    upstairs(town)
    stall(town, rng, -260, 640, None, (TEAL, CREAM))
    stall(town, rng, 2200, 3000, None, (GREEN, CREAM))
    stall(town, rng, 800, 2060, (1230, 1640), (RED, CREAM))
    seller(town, 1435, 1376)
    flat(town, rng, 1190, 130, 1400, 3)
    flat(town, rng, 1570, 140, 1400, 4)
    lamps = [(1130.0, 480.0), (1740.0, 480.0), (330.0, 470.0), (2440.0, 480.0)]
    bulbs(town.colour, lamps)
    for x, y in lamps:
        town.tone.disc(x, y, 36, 0)
    reader(town, 700, 1730)
    sheet.print_block(town.colour, INKS, drift=2, trap=5, wear=0.4)
    sheet.pull(town.tone.mask([DIM, DEEP]), (168, 140, 160), (2, 1), over=True, wear=0.4, rough=0.5)
    sheet.pull(town.tone.mask([DEEP]), (150, 120, 150), (-2, 2), over=True, wear=0.4, rough=0.5)
    dark = glow(SIZE, (1435, 800), (2690, 1910), 255, 0.62).point([max(0, 178 - v) for v in range(256)])
    sheet.pull(stipple(rng, dark, 3.0), (92, 84, 132), rough=0, wear=0, over=True)
    for x, y in lamps:
        sheet.light(glow(SIZE, (x, y), (430, 390), 120, 1.5), (255, 210, 130))
    return save_jpeg(sheet.finish(), "bookstalls", quality=80)

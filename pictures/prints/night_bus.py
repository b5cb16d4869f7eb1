"""A bus on a dark road at night: lit windows with people, wet asphalt, a few stars."""

# fmt: off
from __future__ import annotations

import random
from pathlib import Path

from block import Block, cuts, gouge, spline
from files import save_jpeg
from grain import blur, glow, stipple
from landscape import ridge, skirt
from sheet import Sheet

SIZE = (3000, 2000)
NIGHT, HAZE, HILL, ROAD, SHEEN, AMBER, LAMP, BRIGHT, BODY, TRIM, RED, PEOPLE, BLACK = range(1, 14)
INKS = {
    NIGHT: (22, 32, 58),
    HAZE: (42, 58, 90),
    ROAD: (34, 36, 54),
    SHEEN: (84, 84, 106),
    HILL: (16, 22, 40),
    AMBER: (206, 126, 58),
    LAMP: (246, 194, 96),
    BRIGHT: (255, 232, 170),
    BODY: (58, 104, 122),
    TRIM: (214, 206, 182),
    RED: (200, 62, 48),
    PEOPLE: (64, 40, 48),
    BLACK: (10, 12, 24),
}
LEFT, RIGHT, ROOF, SILL, SKIRT, GROUND = 520.0, 2440.0, 730.0, 1090.0, 1330.0, 1420.0


def passenger(block: Block, x: float, sill: float, kind: int, rng: random.Random) -> None:
    """One of several people as a dark shape in a window whose lower edge is `sill`."""
    head = sill - rng.uniform(150, 172)
    if kind == 5:
        head += 46
    block.poly(spline([(x - 84, sill), (x - 74, head + 96), (x - 28, head + 58), (x + 28, head + 58),
        (x + 74, head + 96), (x + 84, sill)], 6), PEOPLE)
    block.rect(x - 17, head + 20, x + 17, head + 80, PEOPLE)
    block.disc(x, head, 42, PEOPLE, 49)
    if kind == 1:
        block.poly([(x - 46, head - 12), (x + 70, head - 12), (x + 66, head - 22), (x + 36, head - 26),
            (x + 22, head - 56), (x - 30, head - 56), (x - 42, head - 26)], BLACK)
    elif kind == 2:
        block.poly(spline([(x - 50, head + 70), (x - 58, head - 10), (x - 20, head - 62), (x + 24, head - 60),
            (x + 44, head - 20)], 6), BLACK)
    elif kind == 3:
        block.poly([(x + 48, sill - 36), (x + 128, sill - 64), (x + 128, sill - 10), (x + 48, sill)], BRIGHT)
        block.line([(x + 88, sill - 52), (x + 88, sill - 4)], 4, AMBER)
    elif kind == 4:
        block.disc(x - 34, head - 34, 26, PEOPLE)
    elif kind == 5:
        block.disc(x - 14, head + 6, 44, PEOPLE, 46)


def bus(block: Block, rng: random.Random) -> None:
    """The bus from the side, driving to the right."""
    block.poly([(LEFT + 30, GROUND - 4), (RIGHT - 10, GROUND - 4), (RIGHT + 60, GROUND + 26),
        (LEFT - 40, GROUND + 26)], BLACK)
    block.round_rect((LEFT, ROOF, RIGHT, SKIRT + 30), 84, BODY)
    block.poly([(RIGHT - 120, ROOF + 60), (RIGHT + 16, SILL - 40), (RIGHT + 22, SKIRT), (RIGHT - 120, SKIRT)],
        BODY)
    crown = [(LEFT + 30, ROOF + 26), (LEFT + 120, ROOF - 12), ((LEFT + RIGHT) / 2, ROOF - 24),
        (RIGHT - 160, ROOF - 10), (RIGHT - 50, ROOF + 26)]
    block.poly([*spline(crown, 12), (RIGHT - 70, ROOF + 62), (LEFT + 60, ROOF + 62)], TRIM)
    for k in range(6):
        x = LEFT + 260 + k * 250
        block.poly([(x, ROOF - 20), (x + 190, ROOF - 20), (x + 180, ROOF - 62 - (k % 3) * 18),
            (x + 12, ROOF - 58 - (k % 2) * 22)], BLACK)
        block.line([(x - 26, ROOF - 30), (x + 220, ROOF - 30)], 7, TRIM)
    panes = [(LEFT + 66 + k * 226, LEFT + 66 + k * 226 + 204) for k in range(7)]
    for a, b in panes:
        block.round_rect((a - 8, ROOF + 96, b + 8, SILL + 8), 22, BLACK)
        block.round_rect((a, ROOF + 104, b, SILL), 16, LAMP)
        block.rect(a, ROOF + 116, b, ROOF + 150, BRIGHT)
        block.rect(a, SILL - 70, b, SILL - 16, AMBER)
        block.line([(a, ROOF + 186), (b, ROOF + 186)], 5, AMBER)
        for t in (0.3, 0.75):
            block.poly([(a + (b - a) * t - 8, ROOF + 186), (a + (b - a) * t + 8, ROOF + 186),
                (a + (b - a) * t + 11, ROOF + 222), (a + (b - a) * t - 11, ROOF + 222)], AMBER)
    crowd = block.blank()
    for (a, b), kinds in zip(panes, ((2,), (1, 4), (3,), (0, 5), (), (4,), (1,)), strict=True):
        for i, kind in enumerate(kinds):
            passenger(crowd, a + (b - a) * (0.5 if len(kinds) == 1 else 0.27 + 0.48 * i), SILL, kind, rng)
    block.lay(crowd, [LAMP, BRIGHT, AMBER])
    a, b = RIGHT - 236, RIGHT - 20
    block.poly([(a, ROOF + 96), (b - 70, ROOF + 96), (b + 22, SILL + 8), (a, SILL + 8)], BLACK)
    block.poly([(a + 10, ROOF + 106), (b - 78, ROOF + 106), (b + 8, SILL), (a + 10, SILL)], LAMP)
    crowd = block.blank()
    passenger(crowd, a + 110, SILL, 1, rng)
    block.lay(crowd, [LAMP])
    block.line([(a + 150, SILL), (a + 196, SILL - 80)], 12, BLACK)
    block.rect(LEFT + 6, SILL + 56, RIGHT + 16, SILL + 76, TRIM)
    block.rect(LEFT + 6, SILL + 92, RIGHT + 18, SILL + 128, RED)
    for k in range(11):
        x = LEFT + 130 + k * 160
        block.line([(x, SILL + 20), (x, SKIRT)], 4, BLACK)
    for x in (LEFT + 400, RIGHT - 440):
        block.disc(x, SKIRT + 8, 128, BLACK)
        block.disc(x, SKIRT + 10, 104, HILL)
        block.disc(x, SKIRT + 10, 56, SHEEN)
        block.disc(x, SKIRT + 10, 20, BLACK)
        for k in range(6):
            block.disc(x + 38 * (1, 0.5, -0.5, -1, -0.5, 0.5)[k], SKIRT + 10 + 38 * (0, 0.87, 0.87, 0, -0.87,
                -0.87)[k], 7, BLACK)
    block.rect(LEFT + 10, SKIRT + 4, LEFT + 250, SKIRT + 30, BLACK)
    block.round_rect((RIGHT - 60, SKIRT - 80, RIGHT + 26, SKIRT - 24), 20, BRIGHT)
    block.rect(LEFT - 4, SKIRT - 92, LEFT + 26, SKIRT - 28, RED)
    block.line([(RIGHT - 40, ROOF + 120), (RIGHT + 52, ROOF + 140), (RIGHT + 56, ROOF + 190)], 9, BLACK)
    block.round_rect((RIGHT + 36, ROOF + 180, RIGHT + 76, ROOF + 276), 14, BLACK)


def make() -> Path:
    """Print photos/night-bus.jpg."""
    sheet = Sheet("night-bus", SIZE, (238, 232, 218), margin=70, rough=0.75)
    rng = random.Random("night-bus block")
    block = Block(SIZE, NIGHT)
    marks = block.blank()
    cuts(marks, rng, (0, 60, 3000, 1250), 26, 330, 1, lambda x, y: max(0.0, min(0.75, (y - 420) / 900)))
    block.carve(marks, [NIGHT], HAZE)
    for _ in range(150):
        x, y = rng.uniform(80, 2920), rng.uniform(90, 760)
        r = rng.choice((3, 3, 4, 4, 6, 8))
        if rng.random() < 1.0 - y / 900:
            block.disc(x, y, r, TRIM)
    block.disc(2480, 330, 84, TRIM)
    block.disc(2446, 312, 78, NIGHT)
    line = ridge(rng, 0, 3000, 1230, 330, 4.2, 0.05)
    block.poly(skirt(line, 1260), HILL)
    for x, y in ((330, 1180), (372, 1192), (2650, 1170), (2720, 1150), (2810, 1186), (290, 1150),
            (2580, 1196)):
        block.rect(x, y, x + 13, y + 13, LAMP)
    for x in (140, 2760):
        block.line([(x, 1300), (x + 8, 540)], 18, BLACK)
        block.line([(x - 80, 620), (x + 100, 610)], 12, BLACK)
    for k in range(2):
        sag = spline([(-200, 560 + k * 8), (144, 606), (1450, 700 + k * 40), (2762, 604), (3200, 560)], 24)
        block.line(sag, 5, BLACK)
    block.rect(0, 1250, 3000, 2000, ROAD)
    block.poly([(0, 1250), (3000, 1250), (3000, 1290), (0, 1300)], HILL)
    for _ in range(220):
        x = rng.uniform(0, 3000)
        block.poly(gouge(x, 1262, rng.uniform(30, 90), rng.uniform(5, 9), -1.57 + rng.uniform(-0.5, 0.5)),
            HILL)
    marks = block.blank()
    cuts(marks, rng, (0, 1300, 3000, 2000), 20, 260, 1, lambda x, y: 0.16 + 0.12 * (y - 1300) / 700)
    block.carve(marks, [ROAD], SHEEN)
    wet = block.blank()
    for k in range(7):
        a = LEFT + 66 + k * 226
        for _ in range(44):
            y = 1450 + 500 * rng.random() ** 1.25
            fade = 1 - (y - 1450) / 520
            x = a + 102 + rng.gauss(0, 62 + 60 * (1 - fade))
            wet.poly(gouge(x, y, rng.uniform(60, 190), rng.uniform(6, 15) * (0.5 + fade * 0.6),
                rng.uniform(-0.02, 0.02)), LAMP if rng.random() < 0.55 * fade + 0.1 else AMBER)
    for _ in range(90):
        x = RIGHT + 40 + 520 * rng.random()
        y = 1410 + abs(rng.gauss(0, 60)) + (x - RIGHT) * 0.1
        wet.poly(gouge(x, y, rng.uniform(120, 320), rng.uniform(7, 14), 0.02), BRIGHT if rng.random() < 0.5
            else LAMP)
    for _ in range(30):
        wet.poly(gouge(LEFT - 20 - abs(rng.gauss(0, 120)), 1440 + abs(rng.gauss(0, 70)), rng.uniform(60, 160),
            9), RED)
    block.lay(wet)
    dash = block.blank()
    for k in range(5):
        x = 180 + k * 640
        dash.poly([(x, 1706), (x + 330, 1706), (x + 350, 1730), (x + 6, 1730)], TRIM)
    block.lay(dash)
    bus(block, rng)
    sheet.print_block(block, INKS, drift=3, trap=5, wear=0.2)
    beam = Block(SIZE)
    beam.poly([(RIGHT + 10, SKIRT - 66), (3300, SKIRT - 250), (3300, SKIRT + 260), (RIGHT + 10, SKIRT - 34)],
        1)
    sheet.light(stipple(rng, blur(beam.mask([1]), 16).point([round(v * 0.5) for v in range(256)]),
        3.0).point([round(v * 0.36) for v in range(256)]), (255, 220, 140))
    sheet.light(glow(SIZE, (RIGHT - 10, SKIRT - 50), (330, 300), 170, 1.7), (255, 226, 150))
    sheet.light(glow(SIZE, ((LEFT + RIGHT) / 2, 1000), (1500, 760), 60, 1.2), (240, 160, 80))
    edge = glow(SIZE, (1500, 1050), (3250, 2120), 255, 0.6).point([max(0, 120 - v) for v in range(256)])
    sheet.pull(stipple(rng, edge, 3.0), (90, 96, 140), rough=0, wear=0, over=True)
    return save_jpeg(sheet.finish(), "night-bus", quality=82)

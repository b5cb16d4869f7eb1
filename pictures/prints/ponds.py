"""Fishponds near Kolkata from above: a chequer of greens and browns, dykes, a few boats."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from block import Point, gouge, mix, spline
from files import save_jpeg
from sheet import Sheet
from town import DEEP, DIM, LIGHT, Quad, Town, at

SIZE = (2400, 2400)
DYKE, RIVER, MUD, RUST, OCHRE, OLIVE, MOSS, JADE, TEAL, SKYLIT, TREE, CREAM, RED, INK = range(1, 15)
INKS = {
    DYKE: (216, 190, 138),
    RIVER: (112, 128, 118),
    MUD: (148, 112, 80),
    RUST: (172, 116, 76),
    OCHRE: (188, 158, 92),
    OLIVE: (136, 138, 78),
    MOSS: (98, 124, 78),
    JADE: (92, 146, 112),
    TEAL: (66, 112, 106),
    SKYLIT: (178, 198, 182),
    TREE: (44, 76, 60),
    CREAM: (246, 236, 208),
    RED: (202, 84, 58),
    INK: (38, 44, 46),
}
WATERS = (MUD, RUST, OCHRE, OLIVE, OLIVE, MOSS, MOSS, JADE, JADE, TEAL, TEAL)
LIGHTER = {MUD: RUST, RUST: OCHRE, OCHRE: DYKE, OLIVE: OCHRE, MOSS: OLIVE, JADE: SKYLIT, TEAL: JADE,
    RIVER: SKYLIT}
CANAL = 0.47  # where the canal runs, as a share of the field
DARKER = {MUD: INK, RUST: MUD, OCHRE: RUST, OLIVE: MOSS, MOSS: TREE, JADE: TEAL, TEAL: TREE, RIVER: TEAL}


def side(a: Point, b: Point) -> float:
    """Distance in px."""
    return math.hypot(b[0] - a[0], b[1] - a[1])


def split(quad: Quad, rng: random.Random, goal: float) -> list[Quad]:
    """Divide a field again and again until the sides are about `goal` px."""
    wide = (side(quad[0], quad[1]) + side(quad[3], quad[2])) / 2
    tall = (side(quad[0], quad[3]) + side(quad[1], quad[2])) / 2
    if max(wide, tall) < goal * rng.uniform(1.0, 1.9):
        return [quad]
    t, s = rng.uniform(0.38, 0.62), rng.uniform(-0.03, 0.03)
    if wide * rng.uniform(0.8, 1.25) > tall:
        low, high = mix(quad[0], quad[1], t + s), mix(quad[3], quad[2], t - s)
        parts: list[Quad] = [(quad[0], low, high, quad[3]), (low, quad[1], quad[2], high)]
    else:
        left, right = mix(quad[0], quad[3], t + s), mix(quad[1], quad[2], t - s)
        parts = [(quad[0], quad[1], right, left), (left, right, quad[2], quad[3])]
    return [p for q in parts for p in split(q, rng, goal)]


def inset(quad: Quad, by: float) -> Quad:
    """A field made smaller by `by` px all round."""
    u = by / max(1.0, (side(quad[0], quad[1]) + side(quad[3], quad[2])) / 2)
    v = by / max(1.0, (side(quad[0], quad[3]) + side(quad[1], quad[2])) / 2)
    return (at(quad, u, v), at(quad, 1 - u, v), at(quad, 1 - u, 1 - v), at(quad, u, 1 - v))


def soft(quad: Quad, rng: random.Random) -> list[Point]:
    """The bank of a pond: the field with worn corners and uneven sides."""
    out: list[Point] = []
    for i in range(4):
        a, b = quad[i], quad[(i + 1) % 4]
        wobble = min(7.0, side(a, b) * 0.02)
        for t in (0.05, 0.28, 0.5, 0.72, 0.95):
            x, y = mix(a, b, t)
            out.append((x + rng.uniform(-wobble, wobble), y + rng.uniform(-wobble, wobble)))
    return spline([*out, out[0]], 5)


def pond(town: Town, quad: Quad, ink: int, rng: random.Random) -> None:
    """One pond: water, the shade of its bank, and one of several surfaces."""
    bank = soft(quad, rng)
    town.poly(bank, ink)
    cx, cy = at(quad, 0.5, 0.5)
    tilt = math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])
    long = side(quad[0], quad[1])
    kind = rng.random()
    if kind < 0.5:
        for _ in range(round(side(quad[0], quad[1]) * side(quad[0], quad[3]) / 5200)):
            u, v = rng.uniform(0.06, 0.94), rng.uniform(0.06, 0.94)
            x, y = at(quad, u, v)
            fade = max(0.0, 1 - abs(u + v - 1.0) * 1.5)
            if rng.random() < 0.25 + fade:
                town.colour.poly(gouge(x, y, rng.uniform(24, 80) * min(1.0, long / 300), rng.uniform(4, 9),
                    tilt + 0.06), LIGHTER[ink])
    elif kind < 0.75:
        for _ in range(rng.randint(30, 80)):
            x, y = at(quad, rng.betavariate(0.6, 0.6), rng.betavariate(0.6, 0.6))
            x, y = mix((x, y), (cx, cy), 0.07)
            town.colour.disc(x, y, rng.uniform(4, 15), DARKER[ink] if rng.random() < 0.6 else LIGHTER[ink],
                rng.uniform(4, 11))
    else:
        rows = max(4, round(side(quad[0], quad[3]) / 26))
        for k in range(1, rows):
            for j in range(1, 6):
                a, b = at(quad, (j - 0.9 + rng.uniform(-0.05, 0.05)) / 5.2, k / rows), at(quad,
                    (j - 0.15) / 5.2, k / rows)
                x, y = mix(a, b, 0.5)
                town.colour.poly(gouge(x, y, side(a, b), rng.uniform(3, 7), tilt), LIGHTER[ink] if k % 3
                    else DARKER[ink])
    deep = [(x, y) for x, y in bank]
    shifted = [(x + 13, y + 15) for x, y in bank]
    town.shade(deep, DIM)
    town.shade([mix(p, (cx, cy), 0.0) for p in shifted], LIGHT)


def tree(town: Town, rng: random.Random, x: float, y: float, r: float) -> None:
    """A tree from above with its shadow to the lower right."""
    town.tone.disc(x + r * 0.9, y + r * 1.0, r, DEEP, r * 0.94)
    crown = [(x + r * rng.uniform(0.82, 1.12) * math.cos(a), y + r * rng.uniform(0.82, 1.12) * math.sin(a))
        for a in (math.tau * i / 9 for i in range(9))]
    town.poly(spline([*crown, crown[0]], 5), TREE)
    for _ in range(5):
        a, d = rng.uniform(2.6, 5.2), r * rng.uniform(0.2, 0.7)
        town.colour.poly(gouge(x + d * math.cos(a), y + d * math.sin(a), r * 0.5, r * 0.16, a + 1.57), MOSS)


def palm(town: Town, rng: random.Random, x: float, y: float, r: float) -> None:
    """A palm from above: a star of fronds and its shadow."""
    for dx, ink, tone in ((r * 0.9, None, DEEP), (0.0, TREE, LIGHT)):
        turn = rng.random()
        for k in range(9):
            a = turn + math.tau * k / 9
            shape = gouge(x + dx + r * 0.55 * math.cos(a), y + dx + r * 0.55 * math.sin(a), r * 1.1, r * 0.24,
                a, r * 0.08)
            if ink is None:
                town.shade(shape, tone)
            else:
                town.poly(shape, ink)
    town.colour.disc(x, y, r * 0.14, OCHRE)


def hut(town: Town, x: float, y: float, size: float, turn: float, roof: int) -> None:
    """A hut from above, two slopes of thatch or iron."""
    c, s = math.cos(turn), math.sin(turn)

    def p(u: float, v: float) -> Point:
        return (x + size * (u * c - v * s), y + size * (u * s + v * c))

    town.shade([(q[0] + size * 0.4, q[1] + size * 0.42) for q in (p(-0.8, -0.5), p(0.8, -0.5), p(0.8, 0.5),
        p(-0.8, 0.5))], DEEP)
    town.poly([p(-0.8, -0.5), p(0.8, -0.5), p(0.8, 0), p(-0.8, 0)], roof)
    town.poly([p(-0.8, 0), p(0.8, 0), p(0.8, 0.5), p(-0.8, 0.5)], roof, DIM)
    for k in range(9):
        u = -0.72 + k * 0.18
        town.tone.line([p(u, -0.48), p(u, 0.48)], size * 0.035, DEEP)


def boat(town: Town, x: float, y: float, long: float, turn: float, wake: bool = True) -> None:
    """A slender boat from above with a boatman; `long` px."""
    c, s = math.cos(turn), math.sin(turn)

    def p(u: float, v: float) -> Point:
        return (x + long * (u * c - v * s), y + long * (u * s + v * c))

    if wake:
        for side_ in (-1, 1):
            for k in range(5):
                u = -0.42 - k * 0.2
                q = p(u, side_ * (0.07 + 0.065 * k))
                town.colour.poly(gouge(q[0], q[1], long * 0.24, long * 0.028, turn - side_ * 0.34), CREAM)
    hull = [(0.56, 0), (0.36, 0.09), (0.0, 0.13), (-0.34, 0.1), (-0.5, 0), (-0.34, -0.1), (0.0, -0.13),
        (0.36, -0.09)]
    outline = spline([p(*h) for h in [*hull, hull[0]]], 6)
    town.shade([(px + long * 0.07, py + long * 0.08) for px, py in outline], DEEP)
    town.poly(outline, INK)
    inner = spline([p(u * 0.8, v * 0.62) for u, v in [*hull, hull[0]]], 6)
    town.poly(inner, RUST)
    for u in (-0.2, 0.1, 0.28):
        town.line([p(u, -0.08), p(u, 0.08)], long * 0.03, CREAM)
    q = p(-0.32, 0)
    town.colour.disc(q[0], q[1], long * 0.075, RED)
    town.colour.disc(q[0], q[1], long * 0.042, INK)
    town.line([p(-0.34, 0.05), p(-0.6, 0.3)], long * 0.022, CREAM)


def river(town: Town, rng: random.Random, field: Quad) -> None:
    """The canal that feeds the ponds, across the whole field."""
    left = [at(field, CANAL - 0.028 + 0.05 * t, t) for t in (i / 12 for i in range(13))]
    right = [at(field, CANAL + 0.028 + 0.05 * t, t) for t in (i / 12 for i in range(13))]
    left = [(x + rng.uniform(-10, 10), y) for x, y in left]
    right = [(x + rng.uniform(-10, 10), y) for x, y in right]
    banks = [*spline(left, 8), *spline(right, 8)[::-1]]
    town.poly(banks, RIVER, DIM)
    town.shade([(x + 16, y + 8) for x, y in banks], LIGHT)
    for _ in range(150):
        t = rng.random()
        x, y = at(field, CANAL + rng.uniform(-0.02, 0.02) + 0.05 * t, t)
        town.colour.poly(gouge(x, y, rng.uniform(40, 120), rng.uniform(4, 8), -1.36 + rng.uniform(-0.05,
            0.05)), SKYLIT)


def boats(town: Town, rng: random.Random, field: Quad, ponds: list[Quad]) -> None:
    """Boats on the canal and on the larger ponds, two of them drawing a net."""
    for t, turn in ((0.36, -1.36), (0.72, 1.78)):
        x, y = at(field, CANAL + 0.05 * t, t)
        boat(town, x, y, 150, turn)
    big = sorted((q for q in ponds if 350 < at(q, 0.5, 0.5)[0] < 2050 and 350 < at(q, 0.5, 0.5)[1] < 2050),
        key=lambda q: -side(q[0], q[1]) * side(q[0], q[3]))
    for k, quad in enumerate(big[:7:2]):
        x, y = at(quad, 0.45, 0.55)
        boat(town, x, y, 112, rng.uniform(0, math.tau), k % 2 == 0)
    quad = big[1]
    net = [at(quad, 0.25 + 0.5 * t, 0.3 + 0.34 * math.sin(math.pi * t)) for t in (i / 30 for i in range(31))]
    for x, y in net[::2]:
        town.colour.disc(x, y, 7, CREAM)
    town.line(net, 3, CREAM)
    boat(town, *net[0], 104, 1.2, False)
    boat(town, *net[-1], 104, 2.2, False)


def make() -> Path:
    """Print photos/ponds.jpg."""
    sheet = Sheet("ponds", SIZE, (246, 240, 224), margin=64, rough=0.8)
    rng = random.Random("ponds block 2")
    town = Town(SIZE, DYKE)
    field: Quad = ((-420, 2320), (2240, 2860), (2840, 60), (160, -520))
    halves: list[Quad] = [
        (at(field, 0, 0), at(field, CANAL - 0.035, 0), at(field, CANAL + 0.015, 1), at(field, 0, 1)),
        (at(field, CANAL + 0.035, 0), at(field, 1, 0), at(field, 1, 1), at(field, CANAL + 0.085, 1)),
    ]
    ponds = [q for half in halves for q in split(half, rng, 330)]
    last = DYKE
    trees: list[tuple[float, float, float]] = []
    for quad in ponds:
        cx, cy = at(quad, 0.5, 0.5)
        if not (-260 < cx < 2660 and -260 < cy < 2660):
            continue
        ink = rng.choice([w for w in WATERS if w != last])
        last = ink
        pond(town, inset(quad, rng.uniform(15, 22)), ink, rng)
        for i in range(4):
            if rng.random() < 0.22:
                a, b = quad[i], quad[(i + 1) % 4]
                for _ in range(rng.randint(2, 6)):
                    x, y = mix(a, b, rng.uniform(0.06, 0.94))
                    trees.append((x + rng.uniform(-7, 7), y + rng.uniform(-7, 7), rng.uniform(13, 30)))
    river(town, rng, field)
    for x, y, r in trees:
        if rng.random() < 0.3:
            palm(town, rng, x, y, r * 1.25)
        else:
            tree(town, rng, x, y, r)
    for u, v, roof in ((0.395, 0.30, OCHRE), (0.41, 0.33, RED), (0.585, 0.62, CREAM), (0.60, 0.585, RED),
            (0.25, 0.70, OCHRE), (0.80, 0.34, CREAM)):
        near = min(ponds, key=lambda q, u=u, v=v: side(q[0], at(field, u, v)))  # type: ignore[misc]
        hut(town, near[0][0], near[0][1], 42, 0.2, roof)
    boats(town, rng, field, ponds)
    sheet.print_block(town.colour, INKS, drift=3, trap=5, wear=0.6)
    sheet.pull(town.tone.mask([DIM, DEEP]), (150, 150, 150), (2, 1), over=True, wear=0.5, rough=0.6)
    sheet.pull(town.tone.mask([DEEP]), (156, 148, 168), (-2, 2), over=True, wear=0.5, rough=0.6)
    return save_jpeg(sheet.finish(), "ponds", quality=82)

"""Overhead wires at a junction, seen straight up between four housefronts: line art in black."""

# fmt: off
from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from PIL import Image

from block import Block, gouge, mix, spline
from files import save_png
from grain import blur, levels

SIZE = (2400, 1600)
PAPER, LINE = 0, 1
ZENITH = (1230.0, 790.0)
Point = tuple[float, float]


def lift(p: Point, share: float) -> Point:
    """A point of the picture's edge moved towards the zenith: `share` 0 at the edge, 1 at the zenith."""
    return mix(p, ZENITH, share)


def front(block: Block, a: Point, b: Point, eaves: float, rng: random.Random, bays: int) -> None:
    """A housefront seen from its foot: base from `a` to `b`, eaves at share `eaves` towards the zenith."""
    block.poly([a, b, lift(b, eaves), lift(a, eaves)], LINE)
    storeys = 4
    for row in range(storeys):
        low = eaves * (0.05 + 0.90 * (row / storeys) ** 0.85)
        high = eaves * (0.05 + 0.90 * ((row + 0.62) / storeys) ** 0.85)
        for bay in range(bays):
            near, far = (bay + 0.27) / bays, (bay + 0.73) / bays
            quad = [lift(mix(a, b, near), low), lift(mix(a, b, far), low), lift(mix(a, b, far), high),
                lift(mix(a, b, near), high)]
            block.line([*quad, quad[0]], 4, PAPER)
            inset = [mix(q, mix(quad[0], quad[2], 0.5), 0.16) for q in quad]
            if rng.random() < 0.62:
                for k in range(7):
                    t = k / 6
                    block.line([mix(inset[0], inset[3], t), mix(inset[1], inset[2], t)], 2.2, PAPER)
            else:
                block.poly(inset, PAPER)
                block.line([mix(inset[0], inset[1], 0.5), mix(inset[3], inset[2], 0.5)], 4, LINE)
                block.line([mix(inset[0], inset[3], 0.62), mix(inset[1], inset[2], 0.62)], 4, LINE)
        for k in range(26):
            t0 = k / 26 + rng.uniform(0.0, 0.02)
            t1 = t0 + rng.uniform(0.012, 0.03)
            level = eaves * (0.05 + 0.90 * ((row + 0.80 + rng.uniform(-0.06, 0.06)) / storeys) ** 0.85)
            p, q = lift(mix(a, b, t0), level), lift(mix(a, b, min(1.0, t1)), level)
            block.line([p, q], 2.2, PAPER)
    for step, width in ((0.955, 3.0), (0.975, 5.0), (0.99, 2.2)):
        block.line([lift(a, eaves * step), lift(b, eaves * step)], width, PAPER)
    for k in range(bays * 7):
        t = (k + 0.5) / (bays * 7)
        block.line([lift(mix(a, b, t), eaves * 1.0), lift(mix(a, b, t), eaves * 1.022)], 7, LINE)
    block.line([lift(a, eaves * 1.028), lift(b, eaves * 1.028)], 5, LINE)


def wire(block: Block, points: list[Point], width: float) -> list[Point]:
    """A wire through `points`; returns the curve it follows."""
    curve = spline(points, 24)
    block.line(curve, width, LINE)
    return curve


def strain(block: Block, a: Point, b: Point, beads: tuple[float, ...]) -> None:
    """A span wire from wall to wall with insulators at the shares `beads`."""
    block.line([a, b], 3.2, LINE)
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    for t in beads:
        x, y = mix(a, b, t)
        for k in range(-2, 3):
            px, py = x + k * 9 * math.cos(angle), y + k * 9 * math.sin(angle)
            block.poly(gouge(px, py, 32 - 3 * abs(k), 8, angle + math.pi / 2), LINE)
    for p in (a, b):
        block.disc(p[0], p[1], 13, PAPER)
        block.disc(p[0], p[1], 10, LINE)
        block.disc(p[0], p[1], 4, PAPER)


def clamp(block: Block, p: Point, angle: float) -> None:
    """The clip that holds a contact wire under a span wire."""
    dx, dy = 20 * math.cos(angle), 20 * math.sin(angle)
    block.line([(p[0] - dx, p[1] - dy), (p[0] + dx, p[1] + dy)], 12, LINE)
    block.disc(p[0], p[1], 10, LINE)
    block.disc(p[0], p[1], 4.5, PAPER)


def crossing(p: Point, q: Point, r: Point, s: Point) -> tuple[float, Point] | None:
    """Where the pieces pq and rs cross: the share along rs and the point."""
    d = (q[0] - p[0]) * (s[1] - r[1]) - (q[1] - p[1]) * (s[0] - r[0])
    if abs(d) < 1e-9:
        return None
    t = ((r[0] - p[0]) * (s[1] - r[1]) - (r[1] - p[1]) * (s[0] - r[0])) / d
    u = ((r[0] - p[0]) * (q[1] - p[1]) - (r[1] - p[1]) * (q[0] - p[0])) / d
    return (u, mix(p, q, t)) if 0 <= t < 1 and 0 <= u <= 1 else None


def swift(block: Block, x: float, y: float, size: float, turn: float) -> None:
    """A swift, `size` px from wing tip to wing tip."""
    c, s = math.cos(turn), math.sin(turn)
    shape = [(-0.5, 0.16), (-0.28, -0.07), (-0.05, -0.12), (0, -0.2), (0.05, -0.12), (0.28, -0.07),
        (0.5, 0.16),
             (0.24, 0.03), (0.06, 0.05), (0.05, 0.26), (0, 0.18), (-0.05, 0.26), (-0.06, 0.05), (-0.24, 0.03)]
    block.poly([(x + size * (u * c - v * s), y + size * (u * s + v * c)) for u, v in shape], LINE)


def make() -> Path:
    """Draw photos/tram-wires.png."""
    rng = random.Random("tram-wires")
    block = Block(SIZE, PAPER)
    front(block, (-260, 640), (-160, -420), 0.44, rng, 4)
    front(block, (560, -260), (1560, -240), 0.40, rng, 5)
    front(block, (2300, -330), (2660, 700), 0.42, rng, 4)
    front(block, (2620, 1240), (2040, 1960), 0.40, rng, 4)
    front(block, (1560, 1900), (300, 1880), 0.34, rng, 6)
    front(block, (-60, 1800), (-330, 1150), 0.42, rng, 3)
    runs = [
        wire(block, [(-60, 905), (500, 860), (1100, 800), (1700, 830), (2460, 960)], 6),
        wire(block, [(-60, 1015), (500, 962), (1100, 905), (1700, 935), (2460, 1075)], 6),
        wire(block, [(-60, 885), (420, 842), (960, 730), (1360, 420), (1590, 130), (1720, -60)], 6),
        wire(block, [(-60, 1035), (480, 985), (1120, 830), (1530, 500), (1730, 190), (1860, -60)], 6),
        wire(block, [(2460, 1095), (2050, 1000), (1790, 800), (1690, 480), (1740, 190), (1850, -60)], 6),
        wire(block, [(660, -60), (690, 300), (850, 720), (1150, 1080), (1490, 1380), (1680, 1660)], 6),
        wire(block, [(560, -60), (590, 320), (745, 770), (1050, 1150), (1390, 1440), (1570, 1660)], 6),
    ]
    spans = [
        (lift((-215, 160), 0.44), lift((300, 1880), 0.34), (0.12, 0.86)),
        (lift((-230, 330), 0.44), lift((1060, -250), 0.40), (0.14, 0.86)),
        (lift((620, -258), 0.40), lift((700, 1886), 0.34), (0.1, 0.9)),
        (lift((1500, -241), 0.40), lift((1180, 1893), 0.34), (0.09, 0.91)),
        (lift((2390, -70), 0.42), lift((1480, 1898), 0.34), (0.08, 0.92)),
        (lift((1300, -245), 0.40), lift((2480, 200), 0.42), (0.1, 0.9)),
        (lift((2600, 520), 0.42), lift((2210, 1750), 0.40), (0.1, 0.88)),
        (lift((2370, 1550), 0.40), lift((1400, 1896), 0.34), (0.14, 0.8)),
        (lift((-280, 1270), 0.42), lift((-250, 560), 0.44), (0.12, 0.88)),
    ]
    for a, b, beads in spans:
        strain(block, a, b, beads)
        for run in runs:
            for p, q in pairwise(run):
                hit = crossing(p, q, a, b)
                if hit and 0.03 < hit[0] < 0.97:
                    clamp(block, hit[1], math.atan2(q[1] - p[1], q[0] - p[0]))
    for x, y, size, turn in ((1080, 470, 96, 0.5), (1000, 590, 66, 0.9), (1190, 380, 54, 0.2),
            (1440, 1010, 64, -0.5)):
        swift(block, x, y, size, turn)
    mask = blur(block.mask([LINE]), 1.1)
    ink = levels(mask, 92, 164)
    page = ink.point([248 - round(v * 230 / 255 / 15.33) * 15 for v in range(256)])
    return save_png(_few(page), "tram-wires")


def _few(page: Image.Image) -> Image.Image:
    """Keep only the greys 16 apart, so that the file stays small."""
    return page.point([min(248, round(v / 16) * 16 + 8) for v in range(256)])

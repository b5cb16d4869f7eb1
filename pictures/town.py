"""Houses for prints: walls, corrugated roofs, windows, washing; drawn back to front."""

# fmt: off
from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import ImageChops

from block import Block, Point, mix

Quad = tuple[Point, Point, Point, Point]
LIGHT, DIM, DEEP = 0, 1, 2


def at(quad: Quad, u: float, v: float) -> Point:
    """The point of a quad (bottom left, bottom right, top right, top left) at shares `u` across, `v` up."""
    return mix(mix(quad[0], quad[1], u), mix(quad[3], quad[2], u), v)


def part(quad: Quad, left: float, low: float, right: float, high: float) -> Quad:
    """The piece of a quad between four shares."""
    return (at(quad, left, low), at(quad, right, low), at(quad, right, high), at(quad, left, high))


def box(x: float, y: float, wide: float, tall: float) -> Quad:
    """An upright quad with its bottom left corner at (x, y), px."""
    return ((x, y), (x + wide, y), (x + wide, y - tall), (x, y - tall))


class Town:
    """Two blocks drawn together: the colours, and the tone that is printed over them as shade."""

    def __init__(self, size: tuple[int, int], ground: int = 0) -> None:
        """`size` in px; `ground` the ink number everything starts with."""
        self.colour = Block(size, ground)
        self.tone = Block(size, LIGHT)

    def poly(self, points: Sequence[Point], ink: int, tone: int = LIGHT) -> None:
        """A face in colour `ink`, in shade of depth `tone`."""
        self.colour.poly(points, ink)
        self.tone.poly(points, tone)

    def line(self, points: Sequence[Point], width: float, ink: int, tone: int = LIGHT) -> None:
        """A line in colour."""
        self.colour.line(points, width, ink)
        self.tone.line(points, width, tone)

    def shade(self, points: Sequence[Point], tone: int = DIM) -> None:
        """Shade alone, over whatever colour is there."""
        self.tone.poly(points, tone)

    def hatch(self, marks: Block, over: Sequence[int], tone: int = DIM) -> None:
        """Shade the marks (not 0) that lie on one of the inks `over`."""
        field = self.colour.image.point([255 if v in set(over) else 0 for v in range(256)])
        cut = marks.image.point([0] + [255] * 255)
        self.tone.image.paste(tone, mask=ImageChops.multiply(field, cut))

    def ribs(self, quad: Quad, pitch: float, tone: int, width: float = 0.36, across: bool = False) -> None:
        """Ribs of corrugated iron running up the quad (or `across` it), one each `pitch` px."""
        a, b, c, d = quad
        if across:
            a, b, c, d = b, c, d, a
        long = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
        count = max(2, round(long / pitch))
        for k in range(count):
            u, w = (k + 0.5) / count, width / count
            self.tone.poly([mix(a, b, u), mix(a, b, u + w), mix(d, c, u + w), mix(d, c, u)], tone)

    def roof(self, quad: Quad, ink: int, rng: random.Random, pitch: float, tone: int = LIGHT,
            rust: int | None = None) -> None:
        """A corrugated roof with a lap between the sheets, sheets of `rust` here and there, a lit ridge."""
        self.poly(quad, ink, tone)
        if rust is not None:
            for k in range(6):
                if rng.random() < 0.26:
                    low = rng.choice((0.0, 0.5))
                    self.colour.poly(part(quad, k / 6, low, (k + 1) / 6, low + 0.5), rust)
        self.ribs(quad, pitch, min(DEEP, tone + 1))
        self.tone.line([at(quad, 0, 0.5), at(quad, 1, 0.5)], pitch * 0.22, DEEP)
        self.tone.line([at(quad, 0, 0.0), at(quad, 1, 0.0)], pitch * 0.34, DEEP)

    def window(self, quad: Quad, frame: int, glass: int, tone: int = LIGHT, bars: int = 1,
            lit: int | None = None) -> None:
        """A sash window that fills `quad`, with `bars` upright bars."""
        self.poly(part(quad, -0.12, -0.10, 1.12, 1.09), frame, tone)
        self.poly(quad, glass if lit is None else lit, LIGHT if lit is not None else tone)
        height = abs(quad[3][1] - quad[0][1])
        for k in range(1, bars + 1):
            u = k / (bars + 1)
            self.line([at(quad, u, 0), at(quad, u, 1)], height * 0.05, frame, tone)
        self.line([at(quad, 0, 0.55), at(quad, 1, 0.55)], height * 0.05, frame, tone)
        self.shade(part(quad, -0.12, -0.16, 1.12, -0.10), DEEP)

    def front(self, quad: Quad, ink: int, frame: int, glass: int, rng: random.Random, rows: int, bays: int,
              tone: int = LIGHT, lit: int | None = None, door: int | None = None, share: float = 0.3) -> None:
        """A housefront of `rows` storeys and `bays` windows; `share` of them lit when `lit` is given."""
        self.poly(quad, ink, tone)
        spot = rng.randrange(bays) if door is not None else -1
        for row in range(rows):
            for bay in range(bays):
                left, right = (bay + 0.29) / bays, (bay + 0.71) / bays
                low, high = (row + 0.30) / rows, (row + 0.78) / rows
                if row == 0 and bay == spot and door is not None:
                    self.poly(part(quad, left - 0.02, 0, right + 0.02, high + 0.02), frame, tone)
                    self.poly(part(quad, left + 0.01, 0, right - 0.01, high - 0.03), door, tone)
                else:
                    glow = lit if lit is not None and rng.random() < share else None
                    self.window(part(quad, left, low, right, high), frame, glass, tone, 1, glow)

    def house(self, x: float, y: float, wide: float, tall: float, deep: float, rng: random.Random, wall: int,
            roof: int,
              frame: int, glass: int, *, kind: str = "eaves", rows: int = 2, bays: int = 2,
              rust: int | None = None,
              door: int | None = None, lit: int | None = None, ribbed: bool = True,
              share: float = 0.3) -> None:
        """A house with its front's bottom left corner at (x, y), side wall to the right, `deep` px.

        `kind` is "eaves" (ridge along the front), "gable" (gable to the front) or "shed" (one slope).
        """
        skew = (deep, -0.42 * deep)
        face = box(x, y, wide, tall)
        side: Quad = (face[1], _add(face[1], skew), _add(face[2], skew), face[2])
        rise = {"eaves": 0.42, "gable": 0.46, "shed": 0.2}[kind] * (deep if kind != "gable" else wide * 0.62)
        pitch = max(9.0, wide / 24)
        self.poly(side, wall, DIM)
        if ribbed:
            self.ribs(side, pitch * 0.6, DEEP, 0.3)
        self.window(part(side, 0.35, 0.42, 0.68, 0.72), frame, glass, DIM)
        self.front(face, wall, frame, glass, rng, rows, bays, door=door, lit=lit, share=share)
        if ribbed:
            strip = part(face, 0.0, 0.0, 1.0, 0.16)
            self.ribs(strip, pitch * 0.6, DIM, 0.3)
        lip = wide * 0.05
        tl, tr = face[3], face[2]
        if kind == "gable":
            peak = ((tl[0] + tr[0]) / 2, tl[1] - rise)
            self.poly([tl, tr, peak], wall)
            self.window(box(peak[0] - wide * 0.07, tl[1] - rise * 0.12, wide * 0.14, rise * 0.42), frame,
                glass, LIGHT, 0)
            right: Quad = ((tr[0] + lip, tr[1] + lip * 0.7), _add((tr[0] + lip, tr[1] + lip * 0.7), skew),
                _add(peak, skew), peak)
            self.roof(right, roof, rng, pitch, DIM, rust)
            edge = wide * 0.045
            self.line([(tl[0] - lip, tl[1] + lip * 0.7), peak, (tr[0] + lip, tr[1] + lip * 0.7)], edge, frame)
        elif kind == "eaves":
            back = _add(((tl[0] + tr[0]) / 2, tl[1]), (deep * 0.5, -0.21 * deep - rise))
            a, b = (back[0] - wide / 2, back[1]), (back[0] + wide / 2, back[1])
            self.poly([tr, _add(tr, skew), b], wall, DIM)
            slope: Quad = ((tl[0] - lip, tl[1] + lip), (tr[0] + lip, tr[1] + lip), (b[0] + lip, b[1]),
                (a[0] - lip, a[1]))
            self.roof(slope, roof, rng, pitch, LIGHT, rust)
            self.shade(part(face, 0, 0.93, 1, 0.985), DEEP)
        else:
            top: Quad = ((tl[0] - lip, tl[1] + lip), (tr[0] + lip, tr[1] + lip), (tr[0] + deep + lip,
                tr[1] - 0.42 * deep - rise),
                         (tl[0] + deep - lip, tl[1] - 0.42 * deep - rise))
            self.poly([tr, _add(tr, skew), (tr[0] + deep, tr[1] - 0.42 * deep - rise)], wall, DIM)
            self.roof(top, roof, rng, pitch, LIGHT, rust)
            self.shade(part(face, 0, 0.93, 1, 0.985), DEEP)

    def washing(self, a: Point, b: Point, inks: Sequence[int], rope: int, rng: random.Random,
            size: float) -> None:
        """A line of washing from `a` to `b`, pieces about `size` px tall."""
        sag = abs(b[0] - a[0]) * 0.06
        place = [(mix(a, b, t)[0], mix(a, b, t)[1] + sag * 4 * t * (1 - t))
            for t in (i / 20 for i in range(21))]
        self.line(place, max(2.0, size * 0.05), rope)
        t = 0.12
        while t < 0.86:
            x, y = mix(a, b, t)
            y += sag * 4 * t * (1 - t)
            wide, tall = size * rng.uniform(0.4, 0.75), size * rng.uniform(0.6, 1.0)
            lean = rng.uniform(-0.1, 0.2) * size
            self.poly([(x, y), (x + wide, y + 2), (x + wide + lean, y + tall),
                (x + lean * 0.8, y + tall * 0.95)], rng.choice(inks))
            t += wide / max(1.0, abs(b[0] - a[0])) + 0.04


def _add(p: Point, q: Point) -> Point:
    return (p[0] + q[0], p[1] + q[1])

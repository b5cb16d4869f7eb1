"""The cut block: one flat drawing in numbered inks, drawn front over back.

A block holds an ink number at every point. Coordinates are in pixels of the
finished picture; inside, the block is drawn larger and cut down later, so
that edges come out smooth.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Points = Sequence[Point]


class Block:
    """A drawing in ink numbers 0 to 254; 0 is bare paper."""

    def __init__(self, size: tuple[int, int], ground: int = 0, scale: int = 2) -> None:
        """`size` in finished px, `scale` the enlargement while drawing."""
        self.size = size
        self.scale = scale
        self.image = Image.new("L", (size[0] * scale, size[1] * scale), ground)
        self.draw = ImageDraw.Draw(self.image)

    def poly(self, points: Points, ink: int) -> None:
        """Fill a polygon (px)."""
        self.draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=ink)

    def rect(self, left: float, top: float, right: float, bottom: float, ink: int) -> None:
        """Fill an upright rectangle (px)."""
        if right > left and bottom > top:
            s = self.scale
            self.draw.rectangle((left * s, top * s, right * s - 1, bottom * s - 1), fill=ink)

    def disc(self, x: float, y: float, rx: float, ink: int, ry: float | None = None) -> None:
        """Fill an ellipse with centre and radii in px."""
        s, tall = self.scale, rx if ry is None else ry
        self.draw.ellipse(((x - rx) * s, (y - tall) * s, (x + rx) * s, (y + tall) * s), fill=ink)

    def line(self, points: Points, width: float, ink: int) -> None:
        """Draw a line of `width` px with rounded joints."""
        pts = [(x * self.scale, y * self.scale) for x, y in points]
        self.draw.line(pts, fill=ink, width=max(1, round(width * self.scale)), joint="curve")

    def round_rect(self, box: tuple[float, float, float, float], radius: float, ink: int) -> None:
        """Fill a rectangle with rounded corners of `radius` px."""
        s = self.scale
        self.draw.rounded_rectangle([v * s for v in box], radius * s, fill=ink)

    def mask(self, inks: Iterable[int]) -> Image.Image:
        """Where any of `inks` lies, as a white-on-black "L" image of the finished size."""
        wanted = set(inks)
        return self.image.point([255 if v in wanted else 0 for v in range(256)]).reduce(self.scale)

    def carve(self, marks: Block, over: Iterable[int], ink: int) -> None:
        """Set to `ink` every point where `marks` is not 0 and this block holds one of `over`."""
        wanted = set(over)
        where = self.image.point([255 if v in wanted else 0 for v in range(256)])
        cut = marks.image.point([0] + [255] * 255)
        self.image.paste(ink, mask=ImageChops.multiply(where, cut))

    def lay(self, other: Block, over: Iterable[int] | None = None) -> None:
        """Lay another block's inks (not its 0) on this one, only over the inks named."""
        where = other.image.point([0] + [255] * 255)
        if over is not None:
            wanted = set(over)
            below = self.image.point([255 if v in wanted else 0 for v in range(256)])
            where = ImageChops.multiply(where, below)
        self.image.paste(other.image, mask=where)

    def blank(self) -> Block:
        """An empty block of the same size."""
        return Block(self.size, 0, self.scale)


def gouge(
    x: float,
    y: float,
    length: float,
    width: float,
    angle: float = 0.0,
    bend: float = 0.0,
) -> list[Point]:
    """Outline of one cut of the gouge: pointed ends, centre (x, y), px; `angle` in radians."""
    upper: list[Point] = []
    lower: list[Point] = []
    for i in range(9):
        t = i / 8
        half = width / 2 * math.sin(math.pi * t**0.8) ** 0.75 if 0 < i < 8 else 0.0
        along, off = (t - 0.5) * length, bend * (1 - (2 * t - 1) ** 2)
        upper.append((along, off - half))
        lower.append((along, off + half))
    c, s = math.cos(angle), math.sin(angle)
    return [(x + u * c - v * s, y + u * s + v * c) for u, v in upper + lower[::-1]]


def cuts(
    block: Block,
    rng: random.Random,
    box: tuple[float, float, float, float],
    pitch: float,
    length: float,
    ink: int,
    weight: Callable[[float, float], float],
    angle: Callable[[float, float], float] | float = 0.0,
) -> None:
    """Fill `box` (px) with rows of gouge cuts `pitch` px apart and about `length` px long.

    `weight` gives the share of light from 0 (none) to 1 at a point: it sets
    how wide a cut is and whether it is there at all.
    """
    left, top, right, bottom = box
    y = top
    while y < bottom:
        x = left - rng.random() * length
        while x < right:
            long = length * rng.uniform(0.55, 1.3)
            cx, cy = x + long / 2, y + rng.uniform(-0.22, 0.22) * pitch
            w = weight(cx, cy)
            if w > 0.02 and rng.random() < w * 1.6:
                turn = angle(cx, cy) if callable(angle) else angle
                wide = pitch * (0.25 + 0.6 * min(1.0, w)) * rng.uniform(0.8, 1.1)
                bend = rng.uniform(-0.03, 0.03) * long
                turn += rng.uniform(-0.03, 0.03)
                block.poly(gouge(cx, cy, long * (0.6 + 0.4 * w), wide, turn, bend), ink)
            x += long * rng.uniform(0.85, 1.05)
        y += pitch


def spline(points: Points, steps: int = 12) -> list[Point]:
    """A smooth curve (Catmull-Rom) through `points`, `steps` pieces between two neighbours."""
    pts = [points[0], *points, points[-1]]
    out: list[Point] = []
    for i in range(1, len(pts) - 2):
        a, b, c, d = pts[i - 1], pts[i], pts[i + 1], pts[i + 2]
        for k in range(steps):
            t = k / steps
            out.append((_knot(a[0], b[0], c[0], d[0], t), _knot(a[1], b[1], c[1], d[1], t)))
    out.append((points[-1][0], points[-1][1]))
    return out


def ring(points: Points, steps: int = 12) -> list[Point]:
    """A smooth closed curve through `points`."""
    n = len(points)
    pts = [points[-1], *points, points[0], points[1 % n]]
    out: list[Point] = []
    for i in range(1, n + 1):
        a, b, c, d = pts[i - 1], pts[i], pts[i + 1], pts[i + 2]
        for k in range(steps):
            t = k / steps
            out.append((_knot(a[0], b[0], c[0], d[0], t), _knot(a[1], b[1], c[1], d[1], t)))
    return out


def mix(a: Point, b: Point, t: float) -> Point:
    """The point at share `t` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def _knot(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)

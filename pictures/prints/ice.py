"""Stacked blocks of ice in a dark cold store: a mezzotint in one black, greyscale."""

# fmt: off
from __future__ import annotations

import math
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from block import Point, gouge, mix, spline
from files import save_jpeg
from grain import blur, cloud, noise, ramp, scaled
from town import Quad, at, part

SIZE = (2400, 2400)
MARGIN = 150
LEFT: Point = (-0.84, -0.30)
RIGHT: Point = (0.86, -0.27)
WIDE, DEEP, TALL = 620.0, 560.0, 330.0


def corner(i: float, j: float, k: float) -> Point:
    """Picture point of a place counted in blocks: `i` to the back left, `j` to the back right, `k` up."""
    x = 1225 + i * WIDE * LEFT[0] + j * DEEP * RIGHT[0]
    return (x, 1930 + i * WIDE * LEFT[1] + j * DEEP * RIGHT[1] - k * TALL)


Box = tuple[int, int, int, int]


def bounds(points: list[Point]) -> Box:
    """The smallest box in whole px around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (math.floor(min(xs)) - 1, math.floor(min(ys)) - 1, math.ceil(max(xs)) + 1, math.ceil(max(ys)) + 1)


def stencil(points: list[Point], box: Box) -> Image.Image:
    """A white polygon on black with smooth edges, as large as `box`."""
    image = Image.new("L", ((box[2] - box[0]) * 2, (box[3] - box[1]) * 2), 0)
    ImageDraw.Draw(image).polygon([((x - box[0]) * 2, (y - box[1]) * 2) for x, y in points], fill=255)
    return image.reduce(2)


class Plate:
    """The plate, scraped from black towards white."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.image = ramp(SIZE, [(0.0, 22), (0.55, 40), (0.72, 62), (1.0, 24)])
        self.fog = cloud(rng, SIZE, 210)

    def face(self, quad: Quad, low: float, high: float, core: float, light: float) -> None:
        """One side of a block: greys `low` below to `high` above, its cloudy core lighter by `core`.

        `light` from 0 to 1 is how much of all that the dark of the store leaves.
        """
        rng = self.rng
        box = bounds(list(quad))
        size = (box[2] - box[0], box[3] - box[1])
        local = [(x - box[0], y - box[1]) for x, y in quad]
        quad = (local[0], local[1], local[2], local[3])
        whole = (0, 0, *size)
        tone = Image.blend(ramp(size, [(0, high), (1, low)]), ramp(size, [(0, high), (1, low)],
            sideways=True), 0.4)
        fog = ImageChops.offset(self.fog, rng.randrange(2400), rng.randrange(2400)).crop((0, 0, *size))
        tone = ImageChops.add(tone, fog.point([round(v * 0.34) for v in range(256)]), 1.0, -43)
        heart = part(quad, 0.22, 0.2, 0.78, 0.82)
        bulge = [mix(at(heart, u, v), at(quad, 0.5, 0.5), rng.uniform(-0.22, 0.3)) for u, v in
                 ((0, 0), (0.35, 0), (0.7, 0), (1, 0), (1, 0.5), (1, 1), (0.65, 1), (0.3, 1), (0, 1),
                 (0, 0.5))]
        layer = ImageChops.add(tone, scaled(blur(stencil(bulge, whole), 34), core / 255))
        sharp = Image.new("L", (size[0] * 2, size[1] * 2), 0)
        pen = ImageDraw.Draw(sharp)
        for _ in range(90):
            u, v = rng.uniform(0.24, 0.76), rng.choice((rng.uniform(0.1, 0.3), rng.uniform(0.7, 0.9)))
            a, b = at(quad, u, 0.5 + (v - 0.5) * 0.5), at(quad, 0.5 + (u - 0.5) * 1.25, v)
            x, y = mix(a, b, 0.5)
            length = math.hypot(b[0] - a[0], b[1] - a[1])
            turn = math.atan2(b[1] - a[1], b[0] - a[0])
            pen.polygon([(px * 2, py * 2) for px, py in gouge(x, y, length, rng.uniform(1.2, 3.4), turn,
                rng.uniform(-3, 3))],
                        fill=rng.randrange(14, 62))
        for _ in range(2):
            u, v = rng.choice((0.0, 0.72)), rng.uniform(0.1, 0.7)
            shard = [at(quad, u, v), at(quad, u + rng.uniform(0.14, 0.28), v + rng.uniform(0.05, 0.25)),
                at(quad, u + 0.06, v + 0.28)]
            pen.polygon([(x * 2, y * 2) for x, y in shard], fill=rng.randrange(18, 40))
            pen.line([(x * 2, y * 2) for x, y in shard[:2]], fill=rng.randrange(90, 140), width=4)
        for _ in range(46):
            x, y = at(quad, rng.gauss(0.5, 0.14), rng.gauss(0.5, 0.17))
            r = rng.uniform(1.2, 4.2)
            pen.ellipse(((x - r) * 2, (y - r) * 2, (x + r) * 2, (y + r) * 2), fill=rng.randrange(40, 120))
        layer = ImageChops.add(layer, sharp.reduce(2))
        self.image.paste(scaled(layer, light), box[:2], stencil(list(quad), whole))

    def edge(self, a: Point, b: Point, wide: float, grey: int) -> None:
        """A lit edge that swells and thins, `wide` px at most."""
        rng, n = self.rng, 16
        pts = [mix(a, b, i / n) for i in range(n + 1)]
        upper = [(x, y - wide * rng.uniform(0.15, 0.6)) for x, y in pts]
        lower = [(x, y + wide * rng.uniform(0.15, 0.6)) for x, y in pts]
        outline = upper + lower[::-1]
        box = bounds(outline)
        self.image.paste(grey, box, stencil(outline, box))

    def block(self, i: float, j: float, k: float, light: float = 1.0) -> None:
        """A block whose lowest front corner is at (i, j, k), counted in blocks, under so much `light`."""
        g = 0.018
        lo, hi = k, k + 0.985
        f0, l0, r0 = corner(i + g, j + g, lo), corner(i + 1 - g, j + g, lo), corner(i + g, j + 1 - g, lo)
        f1, l1, r1, b1 = (corner(i + g, j + g, hi), corner(i + 1 - g, j + g, hi), corner(i + g, j + 1 - g,
            hi),
                          corner(i + 1 - g, j + 1 - g, hi))
        self.face((l0, f0, f1, l1), 92, 168, 74, light)
        self.face((f0, r0, r1, f1), 10, 72, 52, light)
        self.face((f1, r1, b1, l1), 190, 232, 26, light)
        for a, b, wide, grey in ((l1, f1, 9, 250), (f1, r1, 7, 205), (f0, f1, 7, 200), (l0, l1, 4, 190),
                (l0, f0, 6, 34),
                                 (f0, r0, 6, 8), (l1, b1, 4, 250), (b1, r1, 3, 180)):
            self.edge(a, b, wide, round(grey * light))


def tongs(plate: Plate, x: float, y: float) -> None:
    """Iron ice tongs lying on the top block, hinge at (x, y)."""
    arms = [
        spline([(x - 230, y + 96), (x - 150, y + 10), (x, y), (x + 120, y - 30), (x + 250, y - 6)], 10),
        spline([(x - 160, y - 74), (x - 110, y - 14), (x, y), (x + 130, y + 24), (x + 236, y + 62)], 10),
    ]
    for dx, dy, grey, wide in ((8, 18, 120, 15), (0, 0, 18, 16), (-2, -4, 110, 3)):
        image = Image.new("L", (SIZE[0] * 2, SIZE[1] * 2), 0)
        pen = ImageDraw.Draw(image)
        for arm in arms:
            pen.line([((px + dx) * 2, (py + dy) * 2) for px, py in arm], fill=255, width=wide * 2,
                joint="curve")
        if wide > 3:
            pen.ellipse(((x + dx - 17) * 2, (y + dy - 14) * 2, (x + dx + 17) * 2, (y + dy + 14) * 2),
                fill=255)
            for arm in arms:
                ex, ey = arm[-1]
                pen.ellipse(((ex + dx - 36) * 2, (ey + dy - 20) * 2, (ex + dx + 22) * 2, (ey + dy + 20) * 2),
                    outline=255, width=20)
        plate.image.paste(grey, mask=image.reduce(2))


def make() -> Path:
    """Print photos/ice.jpg (mode L)."""
    rng = random.Random("ice")
    plate = Plate(rng)
    for depth, light in ((4, 0.16), (3, 0.24), (2, 0.36)):
        for side in range(-3, 4):
            i, j = depth + side, depth - side
            tiers = {4: 6, 3: 5, 2: 3}[depth] - (1 if side in (1, -2) else 0)
            if bounds([corner(i, j, 0), corner(i + 1, j, 0), corner(i, j + 1, 0)])[0] > 2250 or corner(i,
                    j + 1, 0)[0] < 150:
                continue
            for k in range(tiers):
                plate.block(i, j, k, max(0.07, light * (1.0 + 0.20 * side) + 0.02 * k))
    spots: list[tuple[float, float, float]] = [(1, 1, 0), (0, 1, 0), (1, 0, 0), (0, 0, 0), (1, 1, 1),
        (0.06, 1, 1), (1, 0.04, 1), (0.78, 0.8, 2.0)]
    for spot in spots:
        plate.block(*spot)
    tongs(plate, 1215, 510)
    wet = Image.new("L", SIZE, 0)
    for (o, p), (m, n), grey in (((1, 0), (0, 0), 88), ((2, 0), (1.02, 0), 74), ((0, 0), (0, 1), 40),
            ((0, 1.02), (0, 2), 46)):
        a, b = corner(o, p, 0), corner(m, n, 0)
        for step in range(12):
            low, high = step * 26, step * 26 + 27
            strip = [(a[0], a[1] + low), (b[0], b[1] + low), (b[0], b[1] + high), (a[0], a[1] + high)]
            ImageDraw.Draw(wet).polygon(strip, fill=round(grey * (1 - step / 12) ** 1.3))
    wet = ImageChops.add(blur(wet, 9), Image.new("L", SIZE, 26))
    skirt = stencil([corner(2, 0, 0), corner(0, 0, 0), corner(0, 2, 0), (2400, 1500), (2400, 2400), (0, 2400),
        (0, 1500)], (0, 0, *SIZE))
    streaks = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(streaks)
    for _ in range(420):
        y = rng.uniform(1640, 2330)
        x = rng.gauss(1100, 620)
        pen.polygon(gouge(x, y, rng.uniform(40, 300), rng.uniform(2, 9), rng.uniform(-0.02, 0.02)),
            fill=rng.randrange(20, 86))
    ground = ImageChops.add(scaled(plate.image, 1.0), blur(streaks, 1.4))
    ground = ImageChops.lighter(ground, wet)
    plate.image.paste(ground, mask=skirt)
    grains = ImageChops.add(noise(rng, SIZE, 2.6), noise(rng, SIZE, 4.2), 2.0)
    tooth = grains.point([round(128 + (v - 128) * 0.24) for v in range(256)])
    picture = ImageChops.add(plate.image, tooth, 1.0, -128)
    page = ImageChops.subtract(Image.new("L", SIZE, 240), noise(rng, SIZE,
        3.0).point([round(v / 40) for v in range(256)]))
    inner = (SIZE[0] - 2 * MARGIN, SIZE[1] - 2 * MARGIN)
    rim = Image.new("L", SIZE, 0)
    ImageDraw.Draw(rim).rounded_rectangle((MARGIN - 34, MARGIN - 34, SIZE[0] - MARGIN + 33,
        SIZE[1] - MARGIN + 33), 16, fill=255)
    page = ImageChops.subtract(page, scaled(ImageChops.subtract(rim, blur(rim, 5)), 0.16))
    page.paste(ImageChops.subtract(page, Image.new("L", SIZE, 7)), mask=rim)
    hold = Image.new("L", SIZE, 0)
    hold.paste(255, (MARGIN, MARGIN, MARGIN + inner[0], MARGIN + inner[1]))
    wobble = ImageChops.add(blur(hold, 3), noise(rng, SIZE, 9).point([round(128 + (v - 128) * 0.4)
        for v in range(256)]), 1.0, -128)
    page.paste(picture.point([10 + round(v * 0.9) for v in range(256)]),
        mask=wobble.point([0 if v < 110 else min(255, (v - 110) * 8) for v in range(256)]))
    return save_jpeg(page, "ice", quality=78)

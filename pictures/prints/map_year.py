"""A map of the year: seven places and the great circles between them in the order of the letters."""

# fmt: off
from __future__ import annotations

import math
import random
from itertools import pairwise
from pathlib import Path

from block import Block, Point
from continents import Place, equal_earth, equal_earth_back, great_circle, is_land
from files import save_png
from sheet import Sheet

SIZE = (3000, 1800)
MIDDLE = 22.0
SCALE = 516.0
CENTRE: Point = (1500.0, 836.0)
PLACES: dict[str, Place] = {
    "goteborg": (11.97, 57.71),
    "valparaiso": (-71.61, -33.05),
    "kisumu": (34.77, -0.09),
    "saint-louis": (-16.50, 16.03),
    "kolkata": (88.36, 22.57),
    "tripoli": (35.85, 34.44),
    "onomichi": (133.20, 34.41),
}
ORDER = (
    "goteborg", "valparaiso", "kisumu", "saint-louis", "kolkata", "tripoli",
    "onomichi", "kisumu", "goteborg", "kolkata", "valparaiso", "onomichi",
)
OCEAN, GRID, LAND, ROUTE, MARK = range(1, 6)
PAPER = (246, 240, 224)
INKS = {OCEAN: (38, 66, 100), GRID: (92, 128, 156), LAND: (234, 224, 192), ROUTE: (236, 110, 74),
    MARK: (252, 204, 96)}


def put(place: Place) -> Point:
    """The picture point of a place."""
    x, y = equal_earth(place, MIDDLE)
    return (CENTRE[0] + x * SCALE, CENTRE[1] - y * SCALE)


def globe(block: Block, grow: float, ink: int) -> None:
    """The outline of the whole globe, `grow` px larger."""
    edge = [put((MIDDLE + side * 179.999, lat * side)) for side in (1, -1) for lat in range(-90, 91, 2)]
    out = []
    for x, y in edge:
        d = math.hypot(x - CENTRE[0], y - CENTRE[1])
        out.append((x + (x - CENTRE[0]) / d * grow, y + (y - CENTRE[1]) / d * grow))
    block.poly(out, ink)


def graticule(block: Block) -> None:
    """Meridians and parallels, every 15 degrees; the equator, tropics and polar circles as dashes."""
    lat: float
    for step in range(-165, 180, 15):
        block.line([put((MIDDLE + step, lat)) for lat in range(-90, 91, 3)], 2.6, GRID)
    for lat in range(-75, 90, 15):
        block.line([put((MIDDLE + lon, lat)) for lon in (-179.99, 179.99)], 4.2 if lat == 0 else 2.6, GRID)
    for lat in (-66.56, -23.44, 23.44, 66.56):
        for k in range(-60, 60):
            block.line([put((MIDDLE + k * 3 + 0.4, lat)), put((MIDDLE + k * 3 + 1.6, lat))], 3.0, GRID)


def dots(block: Block, rng: random.Random, pitch: float) -> None:
    """Land as dots on a grid of triangles, `pitch` px apart; a little larger inland."""
    row, y = 0, 120.0
    while y < 1700:
        x = 60.0 + (pitch / 2 if row % 2 else 0.0)
        while x < 2960:
            place = equal_earth_back((x - CENTRE[0]) / SCALE, (CENTRE[1] - y) / SCALE, MIDDLE)
            if place is not None and is_land(place):
                near = [equal_earth_back((x + dx - CENTRE[0]) / SCALE, (CENTRE[1] - y - dy) / SCALE, MIDDLE)
                        for dx, dy in ((pitch, 0), (-pitch, 0), (pitch / 2, pitch), (-pitch / 2, -pitch))]
                inland = sum(1 for p in near if p is not None and is_land(p)) / 4
                block.disc(x, y, pitch * (0.29 + 0.13 * inland) * rng.uniform(0.93, 1.06), LAND)
            x += pitch
        y += pitch * 0.866
        row += 1


def route(block: Block, start: Place, stop: Place, width: float) -> None:
    """The great circle between two places, broken where it leaves one edge of the map for the other."""
    run: list[Point] = []
    for place in great_circle(start, stop, 700):
        point = put(place)
        if run and abs(point[0] - run[-1][0]) > 800:
            block.line(run, width, ROUTE)
            run = []
        run.append(point)
    if len(run) > 1:
        block.line(run, width, ROUTE)


def moons(block: Block) -> None:
    """Twelve moons under the map, one for each letter, from new to full and back."""
    for k in range(12):
        x, y, r = 1500 + (k - 5.5) * 118, 1690.0, 34.0
        block.disc(x, y, r, OCEAN)
        lit = 0.5 - 0.5 * math.cos(math.tau * (k + 0.5) / 12)
        side = 1 if k < 6 else -1
        outer = [(x + side * (r - 4) * math.sin(a), y - (r - 4) * math.cos(a)) for a in (math.pi * i / 30
            for i in range(31))]
        inner = [(x + side * (r - 4) * math.sin(a) * (1 - 2 * lit), y - (r - 4) * math.cos(a))
            for a in (math.pi * i / 30 for i in range(31))]
        block.poly(outer + inner[::-1], LAND)


def make() -> Path:
    """Draw photos/map-year.png, a palette picture."""
    sheet = Sheet("map-year", SIZE, PAPER, rough=0.5)
    rng = random.Random("map-year block")
    block = Block(SIZE)
    globe(block, 40, OCEAN)
    globe(block, 31, 0)
    globe(block, 20, OCEAN)
    graticule(block)
    dots(block, rng, 15.5)
    lines = Block(SIZE)
    for k, (a, b) in enumerate(pairwise(ORDER)):
        route(lines, PLACES[a], PLACES[b], 9.0 - k * 0.35)
    moons(block)
    halo = Block(SIZE)
    for a, b in pairwise(ORDER):
        route(halo, PLACES[a], PLACES[b], 19.0)
    for place in PLACES.values():
        x, y = put(place)
        halo.disc(x, y, 40, 1)
        count = sum(1 for name in ORDER if PLACES[name] == place)
        lines.disc(x, y, 22 + 4 * count, MARK)
        lines.disc(x, y, 14 + 4 * count, ROUTE)
        lines.disc(x, y, 6 + 3 * count, MARK)
    block.carve(halo, [LAND, GRID], OCEAN)
    sheet.pull(block.mask([OCEAN, GRID, LAND]), INKS[OCEAN], wear=0.1)
    sheet.pull(block.mask([GRID]), INKS[GRID], (2, 1), wear=0.2, rough=0.4)
    sheet.pull(block.mask([LAND]), INKS[LAND], (-2, 2), wear=0.15)
    sheet.pull(lines.mask([ROUTE, MARK]), INKS[ROUTE], (2, -2), wear=0.25)
    sheet.pull(lines.mask([MARK]), INKS[MARK], (-1, 1), wear=0.2)
    return save_png(sheet.finish(0.0), "map-year", inks=[PAPER, *INKS.values()])

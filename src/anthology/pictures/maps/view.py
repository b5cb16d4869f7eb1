"""What a map shows of the earth: the region in which its places lie close together, or else the world."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anthology.pictures.maps.land import land
from anthology.pictures.maps.outlines import Box, Point, cut_line, cut_outline, simplified
from anthology.pictures.maps.projections import HORIZON, EqualEarth, Projection, Region, degrees_between

WIDTH = 300.0
"""Of every map, in its own units; in a book about a point each."""
REACH = 38.0
"""Degrees from their middle to the farthest place, up to which places are shown as a region."""
SMALLEST = 0.34
"""Width of the smallest region, as a share of the earth's radius: 2,200 km."""
LOW, HIGH = 0.5, 0.8
"""Height by width of a region."""
_MARGIN = 0.12
_WORLD: Box = (-2.08, -1.3, 2.54, 1.07)
"""All land but Antarctica, and not all of the Pacific."""
_POLE = 1.35
"""A little beyond the poles, so that a dot there is whole."""
_MERIDIAN = 11.0
"""In the middle of the world: then its edge runs through Bering Strait, and parts no land."""
_STEPS = (5, 10, 15, 30)
_BEND, _AREA = 0.18, 0.4
"""What is smaller is not drawn: units, and square units."""


@dataclass(frozen=True, slots=True)
class View:
    """projection: of the earth. box: what of the plane is shown. step: degrees between the lines of the grid."""

    projection: Projection
    box: Box
    step: int

    @property
    def scale(self) -> float:
        """Units of the map for the earth's radius."""
        return WIDTH / (self.box[2] - self.box[0])

    @property
    def height(self) -> float:
        """Of the map, in its units."""
        return (self.box[3] - self.box[1]) * self.scale

    def point(self, latitude: float, longitude: float) -> Point:
        """Where a place is on the map: from the left, from the top."""
        if isinstance(self.projection, EqualEarth):
            longitude = _near(longitude, self.projection.meridian)
        return self._on_map(self.projection(latitude, longitude))

    def _on_map(self, point: Point) -> Point:
        return (point[0] - self.box[0]) * self.scale, (point[1] - self.box[1]) * self.scale

    def land(self) -> Iterator[list[Point]]:
        """The outlines of land on this map."""
        for ring in land():
            for part in self._unfolded(ring):
                drawn = cut_outline([self._on_map(self.projection(y, x)) for x, y in part], (0, 0, WIDTH, self.height))
                plain = simplified(drawn, _BEND)
                if len(plain) > 2 and _area(plain) >= _AREA:
                    yield plain

    def _unfolded(self, ring: Sequence[Point]) -> Iterator[Sequence[Point]]:
        """An outline as the projection can draw it: for the world, in parts that do not cross its edge."""
        if isinstance(self.projection, Region):
            if any(_distance(self.projection, (y, x)) < HORIZON for x, y in ring):
                yield ring
            return
        assert isinstance(self.projection, EqualEarth)
        around = ring[-1][0] - ring[0][0]
        if abs(around) > 180:  # Antarctica: closed along the pole.
            ring = [(ring[0][0], -90.0), *ring, (ring[0][0] + math.copysign(360, around), ring[0][1])]
            ring = [*ring, (ring[-1][0], -90.0)]
        for turn in (-360, 0, 360):
            west = self.projection.meridian - 180 - turn
            part = cut_outline(ring, (west, -90.0, west + 360, 90.0))
            if part:
                yield [(x + turn, y) for x, y in _dense(part)]

    def grid(self) -> Iterator[list[Point]]:
        """Meridians and parallels on this map."""
        (south, north), (west, east) = self._reach()
        meridian = self.step if max(-south, north) < 80 or isinstance(self.projection, EqualEarth) else 30
        lines = [[(y, x) for y in _steps(south, north, 2)] for x in _multiples(west, east, meridian)]
        lines += [[(y, x) for x in _steps(west, east, 2)] for y in _multiples(south, north, self.step) if abs(y) < 90]
        for line in lines:
            drawn = [self._on_map(self.projection(y, x)) for y, x in line]
            for part in cut_line(drawn, (0, 0, WIDTH, self.height)):
                yield simplified(part, 0.03)

    def _reach(self) -> tuple[Point, Point]:
        """Between which latitudes and which longitudes everything on this map is, and a little more."""
        if isinstance(self.projection, EqualEarth):
            return (-90, 90), (self.projection.meridian - 180, self.projection.meridian + 180)
        assert isinstance(self.projection, Region)
        left, top, right, bottom = self.box
        corner = max(math.hypot(x, y) for x in (left, right) for y in (top, bottom))
        reach = 1.2 * math.degrees(2 * math.asin(min(1, corner / 2)))
        middle = self.projection.latitude
        farthest = abs(middle) + reach
        wide = 180.0 if farthest > 80 else min(180.0, reach / math.cos(math.radians(farthest)))
        east = self.projection.longitude
        return (max(-90, middle - reach), min(90, middle + reach)), (east - wide, east + wide)


def view_of(places: Sequence[tuple[float, float]]) -> View:
    """The view in which these places are best seen; at least one, as (latitude, longitude)."""
    middle = _middle(places)
    if middle is not None and all(_distance(middle, place) <= REACH for place in places):
        return _region(middle, places)
    world = EqualEarth(_MERIDIAN)
    points = [world(lat, _near(lon, _MERIDIAN)) for lat, lon in places]
    left, top, right, bottom = _around(points, 0.12)
    if any(lat < -58 for lat, _ in places):
        bottom = _POLE  # Not a half of Antarctica.
    top, bottom = max(min(top, _WORLD[1]), -_POLE), min(max(bottom, _WORLD[3]), _POLE)
    box = (min(left, _WORLD[0]), top, max(right, _WORLD[2]), bottom)
    return View(world, box, 30)


def _region(region: Region, places: Sequence[tuple[float, float]]) -> View:
    left, top, right, bottom = _around([region(*place) for place in places], 0)
    width, height = right - left, bottom - top
    width, height = width + 2 * _MARGIN * max(width, height), height + 2 * _MARGIN * max(width, height)
    width = max(width, height / HIGH, SMALLEST)
    height = min(max(height, LOW * width), HIGH * width)
    x, y = (left + right) / 2, (top + bottom) / 2
    degrees = math.degrees(width) / 5
    step = min(_STEPS, key=lambda step: abs(step - degrees))
    return View(region, (x - width / 2, y - height / 2, x + width / 2, y + height / 2), step)


def _around(points: Sequence[Point], margin: float) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def _middle(places: Sequence[tuple[float, float]]) -> Region | None:
    """The middle of places on the globe; None where they lie all around it."""
    x = y = z = 0.0
    for lat, lon in places:
        phi, east = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(phi) * math.cos(east), y + math.cos(phi) * math.sin(east), z + math.sin(phi)
    if math.hypot(x, y, z) < 0.1:
        return None
    return Region(math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x)))


def _distance(region: Region, place: tuple[float, float]) -> float:
    """Degrees from the middle of a region."""
    return degrees_between((region.latitude, region.longitude), place)


def _near(longitude: float, meridian: float) -> float:
    """The same longitude, at most 180 degrees from a meridian."""
    return meridian + (longitude - meridian + 180) % 360 - 180


def _multiples(low: float, high: float, step: int) -> list[float]:
    """The multiples of a step from low to high; of a full turn, not the last."""
    found = [float(n * step) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return found[:-1] if found and found[-1] - found[0] >= 360 else found


def _steps(low: float, high: float, step: float) -> list[float]:
    """From low to high in even steps of at most `step`."""
    count = math.ceil((high - low) / step)
    return [low + (high - low) * n / count for n in range(count + 1)]


def _dense(ring: Sequence[Point]) -> Iterator[Point]:
    """An outline with points on its long straight parts, which are curves on the map."""
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        parts = max(1, math.ceil(math.hypot(b[0] - a[0], b[1] - a[1]) / 4))
        yield from ((a[0] + (b[0] - a[0]) * n / parts, a[1] + (b[1] - a[1]) * n / parts) for n in range(parts))


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2

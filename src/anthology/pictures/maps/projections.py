"""From the globe to the plane, areas kept: the whole earth, or the region around a place; knows no frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from anthology.pictures.maps.outlines import Point

HORIZON = 120.0
"""Degrees from the middle of a region beyond which everything is drawn at that distance, outside every frame."""


class Projection(Protocol):
    """Latitude and longitude in degrees to x (east) and y (south) on a globe with the radius 1."""

    def __call__(self, latitude: float, longitude: float) -> Point:
        """Where that is."""


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The whole earth (Šavrič, Patterson and Jenny, The Equal Earth map projection, 2019, equations 7 to 10).

    meridian: the longitude in the middle. Longitudes up to 180 degrees from it are drawn.
    """

    meridian: float

    def __call__(self, latitude: float, longitude: float) -> Point:
        """Where that is."""
        theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
        square = theta * theta
        sixth = square**3
        slope = 1.340264 - 3 * 0.081106 * square + sixth * (7 * 0.000893 + 9 * 0.003796 * square)
        x = 2 * math.sqrt(3) * math.radians(longitude - self.meridian) * math.cos(theta) / (3 * slope)
        return x, -theta * (1.340264 - 0.081106 * square + sixth * (0.000893 + 0.003796 * square))


@dataclass(frozen=True, slots=True)
class Region:
    """What lies around a place: Lambert's azimuthal equal-area projection.

    Snyder, Map Projections: A Working Manual, 1987, equations 24-2 to 24-4.
    latitude, longitude: of its middle, where north is straight up.
    """

    latitude: float
    longitude: float

    def __call__(self, latitude: float, longitude: float) -> Point:
        """Where that is."""
        phi, middle = math.radians(latitude), math.radians(self.latitude)
        east = math.radians(longitude - self.longitude)
        x = math.cos(phi) * math.sin(east)
        y = math.cos(middle) * math.sin(phi) - math.sin(middle) * math.cos(phi) * math.cos(east)
        near = math.sin(middle) * math.sin(phi) + math.cos(middle) * math.cos(phi) * math.cos(east)
        distance = math.acos(min(max(near, -1), 1))
        reach = math.hypot(x, y) or 1
        drawn = 2 * math.sin(min(distance, math.radians(HORIZON)) / 2)
        return drawn * x / reach, -drawn * y / reach


def degrees_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places, each (latitude, longitude), are apart on the globe (Snyder 1987, equation 5-3a)."""
    phi, middle = math.radians(one[0]), math.radians(other[0])
    half = math.sin((phi - middle) / 2) ** 2
    half += math.cos(phi) * math.cos(middle) * math.sin(math.radians(one[1] - other[1]) / 2) ** 2
    return math.degrees(2 * math.asin(math.sqrt(min(half, 1))))

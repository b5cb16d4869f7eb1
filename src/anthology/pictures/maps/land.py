"""The outlines of the land on earth: Natural Earth, written into land.json by tools/land.py."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate

from anthology.pictures.maps.outlines import Point


@cache
def land() -> tuple[tuple[Point, ...], ...]:
    """Every outline, lakes and seas within included: (longitude, latitude) in degrees, north and east positive.

    An outline that crosses the 180th meridian has longitudes beyond it; that of Antarctica runs once around the earth.
    """
    found = []
    for steps in json.loads((files("anthology.pictures.maps") / "land.json").read_text(encoding="ascii")):
        found.append(
            tuple((x / 100, y / 100) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))
        )
    return tuple(found)

"""Writes the outlines of land that maps are drawn of: `python tools/land.py land-50m.json OUT`.

land-50m.json is that of world-atlas 2.0.2 on npm: Natural Earth 4.1, 1:50m, in TopoJSON. What no map of ours can show
is left out: islands of less than AREA, and bends of less than BEND. OUT is src/anthology/pictures/maps/land.json.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from anthology.pictures.maps.outlines import simplified

BEND, AREA = 0.06, 0.02
"""Degrees, and square degrees."""

Point = tuple[float, float]


def rings(topology: Any) -> list[list[Point]]:  # noqa: ANN401 - JSON
    """Every outline, lakes included; points are longitude and latitude (TopoJSON 1.0, 2.1.3 and 2.1.4)."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for steps in topology["arcs"]:
        x = y = 0
        arcs.append([((x := x + dx) * wide + left, (y := y + dy) * high + low) for dx, dy in steps])
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
                found.append([point for part in parts for point in part[1:]])
    return found


def unwrapped(ring: list[Point]) -> list[Point]:
    """The outline with longitudes that go on beyond 180 degrees instead of jumping there."""
    found = [ring[0]]
    for x, y in ring[1:]:
        found.append((found[-1][0] + (x - found[-1][0] + 180) % 360 - 180, y))
    return found


def area(ring: list[Point]) -> float:
    """Square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def main() -> None:
    """Read the one, write the other."""
    source, target = map(Path, sys.argv[1:])
    lines = []
    for ring in map(unwrapped, rings(json.loads(source.read_text(encoding="utf-8")))):
        kept = simplified(ring, BEND)
        if len(kept) < 4 or area(kept) < AREA:
            continue
        whole = [(round(x * 100), round(y * 100)) for x, y in kept]
        steps = [n for a, b in pairwise([(0, 0), *whole]) for n in (b[0] - a[0], b[1] - a[1])]
        lines.append(json.dumps(steps, separators=(",", ":")))
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()

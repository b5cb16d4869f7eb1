"""Lines and outlines in the plane, cut to a frame and made as simple as their size allows; knows no globe."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom: the smaller numbers first."""


def simplified(line: Sequence[Point], bend: float) -> list[Point]:
    """The line without points that are nearer than `bend` to it (Douglas and Peucker 1973)."""
    if len(line) < 3:
        return list(line)
    kept, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        start, end = todo.pop()
        distance, at = max(
            ((_distance(line[i], line[start], line[end]), i) for i in range(start + 1, end)), default=(0, 0)
        )
        if distance > bend:
            kept.add(at)
            todo += [(start, at), (at, end)]
    return [line[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch of a line."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = x * x + y * y
    along = ((point[0] - start[0]) * x + (point[1] - start[1]) * y) / length if length else 0
    along = min(max(along, 0), 1)
    return math.hypot(point[0] - start[0] - along * x, point[1] - start[1] - along * y)


def cut_outline(outline: Sequence[Point], box: Box) -> list[Point]:
    """What of an outline is in a box, closed along its edges (Sutherland and Hodgman 1974); empty for nothing."""
    found = list(outline)
    for axis in (0, 1):
        found = _kept(found, axis, box[axis], lambda value, edge: value >= edge)
        found = _kept(found, axis, box[axis + 2], lambda value, edge: value <= edge)
    return found


def _kept(outline: list[Point], axis: int, edge: float, inside: Callable[[float, float], bool]) -> list[Point]:
    found: list[Point] = []
    for a, b in zip([*outline[-1:], *outline[:-1]], outline, strict=True):
        if inside(a[axis], edge) != inside(b[axis], edge):
            share = (edge - a[axis]) / (b[axis] - a[axis])
            found.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if inside(b[axis], edge):
            found.append(b)
    return found


def cut_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The parts of a line that are in a box (Liang and Barsky 1984, stretch by stretch)."""
    part: list[Point] = []
    for a, b in pairwise(line):
        cut = _cut_stretch(a, b, box)
        if cut is None or (part and cut[0] != part[-1]):
            if len(part) > 1:
                yield part
            part = []
        if cut is not None:
            part = [*part, cut[1]] if part else list(cut)
    if len(part) > 1:
        yield part


def _cut_stretch(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = b[axis] - a[axis]
        for edge, sign in ((box[axis], -1), (box[axis + 2], 1)):
            room = sign * (edge - a[axis])
            if step == 0:
                if room < 0:
                    return None
            elif sign * step > 0:
                high = min(high, room / (sign * step))
            else:
                low = max(low, room / (sign * step))
    if low >= high:
        return None
    start = a if low == 0 else (a[0] + low * (b[0] - a[0]), a[1] + low * (b[1] - a[1]))
    end = b if high == 1 else (a[0] + high * (b[0] - a[0]), a[1] + high * (b[1] - a[1]))
    return start, end

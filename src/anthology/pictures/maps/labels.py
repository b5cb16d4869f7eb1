"""Numbers beside dots, so that none covers another or a dot; far ones get a line. Knows no earth."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from anthology.pictures.maps.outlines import Box, Point

DOT = 1.7
"""Radius of a dot, in the map's units."""
FIGURE, ROW = 0.66, 0.885
"""Height of a figure, and from one row of them to the next, as shares of their size."""
ABREAST = 4
"""So many numbers stand in a row at most."""
CLEAR = 1.6
"""How far numbers stay away from the dots that they do not belong to: farther than from their own."""
_TOUCHING = 2.4
"""Dots nearer than this are one dot."""
_DISTANCES = (1.0, 2.2, 6.0, 9.0, 12.0, 16.0, 20.0, 26.0, 32.0, 40.0, 50.0, 64.0, 80.0)
_EIGHT = (0, 7, 1, 4, 3, 5, 6, 2)
_LEAST_LINE = 3.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot with the numbers beside it.

    rows: each a text. box: around them. line: from the dot to the box, where they are apart.
    """

    at: Point
    rows: tuple[str, ...]
    box: Box
    line: tuple[Point, Point] | None


@dataclass(frozen=True, slots=True)
class _Spot:
    at: Point
    marks: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """Even rows of at most ABREAST numbers."""
        count = math.ceil(len(self.marks) / ABREAST)
        long = math.ceil(len(self.marks) / count)
        rows = [", ".join(self.marks[n : n + long]) for n in range(0, len(self.marks), long)]
        return (*(f"{row}," for row in rows[:-1]), rows[-1])


def arranged(
    places: Sequence[tuple[Point, Sequence[str]]], width: Callable[[str], float], size: float, frame: Box
) -> tuple[Dot, ...]:
    """A dot for every place, those that would touch made one, with its numbers where there is room for them.

    places: each with its numbers. size: of the numbers. width: of a text in that size. frame: what no number leaves.
    """
    spots = _joined([_Spot(at, tuple(marks)) for at, marks in places], _TOUCHING)
    while (found := _placed(spots, width, size, frame)) is None:
        spots = _joined(spots, 1.2 * _nearest(spots) + 0.2)
    return found


def _joined(spots: Sequence[_Spot], near: float) -> list[_Spot]:
    """With one spot in the middle of those that are nearer to each other than `near`."""
    groups = list(range(len(spots)))
    for i, a in enumerate(spots):
        for j in range(i):
            if math.dist(a.at, spots[j].at) < near:
                old, new = max(groups[i], groups[j]), min(groups[i], groups[j])
                groups = [new if group == old else group for group in groups]
    found = []
    for _, numbers in groupby(sorted(range(len(spots)), key=lambda n: groups[n]), key=lambda n: groups[n]):
        members = [spots[n] for n in numbers]
        x, y = (sum(m.at[axis] for m in members) / len(members) for axis in (0, 1))
        marks = sorted((mark for m in members for mark in m.marks), key=_by_number)
        found.append(_Spot((x, y), tuple(marks)))
    return found


def _by_number(mark: str) -> tuple[int, str]:
    return (int(mark) if mark.isdecimal() else 0, mark)


def _nearest(spots: Sequence[_Spot]) -> float:
    """The distance of the two spots that are nearest to each other."""
    return min(math.dist(a.at, b.at) for i, a in enumerate(spots) for b in spots[:i])


def _placed(spots: Sequence[_Spot], width: Callable[[str], float], size: float, frame: Box) -> tuple[Dot, ...] | None:
    """Every spot with its numbers, the most crowded first; None where one finds no room, unless it is the only one."""

    def crowd(spot: _Spot) -> tuple[int, float, float]:
        return (-sum(math.dist(spot.at, other.at) < 24 for other in spots), *spot.at)

    taken: list[Dot] = []
    for spot in sorted(spots, key=crowd):
        wide = max(map(width, spot.rows))
        high = size * (FIGURE + ROW * (len(spot.rows) - 1))
        free = (dot for dot in _ways(spot, wide, high) if _is_free(dot, taken, spots, frame))
        dot = next(free, None if len(spots) > 1 else next(_ways(spot, wide, high)))
        if dot is None:
            return None
        taken.append(dot)
    return tuple(sorted(taken, key=lambda dot: dot.at))


def _ways(spot: _Spot, wide: float, high: float) -> Iterator[Dot]:
    """Where the numbers of a spot may stand, the best first: close by on the right, then around, then farther off."""
    x, y = spot.at
    for distance in _DISTANCES:
        turns = [turn * 45 for turn in _EIGHT] if distance < _LEAST_LINE else [n * 22.5 for n in range(16)]
        for turn in turns:
            east, south = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            middle_x = x + east * (DOT + distance + wide / 2)
            middle_y = y + south * (DOT + distance + high / 2)
            box = (middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2)
            end = (min(max(x, box[0] - 0.8), box[2] + 0.8), min(max(y, box[1] - 0.8), box[3] + 0.8))
            away = math.dist(spot.at, end)
            line = None
            if away - DOT >= _LEAST_LINE:
                start = (x + (end[0] - x) * DOT / away, y + (end[1] - y) * DOT / away)
                line = (start, end)
            yield Dot(spot.at, spot.rows, box, line)


def _is_free(dot: Dot, taken: Sequence[Dot], spots: Sequence[_Spot], frame: Box) -> bool:
    box = dot.box
    if box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]:
        return False
    for spot in spots:
        own = spot.at == dot.at
        if _near_box(spot.at, box) < DOT + (0.6 if own else CLEAR):
            return False
        if dot.line and not own and _apart(spot.at, dot.line) < DOT + 0.8:
            return False
    for other in taken:
        if _overlap(box, other.box, 1.2) or (other.line and _crosses(other.line, box)):
            return False
        if dot.line and (_crosses(dot.line, other.box) or (other.line and _cross(dot.line, other.line))):
            return False
    return True


def _near_box(point: Point, box: Box) -> float:
    """From a point to a box; 0 inside it."""
    return math.hypot(
        max(box[0] - point[0], 0, point[0] - box[2]),
        max(box[1] - point[1], 0, point[1] - box[3]),
    )


def _overlap(a: Box, b: Box, room: float) -> bool:
    """Whether two boxes have less than this room between them."""
    return a[0] < b[2] + room and b[0] < a[2] + room and a[1] < b[3] + room and b[1] < a[3] + room


def _crosses(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a line comes near a box; looked at in points a unit apart."""
    parts = max(1, math.ceil(math.dist(*line)))
    return any(_near_box(_along(line, n / parts), box) < 0.7 for n in range(parts + 1))


def _apart(point: Point, line: tuple[Point, Point]) -> float:
    """From a point to a line; looked at in points a unit apart."""
    parts = max(1, math.ceil(math.dist(*line)))
    return min(math.dist(point, _along(line, n / parts)) for n in range(parts + 1))


def _along(line: tuple[Point, Point], share: float) -> Point:
    (x, y), (to_x, to_y) = line
    return x + (to_x - x) * share, y + (to_y - y) * share


def _cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    """Whether two lines cross: each has its ends on both sides of the other."""

    def side(line: tuple[Point, Point], point: Point) -> float:
        (x, y), (to_x, to_y) = line
        return (to_x - x) * (point[1] - y) - (to_y - y) * (point[0] - x)

    return side(a, b[0]) * side(a, b[1]) < 0 and side(b, a[0]) * side(b, a[1]) < 0

"""Numbers beside dots: none covers another, none is lost, however many there are."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import pytest

from anthology.pictures.maps.labels import DOT, Dot, arranged
from anthology.pictures.maps.outlines import Box, Point

FRAME: Box = (2, 2, 298, 148)


def width(text: str) -> float:
    return 4.2 * len(text)


def dots_of(points: Sequence[Point]) -> tuple[Dot, ...]:
    return arranged([(point, [str(number)]) for number, point in enumerate(points, 1)], width, 8, FRAME)


def marks(dots: Sequence[Dot]) -> list[int]:
    return sorted(int(mark) for dot in dots for row in dot.rows for mark in row.split(",") if mark.strip())


def is_right(dots: Sequence[Dot]) -> None:
    for number, dot in enumerate(dots):
        left, top, right, bottom = dot.box
        assert FRAME[0] <= left < right <= FRAME[2]
        assert FRAME[1] <= top < bottom <= FRAME[3]
        for other in dots[:number]:
            apart = left >= other.box[2] or other.box[0] >= right or top >= other.box[3] or other.box[1] >= bottom
            assert apart, f"{dot.rows} covers {other.rows}"
        for other in dots:
            x, y = other.at
            assert math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom)) >= DOT
        reach = math.dist(dot.at, ((left + right) / 2, (top + bottom) / 2)) - (right - left) - (bottom - top)
        assert reach < 3 or dot.line, "what stands far from its dot has a line to it"


def test_a_number_stands_close_by_on_the_right() -> None:
    (dot,) = dots_of([(100, 50)])
    assert dot.line is None
    assert dot.box[0] == pytest.approx(100 + DOT + 1)
    assert (dot.box[1] + dot.box[3]) / 2 == pytest.approx(50)


def test_at_the_edge_it_stands_on_the_other_side() -> None:
    (dot,) = dots_of([(295, 50)])
    assert dot.box[2] < 295


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("spread", [90, 25, 8])
def test_sixty_places_keep_their_numbers_apart(seed: int, spread: int) -> None:
    chance = random.Random(seed)
    points = [
        (min(max(chance.gauss(150, spread), 6), 294), min(max(chance.gauss(75, spread / 2), 6), 144)) for _ in range(60)
    ]
    dots = dots_of(points)
    is_right(dots)
    assert marks(dots) == list(range(1, 61))


def test_two_hundred_places_in_one_spot_are_one_dot_with_rows() -> None:
    (dot,) = arranged([((150, 75), [str(n) for n in range(1, 22)])], width, 8, FRAME)
    assert dot.rows == ("1, 2, 3, 4,", "5, 6, 7, 8,", "9, 10, 11, 12,", "13, 14, 15, 16,", "17, 18, 19, 20,", "21")
    is_right([dot])


def test_dots_that_would_touch_are_one() -> None:
    close = dots_of([(100, 50), (101, 50), (120, 50)])
    assert [dot.rows for dot in close] == [("1, 2",), ("3",)]
    assert close[0].at == (100.5, 50)

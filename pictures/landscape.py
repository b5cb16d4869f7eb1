"""Ridges, water and the like; every function works in pixels of the finished picture."""

# fmt: off
from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import pairwise

from block import Block, Point, gouge


def ridge(rng: random.Random, left: float, right: float, base: float, height: float, peaks: float = 3.0,
          rough: float = 0.12, step: float = 10.0) -> list[Point]:
    """A skyline from `left` to `right` that rises up to about `height` px above `base`.

    `peaks` is how many broad hills fit in the width, `rough` the share of small crags.
    """
    waves = [(k, rng.uniform(0, math.tau), rng.uniform(0.5, 1.0) / k ** 1.1) for k in (1, 2, 3, 5, 8)]
    crags = [(k, rng.uniform(0, math.tau), rng.uniform(0.6, 1.0) / k ** 0.7) for k in (13, 21, 34, 55, 89)]
    out: list[Point] = []
    x = left
    while x <= right + step:
        t = (x - left) / (right - left) * math.tau * peaks / 2
        broad = sum(a * math.sin(k * t * 0.55 + p) for k, p, a in waves) / 2.0
        small = sum(a * math.sin(k * t * 0.55 + p) for k, p, a in crags)
        y = 0.5 + 0.5 * broad + rough * small
        out.append((x, base - height * y))
        x += step
    return out


def skirt(line: list[Point], floor: float) -> list[Point]:
    """A skyline closed downwards to `floor` (px)."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def height_at(line: list[Point], x: float) -> float:
    """The y of a skyline at `x`."""
    for a, b in pairwise(line):
        if a[0] <= x <= b[0]:
            return a[1] + (b[1] - a[1]) * (x - a[0]) / max(1e-6, b[0] - a[0])
    return line[-1][1]


def ripples(
    block: Block,
    rng: random.Random,
    horizon: float,
    floor: float,
    ink: int,
    weight: Callable[[float, float], float],
    *,
    fine: float = 7.0,
    coarse: float = 34.0,
    length: float = 7.0,
) -> None:
    """Level strokes on water from `horizon` to `floor` (px).

    Rows are `fine` px apart at the horizon and `coarse` px near the eye; strokes are `length`
    times as long as the rows are apart; `weight` is the share of strokes from 0 to 1.
    """
    y = horizon
    width = block.size[0]
    while y < floor:
        t = (y - horizon) / (floor - horizon)
        pitch = fine + (coarse - fine) * t
        x = -rng.random() * pitch * length
        while x < width:
            long = pitch * length * rng.uniform(0.4, 1.5)
            w = weight(x + long / 2, y)
            if rng.random() < w:
                thick = pitch * rng.uniform(0.3, 0.62) * (0.5 + 0.5 * min(1.0, w))
                yy = y + rng.uniform(-0.3, 0.3) * pitch
                block.poly(gouge(x + long / 2, yy, long, thick, rng.uniform(-0.012, 0.012),
                    rng.uniform(-0.1, 0.1) * pitch), ink)
            x += long * rng.uniform(0.7, 1.15)
        y += pitch


def reeds(block: Block, rng: random.Random, root: Point, count: int, tall: float, ink: int,
        plume: int) -> None:
    """A tuft of papyrus: `count` stems up to `tall` px from `root`, heads in `plume`."""
    for _ in range(count):
        lean = rng.gauss(0, 0.28)
        high = tall * rng.uniform(0.55, 1.0)
        foot = (root[0] + rng.gauss(0, tall * 0.16), root[1])
        knee = (foot[0] + lean * high * 0.35, foot[1] - high * 0.6)
        top = (foot[0] + lean * high, foot[1] - high)
        block.poly([(foot[0] - 5, foot[1]), (knee[0] - 4, knee[1]), (top[0] - 1.5, top[1]),
            (top[0] + 1.5, top[1]),
                    (knee[0] + 4, knee[1]), (foot[0] + 5, foot[1])], ink)
        turn = math.atan2(top[1] - knee[1], top[0] - knee[0])
        for k in range(19):
            a = turn + (k - 9) * 0.17 + rng.uniform(-0.06, 0.06)
            long = high * rng.uniform(0.11, 0.17)
            mid = (top[0] + math.cos(a) * long / 2, top[1] + math.sin(a) * long / 2 + abs(k - 9) * 0.5)
            block.poly(gouge(mid[0], mid[1], long, 5.0, a, (k - 9) * 0.6), plume)


def gull(block: Block, x: float, y: float, span: float, ink: int, tilt: float = 0.0) -> None:
    """A gull far off, `span` px from tip to tip."""
    shape = [(-0.5, -0.06), (-0.3, -0.2), (-0.1, -0.1), (0.0, 0.0), (0.1, -0.1), (0.3, -0.2), (0.5, -0.06),
        (0.3, -0.12),
             (0.1, 0.0), (0.03, 0.09), (-0.03, 0.09), (-0.1, 0.0), (-0.3, -0.12)]
    c, s = math.cos(tilt), math.sin(tilt)
    block.poly([(x + span * (u * c - v * s), y + span * (u * s + v * c)) for u, v in shape], ink)

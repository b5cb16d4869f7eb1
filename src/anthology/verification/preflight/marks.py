"""What a page puts on paper, as data: marks with their colours and sizes, and the state they are made in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from anthology.verification.preflight.colours import Inks, Paint, Space

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""As in ISO 32000-1, 8.3.3: (a, b, c, d, e, f)."""

Box: TypeAlias = tuple[float, float, float, float]
"""(left, bottom, right, top) in points."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

Kind = Literal["text", "fill", "stroke", "shading", "picture", "stencil"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A placed picture. width, height: pixels. ppi: the lesser of both directions, as placed."""

    width: int
    height: int
    ppi: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is painted.

    inks: of its colour, None where that is not one of gray or CMYK values. size: in points, the height of the type, the
    width of a line, the thickness of a filled rectangle; 0 otherwise and for the thinnest line there is.
    outside: whether it stands outside the bleed, as crop marks do. overprints, mode: /OP or /op, and /OPM.
    """

    kind: Kind
    space: Space
    inks: Inks | None = None
    size: float = 0
    outside: bool = False
    overprints: bool = False
    mode: int = 0
    picture: Picture | None = None


@dataclass(slots=True)
class Drawn:
    """What one page draws: its marks, each kind once, and what the printer must not find in it, in words.

    fonts: names of those that text was set in, and whether each is embedded. reach: around all that is no text and not
    outside the bleed, in points, before anything is cut off it.
    """

    marks: dict[Mark, None] = field(default_factory=dict)
    transparency: dict[str, None] = field(default_factory=dict)
    settings: dict[str, None] = field(default_factory=dict)
    faults: dict[str, None] = field(default_factory=dict)
    fonts: dict[str, bool] = field(default_factory=dict)
    reach: Box | None = None

    def add(self, mark: Mark, box: Box | None) -> None:
        """Note a mark. box: where it is; None where that is anywhere."""
        self.marks[mark] = None
        if mark.kind != "text" and not mark.outside:
            left, bottom, right, top = box or (-math.inf, -math.inf, math.inf, math.inf)
            reach = self.reach or (left, bottom, right, top)
            self.reach = (min(reach[0], left), min(reach[1], bottom), max(reach[2], right), max(reach[3], top))

    @property
    def pictures(self) -> list[Picture]:
        """Every placed picture."""
        return [mark.picture for mark in self.marks if mark.picture]


@dataclass(slots=True)
class State:
    """The graphics state (ISO 32000-1, 8.4), as far as plates depend on it."""

    matrix: Matrix = IDENTITY
    fill: Paint = field(default_factory=Paint)
    stroke: Paint = field(default_factory=Paint)
    line_width: float = 1
    font: str = ""
    font_size: float = 0
    rendering: int = 0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0


@dataclass(slots=True)
class Shape:
    """A path while it is made. box: around its points on the page. sides: of its rectangles, two for each.

    is_rectangles: whether it is made of nothing else.
    """

    box: Box | None = None
    sides: tuple[float, ...] = ()
    is_rectangles: bool = True

    def add(self, x: float, y: float) -> None:
        """Add a point."""
        left, bottom, right, top = self.box or (x, y, x, y)
        self.box = (min(left, x), min(bottom, y), max(right, x), max(top, y))

    @property
    def thickness(self) -> float:
        """The least side of its rectangles in points; 0 where it is not made of such."""
        return min(self.sides, default=0.0) if self.is_rectangles else 0.0


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, and then the other (8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point is on the page."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scales(matrix: Matrix) -> tuple[float, float]:
    """How long the two unit vectors are on the page."""
    return math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])


def magnified(matrix: Matrix, length: float) -> float:
    """A length on the page, in points; where directions differ, their mean."""
    return length * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def is_outside(box: Box, within: Box) -> bool:
    """Whether a box shares nothing with another."""
    return box[2] <= within[0] or box[0] >= within[2] or box[3] <= within[1] or box[1] >= within[3]

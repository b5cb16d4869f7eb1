"""The state in which one content stream is read, and what all operators need of it; knows no operator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Protocol, TypeAlias

import pikepdf
from pikepdf import Dictionary

from anthology.verification.preflight.colours import Paint, Space, SpaceReader
from anthology.verification.preflight.marks import IDENTITY, Box, Drawn, Kind, Mark, Matrix, Shape, State

Operands: TypeAlias = Sequence[Any]
"""What pikepdf gives: objects, numbers, strings."""


class Walk(Protocol):
    """The walk over a page of which this stream is a part."""

    drawn: Drawn
    spaces: SpaceReader

    def content(self, stream: pikepdf.Object, resources: pikepdf.Object | None, state: State) -> None:
        """Read another content stream: of a form, a pattern or a glyph."""

    def is_outside(self, box: Box) -> bool:
        """Whether this stands outside the bleed."""


class Reader:
    """Follows one content stream. named: what its names of colour spaces mean. shape: the path that is being made."""

    def __init__(self, walk: Walk, resources: pikepdf.Object | None, state: State) -> None:
        self.walk, self.drawn, self.resources = walk, walk.drawn, resources
        self.state, self.saved = copy(state), list[State]()
        self.named = walk.spaces.named(resources)
        self.shape = Shape()
        self.line: Matrix = IDENTITY
        self.leading = 0.0

    def resource(self, kind: str, name: object) -> pikepdf.Object | None:
        """A named resource; None, and a fault of the page, where there is none."""
        held = self.resources.get(kind) if isinstance(self.resources, Dictionary) else None
        found = held.get(str(name)) if isinstance(held, Dictionary) else None
        if found is None:
            self.fault(f"the {kind[1:]} {str(name)[1:]}, which is not among its resources")
        return found

    def fault(self, what: str) -> None:
        """Note what the page must not have."""
        self.drawn.faults[what] = None

    def space(self, stated: pikepdf.Object | None) -> Space:
        """A colour space as it is stated here."""
        return self.walk.spaces.read(stated, self.named)

    def mark(self, kind: Kind, box: Box | None, size: float = 0, *, stroke: bool = False) -> None:
        """Note a mark in the current colour. box: where it is, in points."""
        state = self.state
        paint: Paint = state.stroke if stroke else state.fill
        overprints = state.stroke_overprints if stroke else state.fill_overprints
        outside = box is not None and self.walk.is_outside(box)
        mark = Mark(kind, paint.space, paint.inks, round(size, 3), outside, overprints, state.overprint_mode)
        self.drawn.add(mark, box)


Follow: TypeAlias = Callable[[Reader, Operands], None]
"""What follows an operator."""


def matrix_of(operands: Operands) -> Matrix:
    """Six numbers as a matrix. Raises ValueError."""
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)


def nothing(reader: Reader, operands: Operands) -> None:
    """What changes nothing that we look at."""

"""Content streams in inks: every operator that sets a colour is written anew; knows nothing of whole pages.

Marked content goes too: it names tags of a structure tree that a press edition does not have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

import pikepdf
from pikepdf import Name, Object, Operator

from anthology.editions.prepress.palette import Palette

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_MARKED = frozenset({"BDC", "BMC", "EMC", "MP", "DP"})
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_FIRST = {"DeviceCMYK": (0.0, 0.0, 0.0, 1.0), "DeviceGray": (0.0,)}
"""The colour that a space begins with (ISO 32000-1, 8.6.5.6 and 8.6.6); in all others it is three zeros."""


@dataclass(slots=True)
class Content:
    """A stream written anew. drawn: the name of each thing drawn by Do, and where: its matrix in the stream's space.

    see_through: whether it lets something below it show through.
    """

    instructions: list[tuple[list[object], Operator]] = field(default_factory=list)
    drawn: list[tuple[str, Matrix]] = field(default_factory=list)
    see_through: bool = False

    def raw(self) -> bytes:
        """The bytes of the stream."""
        return pikepdf.unparse_content_stream(self.instructions)  # type: ignore[arg-type] # it takes numbers too


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state (ISO 32000-1, 8.4) matters here: where things are drawn, and in which spaces."""

    matrix: Matrix = IDENTITY
    fill: str = "DeviceGray"
    stroke: str = "DeviceGray"


class Rewriting:
    """One content stream on its way into inks."""

    def __init__(self, palette: Palette, resources: Object, harmless: frozenset[str]) -> None:
        """harmless: the names of graphics states that say nothing any more."""
        self.palette, self.harmless = palette, harmless
        spaces = resources.get("/ColorSpace", pikepdf.Dictionary())
        self.spaces = {str(name): space_of(space) for name, space in spaces.items()}
        self.content = Content()
        self.state, self.saved = _State(), list[_State]()

    def run(self, stream: Object | pikepdf.Page) -> Content:
        """Read it all."""
        for instruction in pikepdf.parse_content_stream(stream):
            assert isinstance(instruction, pikepdf.ContentStreamInstruction), "WeasyPrint writes no inline images"
            self._take(str(instruction.operator), list(instruction.operands))
        return self.content

    def _take(self, operator: str, operands: list[Object]) -> None:
        if operator in _MARKED or (operator == "gs" and str(operands[0]) in self.harmless):
            return
        if operator.lower() in _DEVICE:
            self._space(_DEVICE[operator.lower()], stroke=operator.isupper())
            self._colour(_numbers(operands), stroke=operator.isupper())
        elif operator in {"cs", "CS"}:
            space = self.spaces.get(str(operands[0]), str(operands[0])[1:])
            self._space(space, stroke=operator == "CS")
            if space == "Pattern":
                self._put(operator, operands)
            else:
                self._colour(_FIRST.get(space, (0.0, 0.0, 0.0)), stroke=operator == "CS")
        elif operator.lower() in {"sc", "scn"} and not any(isinstance(o, Name) for o in operands):
            self._colour(_numbers(operands), stroke=operator.isupper())
        else:
            self._follow(operator, operands)
            self._put(operator, operands)

    def _follow(self, operator: str, operands: list[Object]) -> None:
        """Keep up with the graphics state, and note what is drawn."""
        if operator == "gs":
            self.content.see_through = True
        elif operator == "q":
            self.saved.append(self.state)
        elif operator == "Q" and self.saved:
            self.state = self.saved.pop()
        elif operator == "cm":
            a, b, c, d, e, f = _numbers(operands)
            matrix = times((a, b, c, d, e, f), self.state.matrix)
            self.state = _State(matrix, self.state.fill, self.state.stroke)
        elif operator == "Do":
            self.content.drawn.append((str(operands[0]), self.state.matrix))

    def _space(self, space: str, *, stroke: bool) -> None:
        now = self.state
        self.state = _State(now.matrix, now.fill, space) if stroke else _State(now.matrix, space, now.stroke)

    def _colour(self, values: Iterable[float], *, stroke: bool) -> None:
        found = self.palette.operands(self.state.stroke if stroke else self.state.fill, list(values))
        letter = "g" if self.palette.inks.black else "k"
        self._put(letter.upper() if stroke else letter, found)

    def _put(self, operator: str, operands: Iterable[object]) -> None:
        self.content.instructions.append((list(operands), Operator(operator)))


def space_of(space: Object) -> str:
    """The name of a colour space as Palette takes it; one with a profile is its alternate of as many components."""
    if isinstance(space, Name):
        return str(space)[1:]
    family = str(space[0])[1:]
    if family == "ICCBased":
        return {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[int(space[1].N)]
    return {"CalRGB": "DeviceRGB", "CalGray": "DeviceGray"}.get(family, family)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Both transformations as one (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _numbers(operands: Iterable[object]) -> list[float]:
    return [float(operand) for operand in operands if isinstance(operand, int | float | Decimal)]

"""Operators of paths (ISO 32000-1, 8.5)."""

from __future__ import annotations

from functools import partial

from anthology.verification.preflight.marks import Shape, magnified, moved, scales
from anthology.verification.preflight.operators.reader import Follow, Operands, Reader, nothing


def _points(reader: Reader, operands: Operands) -> None:
    values = list(map(float, operands))
    for x, y in zip(values[::2], values[1::2], strict=True):
        reader.shape.add(*moved(reader.state.matrix, x, y))
    reader.shape.is_rectangles = False


def _rectangle(reader: Reader, operands: Operands) -> None:
    x, y, width, height = map(float, operands)
    for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
        reader.shape.add(*moved(reader.state.matrix, *corner))
    across, up = scales(reader.state.matrix)
    reader.shape.sides += (abs(width) * across, abs(height) * up)


def _paint(reader: Reader, operands: Operands, *, fill: bool = False, stroke: bool = False) -> None:
    shape, reader.shape = reader.shape, Shape()
    if shape.box is None:
        return
    if fill:
        reader.mark("fill", shape.box, shape.thickness)
    if stroke:
        reader.mark("stroke", shape.box, magnified(reader.state.matrix, reader.state.line_width), stroke=True)


_FILL, _STROKE, _BOTH = (
    partial(_paint, fill=True),
    partial(_paint, stroke=True),
    partial(_paint, fill=True, stroke=True),
)

PATHS: dict[str, Follow] = {
    **dict.fromkeys(("m", "l", "c", "v", "y"), _points),
    "re": _rectangle,
    **dict.fromkeys(("h", "W", "W*"), nothing),
    "n": _paint,
    **dict.fromkeys(("f", "F", "f*"), _FILL),
    **dict.fromkeys(("S", "s"), _STROKE),
    **dict.fromkeys(("B", "B*", "b", "b*"), _BOTH),
}

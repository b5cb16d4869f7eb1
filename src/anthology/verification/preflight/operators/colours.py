"""Operators of colour (ISO 32000-1, 8.6.8)."""

from __future__ import annotations

from functools import partial

from pikepdf import Array, Dictionary, Name, Stream

from anthology.verification.preflight.colours import DEVICE_CMYK, DEVICE_GRAY, DEVICE_RGB, Paint, Space
from anthology.verification.preflight.marks import IDENTITY, State
from anthology.verification.preflight.operators.reader import Follow, Operands, Reader, matrix_of


def _device(reader: Reader, operands: Operands, *, space: Space, stroke: bool) -> None:
    _set(reader, Paint(reader.named.get("/" + space.name, space), tuple(map(float, operands))), stroke=stroke)


def _space(reader: Reader, operands: Operands, *, stroke: bool) -> None:
    space = reader.space(operands[0])
    first = (0.0, 0.0, 0.0, 1.0) if space.size == 4 else (0.0,) * space.size
    _set(reader, Paint(space, first), stroke=stroke)


def _colour(reader: Reader, operands: Operands, *, stroke: bool) -> None:
    paint = reader.state.stroke if stroke else reader.state.fill
    if operands and isinstance(operands[-1], Name):
        _set(reader, Paint(_pattern(reader, operands[-1]) or paint.space, ()), stroke=stroke)
    else:
        _set(reader, Paint(paint.space, tuple(map(float, operands))), stroke=stroke)


def _pattern(reader: Reader, name: Name) -> Space | None:
    """Read a pattern (8.7): the space of a shading; None for tiles, whose own marks are read instead."""
    pattern = reader.resource("/Pattern", name)
    if isinstance(pattern, Stream):
        own = pattern.get("/Matrix")
        matrix = matrix_of(list(own)) if isinstance(own, Array) else IDENTITY
        reader.walk.content(pattern, pattern.get("/Resources", reader.resources), State(matrix))
        return None
    if isinstance(pattern, Dictionary) and isinstance(pattern.get("/Shading"), Dictionary | Stream):
        return reader.space(pattern["/Shading"].get("/ColorSpace"))
    return None


def _set(reader: Reader, paint: Paint, *, stroke: bool) -> None:
    if stroke:
        reader.state.stroke = paint
    else:
        reader.state.fill = paint


_DEVICES = {"g": DEVICE_GRAY, "rg": DEVICE_RGB, "k": DEVICE_CMYK}

COLOURS: dict[str, Follow] = {
    **{name: partial(_device, space=space, stroke=False) for name, space in _DEVICES.items()},
    **{name.upper(): partial(_device, space=space, stroke=True) for name, space in _DEVICES.items()},
    "cs": partial(_space, stroke=False),
    "CS": partial(_space, stroke=True),
    "sc": partial(_colour, stroke=False),
    "scn": partial(_colour, stroke=False),
    "SC": partial(_colour, stroke=True),
    "SCN": partial(_colour, stroke=True),
}

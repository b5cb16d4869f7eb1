"""Operators of the graphics state (ISO 32000-1, 8.4.4), and those that change nothing on the plates."""

from __future__ import annotations

from copy import copy

from pikepdf import Array

from anthology.verification.preflight.marks import product
from anthology.verification.preflight.operators.reader import Follow, Operands, Reader, matrix_of, nothing
from anthology.verification.preflight.operators.text import use_font
from anthology.verification.preflight.resources import change_state, settings_of, transparency_of

_SILENT = ("i", "ri", "M", "J", "j", "d", "MP", "DP", "BMC", "BDC", "EMC", "BX", "EX", "d0", "d1")


def _save(reader: Reader, operands: Operands) -> None:
    reader.saved.append(copy(reader.state))


def _restore(reader: Reader, operands: Operands) -> None:
    if reader.saved:
        reader.state = reader.saved.pop()
    else:
        reader.fault("a state that is restored and was never saved")


def _transform(reader: Reader, operands: Operands) -> None:
    reader.state.matrix = product(matrix_of(operands), reader.state.matrix)


def _line_width(reader: Reader, operands: Operands) -> None:
    reader.state.line_width = float(operands[0])


def _external(reader: Reader, operands: Operands) -> None:
    stated = reader.resource("/ExtGState", operands[0])
    if stated is None:
        return
    change_state(reader.state, stated)
    reader.drawn.transparency.update(dict.fromkeys(transparency_of(stated)))
    reader.drawn.settings.update(dict.fromkeys(settings_of(stated)))
    font = stated.get("/Font")
    if isinstance(font, Array):
        use_font(reader, font[0], "/Font", float(font[1]))


STATES: dict[str, Follow] = {
    "q": _save,
    "Q": _restore,
    "cm": _transform,
    "w": _line_width,
    "gs": _external,
    **dict.fromkeys(_SILENT, nothing),
}

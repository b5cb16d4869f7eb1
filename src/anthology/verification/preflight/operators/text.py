"""Operators of text (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name

from anthology.verification.preflight.marks import IDENTITY, State, magnified, product
from anthology.verification.preflight.operators.reader import Follow, Operands, Reader, matrix_of, nothing
from anthology.verification.preflight.resources import font_name, is_embedded

_FILLED, _STROKED = {0, 2, 4, 6}, {1, 2, 5, 6}
"""Text rendering modes (table 106)."""


def use_font(reader: Reader, font: pikepdf.Object, resource: str, size: float) -> None:
    """Set the font, and note it; the glyphs of a Type 3 font are drawings of their own, and read as such."""
    name = font_name(font, resource)
    reader.state.font, reader.state.font_size = name, size
    fonts = reader.drawn.fonts
    if name not in fonts and isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3:
        glyphs = font.get("/CharProcs")
        for glyph in glyphs.values() if isinstance(glyphs, Dictionary) else ():
            reader.walk.content(glyph, font.get("/Resources", reader.resources), State())
    fonts[name] = fonts.get(name, True) and is_embedded(font)


def _font(reader: Reader, operands: Operands) -> None:
    if (font := reader.resource("/Font", operands[0])) is not None:
        use_font(reader, font, str(operands[0]), float(operands[1]))


def _rendering(reader: Reader, operands: Operands) -> None:
    reader.state.rendering = int(operands[0])


def _leading(reader: Reader, operands: Operands) -> None:
    reader.leading = float(operands[0])


def _begin(reader: Reader, operands: Operands) -> None:
    reader.line = IDENTITY


def _place(reader: Reader, operands: Operands) -> None:
    reader.line = matrix_of(operands)


def _move(reader: Reader, operands: Operands) -> None:
    across, up = map(float, operands)
    reader.line = product((1, 0, 0, 1, across, up), reader.line)


def _move_and_lead(reader: Reader, operands: Operands) -> None:
    reader.leading = -float(operands[1])
    _move(reader, operands)


def _next_line(reader: Reader, operands: Operands) -> None:
    _move(reader, (0, -reader.leading))


def _show(reader: Reader, operands: Operands) -> None:
    state = reader.state
    if not state.font:
        reader.fault("text without a font")
    on_page = product(reader.line, state.matrix)
    size, (x, y) = magnified(on_page, state.font_size), on_page[4:]
    box = (x, y, x + 0.01, y + 0.01)
    if state.rendering in _FILLED:
        reader.mark("text", box, size)
    if state.rendering in _STROKED:
        reader.mark("text", box, size, stroke=True)


def _show_on_next_line(reader: Reader, operands: Operands) -> None:
    _next_line(reader, ())
    _show(reader, operands)


TEXT: dict[str, Follow] = {
    "BT": _begin,
    "ET": nothing,
    "Tf": _font,
    "Tr": _rendering,
    "TL": _leading,
    **dict.fromkeys(("Tc", "Tw", "Tz", "Ts"), nothing),
    "Tm": _place,
    "Td": _move,
    "TD": _move_and_lead,
    "T*": _next_line,
    **dict.fromkeys(("Tj", "TJ"), _show),
    **dict.fromkeys(("'", '"'), _show_on_next_line),
}

"""Words in a face of the theme as outlines, for drawings that are to need no font; knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz

from anthology.theme.theme import FontFace

_harfbuzz: Any = uharfbuzz
"""Its stubs do not name what the module exports."""


def lettering(faces: Sequence[FontFace], family: str, weight: int) -> Callable[[str], tuple[float, str]]:
    """What gives for a text its width and its outlines, in ems, y downwards; figures are lining ones.

    Of the face with this family and weight; where the theme has none, of its first.
    """
    face = next((f for f in faces if (f.family, f.style, f.weight) == (family, "normal", weight)), faces[0])
    return lambda text: _outlines(text, face.path)


@cache
def _outlines(text: str, path: Path) -> tuple[float, str]:
    font, em = _font(path)
    buffer = _harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.language = "und"  # Else it is that of the machine.
    buffer.guess_segment_properties()
    # By the font's own tables, whatever HB_SHAPER_LIST of the machine says.
    _harfbuzz.shape(font, buffer, {"lnum": True, "kern": True}, ["ot"])
    pen = _Pen(em)
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        font.draw_glyph_with_pen(glyph.codepoint, pen)
        pen.x += position.x_advance
    return pen.x / em, "".join(pen.parts)


@cache
def _font(path: Path) -> tuple[Any, int]:
    face = _harfbuzz.Face(_harfbuzz.Blob.from_file_path(str(path)))
    return _harfbuzz.Font(face), face.upem


class _Pen:
    """Writes path data; its methods have the names that fontTools gives to a pen."""

    def __init__(self, em: int) -> None:
        self.em, self.x, self.parts = em, 0, list[str]()

    def _write(self, command: str, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{(x + self.x) / self.em:.3f} {-y / self.em:.3f}" for x, y in points)
        self.parts.append(command + numbers)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Begin a contour."""
        self._write("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Straight on."""
        self._write("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A cubic curve."""
        self._write("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        """A quadratic curve."""
        self._write("Q", *points)

    def closePath(self) -> None:  # noqa: N802
        """End the contour."""
        self.parts.append("z")

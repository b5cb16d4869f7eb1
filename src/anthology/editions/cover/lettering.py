"""Words of a cover in the largest size that fits their box, broken into lines of even length; never hyphenated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz

from anthology.editions.pages.geometry import PT
from anthology.theme import FontFace

_harfbuzz: Any = uharfbuzz
"""Its stubs do not name what the module exports."""

STEP = 0.5
"""Points between the sizes that are tried."""
TOO_SMALL = 4.0
"""Points: where even this is too large for the box, it is taken, and the words may leave the box."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where words go. width, height: mm. largest: points. leading: line height as a share of the size.

    family, style: the face they are set in, as in the theme's fonts. tracking: letter-spacing as a share of the size.
    """

    width: float
    height: float
    largest: float
    leading: float
    family: str
    style: str = "normal"
    weight: int = 400
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words as they are set: their lines, their size in points, and the height of a line as a share of that."""

    lines: tuple[str, ...]
    size: float
    leading: float


def fitted(text: str, box: Box, faces: Sequence[FontFace]) -> Lettering:
    """The words in the largest size in which they fit the box, in as few lines as that takes, evenly filled."""
    words = re.split(r"[ \t\n]+", text.strip())
    lengths = [_length(word, _face(word, box, faces).path) + box.tracking * len(word) for word in words]
    space = _length(" ", _face("", box, faces).path) + box.tracking
    size = box.largest
    while size > TOO_SMALL:
        most = int(box.height / PT / (size * box.leading) + 0.001)
        measure = box.width / PT / size
        if max(lengths, default=0) <= measure and len(_broken(words, lengths, space, measure)) <= most:
            break
        size -= STEP
    else:
        measure = max(box.width / PT / size, *lengths)
    return Lettering(tuple(_balanced(words, lengths, space, measure)), size, box.leading)


def _balanced(words: list[str], lengths: list[float], space: float, measure: float) -> list[str]:
    """The lines of the narrowest measure that needs no more of them."""
    lines = _broken(words, lengths, space, measure)
    low, high = max(lengths, default=0), measure
    for _ in range(12):
        middle = (low + high) / 2
        narrower = _broken(words, lengths, space, middle)
        if len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def _broken(words: Iterable[str], lengths: Iterable[float], space: float, measure: float) -> list[str]:
    lines: list[list[str]] = []
    filled = 0.0
    for word, length in zip(words, lengths, strict=True):
        if lines and filled + space + length <= measure:
            lines[-1].append(word)
            filled += space + length
        else:
            lines.append([word])
            filled = length
    return [" ".join(line) for line in lines]


def _face(text: str, box: Box, faces: Sequence[FontFace]) -> FontFace:
    """The box's face; for a script that it lacks the first upright one that has all the letters."""
    letters = {ord(c) for c in text if unicodedata.category(c)[0] in "LN"}
    wanted = (box.family, box.style, box.weight)
    first = sorted(faces, key=lambda f: ((f.family, f.style, f.weight) != wanted, f.style != "normal", f.weight != 400))
    return next((f for f in first if letters <= _characters(f.path)), first[0])


@cache
def _font(path: Path) -> Any:  # noqa: ANN401 - uharfbuzz has no types
    return _harfbuzz.Font(_harfbuzz.Face(_harfbuzz.Blob.from_file_path(str(path))))


@cache
def _characters(path: Path) -> frozenset[int]:
    return frozenset(_font(path).face.unicodes)


def _length(text: str, path: Path) -> float:
    """The advance of a shaped run, in em."""
    font, buffer = _font(path), _harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    _harfbuzz.shape(font, buffer)
    return float(sum(p.x_advance for p in buffer.glyph_positions)) / float(font.face.upem)

"""What is drawn on the pages of a PDF, read by PDFium: runs of text and pictures; knows nothing of tags and of books.

What stands in a form is furniture: running heads, folios, the printer's slug. Text is drawn by the page itself.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2

from anthology.pictures import Miniature
from anthology.sources import UnreadableError
from anthology.verification.audit.difference import UnreadableEditionError
from anthology.verification.audit.letters import is_right_to_left

_pdfium: Any = importlib.import_module("pypdfium2.raw")
"""Its functions have no types."""

SAME_LINE = 5.0
"""Points: raised figures are on the line of the words they stand at."""

SPACE = " "
"""What a run says that draws no letter."""

WORD_GAP = 0.12
"""Of an em: between runs whose letters stand so far apart there is a space, though PDFium may not say so."""

GAP = 0.3
"""Of an em: what stands further away on the same line is a cell or a block of its own."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that is drawn at once. page: from 0. mark: its MCID, None without one. lengths in points.

    height: of its base line, from the foot of the page. left, right: of its ink. em: the size of its type.
    """

    text: str
    page: int
    mark: int | None
    height: float
    left: float
    right: float
    em: float

    def is_level_with(self, other: Run) -> bool:
        """Whether both are on one line; what has one mark is, however high its vowel signs stand."""
        near = abs(self.height - other.height) <= SAME_LINE
        return self.page == other.page and (near or (self.mark is not None and self.mark == other.mark))

    def touches(self, other: Run, *, leftwards: bool = False) -> bool:
        """Whether it begins where the other one, before it, ends: the sign of an item is drawn behind its words.

        leftwards: or whether it ends there, as the boxes of a line do that follow one another from right to left.
        """
        gap = abs(self.left - other.right)
        gap = min(gap, abs(self.right - other.left)) if leftwards else gap
        return gap <= GAP * max(self.em, other.em) or (self.mark is not None and self.mark == other.mark)

    def stands_off(self, other: Run) -> bool:
        """Whether it begins another word than the one before it ends."""
        letters = other.text[-1:].isalnum() and self.text[:1].isalnum()
        return letters and self.left - other.right > WORD_GAP * max(self.em, other.em)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is read back. page: from 0."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page. page: from 0. shape: its width by its height, in pixels. look: None if not looked at."""

    page: int
    shape: float
    look: Miniature | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """All pages. runs: in the order they are drawn, page by page."""

    runs: tuple[tuple[Run, ...], ...]
    pictures: tuple[Picture, ...]


def read_drawn(path: Path, *, looking: bool = False, paper: bytes = b"") -> Drawn:
    """What the pages of this PDF draw. looking: whether its pictures are looked at, which means to decode them.

    paper: the profile of its output intent, if its pictures are separated: then they are seen as they print.

    Raises OSError, UnreadableEditionError.
    """
    runs, pictures = [], []
    with _opened(path) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            found: list[Run] = []
            for thing in page.get_objects(max_depth=1):
                if thing.type == _pdfium.FPDF_PAGEOBJ_TEXT:
                    found.append(_run(thing, text, number))
                elif thing.type == _pdfium.FPDF_PAGEOBJ_IMAGE:
                    pictures.append(Picture(number, _shape(thing), _look(thing, paper) if looking else None))
            runs.append(tuple(found))
            text.close()
            page.close()
    return Drawn(tuple(runs), tuple(pictures))


def read_labels(path: Path) -> list[str]:
    """The printed number of each page. Raises OSError, UnreadableEditionError."""
    with _opened(path) as pdf:
        return [pdf.get_page_label(number) for number in range(len(pdf))]


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with pypdfium2.PdfDocument(path) as pdf:  # type: ignore[no-untyped-call]
            yield pdf
    except pypdfium2.PdfiumError as problem:
        raise UnreadableEditionError(str(problem)) from problem


def lines(runs: Iterable[Run], *, leftwards: bool) -> list[Line]:
    """Runs put together where they stand in one line; in right-to-left script also over gaps: it jumps to and fro.

    leftwards: whether lines may begin at the right.
    """
    level: list[list[Run]] = []
    for run in runs:
        if level and run.is_level_with(level[-1][-1]):
            level[-1].append(run)
        else:
            level.append([run])
    found: list[list[Run]] = []
    for line in level:
        together = any(is_right_to_left(run.text) for run in line)
        found.append(line[:1])
        before = line[0]
        for run in line[1:]:
            if together or run.text == SPACE or run.touches(before, leftwards=leftwards):
                found[-1].append(replace(run, text=SPACE + run.text) if run.stands_off(before) else run)
            else:
                found.append([run])
            before = before if run.text == SPACE else run
    return [Line("".join(run.text for run in line), line[0].page) for line in found]


def _shape(thing: Any) -> float:  # noqa: ANN401 - the library's own
    width, height = thing.get_px_size()
    return float(width / max(height, 1))


def _look(thing: Any, paper: bytes) -> Miniature:  # noqa: ANN401 - the library's own
    """A JPEG is decoded as one, which can be done in parts; what is no file in itself, by PDFium."""
    try:
        if thing.get_filters() == ["DCTDecode"]:
            return Miniature.of(bytes(thing.get_data(decode_simple=False)), "a picture", paper=paper)
        bitmap = thing.get_bitmap()
        size = (bitmap.width, bitmap.height)
        return Miniature.of_pixels(bytes(bitmap.buffer), size, bitmap.mode, bitmap.stride)
    except (pypdfium2.PdfiumError, UnreadableError, ValueError) as problem:
        raise UnreadableEditionError(f"a picture in it is damaged ({problem})") from problem


def _run(thing: Any, page: Any, number: int) -> Run:  # noqa: ANN401 - the library's own
    size = _pdfium.FPDFTextObj_GetText(thing, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    _pdfium.FPDFTextObj_GetText(thing, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    # pdfium has a hyphen of its own for the one at the end of a line.
    text = buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\x02", "-").replace("\ufffe", "-") or SPACE
    mark = _pdfium.FPDFPageObj_GetMarkedContentID(thing)
    left, _bottom, right, _top = thing.get_bounds()
    matrix, height = thing.get_matrix(), ctypes.c_float()
    _pdfium.FPDFTextObj_GetFontSize(thing, height)
    em = height.value * (matrix.c**2 + matrix.d**2) ** 0.5
    return Run(text, number, mark if mark >= 0 else None, matrix.f, left, right, em)

"""What a screen reader is given: the text of a PDF in the order of its tags, whatever order it is drawn in."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Name

INLINE = frozenset({"Span", "Link", "NonStruct", "Quote", "Reference", "Lbl"})
"""Roles of elements that may stand within a line."""

SAME_LINE = 5.0
"""Points: raised figures are on the line of the words they stand at."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that is drawn at once. mark: its MCID. height: of its base line, in points from the foot of the page."""

    text: str
    page: int
    mark: int
    height: float

    def shares_line(self, other: Run) -> bool:
        """Whether both are in one line; what has one mark is, however high its vowel signs stand."""
        near = abs(self.height - other.height) <= SAME_LINE
        return self.page == other.page and (near or self.mark == other.mark)


Marked = dict[tuple[int, int], list[Run]]
"""(page from 0, MCID) -> what is marked with it (ISO 32000-1, 14.7.4.3)."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An element of the tree. role: as standard structure types have it. parts: its text and its children, in order."""

    role: str
    parts: tuple[Run | Tagged, ...]

    @property
    def figures(self) -> int:
        """How many pictures are in it."""
        return (self.role == "Figure") + sum(part.figures for part in self.parts if isinstance(part, Tagged))

    def lines(self) -> list[str]:
        """Its text, line by line, in the order of the tree."""
        lines: list[list[Run]] = [[]]
        self._write(lines)
        return ["".join(run.text for run in line) for line in lines if line]

    def _write(self, lines: list[list[Run]]) -> None:
        if self.role not in INLINE:
            lines.append([])
        for part in self.parts:
            if isinstance(part, Tagged):
                part._write(lines)
                continue
            last = lines[-1][-1] if lines[-1] else part
            if not last.shares_line(part):
                lines.append([])
            lines[-1].append(part)
        if self.role not in INLINE:
            lines.append([])


def read_tags(path: Path) -> tuple[Tagged, ...]:
    """The elements right under the document, one for each section of the book."""
    marked = _marked(path)
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        tree = pdf.Root.StructTreeRoot
        roles = {str(k): str(v) for k, v in tree.get("/RoleMap", Dictionary()).items()}
        root = _element(tree, -1, numbers, roles, marked)
    (document,) = (part for part in root.parts if isinstance(part, Tagged))
    return tuple(part for part in document.parts if isinstance(part, Tagged))


def _element(holder: pikepdf.Object, page: int, numbers: dict, roles: dict[str, str], marked: Marked) -> Tagged:
    page = numbers[holder.Pg.objgen] if "/Pg" in holder else page
    kids = holder.get("/K", Array())
    parts: list[Run | Tagged] = []
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            parts += marked.get((page, kid), [])
        elif kid.get("/Type") == Name.MCR:
            on = numbers[kid.Pg.objgen] if "/Pg" in kid else page
            assert "/Stm" not in kid
            parts += marked.get((on, int(kid.MCID)), [])
        elif kid.get("/Type") != Name.OBJR:
            parts.append(_element(kid, page, numbers, roles, marked))
    role = str(holder.get("/S", "/StructTreeRoot"))
    while role in roles and roles[role] != role:
        role = roles[role]
    return Tagged(role[1:], tuple(parts))


def _marked(path: Path) -> Marked:
    found: Marked = {}
    with pypdfium2.PdfDocument(path) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
                if mark >= 0:
                    run = Run(_text(thing, text), number, mark, thing.get_matrix().f)
                    found.setdefault((number, mark), []).append(run)
    return found


def _text(thing: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    # pdfium has a hyphen of its own for the one at the end of a line.
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\x02", "-")

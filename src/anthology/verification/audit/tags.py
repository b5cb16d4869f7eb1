"""What a screen reader is given: the text of a PDF in the order of its tags, whatever order it is drawn in.

ISO 32000-1, 14.7 (structure) and 14.8 (tagged PDF).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from anthology.verification.audit.difference import UnreadableEditionError
from anthology.verification.audit.drawn import Drawn, Line, Run, lines

INLINE = frozenset({"Span", "Link", "NonStruct", "Quote", "Reference", "Lbl"})
"""Roles of elements that may stand within a line."""

Marked = Mapping[tuple[int, int], list[Run]]
"""(page from 0, MCID) -> what is marked with it (ISO 32000-1, 14.7.4.3)."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An element of the tree. role: as standard structure types have it. parts: its text and its children, in order.

    alternative: what is said in place of a picture. on: the pages on which it has content of its own, from 0.
    """

    role: str
    parts: tuple[Run | Tagged, ...]
    alternative: str = ""
    on: frozenset[int] = frozenset()

    @property
    def alternatives(self) -> list[str]:
        """What is said in place of each picture in it, in order."""
        own = [self.alternative] if self.role == "Figure" else []
        return own + [said for part in self.parts if isinstance(part, Tagged) for said in part.alternatives]

    @property
    def pages(self) -> frozenset[int]:
        """The pages that anything in it is on, from 0."""
        return self.on.union(*({part.page} if isinstance(part, Run) else part.pages for part in self.parts))

    def lines(self, *, leftwards: bool) -> list[Line]:
        """Its text, line by line, in the order of the tree; without the signs before items of lists.

        leftwards: whether lines may begin at the right.
        """
        blocks: list[list[Run]] = [[]]
        self._write(blocks, in_item=False)
        return [line for block in blocks for line in lines(block, leftwards=leftwards)]

    def _write(self, blocks: list[list[Run]], *, in_item: bool) -> None:
        if self.role == "Lbl" and in_item:
            return
        if self.role not in INLINE:
            blocks.append([])
        for part in self.parts:
            if isinstance(part, Tagged):
                part._write(blocks, in_item=self.role == "LI")
            else:
                blocks[-1].append(part)
        if self.role not in INLINE:
            blocks.append([])


@dataclass(slots=True)
class _Reading:
    """What is needed to read the tree. numbers: of the pages, by their objects."""

    numbers: Mapping[tuple[int, int], int]
    roles: Mapping[str, str]
    marked: Marked = field(default_factory=dict)

    def element(self, holder: pikepdf.Object, page: int) -> Tagged:
        """An element with all that is below it. page: that of the element around it."""
        page = self.numbers[holder.Pg.objgen] if "/Pg" in holder else page
        kids = holder.get("/K", Array())
        parts: list[Run | Tagged] = []
        pages: set[int] = set()
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                pages.add(page)
                parts += self.marked.get((page, kid), [])
            elif kid.get("/Type") == Name.MCR:
                on = self.numbers[kid.Pg.objgen] if "/Pg" in kid else page
                pages.add(on)
                parts += self.marked.get((on, int(kid.MCID)), [])
            elif kid.get("/Type") != Name.OBJR:
                parts.append(self.element(kid, page))
        role = str(holder.get("/S", "/StructTreeRoot"))
        tried: set[str] = set()
        while role in self.roles and role not in tried:
            tried.add(role)
            role = self.roles[role]
        return Tagged(role[1:], tuple(parts), str(holder.get("/Alt", "")), frozenset(pages))


@dataclass(frozen=True, slots=True)
class Structure:
    """What readers are led by. sections: the elements right under the document, one for each section.

    links: for each page, the addresses and named places that its link annotations lead to (ISO 32000-1, 12.5.6.5).
    """

    sections: tuple[Tagged, ...]
    links: tuple[tuple[str, ...], ...]


def read_structure(path: Path, drawn: Drawn) -> Structure:
    """The tags and links of a PDF; no sections where it has no tags. Raises OSError, UnreadableEditionError."""
    marked: dict[tuple[int, int], list[Run]] = {}
    for runs in drawn.runs:
        for run in runs:
            if run.mark is not None:
                marked.setdefault((run.page, run.mark), []).append(run)
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            links = tuple(tuple(_targets(page.obj.get("/Annots", Array()))) for page in pdf.pages)
            tree = pdf.Root.get("/StructTreeRoot")
            if tree is None:
                return Structure((), links)
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            roles = {str(k): str(v) for k, v in tree.get("/RoleMap", Dictionary()).items()}
            root = _Reading(numbers, roles, marked).element(tree, -1)
    except (pikepdf.PdfError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as problem:
        raise UnreadableEditionError(str(problem)) from problem
    documents = [part for part in root.parts if isinstance(part, Tagged)]
    return Structure(tuple(part for one in documents for part in one.parts if isinstance(part, Tagged)), links)


def _targets(annotations: pikepdf.Object) -> Iterator[str]:
    for annotation in annotations:
        action = annotation.get("/A")
        if action is not None and "/URI" in action:
            yield str(action.URI)
        elif "/Dest" in annotation:
            yield str(annotation.Dest)

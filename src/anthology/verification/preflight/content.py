"""Reads what a page draws, with the forms, patterns and glyphs in it; knows no operator from inside, and no rule."""

from __future__ import annotations

from typing import Any

import pikepdf

from anthology.verification.preflight.colours import SpaceReader
from anthology.verification.preflight.marks import Box, Drawn, State, is_outside
from anthology.verification.preflight.operators import OPERATORS, Reader
from anthology.verification.preflight.operators.objects import draw_picture
from anthology.verification.preflight.resources import group_space

_DEEPEST = 16
"""How deep forms, patterns and glyphs may stand in each other; a file in which they go deeper draws itself."""

_MOST = 5_000_000
"""Instructions that are followed on one page: a form that draws two forms, and so on, has no end otherwise."""


def read_page(page: pikepdf.Page, spaces: SpaceReader, within: Box) -> Drawn:
    """What a page draws. within: the bleed; what stands outside of it is marked so."""
    walk = _Walk(spaces, within)
    if wrong := group_space(page.obj, spaces):
        walk.drawn.transparency[wrong] = None
    walk.content(page, page.resources, State())
    return walk.drawn


class _Walk:
    def __init__(self, spaces: SpaceReader, within: Box) -> None:
        self.drawn, self.spaces, self._within = Drawn(), spaces, within
        self._depth = self._followed = 0

    def is_outside(self, box: Box) -> bool:
        return is_outside(box, self._within)

    def content(self, stream: pikepdf.Object | pikepdf.Page, resources: pikepdf.Object | None, state: State) -> None:
        if self._depth > _DEEPEST or self._followed > _MOST:
            self.drawn.faults["forms that stand in each other without end"] = None
            return
        self._depth += 1
        try:
            instructions = pikepdf.parse_content_stream(stream)
        except (pikepdf.PdfError, TypeError):
            self.drawn.faults["a content stream that cannot be read"] = None
        else:
            self._followed += len(instructions)
            reader = Reader(self, resources, state)
            for instruction in instructions:
                _follow(reader, instruction)
        self._depth -= 1


def _follow(reader: Reader, instruction: Any) -> None:  # noqa: ANN401 - one of the two kinds that pikepdf has
    """Follow one instruction; what is wrong with it is noted as a fault of the page."""
    if isinstance(instruction, pikepdf.ContentStreamInlineImage):
        draw_picture(reader, instruction.iimage.obj)
        return
    name = str(instruction.operator)
    if (follow := OPERATORS.get(name)) is None:
        reader.fault(f"the operator {name}, which PDF does not have")
        return
    try:
        follow(reader, instruction.operands)
    except (IndexError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        reader.fault(f"the operator {name} with operands that it does not take")

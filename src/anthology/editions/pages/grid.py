"""Lines and blocks as high as the grid wants them, so that lines of facing pages meet; knows nothing of books.

A line keeps its height whatever faces its letters come from. A block is made as high as whole lines where a style
sheet asks for it by `--block-step-size: 14pt`, and by `--block-step-align: start` for room below alone, as CSS Rhythmic
Sizing 1 names it (2.1, 2.3), which WeasyPrint 70 does not know.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeAlias

Foreign: TypeAlias = Any
"""Something of WeasyPrint's, which has no types: a box, the context of the layout."""

_PIXELS = {"px": 1.0, "pt": 4 / 3}
"""CSS pixels in the units that a step may have."""

_HAIR = 0.01
"""CSS pixels. What is so little above a line, is none."""


def install() -> None:
    """Put it in the place of WeasyPrint's functions that lay out a block and a run of text."""
    block: Foreign = import_module("weasyprint.layout.block")
    inline: Foreign = import_module("weasyprint.layout.inline")
    lay_out = block.block_level_layout

    def on_grid(context: Foreign, box: Foreign, bottom_space: float, *rest: Foreign, **named: Foreign) -> Foreign:
        made = lay_out(context, box, bottom_space, *rest, **named)
        whole, resume_at, *_ = made
        if whole is not None and resume_at is None and (step := _step(box)):
            _stretch(context, whole, bottom_space, step, centred=_said(box, "align") != "start")
        return made

    block.block_level_layout = on_grid
    split = inline.split_text_box

    def on_baseline(*arguments: Foreign, **named: Foreign) -> Foreign:
        made = split(*arguments, **named)
        if made[0] is not None:
            _seat(made[0], inline.strut(made[0].style)[1])
        return made

    inline.split_text_box = on_baseline


def _step(box: Foreign) -> float:
    """The height of a line in CSS pixels; 0 where the block keeps its own height."""
    said = _said(box, "size")
    number = said.rstrip("ptx")
    try:
        return max(0.0, float(number) * _PIXELS.get(said[len(number) :], 0.0))
    except ValueError:
        return 0.0


def _said(box: Foreign, what: str) -> str:
    """What the style sheet says of the block itself; unlike a custom property, it does not go down to its children."""
    declared = getattr(box.style, "cascaded", {}).get(f"__block_step_{what}")
    if declared is None:
        return ""
    tokens = getattr(declared[0], "tokens", declared[0])
    return "".join(token.serialize() for token in tokens).strip()


def _seat(text: Foreign, baseline: float) -> None:
    """Let text hang from its line as letters of its first face would.

    WeasyPrint 70 asks Pango for the height of the letters there are: one of a fallback face moves its whole line.
    """
    lower = baseline - text.baseline
    text.margin_top += lower
    text.margin_bottom -= lower
    text.baseline = baseline


def _stretch(context: Foreign, box: Foreign, bottom_space: float, step: float, *, centred: bool) -> None:
    """Add to a block what its border box lacks of whole lines; none at the foot of a page, where nothing follows."""
    over = box.border_height() % step
    if over < _HAIR or step - over < _HAIR:
        return
    more = step - over
    bottom = box.position_y + box.margin_top + box.border_height() + more
    if context.overflows_page(bottom_space, bottom):
        return
    if centred:
        for child in box.children:
            child.translate(dy=more / 2)
    box.height += more

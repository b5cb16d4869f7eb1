"""The text of a line box of WeasyPrint's with the width of every character, measured by the Pango that will set it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import accumulate
from typing import Any, TypeAlias

Foreign: TypeAlias = Any
"""Something of WeasyPrint's, which has no types: a box, its style, the context of the layout."""

_EDGES = {side: (f"margin_{side}", f"padding_{side}", f"border_{side}_width") for side in ("left", "right")}


_KNOWN = "_anthology_advances"
"""Where the context of a layout keeps the widths of short texts."""

_SHORT = 1000
"""Characters. Notes are laid out anew with each note that joins them on a page; longer texts are so seldom."""


class UnfitError(Exception):
    """The paragraph holds something whose width is not known beforehand: it is broken line after line instead."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text box of the paragraph. path: to it in the tree. start, end: its characters in the paragraph's text."""

    box: Foreign
    path: tuple[int, ...]
    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Measured:
    """The text boxes of a paragraph. widths: of the text before each character, in CSS pixels, and last of all.

    space: the width of a space in its font.
    """

    leaves: list[Leaf] = field(default_factory=list)
    widths: list[float] = field(default_factory=lambda: [0.0])
    space: float = 0.0

    @classmethod
    def of(cls, line_box: Foreign, context: Foreign) -> Measured:
        """Those of a line box. Raises UnfitError."""
        measured = cls()
        if line_box.style["direction"] != "ltr":
            raise UnfitError
        measured._add(line_box, (), context)
        if not measured.leaves:
            raise UnfitError
        # Between letters, since Pango gives only half of its letter-spacing at an edge.
        measured.space = _known_advances("n n", line_box.style, context)[1]
        return measured

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(leaf.text for leaf in self.leaves)

    def _add(self, parent: Foreign, path: tuple[int, ...], context: Foreign) -> None:
        for number, box in enumerate(parent.children):
            kind = type(box).__name__
            if not box.is_in_normal_flow() or box.is_leader or kind not in {"TextBox", "InlineBox"}:
                raise UnfitError
            if kind == "InlineBox":
                self.widths[-1] += _edge(box, "left")
                self._add(box, (*path, number), context)
                self.widths[-1] += _edge(box, "right")
            elif box.text:
                style = box.style
                if style["white_space"] not in {"normal", "nowrap"} or "\n" in box.text or not style["font_size"]:
                    raise UnfitError
                self.leaves.append(Leaf(box, (*path, number), len(self.widths) - 1, box.text))
                last = self.widths[-1]
                self.widths += (last + width for width in accumulate(_known_advances(box.text, style, context)))


def _edge(box: Foreign, side: str) -> float:
    """The width of an inline box's margin, padding and border on one side."""
    total = 0.0
    for name in _EDGES[side]:
        value = box.style[name]
        length = getattr(value, "value", value)
        if isinstance(length, str) or getattr(value, "unit", "px") not in {"px", None}:
            raise UnfitError
        total += float(length)
    return total


def _known_advances(text: str, style: Foreign, context: Foreign) -> Sequence[float]:
    """The same as `advances`, measured once a layout."""
    if len(text) > _SHORT:
        return advances(text, style, context)
    known = context.__dict__.setdefault(_KNOWN, {})
    if (text, id(style)) not in known:
        # The style is kept with it, so that its id is no other's.
        known[text, id(style)] = style, advances(text, style, context)
    widths: Sequence[float] = known[text, id(style)][1]
    return widths


def advances(text: str, style: Foreign, context: Foreign) -> Sequence[float]:
    """The width of each character of a text in one style, in CSS pixels; a ligature's is shared by its characters.

    Raises UnfitError.
    """
    line_break: Foreign = import_module("weasyprint.text.line_break")
    ffi = line_break.ffi
    layout = line_break.create_layout(text, style, context, None, 0)
    line, _ = layout.get_first_line()
    bytes_of = text.encode()
    if line.length != len(bytes_of):
        raise UnfitError  # A character in it ends a line.
    found = [0] * len(bytes_of)
    run = line.runs
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        count = glyphs.num_glyphs
        # Each PangoGlyphInfo is five integers, of which the second is the width.
        widths = memoryview(ffi.buffer(glyphs.glyphs, count * ffi.sizeof("PangoGlyphInfo"))).cast("i")[1::5]
        offset = item.offset
        for cluster, width in zip(ffi.unpack(glyphs.log_clusters, count), widths, strict=True):
            found[offset + cluster] += width
        run = run.next
    layout.deactivate()
    unit: float = line_break.FROM_UNITS
    if len(bytes_of) != len(text):
        found = [width for width, byte in zip(found, bytes_of, strict=True) if byte & 0xC0 != 0x80]
    return [width * unit for width in (_shared(found) if 0 in found else found)]


def _shared(widths: Sequence[int]) -> Iterator[float]:
    """The widths with those of ligatures, which stand at the first of their characters, shared by all of them."""
    at = 0
    while at < len(widths):
        end = at + 1
        while end < len(widths) and not widths[end]:
            end += 1
        yield from [widths[at] / (end - at)] * (end - at)
        at = end


def allowed(text: str, language: str | None) -> list[int]:
    """The offsets at which Unicode allows a line to begin (UAX 14), as Pango has them."""
    line_break: Foreign = import_module("weasyprint.text.line_break")
    attributes = line_break.get_log_attrs(text, language)
    return [at for at in range(1, len(text)) if attributes[at].is_line_break]


def is_call(box: Foreign) -> bool:
    """Whether a box is the call of a note, or its text."""
    return str(box.element_tag).endswith("::footnote-call")


def hyphen_widths(context: Foreign) -> Callable[[Foreign], float]:
    """For the style of a text box, how wide the hyphen is that is added in it."""
    known: dict[int, float] = {}

    def width(style: Foreign) -> float:
        if id(style) not in known:
            known[id(style)] = sum(advances(style["hyphenate_character"], style, context))
        return known[id(style)]

    return width

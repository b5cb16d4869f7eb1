"""The lines chosen for a paragraph, handed to the layout of WeasyPrint 70, which would choose them one after the other.

Its own functions still lay out every line; they are told where it ends, and its spaces may shrink. What is not
justified, runs from right to left, or holds things of unknown width, is left to them, but for the calls of notes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from importlib import import_module
from math import inf

from anthology.editions.pages.breaking.boxes import Foreign, UnfitError, is_call
from anthology.editions.pages.breaking.hyphenation import Hyphenation, Hyphenator
from anthology.editions.pages.breaking.paragraph import SPACES, Line, Paragraph

TRIES = 3
"""How often lines are chosen anew at most, so that a page does not end in a hyphen."""

_KEPT = "_anthology_paragraph"
"""Where a line box keeps its paragraph."""

_DECIMALS = 6
"""Of widths in CSS pixels: those of left and right pages differ by the last digit, and shall be one."""

_HAIR = 1e-6
"""CSS pixels. So much narrower than its room is every line said to be, or WeasyPrint might find it too wide."""


class LineBreaker:
    """Stands between WeasyPrint and its functions; one a process."""

    def __init__(self) -> None:
        self._hyphenator: Hyphenator | None = None
        self._line: Line | None = None
        self._line_box: Foreign = None
        self._misfit = False

    @contextlib.contextmanager
    def breaking(self, hyphenation: Hyphenation | None) -> Iterator[None]:
        """Break paragraphs as a whole while this is open; None: leave them to WeasyPrint."""
        self._hyphenator = None if hyphenation is None else Hyphenator(hyphenation)
        try:
            yield
        finally:
            self._hyphenator = None

    def install(self) -> None:
        """Put it in the place of WeasyPrint's functions."""
        inline: Foreign = import_module("weasyprint.layout.inline")
        block: Foreign = import_module("weasyprint.layout.block")
        self._strut = inline.strut
        self._avoid_collisions = inline.avoid_collisions
        self._next_line, inline.get_next_linebox = inline.get_next_linebox, self._get_next_linebox
        self._split_inline, inline.split_inline_box = inline.split_inline_box, self._split_inline_box
        self._split_level, inline.split_inline_level = inline.split_inline_level, self._split_inline_level
        self._split_text, inline.split_text_box = inline.split_text_box, self._split_text_box
        self._align, inline.text_align = inline.text_align, self._text_align
        self._lay_out, block._linebox_layout = block._linebox_layout, self._linebox_layout

    def _get_next_linebox(  # noqa: PLR0917 - the order is WeasyPrint's
        self,
        context: Foreign,
        line_box: Foreign,
        y: float,
        bottom: float,
        skip_stack: Foreign,
        container: Foreign,
        *rest: Foreign,
    ) -> Foreign:
        styles = rest[-2:]  # Of ::first-letter and ::first-line: what they do to widths is not known beforehand.
        if self._hyphenator is not None and not any(styles):
            line = self._chosen(context, line_box, y, skip_stack, container)
            if line is not None:
                self._line, self._line_box, self._misfit = line, line_box, False
                try:
                    made = self._next_line(context, line_box, y, bottom, skip_stack, container, *rest)
                finally:
                    self._line = self._line_box = None
                if not self._misfit:
                    return made
                setattr(line_box, _KEPT, None)
        return self._next_line(context, line_box, y, bottom, skip_stack, container, *rest)

    def _chosen(
        self, context: Foreign, line_box: Foreign, y: float, skip_stack: Foreign, container: Foreign
    ) -> Line | None:
        """The line that begins here; None where WeasyPrint shall find it."""
        paragraph = self._paragraph(line_box, context)
        if paragraph is None:
            return None
        widths = self._widths(context, line_box, y, container)
        try:
            after = paragraph.place_before(skip_stack)
        except UnfitError:
            setattr(line_box, _KEPT, None)
            return None
        if after is None:
            paragraph.indent = float(line_box.text_indent)
        end = paragraph.end_of_line(after, widths)
        if end is None:
            fit = paragraph.fit(after, widths)
            if fit is None:
                setattr(line_box, _KEPT, None)
                return None
            paragraph.take(after, widths, fit)
            end = fit.breaks[0]
        return paragraph.line(after, end)

    def _paragraph(self, line_box: Foreign, context: Foreign) -> Paragraph | None:
        """The paragraph of a line box; None where lines are not chosen as a whole."""
        if not hasattr(line_box, _KEPT):
            made = None
            if self._hyphenator is not None and line_box.style["text_align_all"] == "justify":
                with contextlib.suppress(UnfitError):
                    made = Paragraph.of(line_box, context, self._hyphenator)
            setattr(line_box, _KEPT, made)
        kept: Paragraph | None = getattr(line_box, _KEPT)
        return kept

    def _widths(self, context: Foreign, line_box: Foreign, y: float, container: Foreign) -> tuple[float, ...]:
        """Of the lines from here on, as floats leave room for them; the last is that of all that follow."""
        widths: list[float] = []
        if context.excluded_shapes:
            line_box.width, (line_box.height, _) = 0, self._strut(line_box.style)
            while line_box.height > 0 and any(
                y < shape.position_y + shape.margin_height() for shape in context.excluded_shapes
            ):
                line_box.position_y = y
                widths.append(self._avoid_collisions(context, line_box, container, outer=False)[2])
                y += line_box.height
        while widths and widths[-1] == container.width:
            widths.pop()
        return tuple(round(width, _DECIMALS) for width in (*widths, container.width))

    def _split_inline_box(self, context: Foreign, box: Foreign, x: float, max_x: float, *rest: Foreign) -> Foreign:
        """The boxes of a line. A chosen one is not looked at for whether it fits: its spaces are made to fit."""
        line = self._line
        if line is None or box is not self._line_box:
            return self._split_inline(context, box, x, max_x, *rest)
        made = self._split_inline(context, box, x, inf, *rest)
        self._fill(made[0], line, box.text_indent, max_x - x)
        return made

    def _split_inline_level(self, context: Foreign, box: Foreign, *rest: Foreign) -> Foreign:
        """A box of a line, chosen or not. The call of a note stands at the head of none, whatever is before it."""
        made, resume, preserved, first, *others = self._split_level(context, box, *rest)
        return made, resume, preserved, False if is_call(box) else first, *others

    def _fill(self, made: Foreign, line: Line, indent: float, room: float) -> None:
        """Give the spaces of a line what is left of its room. The last line of a paragraph keeps its own, if it can."""
        left = room - (made.width - indent)
        count = sum(
            child.text.count(space) for child in made.descendants() if hasattr(child, "text") for space in SPACES
        )
        if abs(room - (line.width - indent)) > 1 or left < -1 - count * line.shrink:
            self._misfit = True
        elif count and (left < 0 or not line.last):
            _space_out(made, left / count, 0.0)
            made.width -= _HAIR

    def _split_text_box(self, context: Foreign, box: Foreign, width: float, skip: int, **rest: Foreign) -> Foreign:
        """As much of a text box as stands on the line: in the one where a chosen line ends, up to there."""
        line = self._line
        if line is None:
            return self._split_text(context, box, width, skip, **rest)
        ends = box is line.box
        text = box.text.encode()[skip : line.end if ends else None].decode() + (line.hyphen if ends else "")
        made = None
        if text:
            made = box.copy_with_text(text)
            if not line.last:
                made.style = line.spaced(box)
            made, _, _ = self._split_text(context, made, inf, 0, **rest)
        return made, line.resume if ends else None, False

    def _text_align(self, context: Foreign, line: Foreign, room: float, last: bool) -> float:
        """How far a line is shifted; a chosen one fills its room already."""
        return 0.0 if self._line is not None and not last else float(self._align(context, line, room, last))

    def _linebox_layout(
        self, context: Foreign, box: Foreign, index: int, child: Foreign, lines: list[Foreign], *rest: Foreign
    ) -> Foreign:
        """As many lines as go onto the page; where the last of them would end in a hyphen, they are chosen anew."""
        skip_stack = rest[6]
        made = self._lay_out(context, box, index, child, lines, *rest)
        paragraph: Paragraph | None = getattr(child, _KEPT, None)
        for _ in range(TRIES):
            abort, stop, *_rest = made
            if paragraph is None or abort or not stop or not lines or getattr(child, _KEPT) is None:
                break
            if not paragraph.breaks_better(skip_stack, lines[-1].resume_at, len(lines)):
                break
            for note in made[4]:
                context.unlayout_footnote(note)
            del lines[:]
            made = self._lay_out(context, box, index, child, lines, *rest)
        return made


def paragraph_of(line: Foreign) -> Paragraph | None:
    """The paragraph of a line that was laid out; None where its lines were not chosen together."""
    kept: Paragraph | None = getattr(line, _KEPT, None)
    return kept


def _space_out(box: Foreign, extra: float, shift: float) -> float:
    """Make every space in a box wider, or narrower, and shift what follows; gives how far that is."""
    box.position_x += shift
    if hasattr(box, "text"):
        wider: float = extra * sum(box.text.count(space) for space in SPACES)
        # Its glyphs are placed anew with this when it is drawn.
        box.justification_spacing = box.pango_layout.justification_spacing = extra
        box.width += wider
        return shift + wider
    before = shift
    for child in box.children:
        shift = _space_out(child, extra, shift)
    box.width += shift - before
    return shift

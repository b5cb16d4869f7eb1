"""A paragraph of WeasyPrint's as opportunities to break it, and the lines that were chosen; sets nothing itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from anthology.editions.pages.breaking.boxes import Foreign, Leaf, Measured, UnfitError, allowed, hyphen_widths, is_call
from anthology.editions.pages.breaking.hyphenation import Hyphenator, Limits
from anthology.editions.pages.breaking.opportunities import Place, Run, places
from anthology.editions.pages.breaking.total_fit import LOOSEST_ASKED, Fit, Kind, Opportunity, Setting, total_fit

STRETCH, SHRINK = 0.55, 0.25
"""How much wider and narrower a word space is at badness 100, as a share of its width in the paragraph's font."""

LOOSEST = 300.0
"""The badness a line may have so that a page does not end in a hyphen."""

RUNT = 3.0
"""Em. A last line narrower than this is too short."""

_HAIR = 1e-6
"""CSS pixels: enough to be a word spacing, too little to be seen."""

SPACES = " \u00a0"
"""What is stretched and shrunk."""


Widths: TypeAlias = tuple[float, ...]
"""Of lines one after the other; the last is that of all that follow."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was chosen. width: its room, in CSS pixels. shrink: how much a word space may lose.

    box: the last text box in it. end: the bytes of that on this line and those before. resume: up to where the next
    line begins, None where there is none. hyphen: what is added.
    """

    width: float
    shrink: float
    box: Foreign
    end: int
    resume: int | None
    hyphen: str
    styles: dict[int, Foreign]

    @property
    def last(self) -> bool:
        """Whether it ends its paragraph."""
        return self.resume is None

    def spaced(self, box: Foreign) -> Foreign:
        """The style of a text box in which it measures what it will when its spaces are stretched.

        Pango then sets word after word, without the kerning between letters and spaces.
        """
        style = box.style
        if id(style) not in self.styles:
            self.styles[id(style)] = made = style.copy()
            made["word_spacing"] = (made["word_spacing"] or 0) + _HAIR
        return self.styles[id(style)]


@dataclass(slots=True)
class Paragraph:
    """Its opportunities, and the breaks chosen so far.

    em: the size of its type, and space: the width of a word space, in CSS pixels.
    ends: for the place behind which a line begins, None for the first, the place where it ends, and the widths of the
    lines from there on for which that was chosen. indent: of its first line, in CSS pixels, known when it is set.
    """

    leaves: Sequence[Leaf]
    places: Sequence[Place]
    opportunities: Sequence[Opportunity]
    em: float
    space: float
    indent: float = 0.0
    ends: dict[int | None, tuple[int, Widths]] = field(default_factory=dict)
    styles: dict[int, Foreign] = field(default_factory=dict)

    @classmethod
    def of(cls, line_box: Foreign, context: Foreign, hyphenator: Hyphenator) -> Paragraph:
        """The paragraph of a line box. Raises UnfitError."""
        measured = Measured.of(line_box, context)
        text, widths = measured.text, measured.widths
        found = places(
            text, [_run(leaf) for leaf in measured.leaves], allowed(text, line_box.style["lang"]), hyphenator
        )
        spaces = [0]
        for character in text:
            spaces.append(spaces[-1] + (character in SPACES))
        made = cls(measured.leaves, found, (), float(line_box.style["font_size"]), measured.space)
        hyphen = hyphen_widths(context)
        made.opportunities = [
            Opportunity(
                widths[place.end]
                + (hyphen(made._leaf_of(place.end - 1).box.style) if place.kind is Kind.HYPHEN else 0.0),
                widths[place.start],
                spaces[place.end],
                spaces[place.start],
                place.kind,
                place.penalty,
            )
            for place in found
        ]
        return made

    def fit(
        self, after: int | None, widths: Widths, *, whole: int | None = None, lines: int | None = None
    ) -> Fit | None:
        """The best breaks of what follows a place; None where there are none, as where a word is wider than its line.

        whole: the number of a line that must not end in a hyphen. lines: how many there must be.
        """
        setting = Setting(
            lambda line: widths[min(line, len(widths) - 1)],
            len(widths) > 1,
            STRETCH * self.space,
            SHRINK * self.space,
            self.indent,
            RUNT * self.em,
        )
        return total_fit(self.opportunities, setting, after=after, whole=whole, lines=lines)

    def take(self, after: int | None, widths: Widths, fit: Fit) -> None:
        """Choose these breaks for what follows a place."""
        for number, place in enumerate(fit.breaks):
            self.ends[after] = place, widths[min(number, len(widths) - 1) :]
            after = place

    def end_of_line(self, after: int | None, widths: Widths) -> int | None:
        """The place where the line behind another ends; None where none was chosen for these widths."""
        end, chosen_for = self.ends.get(after, (None, ()))
        return end if chosen_for == widths else None

    def breaks_better(self, skip_stack: Foreign, resume_at: Foreign, count: int) -> bool:
        """Whether it was broken anew, so that a page does not end in a hyphen.

        skip_stack: where its first line on the page begins. resume_at: where the line behind the last begins.
        count: of the lines on the page.
        """
        try:
            after, end = self.place_before(skip_stack), self.place_before(resume_at)
        except UnfitError:
            return False
        if end is None or self.places[end].kind not in (Kind.HYPHEN, Kind.DASH) or after not in self.ends:
            return False
        widths = self.ends[after][1]
        fit = self.fit(after, widths, whole=count - 1)
        if fit is None or fit.worst > LOOSEST:
            return False
        self.take(after, widths, fit)
        return True

    def with_lines_more(self, after: int | None, more: int) -> Fit | None:
        """The breaks of what follows a place, in so many lines more than were chosen; None where these are no good."""
        if after not in self.ends:
            return None
        count, at, widths = 0, after, self.ends[after][1]
        while at in self.ends:
            count, at = count + 1, self.ends[at][0]
        lines = count + more
        if lines < 1 or not self._may_have(lines, after, widths[-1]):
            return None
        fit = self.fit(after, widths, lines=lines)
        return None if fit is None or fit.flawed else fit

    def _may_have(self, lines: int, after: int | None, width: float) -> bool:
        """Whether what follows a place is long and short enough for so many lines, as far as is seen at once."""
        end, natural, count = self.opportunities[-1], self.opportunities[-1].end, self.opportunities[-1].spaces
        if after is not None:
            natural, count = (
                end.end - self.opportunities[after].start,
                end.spaces - self.opportunities[after].spaces_after,
            )
        most = (LOOSEST_ASKED / 100) ** (1 / 3) * STRETCH * self.space
        return natural - count * SHRINK * self.space <= lines * width and natural + count * most >= (lines - 1) * width

    def place_before(self, skip_stack: Foreign) -> int | None:
        """The place behind which WeasyPrint wants to go on; None for the beginning. Raises UnfitError."""
        if skip_stack is None:
            return None
        at = self._offset(skip_stack)
        if at == 0:
            return None
        number = bisect_left(self.places, at, key=lambda place: place.start)
        if number == len(self.places) or self.places[number].start != at:
            raise UnfitError
        return number

    def line(self, after: int | None, end: int) -> Line:
        """The line from behind one place to another."""
        place = self.places[end]
        leaf = self._leaf_of(place.start - 1)
        last, resume = (len(leaf.text[: max(0, at - leaf.start)].encode()) for at in (place.end, place.start))
        hyphen = leaf.box.style["hyphenate_character"] if place.kind is Kind.HYPHEN else ""
        width = self.ends[after][1][0]
        return Line(
            width, SHRINK * self.space, leaf.box, last, None if place.kind is Kind.END else resume, hyphen, self.styles
        )

    def _leaf_of(self, character: int) -> Leaf:
        return self.leaves[bisect_right(self.leaves, character, key=lambda leaf: leaf.start) - 1]

    def _offset(self, skip_stack: Mapping[int, Foreign]) -> int:
        """The number of the character at which a skip stack points: {child: {child: {byte: None}}}."""
        steps: list[int] = []
        stack: Foreign = skip_stack
        while stack is not None:
            ((step, stack),) = stack.items()
            steps.append(step)
        for leaf in self.leaves:
            if tuple(steps[:-1]) == leaf.path:
                return leaf.start + len(leaf.text.encode()[: steps[-1]].decode())
            if leaf.path >= tuple(steps):
                return leaf.start
        raise UnfitError


def _run(leaf: Leaf) -> Run:
    style = leaf.box.style
    total, before, after = style["hyphenate_limit_chars"]
    hyphens, language = style["hyphens"], style["lang"] or ""
    return Run(
        leaf.start,
        leaf.end,
        language,
        hyphenated=hyphens == "auto" and bool(language),
        soft=hyphens != "none",
        wraps=style["white_space"] == "normal",
        limits=Limits(total, before, after),
        clings=is_call(leaf.box),
    )

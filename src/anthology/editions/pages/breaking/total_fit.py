"""The best breaks of a paragraph as a whole (Knuth and Plass 1981); knows widths, and nothing of text or fonts.

Every line between two opportunities has a badness: the cube of how far its word spaces are stretched or shrunk. The
demerits of a line are (10 + badness)² with the square of the penalty of its break, and more where it hyphenates right
after another, or is far tighter or looser than its neighbour. The breaks with the fewest demerits in all are found by
dynamic programming over the feasible ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

LADDER = 2
"""Lines running that may end in a hyphen."""

SHORT = 3
"""Spaces. A last line with fewer is too short to follow a hyphen: the eye takes the next paragraph's lines with it."""

_LINE = 10.0
_AFTER_A_HYPHEN = 200_000.0
_HYPHENS_BEFORE_THE_LAST_LINE = 80_000.0
_UNLIKE = 8000.0
_RUNT = 2_500_000.0
_LADDER = 1e7
_WORST = 1e6

PASSES = ((False, 80.0), (True, 800.0), (True, 2500.0), (True, 10_000.0))
"""(whether words may be hyphenated, the badness allowed); the first that has no flaw in it is taken."""

LAST_RESORT = (True, inf)
"""Where none of them finds breaks."""

LOOSEST_ASKED = 800.0
"""The badness a line may have in a paragraph that is asked for more or fewer lines than are best."""


class Kind(Enum):
    """What a line ends with. WORD: a space, or nothing. DASH: a hyphen or dash of the text. HYPHEN: one added."""

    WORD = 0
    DASH = 1
    HYPHEN = 2
    END = 3


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A place where a line may end. All widths and counts are of the text before it, from the paragraph's beginning.

    end: of the line, with the hyphen if one is added. start: of the next line, the space between left out.
    spaces, spaces_after: those that can be stretched, up to end and up to start.
    """

    end: float
    start: float
    spaces: int
    spaces_after: int
    kind: Kind
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What a line may be, all in the unit of the widths.

    measure: the width of a line by its number, from 0; varying: whether they differ. stretch, shrink: of a word space
    at badness 100. indent: of the first line. runt: a last line narrower than this is too short.
    """

    measure: Callable[[int], float]
    varying: bool
    stretch: float
    shrink: float
    indent: float = 0.0
    runt: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """breaks: places in the opportunities, in order, the end included. demerits: of all lines together.

    worst: the badness of the worst line. flawed: whether it has a long ladder in it, or a last line that is too short.
    """

    breaks: tuple[int, ...]
    demerits: float
    worst: float
    flawed: bool


@dataclass(slots=True, eq=False)
class _Node:
    """The best way to a break. line: the number of the line that follows. ladder: lines running with a hyphen.

    flawed: whether there is a longer ladder in it, or a last line that is too short. least, most: what the text before
    the end of the line that follows must measure, at least with its spaces as wide, and at most with them as narrow, as
    they may be.
    """

    start: float
    spaces: int
    line: int
    fitness: int
    ladder: int
    demerits: float
    worst: float
    flawed: bool
    at: int
    before: _Node | None
    least: float = 0.0
    most: float = 0.0


def total_fit(
    opportunities: Sequence[Opportunity],
    setting: Setting,
    *,
    after: int | None = None,
    whole: int | None = None,
    lines: int | None = None,
) -> Fit | None:
    """The best breaks; None where a line cannot be made narrow enough.

    opportunities: in order, the last of kind END. after: the break behind which the text begins; None for all of it.
    whole: the number of a line, from 0, that must not end in a hyphen or dash. lines: how many there must be, none of
    them worse than LOOSEST_ASKED; what TeX calls looseness.
    """
    if lines is not None:
        node = _Pass(setting, True, LOOSEST_ASKED, whole, lines).run(opportunities, after)
        return None if node is None else _as_fit(node)
    found: _Node | None = None
    for hyphens, tolerance in (*PASSES, LAST_RESORT):
        if found is not None and (not found.flawed or (tolerance == LAST_RESORT[1] and found.demerits < _LADDER)):
            break
        last = _Pass(setting, hyphens, tolerance, whole).run(opportunities, after)
        if last is not None and (found is None or last.demerits < found.demerits):
            found = last
    return None if found is None else _as_fit(found)


class _Pass:
    """One search, at one tolerance."""

    def __init__(
        self, setting: Setting, hyphens: bool, tolerance: float, whole: int | None, lines: int | None = None
    ) -> None:
        self.setting, self.hyphens, self.whole, self.lines = setting, hyphens, whole, lines
        self.loosest = (tolerance / 100) ** (1 / 3) * setting.stretch
        self.numbered = setting.varying or whole is not None or lines is not None

    def run(self, opportunities: Sequence[Opportunity], after: int | None) -> _Node | None:
        """The last node of the best way through all of the text."""
        loosest, shrink, varying = self.loosest, self.setting.shrink, self.setting.varying
        active = [self._reaching(self._beginning(opportunities, after))]
        first = 0
        for at in range(0 if after is None else after + 1, len(opportunities)):
            place = opportunities[at]
            kind = place.kind
            if kind is Kind.HYPHEN and not self.hyphens:
                continue
            final = kind is Kind.END
            loose = place.end + (place.spaces * loosest if place.spaces else 0.0)
            tight = place.end - place.spaces * shrink
            # A hyphen may be wider than the letters that follow it: what it overtakes may still have a line.
            while kind is not Kind.HYPHEN and first < len(active) and active[first].most < tight:
                first += 1
            best: dict[tuple[int, int, int], _Node] = {}
            for number in range(first, len(active)):
                node = active[number]
                if loose < node.least and not final:
                    if varying:
                        continue
                    break  # The lines from all later nodes are shorter still.
                if tight <= node.most:
                    self._consider(node, at, place, best)
            if final:
                return min(best.values(), key=lambda node: node.demerits, default=None)
            active += map(self._reaching, best.values())
            if first == len(active):
                return None
        return None

    def _beginning(self, opportunities: Sequence[Opportunity], after: int | None) -> _Node:
        if after is None:
            return _Node(-self.setting.indent, 0, 0, 1, 0, 0.0, 0.0, False, -1, None)
        place = opportunities[after]
        return _Node(place.start, place.spaces_after, 0, 1, 0, 0.0, 0.0, False, after, None)

    def _reaching(self, node: _Node) -> _Node:
        edge = node.start + self.setting.measure(node.line)
        # At last even a line without a space will do.
        node.least = edge + node.spaces * self.loosest if self.loosest < inf else -inf
        node.most = edge - node.spaces * self.setting.shrink
        return node

    def _consider(self, node: _Node, at: int, place: Opportunity, best: dict[tuple[int, int, int], _Node]) -> None:
        """Put the way to a place over a node among the best, if it is one of them."""
        kind, setting = place.kind, self.setting
        if node.line == self.whole and (kind is Kind.HYPHEN or kind is Kind.DASH):
            return
        if self.lines is not None and (node.line + 1 == self.lines) is not (kind is Kind.END):
            return
        natural = place.end - node.start
        ratio = self._ratio(setting.measure(node.line) - natural, place.spaces - node.spaces, kind)
        badness = min(100 * abs(ratio) ** 3, _WORST)
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        demerits = node.demerits + (_LINE + badness) ** 2 + place.penalty * place.penalty
        ladder = 0 if kind is Kind.WORD or kind is Kind.END else node.ladder + 1
        flawed = node.flawed
        if ladder > LADDER:
            demerits += _LADDER
            flawed, ladder = True, LADDER
        elif ladder > 1:
            demerits += _AFTER_A_HYPHEN
        if node.before is not None and abs(fitness - node.fitness) > 1:
            demerits += _UNLIKE
        if kind is Kind.END:
            if node.ladder:
                demerits += _HYPHENS_BEFORE_THE_LAST_LINE * node.ladder**2
            short = natural < setting.runt or (node.ladder and place.spaces - node.spaces < SHORT)
            if short and node.before is not None:
                demerits += _RUNT
                flawed = True
        key = (fitness, ladder, node.line if self.numbered else 0)
        if key not in best or demerits < best[key].demerits:
            worst = max(node.worst, badness)
            best[key] = _Node(
                place.start, place.spaces_after, node.line + 1, fitness, ladder, demerits, worst, flawed, at, node
            )

    def _ratio(self, room: float, spaces: int, kind: Kind) -> float:
        """How far the spaces of a line are stretched, or shrunk where it is below zero."""
        if room < 0:
            return room / (spaces * self.setting.shrink)
        if kind is Kind.END:
            return 0.0
        return room / (spaces * self.setting.stretch) if spaces else _WORST


def _as_fit(last: _Node) -> Fit:
    breaks: list[int] = []
    node = last
    while node.before is not None:
        breaks.append(node.at)
        node = node.before
    return Fit(tuple(reversed(breaks)), last.demerits, last.worst, last.flawed)

"""The make-up of a section: page after page, and those of an opening again until they are of one height.

A figure that leaves a gap goes behind the paragraphs that fill it. A page that ends short is filled by a paragraph set
one line longer; where there is none, one is set a line shorter, so that the paragraph that did not fit begins on it;
where that does not do, two facing pages are made equally short. At last the lines of a short last page are taken back,
or more are sent to it. Knows nothing of how a page is laid out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from anthology.editions.pages.fitting.made import AS_IT_IS, Change, MadePage, Maker, Saved, Way
from anthology.editions.pages.fitting.seen import opening_of

LEAST = 4
"""Lines. A last page with fewer is short."""

TRIES = 30
"""How often the pages of an opening are set at most."""

REACH = 4
"""Pages before a short last page on which paragraphs may be set otherwise for it."""


class Makeup:
    """One section's."""

    def __init__(self, maker: Maker, leading: float) -> None:
        self._maker, self._leading = maker, leading
        self.made: list[MadePage] = []

    def make(self) -> Sequence[MadePage]:
        """All pages."""
        self._go_on()
        self._mend_the_end()
        return self.made

    def _go_on(self) -> None:
        while not (self.made and self.made[-1].finished):
            self._add()
            if (lying_open := self._opening(len(self.made) - 1)) is not None:
                self._make_even(lying_open)

    def _add(self, shortened: float = 0.0) -> None:
        previous = self.made[-1] if self.made else None
        before = previous.after if previous else self._maker.beginning
        seen = previous.seen if previous else None
        self.made.append(self._maker.make(len(self.made), before, seen, shortened))

    def _opening(self, at: int) -> tuple[int, ...] | None:
        """The pages that lie open with this one, see `opening_of`."""
        pages = [made.seen for made in self.made[: at + 1]]
        return opening_of(pages, at, starts_recto=self._maker.starts_recto, is_last=self.made[at].finished)

    def _gap(self, at: int) -> int:
        made = self.made[at] if at < len(self.made) else None
        return 0 if made is None or made.free else made.seen.gap(self._leading)

    def _is_even(self, opening: Sequence[int]) -> bool:
        """Whether its pages are full, or one line short together."""
        if opening[-1] >= len(self.made):
            return False
        gaps = {self._gap(at) for at in opening if not self.made[at].free}
        return not gaps or (len(gaps) == 1 and max(gaps) <= 1)

    def _make_even(self, opening: Sequence[int]) -> None:
        """Have the pages of an opening equally full, if that can be done."""
        for at in opening:
            while self._gap(at) > 1 and self._moves_figure(at):
                pass
        if not (self._is_even(opening) or self._is_set_even(opening)):
            self._shorten_before(opening)

    def _is_set_even(self, opening: Sequence[int]) -> bool:
        """Whether its pages are even now, each set in one of its ways; if not, they are as they were."""
        first, *second = opening
        tries = TRIES
        for way in (AS_IT_IS, *self._ways(first)):
            saved = self._set(first, way)
            others = self._ways(second[0]) if second and self._gap(first) <= 1 else ()
            for other in (AS_IT_IS, *others):
                inner = self._set(second[0], other) if second else saved
                if self._is_even(opening):
                    return True
                self._undo(inner)
                if (tries := tries - 1) == 0:
                    break
            self._undo(saved)
            if not tries:
                break
        return False

    def _shorten_before(self, opening: Sequence[int]) -> None:
        """Send this opening other lines, by making the pages of one before it a line shorter, if that helps it."""
        between = [opening]
        for before in self._openings_before(opening[0]):
            between.insert(0, before)
            if self._is_full(before):
                saved = self._changed(())
                self._make_shorter(before)
                if self._are_set_even(between):
                    return
                self._undo(saved)

    def _openings_before(self, at: int) -> list[tuple[int, ...]]:
        """Those before a page that are near it, the nearest first."""
        found: list[tuple[int, ...]] = []
        while at > 0 and len(found) < REACH // 2:
            found.append(self._opening(at - 1) or (at - 1,))
            at = found[-1][0]
        return found

    def _are_set_even(self, openings: Iterable[Sequence[int]]) -> bool:
        return all(self._is_even(opening) or self._is_set_even(opening) for opening in openings)

    def _is_full(self, opening: Sequence[int]) -> bool:
        return not any(self.made[at].free or self._gap(at) for at in opening)

    def _make_shorter(self, opening: Sequence[int]) -> None:
        for at in opening:
            self._make_again(at, self._leading)

    def _ways(self, at: int) -> list[Way]:
        """How a page may be set otherwise, the best first."""
        if at >= len(self.made) or self.made[at].free:
            return []
        gap = self._gap(at)
        longer = self._changes(at, at, 1, unfinished=not gap)
        ways = [Way(tuple(longer[:gap]))] if 1 < gap <= len(longer) else []
        if gap <= 1:
            ways += [Way((change,)) for change in longer[:2]]
        ways += [Way((change,)) for change in self._changes(at, at, -1, unfinished=True)[:2]]
        return ways if gap else [Way((), self._leading), *ways]

    def _set(self, at: int, way: Way) -> Saved:
        """Set a page this way; gives what was before."""
        saved = self._changed(way.changes)
        if way is not AS_IT_IS:
            self._make_again(at, way.shortened)
        return saved

    def _moves_figure(self, at: int) -> bool:
        """Whether a figure that had no room on a page went behind the next paragraph, and the page is fuller by it."""
        gap, saved = self._gap(at), self._changed(())
        if not self._maker.move_figure(self.made[at]):
            return False
        self._make_again(at)
        if self._gap(at) < gap:
            return True
        self._undo(saved)
        return False

    def _mend_the_end(self) -> None:
        """Take the few lines of a short last page back, or send it more."""
        at = self._last()
        lines = self._lines_of_short(at)
        if not lines:
            return
        first = max(0, at - REACH)
        ways = [
            changes[:count]
            for changes, count in (
                (self._changes(first, at - 1, -1, unfinished=True), lines),
                (self._changes(first, at, 1), LEAST - lines),
            )
            if len(changes) >= count
        ]
        for changes in sorted(ways, key=lambda way: sum(change.fit.worst for change in way)):
            saved = self._changed(changes)
            del self.made[min(change.page for change in changes) :]
            self._go_on()
            if not self._lines_of_short(self._last()):
                return
            self._undo(saved)
        if not self._sends_on(at, LEAST - lines, even=True):
            # A last page of a line or two is worse than facing pages of unequal height.
            self._sends_on(at, LEAST - lines, even=False)

    def _sends_on(self, at: int, lines: int, *, even: bool) -> bool:
        """Whether at least so many lines now go to a short last page, as pages before it are a line shorter.

        even: whether facing pages must stay equally full.
        """
        between: list[Sequence[int]] = []
        for before in self._openings_before(at):
            between.insert(0, before)
            shorter = [opening for opening in between if self._is_full(opening)]
            while len(shorter) > 1 and sum(map(len, shorter[:-1])) >= lines:
                shorter.pop()
            if sum(map(len, shorter)) < lines:
                continue
            saved = self._changed(())
            for opening in shorter:
                self._make_shorter(opening)
            if (self._are_set_even(between) or not even) and not self._lines_of_short(self._last()):
                return True
            self._undo(saved)
        return False

    def _last(self) -> int:
        """The last page that is no plate."""
        return max((at for at, made in enumerate(self.made) if not made.seen.is_plate), default=0)

    def _lines_of_short(self, at: int) -> int:
        """How many lines stand on it if it is a short last page, else 0."""
        seen = self.made[at].seen
        return seen.lines if at and not seen.pictures and seen.lines < LEAST else 0

    def _changes(self, first: int, last: int, more: int, *, unfinished: bool = False) -> list[Change]:
        """The paragraphs from page to page that can be set in so many lines more, the best first.

        unfinished: also those that do not end on these pages.
        """
        found, known = [], set()
        for page in range(first, last + 1):
            for part in self.made[page].seen.parts:
                if id(part.paragraph) in known or not (unfinished or part.end is None):
                    continue
                known.add(id(part.paragraph))
                if (fit := part.paragraph.with_lines_more(part.after, more)) is not None:
                    found.append(Change(page, part, fit))
        return sorted(found, key=lambda change: change.fit.worst)

    def _changed(self, changes: Sequence[Change]) -> Saved:
        """Make these changes; gives what was before."""
        saved = Saved(
            tuple(self.made), self._maker.moves, tuple((c.part.paragraph, dict(c.part.paragraph.ends)) for c in changes)
        )
        for change in changes:
            change.make()
        return saved

    def _undo(self, saved: Saved) -> None:
        self.made = list(saved.made)
        self._maker.move_figures_back(saved.moves)
        for paragraph, ends in saved.ends:
            paragraph.ends = ends

    def _make_again(self, at: int, shortened: float = 0.0) -> None:
        """A page anew, and those behind it where the text does not go on from the same place."""
        old, tail = self.made[at], self.made[at + 1 :]
        del self.made[at:]
        self._add(shortened)
        if self.made[at].after == old.after:
            self.made += tail
            return
        for _ in tail:
            if not self.made[-1].finished:
                self._add()

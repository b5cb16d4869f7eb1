"""Pages as they are made, what makes them, and how they may be set otherwise; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from anthology.editions.pages.breaking.paragraph import Paragraph, Widths
from anthology.editions.pages.breaking.total_fit import Fit
from anthology.editions.pages.fitting.seen import Part, SeenPage


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page, and where the text stood before and after it, in the layout's own words.

    free: whether it may end where it does, because nothing more follows, or what follows begins on a new page.
    finished: whether it is the last.
    """

    page: Any
    seen: SeenPage
    before: Any
    after: Any
    free: bool
    finished: bool


class Maker(Protocol):
    """What lays pages out. beginning: where the text stands before its first page, in the layout's own words.

    moves: how many times a figure was moved.
    """

    starts_recto: bool
    beginning: Any

    @property
    def moves(self) -> int: ...  # noqa: D102 - see above

    def make(self, number: int, before: Any, previous: SeenPage | None, shortened: float) -> MadePage:  # noqa: ANN401
        """The page with this number, from 0. previous: that before it. shortened: by how many points."""

    def move_figure(self, made: MadePage) -> bool:
        """Put the figure with which the page after this one begins behind the next paragraph.

        False where there is no figure, or no plain paragraph behind it.
        """

    def move_figures_back(self, moves: int) -> None:
        """Have no more figures moved than so many, the last ones first."""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that can be set otherwise. page: on which it begins, or goes on."""

    page: int
    part: Part
    fit: Fit

    def make(self) -> None:
        """Choose its other lines."""
        paragraph, after = self.part.paragraph, self.part.after
        paragraph.take(after, paragraph.ends[after][1], self.fit)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to set a page: with these changes, and by so many points shorter."""

    changes: tuple[Change, ...] = ()
    shortened: float = 0.0


AS_IT_IS = Way()


@dataclass(frozen=True, slots=True)
class Saved:
    """The pages, the figures that were moved, and the lines of paragraphs, before a change."""

    made: tuple[MadePage, ...]
    moves: int
    ends: tuple[tuple[Paragraph, dict[int | None, tuple[int, Widths]]], ...]

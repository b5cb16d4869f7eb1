"""The page in millimetres: margins, the grid of lines, and the @page rules that say so; knows nothing of sections."""

from __future__ import annotations

from dataclasses import dataclass

from anthology.book import PagesSettings
from anthology.theme import Theme

PT = 25.4 / 72
"""Millimetres in a point (1/72 inch, as in PDF 32000-1 8.3.2.3)."""

HAIR = 0.001
"""Millimetres that the text block is higher than its lines, or rounding would leave no room for the last of them."""

BLEED = 3.0
"""Millimetres of picture beyond the trim in every fragment at least; the press edition cuts it to what it needs."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page and the block of text on it, all in mm but leading, in points.

    The text block is a whole number of lines high, so that lines of both sides of a leaf stand at the same height;
    what is left over goes to the bottom margin. mirrored: whether inner and outer margin change sides from page to
    page; where they do not, inner is the left one everywhere. picture: the width of the largest photographs that
    stand in the text.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    leading: float
    picture: float
    mirrored: bool = True
    bleed: float = BLEED

    @classmethod
    def of(cls, settings: PagesSettings, theme: Theme, bleed: float = BLEED) -> Geometry:
        """The geometry the theme wants on pages of this trim.

        Its margins are given for the page it was drawn for, and become smaller and larger with the page. The letters do
        not, and so lines are never longer than on that page, or they would have too many of them.

        bleed: mm, where more than BLEED is wanted.
        """
        page = theme.block("page")
        trim = settings.trim
        wider, higher = trim.width / page["width"], trim.height / page["height"]
        widest = max(page["width"] - page["inner"] - page["outer"], 0)
        # What the lines do not take goes to both margins, in their proportion.
        sides = max((page["inner"] + page["outer"]) * min(wider, 1), trim.width - widest)
        inner, outer = (page[k] * sides / (page["inner"] + page["outer"] or 1) for k in ("inner", "outer"))
        top, bottom = page["top"] * higher, page["bottom"] * higher
        line = page["leading"] * PT
        lines = int((trim.height - top - bottom) / line)
        bottom = trim.height - top - lines * line - HAIR
        return cls(
            trim.width,
            trim.height,
            inner,
            outer,
            top,
            bottom,
            page["leading"],
            picture=trim.width - outer - inner * page.get("picture", page["inner"]) / (page["inner"] or 1),
            mirrored=page.get("mirrored", True),
            bleed=max(bleed, BLEED),
        )

    @property
    def measure(self) -> float:
        """The width of the text block in mm."""
        return self.width - self.inner - self.outer

    @property
    def shift(self) -> float:
        """How far, in mm, what was set on a left-hand page moves to the right where it becomes a right-hand one."""
        return self.inner - self.outer if self.mirrored else 0.0

    def page_rules(self) -> str:
        """The @page rules (CSS Paged Media 3): size, bleed and margins; and the lengths that the theme may ask for."""
        left, right = (self.outer, self.inner) if self.mirrored else (self.inner, self.outer)
        return (
            f"@page {{ size: {self.width:g}mm {self.height:g}mm; bleed: {self.bleed:g}mm; }}\n"
            f"@page :right {{ margin: {self.top:.4f}mm {self.outer:.4f}mm {self.bottom:.4f}mm {self.inner:.4f}mm; }}\n"
            f"@page :left {{ margin: {self.top:.4f}mm {right:.4f}mm {self.bottom:.4f}mm {left:.4f}mm; }}\n"
            f"@page plate {{ margin: {self.outer:.4f}mm; }}\n"
            f":root {{ --measure: {self.measure:.4f}mm; --inner: {self.inner:.4f}mm; --outer: {self.outer:.4f}mm;"
            f" --top: {self.top:.4f}mm; --bottom: {self.bottom:.4f}mm; --text: {self.text_height:.4f}mm;"
            f" --plate-height: {self.height - 2 * self.outer - 1:.4f}mm;"
            f" --page-width: {self.width:g}mm; --page-height: {self.height:g}mm;"
            f" --picture: {self.picture:.4f}mm; --bleed: {self.bleed:.4f}mm; }}\n"
        )

    @property
    def text_height(self) -> float:
        """The height of the text block in mm."""
        return self.height - self.top - self.bottom

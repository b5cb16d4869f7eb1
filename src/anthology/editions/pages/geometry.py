"""The page in millimetres: margins, the grid of lines, and the @page rules that say so; knows nothing of sections."""

from __future__ import annotations

from dataclasses import dataclass

from anthology.book import PagesSettings
from anthology.theme import Theme

PT = 25.4 / 72
"""Millimetres in a point (1/72 inch, as in PDF 32000-1 8.3.2.3)."""

BLEED = 3.0
"""Millimetres of picture beyond the trim in every fragment at least; the press edition cuts it to what it needs."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page and the block of text on it, all in mm but leading, in points.

    The text block is a whole number of lines high, so that lines of both sides of a leaf stand at the same height;
    what is left over goes to the bottom margin.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    leading: float
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
        bottom = trim.height - top - lines * line
        return cls(trim.width, trim.height, inner, outer, top, bottom, page["leading"], max(bleed, BLEED))

    @property
    def measure(self) -> float:
        """The width of the text block in mm."""
        return self.width - self.inner - self.outer

    def page_rules(self) -> str:
        """The @page rules (CSS Paged Media 3): size, bleed and mirrored margins."""
        return (
            f"@page {{ size: {self.width:g}mm {self.height:g}mm; bleed: {self.bleed:g}mm; }}\n"
            f"@page :right {{ margin: {self.top:.4f}mm {self.outer:.4f}mm {self.bottom:.4f}mm {self.inner:.4f}mm; }}\n"
            f"@page :left {{ margin: {self.top:.4f}mm {self.inner:.4f}mm {self.bottom:.4f}mm {self.outer:.4f}mm; }}\n"
            f"@page plate {{ margin: {self.outer:.4f}mm; }}\n"
            f":root {{ --measure: {self.measure:.4f}mm; --inner: {self.inner:.4f}mm; --outer: {self.outer:.4f}mm;"
            f" --top: {self.top:.4f}mm; --bottom: {self.bottom:.4f}mm; --text: {self.text_height:.4f}mm;"
            f" --plate-height: {self.height - 2 * self.outer - 1:.4f}mm;"
            f" --page-width: {self.width:g}mm; --page-height: {self.height:g}mm; }}\n"
        )

    @property
    def text_height(self) -> float:
        """The height of the text block in mm."""
        return self.height - self.top - self.bottom

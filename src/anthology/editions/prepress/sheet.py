"""The sheet a page is printed on: boxes, crop marks and the room around them; knows nothing of what is on the page."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from anthology.editions.pages.geometry import PT

MARGIN = 13.0
"""Millimetres of the sheet beyond the bleed, on every side: for marks and the slug line."""

GAP = 1.5
"""Millimetres between the bleed and the marks."""

MARK = 6.0
"""Millimetres of a crop mark."""

LINE = 0.25
"""Points of its line."""

_REGISTRATION = {"DeviceCMYK": b"1 1 1 1 K", "DeviceGray": b"0 G"}
"""On every plate, so that the printer can lay them over one another."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page after cutting, and its bleed, in mm. The lower left corner of the trimmed page is the origin."""

    width: float
    height: float
    bleed: float

    @property
    def around(self) -> float:
        """Millimetres of the sheet beyond the trim, on every side."""
        return self.bleed + MARGIN

    def set_boxes(self, page: pikepdf.Page) -> None:
        """Media, bleed and trim box (ISO 32000-1, 14.11.2); PDF/X-4 wants a trim box or an art box."""
        for key in ("/CropBox", "/ArtBox"):
            if key in page.obj:
                del page.obj[key]
        page.obj.MediaBox = self._box(self.around)
        page.obj.BleedBox = self._box(self.bleed)
        page.obj.TrimBox = self._box(0)

    def crop_marks(self, space: str, folds: tuple[float, ...] = ()) -> bytes:
        """Content that draws two marks at every corner, and at the head and foot of every fold, in all inks of `space`.

        folds: mm from the left edge of the trim.
        """
        near, far = self.bleed + GAP, self.bleed + GAP + MARK
        lines = []
        for x in (0.0, self.width, *folds):
            lines += [(x, -near, x, -far), (x, self.height + near, x, self.height + far)]
        for y in (0.0, self.height):
            lines += [(-near, y, -far, y), (self.width + near, y, self.width + far, y)]
        drawn = b"\n".join(b"%.4f %.4f m %.4f %.4f l S" % tuple(n / PT for n in line) for line in lines)
        return b"q %s %g w 0 J [] 0 d\n%s\nQ" % (_REGISTRATION[space], LINE, drawn)

    def clip(self) -> bytes:
        """Content that lets nothing after it be drawn outside the bleed."""
        left, width, height = -self.bleed / PT, (self.width + 2 * self.bleed) / PT, (self.height + 2 * self.bleed) / PT
        return b"%.4f %.4f %.4f %.4f re W n" % (left, left, width, height)

    def _box(self, beyond: float) -> Array:
        return Array([round(n / PT, 4) for n in (-beyond, -beyond, self.width + beyond, self.height + beyond)])

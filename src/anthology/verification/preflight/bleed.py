"""Whether what touches the edge of the trimmed page goes on into the bleed, on the pages as they look."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from anthology.verification.preflight.finding import Finding, error
from anthology.verification.preflight.opened import POINT, Press, PressPage
from anthology.verification.specification import Specification

SCALE = 1.5
"""Pixels a point: fine enough to tell the edge of a page from its bleed."""

INKED, WHITE = 252, 254
"""Levels of grey up to which there is ink, and from which there is none."""

LEAST = 2.0
"""Millimetres along an edge. What touches it for less is a tip, or the dust of a photograph."""

NEAR = 3
"""Points from the edge of the trimmed page."""

_HINT = (
    "Let the picture or the ground reach beyond the page in the style sheet (see @page { bleed }); "
    "if nothing of yours touches the edge, please report this as a mistake of anthology."
)


@dataclass(frozen=True, slots=True)
class Look:
    """A page as grey pixels, rows from the top. trim, bleed: left, top, right, bottom in pixels."""

    width: int
    height: int
    levels: bytes
    trim: tuple[int, int, int, int]
    bleed: tuple[int, int, int, int]

    def at(self, x: int, y: int) -> int:
        """The level of a pixel, white beyond the picture."""
        return self.levels[y * self.width + x] if 0 <= x < self.width and 0 <= y < self.height else 255


def find_bare_bleed(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-bleed-empty: a white rim is left where the knife does not cut to the hair."""
    suspects = [page for page in press.pages if _may_touch(page)]
    if not suspects:
        return
    try:
        with pypdfium2.PdfDocument(press.path) as pdf:
            for page in suspects:
                for side in bare_sides(_look(pdf[page.number], page)):
                    text = f"What touches the {side} edge of the page stops there and does not go on into the bleed"
                    yield error("preflight-bleed-empty", text, _HINT, page.number)
    except pypdfium2.PdfiumError as problem:
        hint = "Build the book again; if this is still so, please report it as a mistake of anthology."
        yield error("preflight-unreadable", f"The file cannot be drawn by PDFium ({problem})", hint)


def bare_sides(look: Look) -> Iterator[str]:
    """The sides on which something touches the trim from inside and most of it does not reach through the bleed."""
    left, top, right, bottom = look.trim
    outer_left, outer_top, outer_right, outer_bottom = look.bleed
    rows, columns = range(top + 2, bottom - 2), range(left + 2, right - 2)
    ways = {
        "left": [((left + 1, y), (outer_left + 1, y)) for y in rows],
        "right": [((right - 2, y), (outer_right - 2, y)) for y in rows],
        "upper": [((x, top + 1), (x, outer_top + 1)) for x in columns],
        "lower": [((x, bottom - 2), (x, outer_bottom - 2)) for x in columns],
    }
    for side, ends in ways.items():
        touching = [outer for inner, outer in ends if look.at(*inner) <= INKED]
        bare = sum(look.at(*outer) >= WHITE for outer in touching)
        if bare / SCALE * POINT >= LEAST and bare > len(touching) / 2:
            yield side


def _may_touch(page: PressPage) -> bool:
    """Whether anything but text, which never stands there, may come near the edge: the other pages are not drawn."""
    trim, bleed, reach = page.boxes.trim, page.boxes.bleed, page.drawn.reach
    if trim is None or bleed is None or reach is None or page.turned % 360:
        return False
    return (
        reach[0] < trim[0] + NEAR or reach[1] < trim[1] + NEAR or reach[2] > trim[2] - NEAR or reach[3] > trim[3] - NEAR
    )


def _look(drawn: pypdfium2.PdfPage, page: PressPage) -> Look:
    boxes = page.boxes
    left, _, _, top = boxes.crop or boxes.media or boxes.limit
    bitmap = drawn.render(scale=SCALE, grayscale=True, may_draw_forms=False)
    data, stride = bytes(bitmap.buffer), bitmap.stride
    levels = b"".join(data[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))

    def pixels(box: tuple[float, float, float, float] | None) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = box or boxes.limit
        return (
            math.ceil((x0 - left) * SCALE),
            math.ceil((top - y1) * SCALE),
            math.floor((x1 - left) * SCALE),
            math.floor((top - y0) * SCALE),
        )

    return Look(bitmap.width, bitmap.height, levels, pixels(boxes.trim), pixels(boxes.bleed))

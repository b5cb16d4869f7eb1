"""Whether what is drawn can be printed: fonts, thin lines, transparency, and what is no page content at all."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.preflight.finding import REPORT, Finding, error, warning
from anthology.verification.preflight.inks import NONE
from anthology.verification.preflight.opened import Press
from anthology.verification.specification import Specification

THINNEST = 0.25
"""Points: thinner lines break up on the plate."""

BARELY = 0.6
"""Of the pixels an inch that were ordered: 150 of 250. With fewer nobody takes a picture for sharp."""

_ROUNDING = 0.005


def find_fonts(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-font: a font that is not in the file is another one at the printer's (ISO 15930-7, 6.3)."""
    for page in press.pages:
        for name, embedded in page.drawn.fonts.items():
            if not embedded:
                hint = "Use the theme's fonts, or one whose file is named in the theme's fonts.json."
                yield error("preflight-font", f"The font {name} is not in the file", hint, page.number)


def find_hairlines(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-hairline: lines, and rectangles as thin as lines, that are under a quarter of a point."""
    for page in press.pages:
        for mark in page.drawn.marks:
            painted = mark.inks is None or any(amount > NONE for amount in mark.inks)
            thin = mark.kind == "stroke" or (mark.kind == "fill" and mark.size > 0)
            if thin and painted and not mark.outside and mark.size < THINNEST - _ROUNDING:
                text = f"A line is {mark.size:.2f} pt thin, where {THINNEST} pt is the least that prints"
                hint = f"Make the border or rule in the style sheet at least {THINNEST}pt."
                yield error("preflight-hairline", text, hint, page.number)


def find_transparency(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-transparency: nothing shines through, so that no printer has to flatten it."""
    for page in press.pages:
        for what in page.drawn.transparency:
            text = f"There is transparency: {what}"
            hint = "Leave opacity, mix-blend-mode, shadows and pictures with transparent parts out of the book."
            yield error("preflight-transparency", text, hint, page.number)


def find_settings(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-device-setting: what only the printer may decide (ISO 15930-7, 6.9)."""
    for page in press.pages:
        for what in page.drawn.settings:
            yield error(
                "preflight-device-setting", f"The page sets {what}, which is the printer's to set", REPORT, page.number
            )


def find_faults(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-content: operators and objects that are none, or that come from elsewhere."""
    for page in press.pages:
        for what in page.drawn.faults:
            yield error("preflight-content", f"There is {what}", REPORT, page.number)


def find_pictures(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-picture-ppi: too few pixels for the size at which they are placed are seen as squares.

    What is only under the least that was ordered is a warning, as the editor may have no better file; what is far
    under it is no picture any more.
    """
    blamed = wanted.place("cover.image" if wanted.is_cover else "press.min_ppi")
    for page in press.pages:
        for picture in page.drawn.pictures:
            if picture.ppi >= wanted.min_ppi - 0.5:
                continue
            text = (
                f"A picture of {picture.width} × {picture.height} pixels has {picture.ppi:.0f} ppi"
                f" where {wanted.min_ppi} ppi is the least"
            )
            hint = "Send a larger file of it, or show it smaller ({.small}); else lower editions: press: min_ppi."
            place = wanted.sizes.get((picture.width, picture.height)) or blamed
            find = error if picture.ppi < BARELY * wanted.min_ppi else warning
            yield find("preflight-picture-ppi", text, hint, page.number, place)

"""Whether every colour is one of the press's inks, and none needs too much of them (ISO 15930-7, 6.2)."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.preflight.colours import CMYK, GRAY, LAB, PATTERN, RGB, SPOT, in_words
from anthology.verification.preflight.finding import REPORT, Finding, error
from anthology.verification.preflight.marks import Mark
from anthology.verification.preflight.opened import Press
from anthology.verification.specification import Specification

LARGE = 14
"""Points from which type on a cover may be of several inks: a plate that is off by a hair does it no harm."""

NONE = 0.005
"""Less of an ink than this is none: half a level of 256 and what rounding adds."""

_WHAT = {
    "text": "Text",
    "fill": "An area",
    "stroke": "A line",
    "shading": "A gradient",
    "picture": "A picture",
    "stencil": "A stencil",
}
_HINT = (
    "If the book's own style sheet or theme asks for it, take a colour that the press edition can turn into inks; "
    "else please report this as a mistake of anthology."
)
_CODES = {RGB: "preflight-rgb", LAB: "preflight-colour-space", SPOT: "preflight-spot"}


def find_spaces(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-rgb, preflight-spot, preflight-colour-space, preflight-not-black."""
    for page in press.pages:
        for mark in page.drawn.marks:
            kind = mark.space.kind
            if kind not in {CMYK, GRAY, PATTERN}:
                text = f"{_WHAT[mark.kind]} is in {mark.space.name}, which is none of the press's inks"
                yield error(_CODES.get(kind, "preflight-colour-space"), text, _HINT, page.number)
            elif wanted.black and not mark.outside and not _is_black(mark):
                text = f"{_WHAT[mark.kind]} is in colour, and the book is printed in black alone"
                yield error("preflight-not-black", text, _HINT, page.number, wanted.place("press.ink"))


def find_text_plates(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-text-plates: small type of several inks is blurred as soon as one plate is off."""
    for page in press.pages:
        for mark in page.drawn.marks:
            if mark.kind != "text" or mark.inks is None or mark.outside:
                continue
            plates = sum(amount > NONE for amount in mark.inks)
            coloured = any(amount > NONE for amount in mark.inks[:3])
            if wanted.is_cover and (mark.size >= LARGE or plates < 2):
                continue
            if coloured:
                text = f"Text of {mark.size:.1f} pt stands on other plates than the black one ({in_words(mark.inks)})"
                yield error("preflight-text-plates", text, _HINT, page.number)


def find_amounts(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-ink: flat colours by their numbers; pictures are measured on the plates (see separations.py)."""
    for page in press.pages:
        for mark in page.drawn.marks:
            if mark.inks is None or mark.outside:
                continue
            if (total := 100 * sum(mark.inks)) > wanted.max_ink + 0.5:
                takes = f"takes {total:.0f} % of ink ({in_words(mark.inks)})"
                text = f"{_WHAT[mark.kind]} {takes} where {wanted.max_ink} % is the most"
                hint = "Take a lighter colour in the book's style sheet, or one with more black and less colour in it."
                yield error("preflight-ink", text, hint, page.number, wanted.place("press.max_ink"))


def find_overprint(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-overprint: only black may print over what is there; white that does so vanishes (11.7.4)."""
    for page in press.pages:
        for mark in page.drawn.marks:
            if not mark.overprints or mark.inks is None or mark.outside:
                continue
            if not any(amount > NONE for amount in mark.inks):
                text = f"{_WHAT[mark.kind]} is white and set to overprint, so that it vanishes"
            elif any(amount > NONE for amount in mark.inks[:3]):
                text = f"{_WHAT[mark.kind]} of several inks is set to overprint, so that it mixes with what is below it"
            else:
                continue
            yield error("preflight-overprint", text, REPORT, page.number)


def _is_black(mark: Mark) -> bool:
    """Whether a mark can only be on the black plate."""
    if mark.inks is None:
        return mark.space.kind != CMYK
    return not any(amount > NONE for amount in mark.inks[:3])

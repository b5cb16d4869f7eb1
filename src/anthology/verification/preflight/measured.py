"""What was measured of a press file, in the words of the job ticket; knows no rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from anthology.verification.preflight.finding import named
from anthology.verification.preflight.inks import NONE
from anthology.verification.preflight.marks import Mark
from anthology.verification.preflight.opened import POINT, Press, profile_of
from anthology.verification.specification import Specification


def measured_of(press: Press, wanted: Specification, labels: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(what, how much) in the order in which a printer asks for it. labels: the printed number of each page."""
    return tuple(_measured(press, wanted, labels))


def _measured(press: Press, wanted: Specification, labels: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "Pages", str(len(press.pages))
    first = press.pages[0].boxes if press.pages else None
    if first and first.trim:
        left, bottom, right, top = first.trim
        yield "Trimmed size", f"{(right - left) * POINT:.1f} × {(top - bottom) * POINT:.1f} mm"
        if first.bleed:
            yield "Bleed", f"{(left - first.bleed[0]) * POINT:.1f} mm"
    if wanted.spine is not None:
        yield "Spine", f"{wanted.spine:.1f} mm"
    yield "Inks", _inks(press)
    yield "Output intent", _intent(press)
    fonts = sorted({name for page in press.pages for name in page.drawn.fonts})
    missing = {name for page in press.pages for name, embedded in page.drawn.fonts.items() if not embedded}
    told = [f"{name} (not embedded)" if name in missing else name for name in fonts]
    yield "Fonts", f"{', '.join(told)}; all embedded" if fonts and not missing else ", ".join(told) or "none"
    placed = [(picture.ppi, page.number) for page in press.pages for picture in page.drawn.pictures]
    if placed:
        least, page = min(placed)
        yield "Pictures", f"{len(placed)}, the lowest with {least:.0f} ppi, on page {named(page, labels)}"
    else:
        yield "Pictures", "none"


def _inks(press: Press) -> str:
    marks = [mark for page in press.pages for mark in page.drawn.marks if not mark.outside]
    return "cyan, magenta, yellow, black" if any(map(_has_colour, marks)) else "black"


def _has_colour(mark: Mark) -> bool:
    if mark.inks is None:
        return mark.space.kind != "gray"
    return any(amount > NONE for amount in mark.inks[:3])


def _intent(press: Press) -> str:
    if not press.intents:
        return "none"
    intent = press.intents[0]
    condition, info = (str(intent.get(key, "")) for key in ("/OutputConditionIdentifier", "/Info"))
    return f"{info or condition}{', profile embedded' if profile_of(intent) is not None else ''}"

"""The judge of the plates: how much ink lies where, and that black text is on the black plate alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from anthology.verification.outcome import Outcome
from anthology.verification.preflight.finding import Finding, error, named, told
from anthology.verification.preflight.inks import NONE
from anthology.verification.preflight.opened import Press, PressPage, UnreadablePressError, open_press
from anthology.verification.preflight.plates import NO_INK, PROCESS, NotSeparatedError, Plate, command, separate
from anthology.verification.specification import Specification

NAME = "Separations (Ghostscript)"
AREA = 4
"""Pixels: about one square millimetre. Less than that of too much ink does not smear."""

SPARE = 1
"""Percent: what rounding to levels adds in four plates."""


@dataclass(slots=True)
class _Measured:
    """highest: percent of ink. page: where that is, from 0. findings: what is wrong."""

    highest: float = 0
    page: int = 0
    findings: list[Finding] = field(default_factory=list)


def judge(path: Path, edition: str, wanted: Specification) -> Outcome:
    """What the plates of a press file show; not run, with the reason, where they cannot be made."""
    if command() is None:
        reason = "Ghostscript is missing, with which ink is measured (anthology doctor says how to install it)."
        return Outcome(NAME, edition, "not-run", reason)
    try:
        with open_press(path) as press:
            measured, labels = _measure(press, wanted), press.labels or wanted.labels
    except UnreadablePressError as problem:
        return Outcome(NAME, edition, "not-run", f"{problem.message}.")
    except NotSeparatedError as problem:
        return Outcome(NAME, edition, "not-run", str(problem))
    messages = tuple(told(measured.findings, labels))
    most = f"{measured.highest:.0f} %, on page {named(measured.page, labels)}"
    return Outcome(
        NAME,
        edition,
        "failed" if messages else "passed",
        f"The most ink is {most}.",
        messages,
        (("Most ink", f"{most}; {wanted.max_ink} % is allowed"),),
    )


def _measure(press: Press, wanted: Specification) -> _Measured:
    found = _Measured()
    for number, plates in separate(press.path, len(press.pages)):
        page = press.pages[number]
        levels = {
            name: plate.inside(page.boxes.limit, page.boxes.media or page.boxes.limit) for name, plate in plates.items()
        }
        found.findings += _spots(page, plates)
        found.findings += _strays(page, levels, wanted)
        if (ink := most_ink(levels)) > found.highest:
            found.highest, found.page = ink, number
        if ink > wanted.max_ink + SPARE:
            text = f"There is {ink:.0f} % of ink on the plates where {wanted.max_ink} % is the most"
            hint = "Take a lighter picture or colour; if a photograph of the book is too dark, please report it."
            found.findings.append(error("preflight-ink", text, hint, number, wanted.place("press.max_ink")))
    return found


def most_ink(levels: Mapping[str, bytes]) -> float:
    """The most ink, in percent of one plate, that at least AREA pixels have on all plates together."""
    inked = [plane for plane in levels.values() if plane.count(NO_INK) < len(plane)]
    if not inked:
        return 0.0
    least = (
        sorted(map(sum, zip(*inked, strict=True)))[AREA - 1 : AREA]
        if len(inked) > 1
        else sorted(inked[0])[AREA - 1 : AREA]
    )
    return 100 * (len(inked) - least[0] / NO_INK) if least else 0.0


def _spots(page: PressPage, plates: Mapping[str, Plate]) -> list[Finding]:
    hint = "Take a colour of the four inks in the book's style sheet or theme."
    return [
        error("preflight-spot", f"There is a plate of its own for {name}", hint, page.number)
        for name in plates
        if name not in PROCESS
    ]


def _strays(page: PressPage, levels: Mapping[str, bytes], wanted: Specification) -> list[Finding]:
    """Ink on plates that must be empty: of a book in black, and of a page on which nothing but black is drawn."""
    inks = [mark.inks for mark in page.drawn.marks if not mark.outside]
    black_only = all(ink is not None and not any(amount > NONE for amount in ink[:3]) for ink in inks)
    stray = [name for name in PROCESS[:3] if name in levels and levels[name].count(NO_INK) < len(levels[name])]
    if not stray or not (wanted.black or black_only):
        return []
    code = "preflight-not-black" if wanted.black else "preflight-text-plates"
    text = f"There is ink on the plates {', '.join(stray)}, which must be empty here"
    hint = "Build the book again; if this is still so, please report it as a mistake of anthology."
    return [error(code, text, hint, page.number)]

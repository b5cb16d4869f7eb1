"""What a judge found, told as diagnostics at the manuscript's lines; knows no judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from anthology.diagnostics import Diagnostic, Severity
from anthology.sources import Location
from anthology.verification.places import Places, Spot

SHOWN = 3
"""Of many spots so many are named."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with all the spots in the EPUB where it is.

    more: how many spots there are beside those, which the judge does not name.
    """

    severity: Severity
    text: str
    hint: str
    spots: tuple[Spot, ...] = ()
    more: int = 0


def told(code: str, findings: Iterable[Finding], places: Places) -> Iterator[Diagnostic]:
    """A diagnostic for each place in the manuscript that a finding leads to, and one for all its other spots."""
    for finding in findings:
        spots: dict[Location | None, list[Spot]] = {}
        for spot in finding.spots:
            spots.setdefault(places.origin(spot), []).append(spot)
        elsewhere = spots.pop(None, [])
        for place, here in spots.items():
            yield Diagnostic(code, finding.severity, finding.text + _named(here), place, finding.hint)
        if elsewhere or not spots:
            yield Diagnostic(code, finding.severity, finding.text + _named(elsewhere, finding.more), None, finding.hint)


def _named(spots: list[Spot], more: int = 0) -> str:
    """What follows a message: ` (EPUB/text/one.xhtml, line 3; and 4 more)`; nothing without a spot."""
    if not spots:
        return ""
    named = [str(spot) for spot in dict.fromkeys(spots[:SHOWN])]
    hidden = len(spots[SHOWN:]) + more
    return f" ({'; '.join(named)}{f'; and {hidden} more' if hidden else ''})"

"""What an audit finds: a place where an edition says something else than the manuscript."""

from __future__ import annotations

from dataclasses import dataclass

from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Difference:
    """said: what is wrong, a sentence. place: in the manuscript, where that is known."""

    said: str
    place: Location | None = None


class UnreadableEditionError(Exception):
    """A finished file cannot be read back; the message says why."""

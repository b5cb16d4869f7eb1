"""A drawing that the tool made of what the manifest says, as SVG; nobody is to be credited for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """page: as it is printed, at about a point for each of its units. screen: for narrow ones, in larger letters."""

    page: str
    screen: str

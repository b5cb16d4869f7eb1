"""Whose a diagnostic is: the entries of the manifest that a place in it lies in."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from anthology.sources import Key, Location, Locations


class Places:
    """Finds the values of a manifest by their places."""

    def __init__(self, locations: Locations) -> None:
        self._known = sorted(((at, len(key), key) for key, at in locations.known.items()), key=lambda found: found[:2])
        self._begins = [at for at, _, _ in self._known]

    def entries(self, at: Location) -> Iterator[Key]:
        """The keys of the values that this place lies in, the outermost first; none outside the manifest."""
        nearest = bisect.bisect_right(self._begins, at) - 1
        if nearest < 0 or self._begins[nearest].path != at.path:
            return
        key = self._known[nearest][2]
        yield from (key[:end] for end in range(1, len(key) + 1))

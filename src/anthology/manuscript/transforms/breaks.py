"""Section breaks."""

from __future__ import annotations

from anthology.manuscript.reading import Reading


def mark_breaks(reading: Reading) -> None:
    """Give every hr its class."""
    for rule in reading.body.iter("hr"):
        rule.set("class", "break")

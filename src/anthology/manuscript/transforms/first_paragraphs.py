"""The first paragraph of a text, and of what follows a heading or a break: set without indent."""

from __future__ import annotations

from anthology.manuscript.reading import Reading


def mark_first_paragraphs(reading: Reading) -> None:
    """Give them the class first. A figure between does not count; any other block does."""
    awaited = True
    for block in reading.body:
        if block.tag in ("h2", "h3", "hr"):
            awaited = True
        elif block.tag != "figure":
            if awaited and block.tag == "p":
                block.set("class", "first")
            awaited = False

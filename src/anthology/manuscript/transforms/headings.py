"""Headings inside a piece: ## and ###, in order; the title is the manifest's."""

from __future__ import annotations

from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import take, words_of

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def check_headings(reading: Reading) -> None:
    """Report headings that are titles, underlined, empty, too deep, or skip a level; all become h2 or h3."""
    before = 1
    for heading in reading.body.iter(*_LEVELS):
        level = _LEVELS[str(heading.tag)]
        marks = "#" * level
        if underline := take(heading, "markup"):
            reading.error(
                "heading-underlined",
                f"The line of {underline} under this text makes it a heading.",
                heading,
                "Write ## before a heading. For a section break, write *** with an empty line before and after it.",
            )
        elif not words_of(heading).strip() and not reading.is_faulty(heading):
            reading.error(
                "heading-empty", f"{marks} stands here without a heading.", heading, "Write it, or take the marks out."
            )
        elif level == 1:
            reading.error(
                "heading-title",
                "A heading with one # is a title, and the title stands in book.yaml.",
                heading,
                "Take the line out if it repeats the title; write ## before a heading inside the piece.",
            )
        elif level > 3:
            reading.error(
                "heading-too-deep",
                f"A heading with {marks} is deeper than the book's design goes.",
                heading,
                "Use ## and ### only.",
            )
        elif level > before + 1:
            reading.warning(
                "heading-skipped",
                "A ### heading stands here without a ## heading before it.",
                heading,
                "Write ##, or put in the heading it belongs under.",
            )
        before = max(2, level)
        heading.tag = "h2" if level <= 2 else "h3"

"""Where the printed pages begin in the text: what the layout tells editions that have no pages of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageStart:
    """A printed page and the place in the text with which it begins.

    label: the printed number ("iv", "12"). section: the id of the section. block: the number of a block element of
    its body (markup.numbered_blocks), None behind all of them. offset: how many characters of that block's text stand
    on pages before, notes and printed page numbers left out, white space folded.
    """

    label: str
    section: str
    block: int | None
    offset: int

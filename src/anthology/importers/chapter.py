"""The files of one text: its chapter in Markdown, and the list of what is not in it; knows no manifest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from anthology.importers.article import Block, BlockKind, Leftover, Picture
from anthology.importers.recognition import Draft

_LEVELS = ("##", "###")
"""The headings that a chapter may have; its title is in the manifest."""


def chapter_text(draft: Draft, photos: Mapping[int, str]) -> str:
    """The chapter. photos: the id of each picture, by the identity of its record."""
    blocks, ranks = list(draft.blocks), _ranks(draft.blocks)
    while blocks and blocks[0].kind is BlockKind.BREAK:
        del blocks[0]
    written = [text for block in blocks if (text := _written(block, ranks, photos))]
    written += [f"[^{label}]: {_indented(text)}" for label, text in draft.article.notes]
    return "\n\n".join(written) + "\n" if written else ""


def _written(block: Block, ranks: Mapping[int, str], photos: Mapping[int, str]) -> str:
    if block.kind is BlockKind.PICTURE:
        return "\n\n".join(f"![](photo:{photos[id(picture)]})" for picture in block.pictures)
    if block.kind is BlockKind.HEADING:
        return f"{ranks[block.level]} {re.sub(r'^#{1,6} ', '', block.markdown.strip())}"
    return block.markdown.strip("\n")


def _ranks(blocks: Sequence[Block]) -> dict[int, str]:
    """The sign of each level of heading: the highest that a text has stands below its title."""
    levels = sorted({block.level for block in blocks if block.kind is BlockKind.HEADING})
    return {level: _LEVELS[min(rank, len(_LEVELS) - 1)] for rank, level in enumerate(levels)}


def _indented(text: str) -> str:
    return re.sub(r"\n(?=.)", "\n    ", text.strip())


def leftovers_text(leftovers: Sequence[Leftover], chapter: str, draft: Draft, today: date) -> str:
    """The list of all that is not in the chapter, with its reason; "" where everything is in it."""
    if not leftovers:
        return ""
    source = draft.article.source
    named = f"{source.file} ({source.part})" if source.part else source.file
    head = f"# Not in {chapter}\n\nFrom {named}, brought in on {today}. Nothing here is read when the book is built.\n"
    return head + "".join(_told(leftover) for leftover in sorted(leftovers, key=lambda left: left.line or 0))


def _told(leftover: Leftover) -> str:
    where = f"Line {leftover.line}. " if leftover.line else ""
    words = "\n".join(f"> {line}".rstrip() for line in leftover.words.strip().split("\n"))
    return f"\n{where}{leftover.reason}\n\n{words}\n"


def picture_stem(picture: Picture) -> str:
    """What names a photograph best: its file, its caption, or nothing."""
    return re.sub(r"\.\w{2,5}$", "", picture.file) or " ".join(picture.caption.split()[:6])

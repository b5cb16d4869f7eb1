"""Lines of the running text that may be something else, said to the editor and left where they are."""

from __future__ import annotations

from anthology.importers.article import Block, BlockKind
from anthology.importers.recognition.draft import Draft
from anthology.manifest.mistakes import shown

_LONGEST = 80
"""Characters of a line that may be a heading or a caption."""
_MOST = 5
"""Lines that are named one by one; a text with more of them is written in such lines."""


def recognise_doubts(draft: Draft) -> None:
    """Name short lines between paragraphs that end without a full stop, and a text without an author."""
    short = [
        block
        for before, block in zip([None, *draft.blocks], draft.blocks, strict=False)
        if _stands_alone(before, block)
    ]
    for at, block in enumerate(short[:_MOST], 1):
        more = f" There are {len(short) - _MOST} more like it." if at == _MOST and len(short) > _MOST else ""
        draft.unsure(
            f"The line {shown(block.words)} may be a heading or a caption; it was left in the text.{more}",
            "For a heading write ## before it in the chapter; a caption belongs to a photograph in book.yaml.",
            block.line,
        )
    if not draft.authors:
        draft.unsure(
            "No author can be told from the text.",
            "Write by: and the id of a person into the entry in book.yaml.",
        )


def _stands_alone(before: Block | None, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and _is_short(block) and (before is None or not _is_short(before))


def _is_short(block: Block) -> bool:
    words = block.words.strip()
    return bool(words) and len(words) <= _LONGEST and words[-1] not in '.!?…:;,”"»’)'

"""Lines that lead elsewhere on a web site, set aside: a book has no such places."""

from __future__ import annotations

import re

from anthology.importers.article import Block, BlockKind
from anthology.importers.recognition.draft import Draft
from anthology.importers.recognition.phrases import pattern

_EDGE = 5
_PARTED = re.compile(r"\s+(?:/{1,3}|\||·|•|→|←|»|«)\s+")
_ARROW = re.compile(r"^(?:[←→«»‹›]|<<|>>)\s*|\s*(?:[←→«»‹›]|<<|>>)$")
_LONGEST = 8
"""Words of one thing to click on."""
_LONGEST_LINE = 400
REASON = "It leads elsewhere on the web site."


def recognise_navigation(draft: Draft) -> None:
    """Set lines aside near either end that are nothing but things to click on."""
    for block in draft.edges(_EDGE):
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.HEADING} and _leads_elsewhere(block):
            draft.set_aside(block, REASON)


def _leads_elsewhere(block: Block) -> bool:
    if len(block.words) > _LONGEST_LINE:
        return False
    parts = [part for part in _PARTED.split(block.words.strip()) if part.strip()]
    if any(len(part.split()) > _LONGEST or re.search(r"[.!?…]$", part.strip(" →»›")) for part in parts):
        return False
    led = sum(bool(_ARROW.search(part) or pattern("navigation").match(_ARROW.sub("", part.strip()))) for part in parts)
    if len(parts) > 1:
        return led * 2 >= len(parts)
    # One such line alone may be a title or a sentence of the text: it needs an arrow or a link over all of it too.
    is_link = re.fullmatch(r"[*_]*\[[^\]]*\]\([^)]*\)[*_]*", block.markdown.strip()) is not None
    return led == 1 and (is_link or bool(_ARROW.search(block.words.strip())))

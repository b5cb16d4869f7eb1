"""Who is quoted: the last paragraph of a quotation, a pull-quote or verse that starts with an em dash."""

from __future__ import annotations

import re

from anthology.book.markup import Element
from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import words_of

_DASH = re.compile(r"\s*(?:\u2014|---)\s*")
_RUN_ON = re.compile(r"\n(?:\u2014|---)\s*\w")


def mark_attributions(reading: Reading) -> None:
    """Give that paragraph the class attribution, without its dash; report attribution-run-on."""
    for block in reading.body.iter("blockquote", "aside", "div"):
        if block.get("class") not in (None, "pull-quote", "verse"):
            continue
        last = closing_line(block)
        if last is not None:
            last.tag = "p"
            last.set("class", "attribution")
        elif block.tag == "blockquote" and len(block) and _RUN_ON.search(words_of(block[-1])):
            reading.warning(
                "attribution-run-on",
                "The line with the dash runs on from the quotation before it.",
                block[-1],
                "Leave an empty line (in a quotation, a line with > alone) before the line that says who is quoted.",
            )


def closing_line(block: Element) -> Element | None:
    """The last paragraph of a block, its dash taken off, if it starts with an em dash and is no dialogue."""
    if len(block) < 2:
        return None
    last, before = block[-1], block[-2]
    dash = _DASH.match(last.text or "") if last.tag in ("p", "stanza") else None
    if dash is None or _DASH.match(before.text or ""):
        return None
    last.text = (last.text or "")[dash.end() :]
    return last

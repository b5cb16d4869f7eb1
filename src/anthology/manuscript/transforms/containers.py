"""`::: name` blocks: each becomes the element that TABLE gives it."""

from __future__ import annotations

import re

from anthology.book.markup import Element
from anthology.manuscript.reading import Reading, nearest
from anthology.manuscript.transforms.spans import set_language
from anthology.manuscript.tree import remove, replace_with_content, take

TABLE = {
    "pull-quote": "aside",
    "verse": "div",
    "letter": "blockquote",
    "interview": "div",
    "aside": "aside",
}
_INFO = re.compile(r"([\w-]+)\s*(?:\{\s*lang\s*=\s*\"?([\w-]+)\"?\s*\})?\s*")


def resolve_containers(reading: Reading) -> None:
    """Turn `<box>` into its element; report those that are none, empty or not closed."""
    for stray in list(reading.body.iter("stray")):
        reading.error(
            "container-unopened",
            "These colons close nothing.",
            stray,
            f"Write a name after them to open a block ({', '.join(TABLE)}), or take them out.",
        )
        remove(stray)
    for box in list(reading.body.iter("box")):
        info, closed = take(box, "info"), take(box, "closed")
        found = _INFO.fullmatch(info)
        name = found[1] if found else info
        if name not in TABLE:
            _report_unknown(reading, box, name)
        elif not closed:
            reading.error(
                "container-unclosed",
                f"The block ::: {name} is never closed.",
                box,
                "Write a line of three colons, :::, after its last line.",
            )
        elif not len(box):
            reading.error(
                "container-empty",
                f"The block ::: {name} has no text.",
                box,
                "Write its text between the two lines of colons, or take them out.",
            )
        if name in TABLE:
            box.tag = TABLE[name]
            box.set("class", name)
            if found and found[2]:
                set_language(reading, box, found[2])
        else:
            replace_with_content(box)


def _report_unknown(reading: Reading, box: Element, name: str) -> None:
    close = nearest(name, tuple(TABLE))
    names = ", ".join(TABLE)
    reading.error(
        "container-unknown",
        f"There is no block ::: {name[:60]}.",
        box,
        f"Did you mean ::: {close}?" if close else f"The blocks are {names}.",
    )

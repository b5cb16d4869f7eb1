"""Marks that were meant as markup but stand in the text as they are; knows no parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEEP = "If it is meant to be read as it stands, write a backslash before it."

_MARKS = re.compile(
    r"(?P<braces>\]\s?\{[.#\w]|\{[.#][\w-]+\}|\{[\w-]+=)"
    r"|(?P<shortcode>\{\{[<%]|\[/?(?:caption|gallery|embed|audio|video|playlist|footnote|vc_\w+)\b[^\]]*\]?)"
    r"|(?P<link>\]\(|\]\[(?=\w)|\]\s\((?:piece|person|photo|https?|mailto):)"
    r"|(?P<note>\[\^)"
    r"|(?P<strong>\*\*)"
    r"|(?P<marked>~~(?=\S)|==(?=[^\s=][^=]*==))"
)
_FAULTS = {
    "braces": ("attributes in braces are not complete or belong to nothing", "Write them as [words]{lang=es}, without "
               "a space before the brace, the quotation marks closed, and } at the end."),
    "link": ("a link is not complete", "Write it as [words](address), without other brackets in the words, a space "
             "between ] and (, or a space in the address."),
    "note": ("a note's call is not complete", "Write it as [^1]: a name without spaces."),
    "strong": ("asterisks open or close nothing", "Write **words** without a space inside the asterisks."),
    "shortcode": ("a sign of a web site's software was left", "Take it out with all that is between its brackets; "
                  "place a photo with ![](photo:id), and a note with [^1]."),
    "marked": ("words are marked as struck out or highlighted, which a book does not show", "Take the marks out, and "
               "the words too if they were deleted."),
}  # fmt: skip


BULLET = re.compile(r"[•‣◦▪●○■□]\s+\S")
"""How a list begins that was pasted from a word processor."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """mark: the characters that stand in the text. message, hint: for the diagnostic."""

    mark: str
    message: str
    hint: str


def leftover(text: str, *, follows_carrier: bool) -> Leftover | None:
    """The first leftover of a run of text; follows_carrier: whether it comes straight after what braces may follow."""
    found = _MARKS.search(text)
    if found is None and not (follows_carrier and text.startswith("{")):
        return None
    mark, fault = (found[0], found.lastgroup or "") if found else ("{", "braces")
    what, hint = _FAULTS[fault]
    return Leftover(mark, f"Here {what}: “{mark}” stands in the text.", f"{hint} {_KEEP}")

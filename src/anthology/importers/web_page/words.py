"""The words of a part of a page as a reader sees them, block by block; knows no Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.importers.markup.escaping import plain

UNSPOKEN = frozenset({"script", "style", "template", "head", "title"})
"""Elements whose text is never shown."""

_INLINE = re.compile(
    "a|abbr|acronym|bdi|bdo|big|b|cite|code|data|del|dfn|em|font|ins|i|kbd|label|mark|nobr|q|rb|ruby|samp|small|span|strike"
    "|strong|sub|sup|s|time|tt|u|var|wbr"
)
_NO_LETTERS = re.compile(r"[\W_]+")


def words_in(element: Element) -> str:
    """The text of an element on one line, blocks parted by a space; what style hides is in it, scripts are not."""
    return " ".join(plain("".join(_texts(element))).split())


def letters_of(text: str) -> str:
    """Letters and digits alone, case folded: what is compared where spaces and marks may differ."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFC", text).casefold())


def _texts(element: Element) -> Iterator[str]:
    """Texts in order; walked without recursion, as pages may be deep."""
    waiting: list[Element | str] = [element]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
            continue
        if part.tag in UNSPOKEN:
            continue
        gap = "" if _INLINE.fullmatch(str(part.tag)) else " "
        inside: list[Element | str] = [gap, part.text or ""]
        for child in part:
            inside += [child, child.tail or ""]
        waiting += reversed([*inside, gap])

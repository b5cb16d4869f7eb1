"""Counting the words of running text; knows only the text tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book.markup import BLOCKS, Element

_ONE_BY_ONE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Kana and Han characters: languages written without spaces are counted by characters."""

_BETWEEN = re.compile("[\\s\u2013\u2014/\u2026]+")


def count_words(body: Element) -> int:
    """The words of a body, notes included, calls of notes not; a hyphen or apostrophe joins, a dash parts."""
    text, single = "".join(_texts(body)), 0
    if _ONE_BY_ONE.search(text):
        text, single = _ONE_BY_ONE.subn(" ", text)
    return single + sum(any(c.isalnum() for c in word) for word in _BETWEEN.split(text))


def _texts(element: Element) -> Iterator[str]:
    if element.get("class") == "noteref":
        return
    # The last word of a block does not run into the first of the next.
    space = "\n" if element.tag in BLOCKS or element.tag == "br" else ""
    yield space + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield space

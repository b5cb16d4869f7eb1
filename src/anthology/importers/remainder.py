"""Counts the words of a source against those of the text read from it; knows neither reader nor format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from anthology.importers.article import Article
from anthology.importers.markup.escaping import plain

UNPLACED = "These words of the source were found nowhere in what was read from it: look for them in the source."

_WORD = re.compile(r"\d+|[A-Z]+[^\W\d_A-Z]*|[^\W\d_A-Z]+")
"""A word, which a capital ends as well: a page may part by style what its text does not, and a reader will."""
_MARKS = re.compile(r"[\\*]")
_ZERO_WIDTH = "\u200b"


def remainder(source: str, article: Article) -> str:
    """The words of the source that the article has nowhere, or less often, in the order of the source; "" for none."""
    there = Counter[str]()
    for text in _texts(article):
        there.update(_words(text))
    lost = []
    for word in _words(source):
        there[word] -= 1
        if there[word] < 0:
            lost.append(word)
    return " ".join(lost)


def _texts(article: Article) -> Iterator[str]:
    yield article.heading
    yield from article.byline
    for block in article.blocks:
        yield block.words
        for picture in block.pictures:
            yield from (_MARKS.sub("", text) for text in (picture.caption, picture.credit, picture.alt))
    yield from (_MARKS.sub("", part) for note in article.notes for part in note)
    yield from (leftover.words for leftover in article.leftovers)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).replace(_ZERO_WIDTH, ""))

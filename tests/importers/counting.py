"""Words of sources and of what was read from them, counted for the tests by other ways than the readers'."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser

from anthology.importers.article import Article

_WITHIN = {"em", "strong", "b", "i", "sup", "sub", "wbr"}
_UNSPOKEN = {"script", "style", "title", "template"}


class _Speaking(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in _UNSPOKEN
        self.said += [] if tag in _WITHIN else [" "]

    def handle_endtag(self, tag):
        self.silent -= tag in _UNSPOKEN
        self.said += [] if tag in _WITHIN else [" "]

    def handle_data(self, data):
        if not self.silent:
            self.said.append(data)


def words_of_html(html: str) -> Counter[str]:
    parser = _Speaking()
    parser.feed(html)
    return words("".join(parser.said))


def words(text: str) -> Counter[str]:
    text = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b]", "", text))
    return Counter(re.findall(r"[^\W\d_]+|\d+", text))


def words_of_article(article: Article) -> Counter[str]:
    """All words in blocks, captions, notes, heading, byline and leftovers."""
    pictures = [picture for block in article.blocks for picture in block.pictures]
    parts = [
        article.heading,
        *article.byline,
        *(block.words for block in article.blocks),
        *(text for p in pictures for text in (p.caption, p.credit, p.alt)),
        *(part for note in article.notes for part in note),
        *(leftover.words for leftover in article.leftovers),
    ]
    return words(" ".join(parts).replace("\\", "").replace("*", ""))

"""What an article of a series is made of, recognised by its structure: RECOGNISERS lists the questions in order.

They know no series and no sentence of one, and no book beyond the names in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from anthology.importers.article import Article
from anthology.importers.recognition.biography import recognise_biography
from anthology.importers.recognition.byline import recognise_byline
from anthology.importers.recognition.captions import recognise_captions
from anthology.importers.recognition.doubts import recognise_doubts
from anthology.importers.recognition.draft import Draft, Funding, Known, Person
from anthology.importers.recognition.heading import recognise_heading
from anthology.importers.recognition.names import folded
from anthology.importers.recognition.navigation import recognise_navigation
from anthology.importers.recognition.note import recognise_note

__all__ = ["Draft", "Funding", "Known", "Person", "recognise", "repeated"]

RECOGNISERS: tuple[Callable[[Draft], None], ...] = (
    recognise_heading,
    recognise_byline,
    recognise_navigation,
    recognise_note,
    recognise_captions,
    recognise_biography,
    recognise_doubts,
)
_EDGE = 4
_LONG, _LONGEST = 50, 4000
"""Characters of a block that does not stand in two texts by chance, and may yet be a note to the reader."""


def recognise(article: Article, known: Known) -> Draft:
    """Take an article apart: running text, facts, and what has no place, each word in one of them."""
    draft = Draft(article, known, list(article.blocks))
    draft.leftovers += article.leftovers
    draft.diagnostics += article.diagnostics
    for recogniser in RECOGNISERS:
        recogniser(draft)
    return draft


def repeated(articles: Iterable[Article]) -> frozenset[str]:
    """The blocks near the edges of articles that stand in more than one of them, as `Known.repeated` has them."""
    seen = Counter(words for article in articles for words in _edges([block.words for block in article.blocks]))
    return frozenset(words for words, count in seen.items() if count > 1)


def _edges(blocks: Sequence[str]) -> set[str]:
    return {folded(words) for words in (*blocks[:_EDGE], *blocks[-_EDGE:]) if _LONG <= len(words) <= _LONGEST}

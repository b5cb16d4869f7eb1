"""Whether a paragraph goes on for pages: often several that lost the lines between them."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.checks.prose.passages import Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.manuscript.words import count_words

_MOST = 500
"""Words: more than a page of this size without a break, nearly two."""


def check_long_paragraphs(prose: Prose) -> Iterator[Diagnostic]:
    """paragraph-long."""
    for passage in prose.passages:
        # Counting is dear: what is shorter than this cannot have so many, in any script.
        if passage.element.tag != "p" or len(passage.text) <= _MOST:
            continue
        if (words := count_words(passage.element)) > _MOST:
            yield warning(
                "paragraph-long",
                f"This paragraph has {words} words.",
                passage.start,
                f"Make several of it, with an empty line between them; up to {_MOST} words can be read with ease.",
            )

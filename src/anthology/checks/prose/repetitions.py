"""Whether a paragraph stands in the book twice: pasted twice, or put under every article by a web site."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.checks.prose.passages import WORD, Passage, Prose
from anthology.diagnostics import Diagnostic, warning

_LEAST = 12
"""Words. Shorter ones may be a refrain."""


def check_repetitions(prose: Prose) -> Iterator[Diagnostic]:
    """paragraph-twice, once for paragraphs that follow each other in both places."""
    seen: dict[tuple[str, ...], Passage] = {}
    run: list[tuple[Passage, Passage]] = []
    for passage in prose.passages:
        if passage.element.tag not in ("p", "li") or passage.is_in("pull-quote") or passage.is_in("stanza"):
            continue
        words = tuple(WORD.findall(passage.text.casefold()))
        if len(words) < _LEAST:
            continue
        first = seen.setdefault(words, passage)
        if first is not passage:
            if run and run[-1][0].source is not passage.source:
                yield _report(run)
                run = []
            run.append((passage, first))
        elif run:
            yield _report(run)
            run = []
    if run:
        yield _report(run)


def _report(run: list[tuple[Passage, Passage]]) -> Diagnostic:
    passage, first = run[0]
    more = f", and the {len(run) - 1} after it," if len(run) > 1 else ""
    words = " ".join(passage.text.split()[:6])
    return warning(
        "paragraph-twice",
        f"This paragraph (“{words} …”){more} stands in {first.start.path} too, line {first.start.line}.",
        passage.start,
        "Take it out in one of the two places; what belongs to every piece belongs before or after them all.",
    )

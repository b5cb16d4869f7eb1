"""Phrases that only work on a screen, or only in the week they were written: by language, from screen_phrases.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice

from anthology.checks.prose.passages import MOST, Passage, Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.language.tags import primary

_HINTS = {
    "screen": "Say it so that it is right on paper too: name the thing, and place it or leave it out.",
    "time": "Readers of the book do not know when this was: give the date, or say it without.",
}


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((files("anthology.checks.prose") / "screen_phrases.toml").read_text(encoding="utf-8"))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """All phrases of a language, in a group by the name of their kind; None for a language without."""
    kinds = _table().get(language)
    if kinds is None:
        return None
    screen, time = ("|".join(map(_phrase, kinds[kind])) for kind in _HINTS)
    not_here = "".join(rf"(?<!{_phrase(word)}\s)" for word in kinds.get("unless_after", ()))
    return re.compile(rf"(?<![\w-])(?:(?P<screen>{screen})|{not_here}(?P<time>{time}))(?![\w-])", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """A phrase of the table as a pattern: words with their alternatives, any space between them, any apostrophe."""
    words = ("(?:" + "|".join(map(re.escape, word.split("|"))) + ")" for word in phrase.split())
    return r"\s+".join(words).replace("'", "['’]")


def check_screen_phrases(prose: Prose) -> Iterator[Diagnostic]:
    """phrase-of-screen, at every such phrase."""
    for passage in prose.passages:
        for language in dict.fromkeys(primary(tag) for _, tag in passage.languages):
            if (pattern := _pattern(language)) is None:
                continue
            for found in islice(pattern.finditer(passage.text), MOST):
                kind = found.lastgroup or ""
                if primary(passage.language_at(found.start())) != language or (
                    kind == "time" and _is_said(passage, found.start())
                ):
                    continue
                yield warning(
                    "phrase-of-screen",
                    f"“{' '.join(found[0].split())}” means nothing in a book.",
                    passage.place(found.start()),
                    _HINTS[kind],
                )


def _is_said(passage: Passage, offset: int) -> bool:
    """Whether somebody says it: in a quotation, its time is theirs."""
    before = passage.text[:offset]
    opened = sum(before.count(mark) for mark in "“«„")
    return opened > sum(before.count(mark) for mark in "”»") or (
        passage.element.getparent() is not None and any(e.tag == "blockquote" for e in passage.element.iterancestors())
    )

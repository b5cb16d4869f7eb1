"""Where the words of a language may be hyphenated: its patterns, and the exceptions of the book. The door to pyphen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any

HYPHEN = "-"
"""Marks, in an exception, where its word may be broken."""

_WITHOUT_A_COUNTRY = {"de": "de_DE", "en": "en_US"}
"""The patterns of a language by itself, where pyphen would take those of the country that is first in the alphabet."""

_CAPITALISES_NOUNS = frozenset({"de", "gsw", "lb", "nds"})


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """What the book says of hyphenation.

    exceptions: by language (BCP 47) words in lower case as they may be broken, "po-to-sí"; one without a hyphen is
    never broken. names: whether words with a capital may be broken at all, in languages that give it to names alone.
    """

    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """Letters a word has at least to be broken, and that stand at least before and after the hyphen."""

    word: int = 5
    before: int = 2
    after: int = 3


class Hyphenator:
    """The hyphenation of one book; words are looked up once."""

    def __init__(self, hyphenation: Hyphenation) -> None:
        self._names = hyphenation.names
        self._exceptions: dict[str, dict[str, tuple[int, ...]]] = {
            language.lower(): dict(map(_read, words)) for language, words in hyphenation.exceptions.items()
        }
        self._known: dict[tuple[str, str, Limits], tuple[int, ...]] = {}

    def breaks(self, word: str, language: str, limits: Limits) -> tuple[int, ...]:
        """The numbers of letters of a word behind which a hyphen may be put; a word is a run of letters alone."""
        if len(word) < limits.word or (not self._names and is_name(word, language)):
            return ()
        return self._in_word(word.lower(), language, limits)

    def _in_word(self, word: str, language: str, limits: Limits) -> tuple[int, ...]:
        key = (word, language, limits)
        if key not in self._known:
            self._known[key] = self._look_up(word, language, limits)
        return self._known[key]

    def _look_up(self, word: str, language: str, limits: Limits) -> tuple[int, ...]:
        for tag in _from_the_narrowest(language):
            if (exception := self._exceptions.get(tag, {}).get(word)) is not None:
                return exception
        patterns = _patterns(language)
        if patterns is None:
            return ()
        return tuple(
            int(offset)
            for offset in patterns.positions(word)
            # Where the spelling would change with the hyphen, as in Hungarian, the word is not broken.
            if limits.before <= offset <= len(word) - limits.after and not getattr(offset, "data", None)
        )


def is_name(word: str, language: str) -> bool:
    """Whether it has a capital, in a language that gives one to names (and the first word of a sentence) alone."""
    return not word[0].islower() and language.split("-", maxsplit=1)[0].lower() not in _CAPITALISES_NOUNS


def _read(exception: str) -> tuple[str, tuple[int, ...]]:
    parts = exception.lower().split(HYPHEN)
    offsets = [sum(map(len, parts[:count])) for count in range(1, len(parts))]
    return "".join(parts), tuple(offsets)


def _from_the_narrowest(language: str) -> list[str]:
    """The tag and what is left of it without its last subtags: zh-hant-tw, zh-hant, zh."""
    parts = language.lower().split("-")
    return ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]


@lru_cache(maxsize=32)
def _patterns(language: str) -> Any:  # noqa: ANN401 - pyphen has no types
    """Those of the language; None where there are none."""
    pyphen: Any = import_module("pyphen")
    name = _WITHOUT_A_COUNTRY.get(language.lower()) or pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=name, left=1, right=1) if name else None

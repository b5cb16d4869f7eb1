"""The words the book says by itself, in the language of the book, from the one table words.toml; knows no books."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anthology.language.tags import primary

LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "ar")
"""The languages that have every word."""


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Every word by its name, then by language; {names} and the like stand where a value goes."""
    return tomllib.loads((files("anthology.language") / "words.toml").read_text(encoding="utf-8"))


def has_words(language: str) -> bool:
    """Whether the book can speak this language, given by its tag; otherwise it speaks English."""
    return primary(language) in LANGUAGES


@dataclass(frozen=True, slots=True)
class Words:
    """The words in one language: `w("contents")`, `w("page-abbreviated", page="12")`.

    language: the tag of the book; one without words gives English ones (see `spoken`).
    """

    language: str

    @property
    def spoken(self) -> str:
        """The tag of the language the words are in: the book's own, or "en"."""
        return self.language if has_words(self.language) else "en"

    def __call__(self, name: str, /, **values: object) -> str:
        """The word with this name, its values filled in; without values, as it stands in the table.

        Raises KeyError for a name that is not in the table and for a value that is missing.
        """
        word = table()[name][primary(self.spoken)]
        return word.format(**values) if values else word

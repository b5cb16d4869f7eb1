"""The words that give away the parts of an article, from the one table phrases.toml; knows no article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table() -> Mapping[str, Mapping[str, list[str]]]:
    """Regular expressions by what they give away, then by language."""
    return tomllib.loads((files("anthology.importers.recognition") / "phrases.toml").read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """One regular expression for all languages, to be put into another; capitals and small letters are alike in it."""
    # The longest first: of two that begin alike, the longer one says more.
    found = dict.fromkeys(expression for each in table()[name].values() for expression in each)
    either = "|".join(sorted(found, key=len, reverse=True))
    return f"(?i:{either})".replace(" ", r"\s")  # Where a link was copied, a space may be a no-break one.


@cache
def pattern(name: str) -> re.Pattern[str]:
    """What a text is asked with: `pattern("salutation").match(words)`."""
    return re.compile(any_of(name))

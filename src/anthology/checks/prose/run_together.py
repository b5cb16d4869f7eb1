"""Words that run together, as they do where links, lines or spaces were lost on the way from a web page: NewsThe.

Capitals inside a word are also right: iPhone, McDonald, YouTube, isiZulu. What makes such a word suspect is told
in `_is_run_together`; names that look like it stand in run_together.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice

from anthology.checks.prose.passages import MOST, WORD, Passage, Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.language.tags import primary

_SUSPECT = re.compile(r"[^\W\d_A-Z][A-Z]|[^\W\d_A-Z][.,;:!?][”’»]?[A-Z]")
"""What both kinds of such words have; most passages have neither."""
_HUMP = re.compile(r"[^\W\d_]*[^\W\d_A-Z][A-Z][^\W\d_]*")
_PARTS = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_SENTENCES = re.compile(r"(?<![\w./@-])([^\W\d_]*[a-zà-ÿ]{2})([.,;:!?][”’»]?)([A-Z][a-zà-ÿ]+)(?![\w.@/])(?!\()")
_OFTEN = 3
"""A word with a capital inside that stands so often in a book is a name."""
_LONG = 8
"""Letters that make a word too long to be one of the names that end with capitals: CrimethINC."""
_LONGEST = 100
"""Letters: what is longer is no word, and told of as word-too-long."""
_SHORTEST = 3
"""Letters of each of two names in a row."""


_DOMAINS = frozenset({"com", "org", "net", "info", "js", "io"})
"""What may follow a point in a name: Node.Js."""


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("anthology.checks.prose") / "run_together.toml").read_text(encoding="utf-8"))


@cache
def _names() -> frozenset[str]:
    return frozenset(_table()["names"]["words"])


@cache
def _prefixes() -> frozenset[str]:
    """What may stand before a capital inside a word: isiZulu, McDonald."""
    return frozenset(_table()["names"]["prefixes"])


@cache
def _openers(language: str) -> frozenset[str]:
    """Words that begin a sentence or a title in a language: with a capital inside another word, they were parted."""
    return frozenset(_table()["openers"].get(language, ()))


def check_run_together(prose: Prose) -> Iterator[Diagnostic]:
    """words-run-together."""
    for passage in prose.passages:
        if not _SUSPECT.search(passage.text):
            continue
        language = primary(passage.language)
        words = (m for m in WORD.finditer(passage.text) if len(m[0]) <= _LONGEST and _HUMP.fullmatch(m[0]))
        humps = (m for m in words if not _is_in_address(passage, m))
        suspects = [*islice((m for m in humps if not _is_right(m[0], _parts(m[0]), language, prose)), MOST)]
        are_several = len({m[0] for m in suspects}) > 1
        for found in suspects:
            if _is_run_together(parts := _parts(found[0]), language, are_several=are_several):
                yield _report(passage, found.start(), found[0], " ".join(parts))
        for found in islice(_SENTENCES.finditer(passage.text), MOST):
            if found[3].lower() not in _DOMAINS and len(found[0]) <= _LONGEST:
                yield _report(passage, found.start(), found[0], f"{found[1]}{found[2]} {found[3]}")


def _parts(word: str) -> list[str]:
    """The words of which it was made; a known name at its end is one: Gazette openDemocracy."""
    name = max((name for name in _names() if word.endswith(name) and word != name), key=len, default="")
    return [*_PARTS.split(word.removesuffix(name)), name] if name else _PARTS.split(word)


def _is_in_address(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a word is part of a web address, a mail address, the name of a file or a hashtag."""
    text = passage.text
    start = max(text.rfind(" ", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
    word = text[start : start + 200].split(None, 1)[0]
    return "/" in word or "@" in word or "_" in word or word.startswith("#")


def _is_right(word: str, parts: list[str], language: str, prose: Prose) -> bool:
    """Whether it is a name or a form of a language that has a capital inside, as LeserInnen is in German."""
    is_name = word in _names() or parts[0] in _prefixes() or prose.words[word] >= _OFTEN
    return is_name or (language == "de" and parts[-1].startswith("In"))


def _is_run_together(parts: list[str], language: str, *, are_several: bool) -> bool:
    """are_several: whether there are more suspects in the passage, as in a list of names that were links."""
    first, last = parts[0], parts[-1]
    if last in _names() or any(part in _openers(language) for part in parts[1:]):
        return len(first) > 1
    if first.islower():
        return len(first) >= 3 and len(last) > 1 and last[1:].islower()
    if last.isupper():
        return len(last) > 1 and sum(map(len, parts[:-1])) > _LONG
    return are_several and all(len(part) >= _SHORTEST for part in parts)


def _report(passage: Passage, offset: int, word: str, parted: str) -> Diagnostic:
    return warning(
        "words-run-together",
        f"Words run together here: {word}.",
        passage.place(offset),
        f"Write a space between them ({parted}), and a comma where a list lost it; links may have stood here.",
    )

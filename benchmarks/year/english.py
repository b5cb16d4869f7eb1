"""The forms of English words; knows no sentences."""

from __future__ import annotations

import re

_TITLE_SMALL = re.compile(r"an?|and|as|at|but|by|for|from|in|into|nor|of|on|or|over|the|to|up|with")
_VOWEL_SOUND = re.compile(r"\b([Aa]) (?=[*\[\"]*(?:[aeio]|un[a-hj-z]|ul|um|up|ur|us[^eu]|hour|hon|heir))")


def inflect(word: str, form: str) -> str:
    """A word in a form: "" (as it is), s (plural, or third person), ed, ing, en (participle).

    An irregular noun is listed as "wife/wives", a verb as "take/took/taking/taken"; "plan*" doubles its consonant.
    """
    forms = word.split("/")
    stem, doubled = forms[0].rstrip("*"), forms[0].endswith("*")
    if not form:
        return stem
    if form == "s":
        return forms[1] if len(forms) == 2 else _with_s(stem)
    if form == "ing":
        return forms[2] if len(forms) > 2 else _with_ing(stem, doubled)
    if form == "en" and len(forms) > 3:
        return forms[3]
    return forms[1] if len(forms) > 2 else _with_ed(stem, doubled)


def title_case(text: str) -> str:
    """Capitals as in the title of an English book."""
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        word if 0 < i < last and _TITLE_SMALL.fullmatch(word) else word[:1].upper() + word[1:]
        for i, word in enumerate(words)
    )


def with_articles(text: str) -> str:
    """The text with "an" where "a" stands before the sound of a vowel."""
    return _VOWEL_SOUND.sub(r"\1n ", text)


def _with_s(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", word) + "s"


def _with_ed(stem: str, doubled: bool) -> str:
    if doubled:
        return stem + stem[-1] + "ed"
    if stem.endswith("e"):
        return stem + "d"
    return re.sub(r"(?<=[^aeiou])y$", "i", stem) + "ed"


def _with_ing(stem: str, doubled: bool) -> str:
    if doubled:
        return stem + stem[-1] + "ing"
    return re.sub(r"(?<=[^eyo])e$", "", stem) + "ing"

"""The order of the alphabet: keys to sort names and index entries by; knows nothing of books."""

from __future__ import annotations

import unicodedata
from functools import cache

from anthology.language.tags import primary

_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that Unicode does not take apart."""

_OWN_LETTERS = {"es": {"n\u0303": "n\uffff"}}
"""What is a letter of its own in a language, and not another with an accent: it sorts after that one."""

Key = tuple[str, str]


@cache
def _folded(text: str, language: str) -> str:
    """Letters and digits without case and accents, words kept apart by one space."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    for letter, place in _OWN_LETTERS.get(language, {}).items():
        decomposed = decomposed.replace(letter, place)
    bare = "".join(
        c if c.isalnum() or c == "\uffff" else " "
        for c in decomposed.translate(_LETTERS)
        if not unicodedata.combining(c) and c not in "'’ʼ\u200c\u200d\u0640"
    )
    return " ".join(bare.split())


def sort_key(text: str, language: str) -> Key:
    """What to sort by: words before longer words, accents and case only where all else is the same."""
    return _folded(text, primary(language)), text


def initial(text: str, language: str) -> str:
    """The letter an entry stands under in an index: upper-case, "" for what begins with no letter."""
    folded = _folded(text, primary(language))
    if not folded[:1].isalpha():
        return ""
    if folded[1:2] == "\uffff":
        return unicodedata.normalize("NFC", folded[0] + "\u0303").upper()
    return folded[0].upper()

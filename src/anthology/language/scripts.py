"""Which script a text is written in, and whether a language is written in it; knows nothing of books."""

from __future__ import annotations

import unicodedata
from functools import cache

import langcodes

_ALPHABETS = {
    "Arab": {"ARABIC"},
    "Armn": {"ARMENIAN"},
    "Beng": {"BENGALI"},
    "Cyrl": {"CYRILLIC"},
    "Deva": {"DEVANAGARI"},
    "Ethi": {"ETHIOPIC"},
    "Geor": {"GEORGIAN"},
    "Grek": {"GREEK"},
    "Gujr": {"GUJARATI"},
    "Guru": {"GURMUKHI"},
    "Hans": {"CJK"},
    "Hant": {"CJK"},
    "Hebr": {"HEBREW"},
    "Jpan": {"CJK", "HIRAGANA", "KATAKANA"},
    "Khmr": {"KHMER"},
    "Knda": {"KANNADA"},
    "Kore": {"HANGUL", "CJK"},
    "Laoo": {"LAO"},
    "Latn": {"LATIN"},
    "Mlym": {"MALAYALAM"},
    "Mymr": {"MYANMAR"},
    "Orya": {"ORIYA"},
    "Sinh": {"SINHALA"},
    "Taml": {"TAMIL"},
    "Telu": {"TELUGU"},
    "Thai": {"THAI"},
    "Tibt": {"TIBETAN"},
}
"""By script (ISO 15924): the first word of the names that Unicode gives to its letters."""

_KNOWN = frozenset[str]().union(*_ALPHABETS.values())


def alphabets(text: str) -> frozenset[str]:
    """The alphabets of a text's letters, by the names of Unicode ("LATIN"); those of rare scripts are left out."""
    words = {unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()}
    return frozenset(words & _KNOWN)


@cache
def is_written_with(tag: str, found: frozenset[str]) -> bool:
    """Whether a language (BCP 47), in the script its tag names or its usual one, is written with these alphabets.

    Of a script that is not in the table nothing is known, and so nothing is denied.
    """
    own = _ALPHABETS.get(langcodes.Language.get(tag).maximize().script or "")
    return own is None or found <= own

"""How text is compared: what is no text is taken out, what is drawn another way is told from what is another word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

HYPHENS = "\u2010-"
"""What a word that is divided at the end of a line may be given: U+2010, or what a style sheet chose for it."""

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")
"""Format characters: where a word may be divided, which way it runs, how a letter is shown."""
_SIGNS = str.maketrans(dict.fromkeys("()[]{}<>«»‹›“”„‘’‚", "|") | {"\u2044": "/"})
"""Brackets and quotation marks are mirrored in lines that are written from right to left."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def plain(text: str) -> str:
    """A text as it is compared: composed letters, ligatures taken apart, one kind of space, nothing invisible."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not text.isascii():
        text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufdff" else c for c in text)
    return re.sub(r"\s+", " ", text)


def drawn_as(text: str) -> str:
    """A text however it is cased: style sheets set words in capitals, and fonts draw small ones for small letters."""
    return text.casefold()


def is_right_to_left(text: str) -> bool:
    """Whether any of it is in a script written from right to left, whose order in a PDF is that of the eye."""
    return _RIGHT_TO_LEFT.search(text) is not None


def counted(text: str) -> Counter[str]:
    """How often each letter is in a text; vowel signs and the like, which move about, are left out."""
    # PDFium takes letters and signs of such a line apart: "3½" is read as "31/2".
    letters = unicodedata.normalize("NFKC", plain(text)).casefold().replace(" ", "").translate(_SIGNS)
    return Counter(c for c in letters if unicodedata.category(c) != "Mn")

"""How French words meet; knows no sentences."""

from __future__ import annotations

import re

_ELIDED = re.compile(r"\b(d|qu)e (?=[aeiouéèêâîô])", re.IGNORECASE)


def with_elisions(text: str) -> str:
    """The text with "d'" and "qu'" before a vowel."""
    return _ELIDED.sub(r"\1'", text)

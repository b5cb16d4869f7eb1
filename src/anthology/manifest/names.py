"""How a person's name sorts, and when that cannot be known from the name alone."""

from __future__ import annotations

import unicodedata

# fmt: off
_PARTICLES = frozenset((
    "af", "al", "av", "bin", "bint", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "les", "lo", "mac", "mc", "san", "st", "ten", "ter", "van", "vom", "von", "zu", "zur",
))
# fmt: on


def sorted_form(name: str) -> str:
    """The name with its last word first, "Lindqvist, Mara"; as it stands where it is not in Latin letters."""
    words = name.split()
    if len(words) < 2 or not _latin(name):
        return name
    return f"{words[-1]}, {' '.join(words[:-1])}"


def is_guess(name: str) -> bool:
    """Whether the last word may not be the one to sort by: more than two words, a particle, another script."""
    words = name.split()
    if len(words) < 2:
        return False
    particle = any(part.casefold().strip(".") in _PARTICLES for word in words for part in word.split("-")[:1])
    return len(words) > 2 or particle or not _latin(name)


def _latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())

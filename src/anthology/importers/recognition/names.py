"""Names of people and bodies as they stand in running text, told by their capital letters; knows no person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from anthology.importers.recognition.phrases import any_of

# fmt: off
_PARTICLES = frozenset((
    "af", "al", "bin", "bint", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "ibn", "la", "las", "le", "les", "lo", "los", "san", "st", "ten", "ter", "van", "vom", "von",
    "y", "zu", "zur",
))
# fmt: on
# fmt: off
_JOINING = frozenset((
    "&", "and", "da", "das", "de", "degli", "dei", "del", "delle", "der", "des", "di", "die", "do", "dos", "du",
    "e", "el", "en", "et", "for", "für", "in", "la", "las", "le", "les", "los", "of", "para", "per", "pour",
    "the", "und", "y",
))
# fmt: on
_AND_ANOTHER = re.compile(
    rf"(?:\s*,(?:\s+(?:and|et|y|und|e))?|\s+(?:and|et|y|und|e))\s+(?=(?:[\w’'.-]+\s+){{0,3}}?(?:[dl][’'])*{any_of('body')})",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?:[dl][’'])+")
_END_OF_NAMES = re.compile(r"[.;:!?](?:\s|$)|\s[–—(]|,\s+(?=(?:which|who|whose|qui|que|dont|die|der)\b)")
_LONGEST = 100
_LONGEST_NAME = 6
"""Words of a person's name, particles included."""


def folded(name: str) -> str:
    """A name for comparing: small letters without accents, one space between words, no signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def is_name_word(word: str) -> bool:
    """Whether a word begins as a name does; letters that know no capitals do."""
    first = word.lstrip("“‘'\"(«")[:1]
    return first.isalpha() and not first.islower()


def leading_name(words: str) -> str:
    """The name that a text begins with: of two words or more, particles between them; "" where there is none."""
    found: list[str] = []
    for word in words.split()[: _LONGEST_NAME + 1]:
        bare = word.rstrip(",;:()")
        is_initial = re.fullmatch(r"[^\W\d_]\.", bare) is not None
        is_particle = bool(found) and bare.casefold() in _PARTICLES and bare == word
        if not (is_initial or is_particle or (is_name_word(bare) and not bare.endswith((".", "!", "?")))):
            break
        found.append(bare)
        if bare != word:
            break
    while found and found[-1].casefold() in _PARTICLES:
        found.pop()
    name = " ".join(found)
    return name if 1 < len(found) <= _LONGEST_NAME and len(name) <= _LONGEST else ""


def is_name(text: str) -> bool:
    """Whether this is nothing but a person's name of two words or more."""
    return bool(text) and leading_name(text) == text


def people_of(text: str) -> Sequence[str]:
    """The names in a list such as "A One, B Two and C Three"; empty where something else is among them."""
    names = [part.strip() for part in re.split(r"\s*,\s+|\s+(?:and|et|y|e|und|&)\s+", text.strip(" .")) if part.strip()]
    return names if names and all(map(is_name, names)) else []


def bodies_of(text: str) -> Sequence[str]:
    """The names of bodies after words that lead to them: "generous help from the Example Fund for Letters"."""
    found = []
    for part in _AND_ANOTHER.split(
        re.split(r"[.;:!?](?:\s|$)|\s[–—(]|,\s+(?=(?:which|who|whose|qui|que|dont|die|der)\b)", text)[0]
    ):
        words = part.split()
        start = next((at for at, word in enumerate(words) if is_name_word(_ELIDED.sub("", word))), None)
        if start is None:
            continue
        end = start + 1
        for at in range(start + 1, len(words)):
            if is_name_word(words[at]):
                end = at + 1
            elif words[at].casefold() not in _JOINING and not _ELIDED.match(words[at]):
                break
        words[start] = _ELIDED.sub("", words[start])
        found.append(" ".join(words[start:end]).strip(' ,.;“”"«»'))
    return [body for body in found if 0 < len(body) <= 2 * _LONGEST]

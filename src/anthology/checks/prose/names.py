"""Whether one name is spelt in two ways in the book: with and without an accent, or one letter apart.

Only words that look like names are held against each other, and only within a language, for each may spell them its
own way: Beyrouth and Beirut are both right. German is left out: its nouns all look like names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from anthology.checks.prose.passages import WORD, Passage, Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.language.tags import primary

_NOUNS_WITH_CAPITALS = frozenset({"de", "lb", "nds", "gsw"})
_SHORTEST = 4
"""Letters of a name whose accents are looked at."""
_SHORTEST_NEAR = 6
"""Letters of a name of which one may be another."""
_OFTEN, _SELDOM = 3, 2
"""Of two near spellings, the right one stands so often at least, and the mistake so often at most."""
_STEM_END = 2
"""Letters at the end that must be the same: before them a letter is a slip, in them it is grammar (Latino, Latina)."""
_FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_HEADINGS = frozenset({"h1", "h2", "h3", "section", "th"})


@dataclass(slots=True)
class _Name:
    """A word that is written with a capital. amid: how often inside a sentence, where only names have one.

    followed: the words with a capital right behind it, "" for none: the surnames of a given name.
    """

    word: str
    places: list[tuple[Passage, int]] = field(default_factory=list)
    amid: int = 0
    followed: set[str] = field(default_factory=set)


def check_names(prose: Prose) -> Iterator[Diagnostic]:
    """name-spelt-twice, each variant once, at the first place of the rarer."""
    listed = {word for person in prose.book.people.values() for word in WORD.findall(person.name)}
    for names in _by_language(prose).values():
        pairs = [*_accented(names), *_near(names)]
        told: set[str] = set()
        for one, other in pairs:
            rarer, commoner = sorted((one, other), key=lambda n: (n.word in listed, len(n.places)))
            both_listed = rarer.word in listed and commoner.word in listed
            if rarer.word in told or both_listed or _are_two_people(rarer, commoner):
                continue
            told.add(rarer.word)
            yield _report(rarer, commoner)


def _by_language(prose: Prose) -> dict[str, list[_Name]]:
    """What looks like a name, by language: words that never begin with a small letter there."""
    names: defaultdict[str, dict[str, _Name]] = defaultdict(dict)
    small: defaultdict[str, set[str]] = defaultdict(set)
    for passage in prose.passages:
        for found in WORD.finditer(passage.text):
            word, language = found[0], primary(passage.language_at(found.start()))
            if word.islower():
                small[language].add(word)
            elif len(word) >= _SHORTEST and word.istitle() and language not in _NOUNS_WITH_CAPITALS:
                _note(names[language].setdefault(word, _Name(word)), passage, found)
    return {
        language: [name for word, name in known.items() if word.lower() not in small[language]]
        for language, known in names.items()
    }


def _note(name: _Name, passage: Passage, found: re.Match[str]) -> None:
    name.places.append((passage, found.start()))
    before, after = passage.text[: found.start()].rstrip()[-1:], passage.text[found.end() : found.end() + 2]
    is_heading = passage.element.tag in _HEADINGS
    name.amid += not is_heading and (before.isalnum() or before == ",") and passage.text[found.start() - 1].isspace()
    has_capital = after[:1] in (" ", "\u00a0") and after[1:].isupper()
    name.followed.add(
        found_after[0] if has_capital and (found_after := WORD.match(passage.text, found.end() + 1)) else ""
    )


def _accented(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Names that differ in accents only, of which one at least stands inside a sentence."""
    alike: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in names:
        alike[_bare(name.word)].append(name)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if one.amid or other.amid:
                yield one, other


def _near(names: Iterable[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Names one letter apart, one of them seldom: found by what is left when one letter is taken out of each."""
    near: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in names:
        if len(name.word) >= _SHORTEST_NEAR and name.amid:
            word = _bare(name.word)
            for rest in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word) - _STEM_END))}:
                near[rest].append(name)
    seen = set()
    for group in near.values():
        for one, other in combinations(group, 2):
            rarer, commoner = sorted((one, other), key=lambda n: len(n.places))
            pair = (rarer.word, commoner.word)
            if pair not in seen and len(rarer.places) <= _SELDOM and len(commoner.places) >= _OFTEN:
                seen.add(pair)
                if _is_one_letter_apart(_bare(rarer.word), _bare(commoner.word)):
                    yield rarer, commoner


def _is_one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two changed about, makes one of the other (Damerau's distance)."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    end = next(i for i in range(1, len(one) + 2) if one[-i:] != other[-i:] or i > min(len(one), len(other)) - start) - 1
    rests = one[start : len(one) - end], other[start : len(other) - end]
    return max(map(len, rests)) <= 1 or (len(rests[0]) == 2 and rests[0] == rests[1][::-1])


def _are_two_people(rarer: _Name, commoner: _Name) -> bool:
    """Whether both are given names of people with other surnames: José Silva is not Jose Abad."""
    return "" not in rarer.followed and not rarer.followed & commoner.followed


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_FOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _report(rarer: _Name, commoner: _Name) -> Diagnostic:
    (passage, offset), *others = rarer.places
    first, first_offset = commoner.places[0]
    more = Counter(p.place(o).path for p, o in others).total()
    again = f" and {more} more" if more else ""
    return warning(
        "name-spelt-twice",
        f"{rarer.word} stands here{again}, and {commoner.word} in {len(commoner.places)} other places "
        f"({first.place(first_offset)}).",
        passage.place(offset),
        f"Is it the same name? Then write {commoner.word} here too, or {rarer.word} everywhere.",
    )

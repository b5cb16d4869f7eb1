"""Whether one name is spelt in two ways in the book: with and without an accent, or one letter apart.

Only words that look like names are held against each other, and only within a language, for each may spell them its
own way: Beyrouth and Beirut are both right. German is left out: its nouns all look like names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
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
_LOOKED_AT = 200
"""Places of a name whose neighbours are looked at."""
_FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_HEADINGS = frozenset({"h1", "h2", "h3", "section", "th"})
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")


@dataclass(slots=True)
class _Name:
    """A word that is written with a capital. amid: how often inside a sentence, where only names have one."""

    word: str
    places: list[tuple[Passage, int]] = field(default_factory=list)
    amid: int = 0

    def beside(self, small: set[str]) -> Iterator[tuple[str, str]]:
        """What stands before and behind it at each place and is a name too: given name or surname; "" for none."""
        for passage, offset in self.places[:_LOOKED_AT]:
            before = _WORD_BEFORE.search(passage.text, max(0, offset - 40), offset)
            after = _WORD_AFTER.match(passage.text, offset + len(self.word))
            first, second = (found[1] if found else "" for found in (before, after))
            yield (
                first if first.istitle() and first.lower() not in small else "",
                second if second.istitle() and second.lower() not in small else "",
            )


@dataclass(slots=True)
class _Language:
    """The words of one language. known: those with a capital. small: those that begin with a small letter somewhere."""

    known: dict[str, _Name] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)

    def note(self, passage: Passage, found: re.Match[str]) -> None:
        """Take up a word with a capital."""
        name = self.known.setdefault(found[0], _Name(found[0]))
        name.places.append((passage, found.start()))
        before = passage.text[max(0, found.start() - 3) : found.start()]
        is_amid = before[-1:].isspace() and (before.rstrip()[-1:].isalnum() or before.rstrip().endswith(","))
        name.amid += is_amid and passage.element.tag not in _HEADINGS

    def names(self) -> list[_Name]:
        """What looks like a name: never without its capital."""
        return [name for word, name in self.known.items() if word.lower() not in self.small]


def check_names(prose: Prose) -> Iterator[Diagnostic]:
    """name-spelt-twice, each variant once, at the first place of the rarer."""
    listed = {word for person in prose.book.people.values() for word in WORD.findall(person.name)}
    for language in _languages(prose).values():
        names = language.names()
        accented = (pair for pair in _accented(names, listed) if not _are_given_names(*pair, language.small))
        near = (pair for pair in _near(names, listed) if not _are_two_people(*pair, language.small))
        told: set[str] = set()
        for rarer, commoner in (*accented, *near):
            if rarer.word not in told and not (rarer.word in listed and commoner.word in listed):
                told.add(rarer.word)
                yield _report(rarer, commoner)


def _languages(prose: Prose) -> dict[str, _Language]:
    languages: defaultdict[str, _Language] = defaultdict(_Language)
    for passage in prose.passages:
        # Most passages are in one language.
        only = languages[primary(passage.language)] if len(passage.languages) == 1 else None
        for found in WORD.finditer(passage.text):
            word, language = found[0], only or languages[primary(passage.language_at(found.start()))]
            if word.islower():
                language.small.add(word)
            elif len(word) >= _SHORTEST and word.istitle():
                language.note(passage, found)
    return {tag: words for tag, words in languages.items() if tag not in _NOUNS_WITH_CAPITALS}


def _rarer_first(one: _Name, other: _Name, listed: set[str]) -> tuple[_Name, _Name]:
    """A name of a person of the book is right, however rare."""
    rarer, commoner = sorted((one, other), key=lambda name: (name.word in listed, len(name.places)))
    return rarer, commoner


def _accented(names: Iterable[_Name], listed: set[str]) -> Iterator[tuple[_Name, _Name]]:
    """Names that differ in accents only, of which one at least stands inside a sentence."""
    alike: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in names:
        alike[_bare(name.word)].append(name)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if one.amid or other.amid:
                yield _rarer_first(one, other, listed)


def _near(names: Iterable[_Name], listed: set[str]) -> Iterator[tuple[_Name, _Name]]:
    """Names one letter apart, one of them seldom: found by what is left when one letter is taken out of each."""
    near: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in names:
        if len(name.word) >= _SHORTEST_NEAR and name.amid:
            word = _bare(name.word)
            for rest in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word) - _STEM_END))}:
                near[rest].append(name)
    pairs = {(a.word, b.word): (a, b) for group in near.values() for a, b in combinations(group, 2)}
    for one, other in pairs.values():
        rarer, commoner = _rarer_first(one, other, listed)
        is_slip = len(rarer.places) <= _SELDOM and (len(commoner.places) >= _OFTEN or commoner.word in listed)
        if is_slip and _is_one_letter_apart(_bare(one.word), _bare(other.word)):
            yield rarer, commoner


def _is_one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two changed about, makes one of the other (Damerau's distance)."""
    same = _shared(one, other)
    one, other = one[same:], other[same:]
    same = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - same], other[: len(other) - same]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _are_given_names(rarer: _Name, commoner: _Name, small: set[str]) -> bool:
    """Whether both are given names of people with other surnames: José Silva is not Jose Abad."""
    surnames = {after for _, after in rarer.beside(small)}
    return "" not in surnames and not surnames & {after for _, after in commoner.beside(small)}


def _are_two_people(rarer: _Name, commoner: _Name, small: set[str]) -> bool:
    """Whether the rarer one always has another name beside it, and never one that the commoner has: Paul Goodman."""
    beside = list(rarer.beside(small))
    others = {word for pair in commoner.beside(small) for word in pair}
    return all(any(pair) and not others & ({*pair} - {""}) for pair in beside)


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_FOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _report(rarer: _Name, commoner: _Name) -> Diagnostic:
    (passage, offset), *others = rarer.places
    first, first_offset = commoner.places[0]
    again = f" and in {len(others)} more place{'s' if len(others) > 1 else ''}" if others else ""
    count = f", and in {len(commoner.places) - 1} more" if len(commoner.places) > 1 else ""
    return warning(
        "name-spelt-twice",
        f"{rarer.word} stands here{again}; {commoner.word} stands in {first.place(first_offset)}{count}.",
        passage.place(offset),
        f"Is it the same name? Then write {commoner.word} here too, or {rarer.word} everywhere.",
    )

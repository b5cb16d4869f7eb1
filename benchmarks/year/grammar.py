"""Sentences from a word list with patterns; knows the form of the lists, no language but the inflection it is told.

A list is a text file of parts. `[name: words]` opens a part of words separated by commas, `[name]` a part of whole
lines. In a line, `{name}` stands for something of that part, `{name|form}` for it in another form, `{4-40}` for a
number, in words where a part `numbers` has them, and `(a|b|c)` for one of these. Nothing is dealt twice before all
was dealt once.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

Inflect = Callable[[str, str], str]
"""(word, form) -> the word in that form."""

Join = Callable[[str], str]
"""A sentence just filled in -> the same with words joined as the language wants: a hour -> an hour."""


def as_it_is(text: str) -> str:
    """For a language that joins words as they are."""
    return text


def bare(word: str, form: str) -> str:
    """For a language whose list has every form as a word of its own."""
    return word


_SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}|\{(\d+)-(\d+)\}|\(([^()]*\|[^()]*)\)")
_HEADER = re.compile(r"\[(\w+)(: words)?\]$")
_DOUBLED = re.compile(r",([.,;:])")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\"? \"?\w")


class Grammar:
    """The parts of a list, each dealt from its own shuffled deck."""

    def __init__(self, path: Path, chance: random.Random, *, inflect: Inflect = bare, join: Join = as_it_is) -> None:
        self.parts = read_parts(path)
        self.chance, self.inflect, self.join = chance, inflect, join
        self._numbers = self.parts.get("numbers", ())
        self._decks: dict[str, list[str]] = {}

    def say(self, part: str, **given: str) -> str:
        """Something of this part, its slots filled. given: what stands in slots of these names."""
        text = _DOUBLED.sub(r"\1", self._fill(self.deal(part), given))
        return self.join(_NEXT_SENTENCE.sub(lambda match: match[0].upper(), text))

    def sentence(self, part: str = "sentence", **given: str) -> str:
        """The same, with a capital."""
        return capital(self.say(part, **given))

    def deal(self, part: str) -> str:
        """The next line or word of this part, as it stands in the list."""
        deck = self._decks.get(part)
        if not deck:
            deck = self._decks[part] = list(self.parts[part])
            self.chance.shuffle(deck)
        return deck.pop()

    def _fill(self, line: str, given: Mapping[str, str]) -> str:
        def one(match: re.Match[str]) -> str:
            name, form, low, high, choice = match.groups()
            if choice is not None:
                return self._fill(self.chance.choice(choice.split("|")), given)
            if low is not None:
                number = self.chance.randint(int(low), int(high))
                return self._numbers[number] if number < len(self._numbers) else str(number)
            if name in given:
                return given[name]
            found = self._fill(self.deal(name), given)
            return self.inflect(found, form or "")

        return _SLOT.sub(one, line)


def read_parts(path: Path) -> dict[str, tuple[str, ...]]:
    """The parts of a list by name. Raises ValueError for a part that stands there twice."""
    lines: dict[str, list[str]] = {}
    words, name = set(), ""
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if header := _HEADER.match(line):
            name = header[1]
            if name in lines:
                raise ValueError(f"{path.name}: [{name}] stands there twice")
            lines[name] = []
            words |= {name} if header[2] else set()
        else:
            lines[name].append(line)
    return {
        part: tuple(dict.fromkeys(re.split(r",\s*", " ".join(found)) if part in words else found))
        for part, found in lines.items()
    }


def capital(text: str) -> str:
    """The text with its first letter, past marks such as quotes and brackets, made a capital."""
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]

"""What the reading of one text needs at hand, and what it finds wrong; knows neither Markdown nor transforms."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection
from dataclasses import dataclass, field

from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic, error, warning
from anthology.manuscript.places import Origin
from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that references may point at."""

    pieces: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One text on its way from draft to text tree.

    body: the tree, changed in place by the transforms. prefix: what its ids begin with. language, direction: those
    of the text as a whole. captionlike: whether it is a line of inline text, where notes and pictures have no place.
    found: the diagnostics so far.
    """

    body: Element
    origin: Origin
    known: Known
    language: str
    direction: str
    prefix: str
    captionlike: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    faulty_lines: set[int] = field(default_factory=set)

    def error(self, code: str, message: str, where: Element | Location, hint: str = "") -> None:
        """Report an error at an element of the draft or at a location."""
        self._report(error(code, message, self.place(where), hint))

    def warning(self, code: str, message: str, where: Element | Location, hint: str = "") -> None:
        """Report a warning at an element of the draft or at a location."""
        self._report(warning(code, message, self.place(where), hint))

    def is_faulty(self, where: Element) -> bool:
        """Whether its line has a mistake already, so that what is missing there is no mistake of its own."""
        return self.place(where).line in self.faulty_lines

    def _report(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)
        if diagnostic.location is not None:
            self.faulty_lines.add(diagnostic.location.line)

    def place(self, where: Element | Location) -> Location:
        """Where an element of the draft stands: its own mark, or the line of the block it is in."""
        if isinstance(where, Location):
            return where
        for element in (where, *where.iterancestors()):
            if mark := element.get("at"):
                line, column = mark.split(":")
                return Location(self.origin.start.path, int(line), int(column))
            if block := element.get("data-line"):
                return Location(self.origin.start.path, int(block), self.origin.start.column)
        return self.origin.start


def given(element: Element) -> list[tuple[str, str]]:
    """The attributes an editor gave this element of the draft in braces, each class by itself."""
    pairs: dict[str, str] = json.loads(element.get("given", "{}"))
    found: list[tuple[str, str]] = []
    for name, value in pairs.items():
        if name == "class":
            found += [("class", word) for word in value.split()]
        else:
            found.append((name, value))
    return found


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word most like this one, small and capital letters being the same; None if none is near."""
    spelt = {option.casefold(): option for option in sorted(known)}
    close = difflib.get_close_matches(word.casefold(), spelt, n=1, cutoff=0.6)
    return spelt[close[0]] if close else None


def ids_hint(word: str, known: Collection[str], kind: str) -> str:
    """A hint for an id that is not there: the nearest one, or where ids of this kind come from."""
    if close := nearest(word, known):
        return f"Did you mean {close}?"
    return f"The ids of {kind} stand in book.yaml."

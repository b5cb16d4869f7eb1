"""A text as a row of tokens: its words, its pictures with what is said in their place, its links and calls of notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from anthology.book.markup import BLOCKS, Element
from anthology.sources import Location
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.letters import plain

APART = frozenset({*BLOCKS, "h4", "h5", "h6", "br", "body", "img", "svg"})
"""Elements between whose words and those before and after them is a space."""

PICTURES = frozenset({"img", "svg"})

SHOWN = 8
"""Of many tokens in a message so many are shown."""


@dataclass(slots=True)
class Tokens:
    """What a text is made of, in order. said: the tokens. places: of each, where in the manuscript it comes from."""

    said: list[str] = field(default_factory=list)
    places: list[Location | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taking:
    """How the tokens of a tree are taken.

    skip: the elements that are none of the text. name: of an element without its namespace. picture: what an img
    or svg shows; what is said in its place is the alt of the one, the label of the other.
    target: where an a leads. place: of an element that has one of its own.
    """

    skip: Callable[[Element], bool]
    picture: Callable[[Element], str]
    target: Callable[[Element], str]
    place: Callable[[Element], Location | None] = lambda _: None

    def tokens(self, root: Element) -> Tokens:
        """All tokens of a tree."""
        found, word = Tokens(), _Word()
        for text, place in self._parts(root, None):
            if text is None or text[:1] == "\0":
                word.end(found)
                if text:
                    found.said.append(text[1:])
                    found.places.append(place)
                continue
            for n, part in enumerate(plain(text).split(" ")):
                if n:
                    word.end(found)
                word.add(part, place)
        word.end(found)
        return found

    def _parts(self, element: Element, place: Location | None) -> Iterator[tuple[str | None, Location | None]]:
        """Texts; None between words; a NUL and a token that is no word."""
        if not isinstance(element.tag, str) or self.skip(element):  # type: ignore[redundant-expr] # a comment has none
            return
        name = element.tag.rpartition("}")[2]
        if name not in PICTURES:  # Its own place is that of its description, in the manifest.
            place = self.place(element) or place
        if name in APART:
            yield None, place
        if name in PICTURES:
            said = element.get("alt" if name == "img" else "aria-label") or ""
            yield f"\0[picture {self.picture(element)}: {' '.join(plain(said).split())}]", place
            return
        elif name == "a" and element.get("href"):
            yield f"\0[link to {self.target(element)}]", place
        yield element.text or "", place
        for child in element:
            yield from self._parts(child, place)
            yield child.tail or "", place
        if name == "a" and element.get("href"):
            yield "\0[end of link]", place
        if name in APART:
            yield None, place


@dataclass(slots=True)
class _Word:
    letters: str = ""
    place: Location | None = None

    def add(self, letters: str, place: Location | None) -> None:
        if letters and not self.letters:
            self.place = place
        self.letters += letters

    def end(self, found: Tokens) -> None:
        if self.letters:
            found.said.append(self.letters)
            found.places.append(self.place)
        self.letters = ""


def differences(expected: Tokens, found: Tokens) -> list[Difference]:
    """Where two texts differ, a sentence each."""
    if expected.said == found.said:
        return []
    told = []
    for kind, a, b, c, d in SequenceMatcher(None, expected.said, found.said, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lost, added, before = expected.said[a:b], found.said[c:d], expected.said[max(0, a - 4) : a]
        after = f" after “{' '.join(before)}”" if before else " at the beginning"
        place = next((p for p in (*expected.places[a : a + 1], *reversed(expected.places[:a])) if p), None)
        if lost and added:
            told.append(Difference(f"It says “{_row(added)}” instead of “{_row(lost)}”{after}.", place))
        else:
            told.append(Difference(f"It {'lacks' if lost else 'adds'} “{_row(lost or added)}”{after}.", place))
    return told


def _row(tokens: list[str]) -> str:
    return " ".join(tokens[:SHOWN]) + (" …" if len(tokens) > SHOWN else "")

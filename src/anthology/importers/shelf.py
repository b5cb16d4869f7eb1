"""What stands in a manifest already, as it was typed: whom, what and where new entries must fit; writes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anthology.importers.recognition.names import folded
from anthology.manifest.declared import Declared, declared
from anthology.manifest.edit import Place
from anthology.manifest.tree import Value
from anthology.sources import Key

_FRONT = ("half-title", "title-page", "copyright", "contents")
_OPENING_KINDS = ("introduction", "foreword", "preface")


@dataclass(frozen=True, slots=True)
class Listed:
    """A chapter's entry: its key, and its keys with texts, those of `source` among them as "source.file"."""

    key: Key
    fields: dict[str, str]

    @property
    def number(self) -> int | None:
        """Its number in the series."""
        text = self.fields.get("number", "")
        return int(text) if re.fullmatch(r"\d{1,4}", text) else None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A manifest as a tree of values."""

    root: Value

    @property
    def ids(self) -> Declared:
        """Every id that is taken."""
        return declared(self.root)

    def text(self, *key: str | int) -> str:
        """The text at this key; "" where there is none."""
        path = self.root.path(key)
        found = path[-1].content
        return found if len(path) == len(key) + 1 and isinstance(found, str) else ""

    def names(self, section: str) -> Iterator[str]:
        """The ids of a section."""
        if len(path := self.root.path((section,))) == 2:
            yield from (str(step) for step, _ in path[-1].children)

    def is_on_one_line(self, *key: str | int) -> bool:
        """Whether an entry stands on the line of its key, so that no keys can be put below the others."""
        entry = self.root.find(key)
        return not any(value.key_at and value.key_at.line != entry.at.line for _, value in entry.children)

    def has(self, section: str) -> bool:
        """Whether the manifest has this key."""
        return len(self.root.path((section,))) == 2

    def funders(self) -> set[str]:
        """Who is thanked already, their names folded."""
        return {folded(self.text("funding", step, "funder")) for step in self.names_of_items("funding")}

    def names_of_items(self, section: str) -> list[int]:
        """The numbers of the items of a list."""
        return list(range(len(list(self.root.find((section,)).children)))) if self.has(section) else []

    def chapters(self) -> Iterator[Listed]:
        """Every chapter's entry in reading order."""
        for number, entry in self._contents():
            key: Key = ("contents", number)
            if isinstance(entry.content, dict) and "pieces" in entry.content:
                pieces = entry.content["pieces"]
                yield from (_listed((*key, "pieces", step), piece) for step, piece in pieces.children)
            elif isinstance(entry.content, dict) and "file" in entry.content:
                yield _listed(key, entry)

    def place_of(self, number: int | None) -> Place:
        """Where a piece with this number belongs: behind the one before it, in the same part."""
        numbered = [(listed.number, listed.key) for listed in self.chapters() if listed.number is not None]
        if number is not None and numbered:
            if before := [(n, at) for at, (n, _) in enumerate(numbered) if n <= number]:
                return _behind(numbered[max(before)[1]][1])
            key = min(numbered, key=lambda pair: pair[0])[1]
            return Place(key[:-1], int(key[-1]))
        pieces = [listed.key for listed in self.chapters() if listed.fields.get("kind", "piece") == "piece"]
        return _behind(pieces[-1]) if pieces else Place(("contents",), self._front())

    def place_of_word(self, before: str) -> Place:
        """Where a generated section belongs: before another one, else at the end."""
        contents = list(self._contents())
        return Place(("contents",), next((n for n, entry in contents if entry.content == before), len(contents)))

    def has_word(self, word: str) -> bool:
        """Whether the contents have this generated section."""
        return any(entry.content == word for _, entry in self._contents())

    def _front(self) -> int:
        """How many entries of the contents come before the first piece."""
        last = -1
        for number, entry in self._contents():
            kind = self.text("contents", number, "kind")
            if entry.content in _FRONT or kind in _OPENING_KINDS:
                last = number
        return last + 1

    def _contents(self) -> Iterator[tuple[int, Value]]:
        if self.has("contents"):
            yield from ((int(step), entry) for step, entry in self.root.find(("contents",)).children)


def _behind(key: Key) -> Place:
    return Place(key[:-1], int(key[-1]) + 1)


def _listed(key: Key, entry: Value) -> Listed:
    fields = {str(name): value.content for name, value in entry.children if isinstance(value.content, str)}
    source = next((value for name, value in entry.children if name == "source"), None)
    for name, value in source.children if source else ():
        if isinstance(value.content, str):
            fields[f"source.{name}"] = value.content
    return Listed(key, fields)

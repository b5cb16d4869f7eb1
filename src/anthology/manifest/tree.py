"""The manifest as it was typed: texts, lists and mappings with their places; knows no YAML, and no key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from anthology.sources import Key, Location, Locations

Content: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


@dataclass(slots=True)
class Value:
    """One value.

    content: a text exactly as typed (nothing is taken for a number, a date or a truth value), a list, a mapping, or
    None where nothing was written. at: where a text begins; a list or a mapping stands where its key does, if it has
    one. key_at: where its key stands. lost: what was taken out because it was wrong, with its name ("" for items of a
    list). settled: its mistake has been reported, so what follows from it is not.
    """

    content: Content
    at: Location
    key_at: Location | None = None
    lost: list[tuple[str, Value]] = field(default_factory=list)
    settled: bool = False

    @property
    def children(self) -> Iterator[tuple[str | int, Value]]:
        """The values in this one, with their keys or numbers."""
        match self.content:
            case dict():
                yield from self.content.items()
            case list():
                yield from enumerate(self.content)

    @property
    def size(self) -> int:
        """How many values this is, itself included."""
        return 1 + sum(child.size for _, child in self.children)

    @property
    def height(self) -> int:
        """How many levels of values are in this one."""
        return max((1 + child.height for _, child in self.children), default=0)

    def copy(self) -> Value:
        """The same values at the same places, to be changed apart from these."""
        content: Content = self.content
        match self.content:
            case dict():
                content = {name: child.copy() for name, child in self.content.items()}
            case list():
                content = [child.copy() for child in self.content]
        return Value(content, self.at, self.key_at, settled=self.settled)

    def find(self, key: Key) -> Value:
        """The value at this key, or the closest one on the way to it."""
        return self.path(key)[-1]

    def path(self, key: Key) -> list[Value]:
        """The values on the way to this key, as far as there are any; this one first."""
        found = [self]
        for step in key:
            match found[-1].content, step:
                case dict() as mapping, str() if step in mapping:
                    found.append(mapping[step])
                case list() as items, int() if 0 <= step < len(items):
                    found.append(items[step])
                case _:
                    break
        return found

    def wrote(self, *key: str | int) -> bool:
        """Whether the editor gave something at this key, even if it was wrong and has been taken out."""
        path = self.path(key)
        if len(path) > len(key):
            return True
        return len(path) == len(key) and any(name == key[-1] for name, _ in path[-1].lost)

    def drop(self, keys: Iterable[Key]) -> None:
        """Take the values at these keys out, or the closest ones on the way to them; the others keep their places."""
        paths = [(key, path) for key in keys if len(path := self.path(key)) > 1]
        doomed = {id(path[-1]) for _, path in paths}
        for parent, step in {id(path[-1]): (path[-2], key[len(path) - 2]) for key, path in paths}.values():
            match parent.content:
                case dict() as mapping:
                    parent.lost.append((str(step), mapping.pop(str(step))))
                case list() as items:
                    parent.lost += [("", item) for item in items if id(item) in doomed]
                    items[:] = [item for item in items if id(item) not in doomed]

    def plain(self) -> Plain:
        """The same without places."""
        match self.content:
            case dict():
                return {name: child.plain() for name, child in self.content.items()}
            case list():
                return [child.plain() for child in self.content]
        return self.content

    def locations(self) -> Locations:
        """The place of every value."""
        known: dict[Key, Location] = {}

        def note(value: Value, key: Key) -> None:
            known[key] = value.at
            for step, child in value.children:
                note(child, (*key, step))

        note(self, ())
        return Locations(self.at.path, known)

    def everything(self) -> Iterator[tuple[str | int, Value]]:
        """The values in this one, with those that were taken out."""
        yield from self.children
        yield from self.lost

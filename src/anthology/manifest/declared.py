"""Every id that the editor gave to something, entries that were too wrong to keep included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from anthology.manifest.texts import slug
from anthology.manifest.tree import Value


@dataclass(frozen=True, slots=True)
class Declared:
    """The ids of people, photographs (those of chapters included) and sections (pieces and parts)."""

    people: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()


def declared(root: Value) -> Declared:
    """What this manifest declares."""
    entries = [entry for top in _children(root, "contents") for _, entry in top.everything()]
    entries += [piece for entry in entries for pieces in _children(entry, "pieces") for _, piece in pieces.everything()]
    return Declared(
        people=frozenset(_names(root, "people")),
        photos=frozenset(name for holder in (root, *entries) for name in _names(holder, "photos")),
        sections=frozenset(section for entry in entries for section in _section(entry)),
    )


def _children(value: Value, name: str) -> Iterator[Value]:
    return (child for step, child in value.everything() if step == name)


def _names(value: Value, name: str) -> Iterator[str]:
    """The ids of the entries below this key; of a list, which it should not be, the values of `id` in its items."""
    for child in _children(value, name):
        items = [item for _, item in child.everything()] if isinstance(child.content, list) else []
        yield from (step for step, _ in child.everything() if isinstance(step, str) and step)
        yield from (i.content for item in items for i in _children(item, "id") if isinstance(i.content, str))


def _section(entry: Value) -> Iterator[str]:
    for name, read in (("id", str), ("file", lambda file: slug(PurePosixPath(file).stem)), ("part", slug)):
        yield from (read(child.content) for child in _children(entry, name) if isinstance(child.content, str))

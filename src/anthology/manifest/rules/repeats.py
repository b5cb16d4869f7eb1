"""Lists that name something twice."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.manifest.mistakes import Mistake, shown
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value
from anthology.sources import Key

_LISTS = frozenset({"editors", "subjects", "by", "translated_by", "photographs_by", "cleared"})


def check_repeats(_manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """The same person, subject or edition twice in one list."""
    yield from _repeats(root, ())


def _repeats(value: Value, key: Key) -> Iterator[Mistake]:
    seen: set[str] = set()
    for step, child in value.children:
        if isinstance(child.content, str) and isinstance(value.content, list) and key[-1] in _LISTS:
            if child.content in seen:
                said = f"{shown(child.content)} stands in {key[-1]} twice."
                yield Mistake("value-twice", (*key, step), said, "Remove one of the two.", drop=True)
            seen.add(child.content)
        yield from _repeats(child, (*key, step))

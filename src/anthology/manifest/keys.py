"""The schema asked about its keys: which may stand at a place, where one belongs, how one is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args, get_origin

from anthology.manifest.entries import FORMS, ChapterEntry, PartEntry, PersonEntry, PhotoEntry
from anthology.manifest.fields import Entry
from anthology.manifest.mistakes import listed
from anthology.manifest.schema import Manifest
from anthology.sources import Key

_NAMED: dict[type[Entry], str] = {
    Manifest: "book.yaml itself, without indentation",
    PersonEntry: "a person's entry",
    PhotoEntry: "a photograph's entry",
    ChapterEntry: "a chapter's entry",
    PartEntry: "a part's entry",
}

SYNONYMS = {
    "author": "by",
    "authors": "by",
    "because": "reason",
    "chapters": "pieces",
    "city": "place",
    "creator": "by",
    "credit": "by",
    "date": "published",
    "file": "where",
    "image": "file",
    "in": "where",
    "lang": "language",
    "path": "file",
    "photographer": "by",
    "rights": "licence",
    "sections": "contents",
    "translator": "translated_by",
    "translators": "translated_by",
    "why": "reason",
}
"""What some of the keys are called elsewhere."""


def entry_at(key: Key, form: str) -> type[Entry]:
    """The kind of entry at this key; form: which of the three forms an entry of the contents has."""
    entry: type[Entry] = Manifest
    is_member = False
    for step in key:
        if is_member or not isinstance(step, str) or step not in entry.model_fields:
            is_member = False
            continue
        annotation = entry.model_fields[step].annotation
        is_member = get_origin(annotation) in {dict, tuple}
        inside = list(_entries(annotation))
        if inside:
            entry = inside[0] if len(inside) == 1 else FORMS[form or "chapter"]
    return entry


def is_list(key: Key, form: str) -> bool:
    """Whether a list belongs at this key."""
    field = entry_at(key[:-1], form).model_fields.get(str(key[-1]))
    return field is not None and isinstance(key[-1], str) and get_origin(field.annotation) is tuple


def example_of(key: Key, form: str) -> str:
    """The key with a value as it may be written; "" where there is no example."""
    field = entry_at(key[:-1], form).model_fields.get(str(key[-1])) if key else None
    return f"{key[-1]}: {_typed(field.examples[0])}" if field and field.examples else ""


def _typed(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_typed(item) for item in value)}]"
    return f'"{value}"' if str(value).startswith("#") else str(value)


@cache
def home_of(name: str) -> str | None:
    """Where a key of this name belongs, in words; None where there is no such key, or where there are many."""
    homes = dict.fromkeys(home for entry, home in _homes(Manifest, ()) if name in entry.model_fields)
    return listed(homes) if 0 < len(homes) <= 2 else None


def _homes(entry: type[Entry], way: tuple[str, ...]) -> Iterator[tuple[type[Entry], str]]:
    yield entry, _NAMED.get(entry, ": ".join(way))
    for name, field in entry.model_fields.items():
        for inside in _entries(field.annotation):
            yield from _homes(inside, (*way, name))


def _entries(annotation: object) -> Iterator[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    else:
        for part in get_args(annotation):
            yield from _entries(part)

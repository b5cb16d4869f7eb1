"""Ids that point at people and photographs: that there is somebody, or something, of that name."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.manifest.declared import declared
from anthology.manifest.mistakes import Mistake, nearest, shown
from anthology.manifest.schema import Manifest
from anthology.manifest.texts import looks_like_id
from anthology.manifest.tree import Value
from anthology.sources import Key


def named_people(manifest: Manifest) -> Iterator[tuple[Key, str]]:
    """Every place that names a person by id; who made a photograph only where it looks like one, not like a name."""
    yield from ((("editors", i), name) for i, name in enumerate(manifest.editors))
    for key, chapter in manifest.chapters():
        for role in ("by", "translated_by", "photographs_by"):
            yield from (((*key, role, i), name) for i, name in enumerate(getattr(chapter, role)))
    for key, _, photo in manifest.pictures():
        if photo.by and (photo.by in manifest.people or looks_like_id(photo.by)):
            yield (*key, "by"), photo.by


def named_photos(manifest: Manifest) -> Iterator[tuple[Key, str]]:
    """Every place that names a photograph by id."""
    yield from ((("people", name, "portrait"), who.portrait) for name, who in manifest.people.items() if who.portrait)
    yield from (((*key, "substitute"), photo.substitute) for key, _, photo in manifest.pictures() if photo.substitute)


def check_references(manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """Ids of nobody and of no photograph."""
    known = declared(root)
    ids = {person.name: name for name, person in manifest.people.items()} | {name: name for name in known.people}
    for key, name in named_people(manifest):
        if name not in known.people:
            guess = ids.get(nearest(name, ids) or "")
            hint = f"Did you mean {guess}?" if guess else f"Add them to people: {name}: {{name: ...}}"
            yield Mistake("person-unknown", key, f"{shown(name)} is the id of nobody in people.", hint)
    for key, name in named_photos(manifest):
        if name not in known.photos:
            guess = nearest(name, known.photos)
            hint = f"Did you mean {guess}?" if guess else "Add it to photos, or remove this key."
            yield Mistake("photo-unknown", key, f"{shown(name)} is the id of no photograph in photos.", hint)


def dangling(manifest: Manifest) -> Iterator[Key]:
    """Where an id points at nothing that is in this manifest, be it unknown or too wrong to keep."""
    photos = {name for _, name, _ in manifest.pictures()}
    yield from (key for key, name in named_people(manifest) if name not in manifest.people)
    yield from (key for key, name in named_photos(manifest) if name not in photos)

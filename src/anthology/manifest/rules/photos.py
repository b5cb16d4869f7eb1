"""Photographs: words for who cannot see them, credits, ids of their own, substitutes that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.diagnostics import Severity
from anthology.manifest.mistakes import Mistake
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value
from anthology.sources import Key


def check_photos(manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """Photographs without alternative text, credit or licence."""
    for key, name, photo in manifest.pictures():
        alt = root.wrote(*key, "alt")
        if alt and photo.decorative:
            yield Mistake(
                "photo-alt-and-decorative",
                (*key, "alt"),
                f"The photograph {name} has an alt text and is decorative: true.",
                "Keep alt if the picture says something; keep decorative if not.",
            )
        elif not alt and not root.wrote(*key, "decorative"):
            yield Mistake(
                "photo-alt-missing",
                key,
                f"The photograph {name} has no alt text.",
                "Say what the picture shows, for who cannot see it: alt: ...; for an ornament: decorative: true",
            )
        elif not alt and not photo.decorative and isinstance(root.find((*key, "decorative")).content, str):
            yield Mistake(
                "photo-alt-missing",
                (*key, "decorative"),
                f"The photograph {name} is not decorative, and has no alt text.",
                "Say what the picture shows, for who cannot see it: alt: ...",
            )
        if not root.wrote(*key, "by") and not root.wrote(*key, "holder"):
            yield Mistake(
                "photo-uncredited",
                key,
                f"The photograph {name} has no credit: neither by nor holder.",
                "Say who made it (by: an id or a name), or who holds the rights (holder: ...).",
            )
        if not root.wrote(*key, "licence"):
            yield Mistake(
                "photo-licence-missing",
                key,
                f"The photograph {name} has no licence.",
                "Add licence: all-rights-reserved, or its SPDX identifier, such as CC-BY-4.0.",
                Severity.WARNING,
            )


def check_photo_ids(manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """The same id given to two photographs, in `photos` and in the chapters' own."""
    seen: dict[str, Key] = {}
    for key, name, _ in manifest.pictures():
        first = seen.setdefault(name, key)
        if first != key:
            yield Mistake(
                "photo-twice",
                key,
                f"Two photographs have the id {name}; the first is in line {root.find(first).at.line}.",
                "Give one of them another id, here and where it is placed.",
                drop=True,
            )


def check_substitutes(manifest: Manifest, _root: Value) -> Iterator[Mistake]:
    """Photographs that stand in for each other in a circle; each circle is told once, where it begins."""
    places: dict[str, Key] = {}
    following: dict[str, str] = {}
    for key, name, photo in manifest.pictures():
        if name not in places:
            places[name] = key
            if photo.substitute:
                following[name] = photo.substitute
    told: set[str] = set()
    for name in following:
        way = [name]
        while (after := following.get(way[-1])) is not None and after not in way:
            way.append(after)
        if after == name and not told.intersection(way):
            told.update(way)
            message = f"The substitutes lead in a circle: {' → '.join([*way, name])}."
            if len(way) == 1:
                message = f"The photograph {name} is its own substitute."
            hint = "Let the last one be a photograph that is cleared, and that has no substitute itself."
            yield Mistake("substitute-loop", (*places[name], "substitute"), message, hint, drop=True)

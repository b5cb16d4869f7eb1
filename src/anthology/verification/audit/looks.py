"""How the photographs of a book look, so that one in the place of another is seen; knows no edition's file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from anthology.book import Photo
from anthology.cache import Cache, Made
from anthology.pictures import Miniature
from anthology.sources import Location, UnreadableError
from anthology.workers import Workers

Looks: TypeAlias = Mapping[str, Miniature]
"""The miniature of each photograph, by its id."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A photograph to look at: no tree of its caption goes to a worker."""

    path: Path
    name: str
    location: Location
    sha256: str


def looks_of(photos: Iterable[Photo], cache: Cache, workers: Workers) -> Looks:
    """How these look. Raises UnreadableError, told at the photograph's entry."""
    wanted = {photo.id: _Work(photo.path, photo.file, photo.location, photo.fingerprint()) for photo in photos}
    keys = {photo: f"miniature {work.sha256}" for photo, work in wanted.items()}
    made = {photo: cache.get(key) for photo, key in keys.items()}
    todo = [photo for photo in wanted if made[photo] is None]
    for photo, look in zip(todo, workers.ordered(_look, [wanted[photo] for photo in todo]), strict=True):
        made[photo] = look
        cache.put(keys[photo], look)
    return {photo: Miniature(bytes(look.files["levels"])) for photo, look in made.items() if look is not None}


def _look(work: _Work) -> Made:
    try:
        return Made({"levels": Miniature.of(work.path, work.name, work.sha256).levels})
    except UnreadableError as problem:
        raise problem.told_at(work.location) from None


@dataclass(frozen=True, slots=True)
class Album:
    """What is known of the photographs an edition may show, by their ids; looks may lack some of them, or all."""

    photos: Mapping[str, Photo]
    looks: Looks = field(default_factory=dict)

    def shape(self, photo: str) -> float | None:
        """Its width by its height; None for what is no photograph."""
        record = self.photos.get(photo)
        return record.width / record.height if record else None

    def is_other(self, seen: Miniature | None, photo: str) -> bool:
        """Whether a picture that was read back is not this photograph; False where either's look is not known."""
        return seen is not None and photo in self.looks and not seen.resembles(self.looks[photo])

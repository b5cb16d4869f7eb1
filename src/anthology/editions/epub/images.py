"""The photographs of the EPUB: each that is shown, once, rendered for screens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anthology.book import Book, Photo
from anthology.cache import Cache, Made, digest
from anthology.diagnostics import Diagnostic, unreadable
from anthology.editions.epub import names
from anthology.pictures import render
from anthology.sources import Location, UnreadableError
from anthology.workers import Workers

QUALITY = 85


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph's rendition. path: in the EPUB."""

    photo: str
    path: str
    media_type: str
    data: bytes


def make_images(book: Book, *, cache: Cache, workers: Workers) -> tuple[tuple[Image, ...], tuple[Diagnostic, ...]]:
    """The rendition of every photograph that a section shows, in the order of their ids, and what could not be read."""
    works = [_Work(book.photos[p], book.settings.epub.max_image_px) for p in sorted(_shown(book))]
    keys = [work.key() for work in works]
    made = [cache.get(key) if key else None for key in keys]
    todo = [n for n, found in enumerate(made) if found is None]
    for n, result in zip(todo, workers.ordered(_render, [works[n].args for n in todo]), strict=True):
        made[n] = result
        if (key := keys[n]) and not result.diagnostics:
            cache.put(key, result)
    found = [(work.photo.id, result) for work, result in zip(works, made, strict=True) if result]
    problems = tuple(d for _, result in found for d in result.diagnostics)
    return tuple(_image(photo, result) for photo, result in found if result.files), problems


@dataclass(frozen=True, slots=True)
class _Work:
    """A photograph to render."""

    photo: Photo
    longest: int

    def key(self) -> str | None:
        """Of its rendition in the cache; None for a file that cannot be read, which the worker will say."""
        try:
            return f"epub image {digest(self.photo.path.read_bytes(), str(self.longest), str(QUALITY))}"
        except OSError:
            return None

    @property
    def args(self) -> tuple[Path, str, int, Location]:
        """What a worker needs of it: no text trees, which cannot be sent to another process."""
        return self.photo.path, self.photo.file, self.longest, self.photo.location


def _shown(book: Book) -> set[str]:
    found = (i.get("src") or "" for section in book for i in section.body.iter("img"))
    return {src.removeprefix("photo:") for src in found}


def _image(photo: str, made: Made) -> Image:
    media_type = made.facts["media_type"]
    return Image(photo, names.image(photo, media_type), media_type, made.files["image"])


def _render(work: tuple[Path, str, int, Location]) -> Made:
    path, name, longest, location = work
    try:
        rendition = render(path, longest, quality=QUALITY, name=name)
    except UnreadableError as problem:
        return Made(diagnostics=(unreadable(problem, location),))
    return Made({"image": rendition.data}, {"media_type": rendition.media_type})

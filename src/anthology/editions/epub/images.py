"""The photographs of the EPUB: each that is shown, once, rendered for screens."""

from __future__ import annotations

from collections.abc import Callable
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


def begin_images(book: Book, *, cache: Cache, workers: Workers) -> ImagesBegun:
    """Have the photographs that a section shows rendered, while other things are done."""
    works = [_Work.of(book.photos[p], book.settings.epub.max_image_px) for p in sorted(_shown(book))]
    keys = [work.key() for work in works]
    made = [cache.get(key) if key else None for key in keys]
    todo = [work.args for work, found in zip(works, made, strict=True) if found is None]
    return ImagesBegun(cache, works, keys, made, workers.begun(_render, todo))


@dataclass(frozen=True, slots=True)
class ImagesBegun:
    """Photographs that are being rendered. made: from the cache, None where the rest is to give it."""

    cache: Cache
    works: list[_Work]
    keys: list[str | None]
    made: list[Made | None]
    rest: Callable[[], list[Made]]

    def finished(self) -> tuple[tuple[Image, ...], tuple[Diagnostic, ...]]:
        """The rendition of each, in the order of their ids, and what could not be read."""
        images: list[Image] = []
        problems: list[Diagnostic] = []
        rest = iter(self.rest())
        for work, key, kept in zip(self.works, self.keys, self.made, strict=True):
            result = kept or next(rest)
            if kept is None and key and not result.diagnostics:
                self.cache.put(key, result)
            problems += result.diagnostics
            if result.files:
                images.append(_image(work.photo.id, result))
        return tuple(images), tuple(problems)


@dataclass(frozen=True, slots=True)
class _Work:
    """A photograph to render."""

    photo: Photo
    longest: int
    sha256: str

    @classmethod
    def of(cls, photo: Photo, longest: int) -> _Work:
        """Of a file that cannot be read, the digest is empty: the worker will say why."""
        try:
            return cls(photo, longest, photo.fingerprint())
        except UnreadableError:
            return cls(photo, longest, "")

    def key(self) -> str | None:
        """Of its rendition in the cache."""
        return f"epub image {digest(self.sha256, str(self.longest), str(QUALITY))}" if self.sha256 else None

    @property
    def args(self) -> tuple[Path, str, str, int, Location]:
        """What a worker needs of it: no text trees, which cannot be sent to another process."""
        return self.photo.path, self.photo.file, self.sha256, self.longest, self.photo.location


def _shown(book: Book) -> set[str]:
    found = (i.get("src") or "" for section in book for i in section.body.iter("img"))
    return {src.removeprefix("photo:") for src in found if src.startswith("photo:")}


def _image(photo: str, made: Made) -> Image:
    media_type = made.facts["media_type"]
    return Image(photo, names.image(photo, media_type), media_type, made.files["image"])


def _render(work: tuple[Path, str, str, int, Location]) -> Made:
    path, name, sha256, longest, location = work
    try:
        rendition = render(path, longest, quality=QUALITY, name=name, sha256=sha256)
    except UnreadableError as problem:
        return Made(diagnostics=(unreadable(problem, location),))
    return Made({"image": rendition.data}, {"media_type": rendition.media_type})

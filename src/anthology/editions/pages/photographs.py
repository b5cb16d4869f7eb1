"""Photographs at the size the page needs, ready for the layout; knows nothing of inks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anthology.book import Book, Photo, Section
from anthology.book.markup import Element
from anthology.cache import Cache, Made, digest
from anthology.editions.pages.geometry import Geometry
from anthology.pictures import render
from anthology.sources import Location, UnreadableError
from anthology.workers import Workers

PPI = 200
"""Pixels an inch of the reading edition's photographs, as placed."""


@dataclass(frozen=True, slots=True)
class Renditions:
    """For each photograph shown, the file of its rendition and the digest of that file."""

    paths: Mapping[str, str]
    digests: Mapping[str, str]

    def shown_in(self, section: Section) -> tuple[str, ...]:
        """The ids of the photographs a section shows."""
        return _shown_in(section.body)


def render_photographs(book: Book, geometry: Geometry, folder: Path, cache: Cache, workers: Workers) -> Renditions:
    """Renditions in sRGB of every photograph that is shown, none larger than its place on the page needs at PPI.

    Raises UnreadableError, at the photograph's entry.
    """
    wanted = {photo: _longest(book.photos[photo], box) for photo, box in _boxes(book, geometry).items()}
    files = {p: book.photos[p].fingerprint() for p in wanted}
    keys = {p: f"page picture {n} {files[p]}" for p, n in wanted.items()}
    made = {p: cache.get(key) for p, key in keys.items()}
    todo = [p for p in wanted if made[p] is None]
    work = [_Work(o.path, o.file, o.location, files[o.id], wanted[o.id]) for o in map(book.photos.__getitem__, todo)]
    for photo, result in zip(todo, workers.ordered(_render, work), strict=True):
        made[photo] = result
        cache.put(keys[photo], result)
    paths, digests = {}, {}
    for photo, found in made.items():
        assert found is not None
        (name, data), *_ = found.files.items()
        path = folder / f"{photo}.{name}"
        path.write_bytes(data)
        paths[photo], digests[photo] = str(path), digest(data)
    return Renditions(paths, digests)


def _boxes(book: Book, geometry: Geometry) -> dict[str, tuple[float, float]]:
    """For each photograph the largest box it is placed in, (width, height) in mm."""
    page = (geometry.width + 2 * geometry.bleed, geometry.height + 2 * geometry.bleed)
    found: dict[str, tuple[float, float]] = {}
    for section in book.sections:
        for figure in section.body.iter("figure"):
            classes = (figure.get("class") or "").split()
            text = (geometry.picture, geometry.text_height)
            box = page if "plate" in classes else (page[0], text[1]) if "wide" in classes else text
            for photo in _shown_in(figure):
                known = found.get(photo, (0.0, 0.0))
                found[photo] = (max(box[0], known[0]), max(box[1], known[1]))
    return found


def _longest(photo: Photo, box: tuple[float, float]) -> int:
    """The longest edge in pixels of a photograph that fits this box at PPI."""
    scale = min(box[0] / photo.width, box[1] / photo.height)
    return math.ceil(max(photo.width, photo.height) * scale / 25.4 * PPI)


@dataclass(frozen=True, slots=True)
class _Work:
    """A picture to render. longest: its longest edge in pixels, at most."""

    path: Path
    name: str
    location: Location
    sha256: str
    longest: int


def _render(work: _Work) -> Made:
    try:
        rendition = render(work.path, work.longest, name=work.name, sha256=work.sha256)
    except UnreadableError as problem:
        raise problem.told_at(work.location) from None
    return Made({rendition.media_type.removeprefix("image/"): rendition.data})


def _shown_in(element: Element) -> tuple[str, ...]:
    """The photographs shown in an element, each once."""
    sources = (image.get("src") or "" for image in element.iter("img"))
    return tuple(dict.fromkeys(s.removeprefix("photo:") for s in sources if s.startswith("photo:")))

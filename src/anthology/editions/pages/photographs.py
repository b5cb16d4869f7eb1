"""Photographs at the size the page needs, ready for the layout; knows nothing of inks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anthology.book import Book, Section
from anthology.cache import Cache, Made, digest
from anthology.editions.pages.geometry import Geometry
from anthology.pictures.render import render
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
        return _shown(section)


def render_photographs(book: Book, geometry: Geometry, folder: Path, cache: Cache, workers: Workers) -> Renditions:
    """Renditions in sRGB of every photograph that is shown, none larger than a page with bleed needs at PPI."""
    longest = round((max(geometry.width, geometry.height) + 2 * geometry.bleed) / 25.4 * PPI)
    shown = sorted({p for s in book.sections for p in _shown(s)})
    keys = {p: "page picture " + digest(book.photos[p].path.read_bytes(), str(longest)) for p in shown}
    made = {p: cache.get(keys[p]) for p in shown}
    todo = [p for p in shown if made[p] is None]
    work = [(str(book.photos[p].path), longest) for p in todo]
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


def _render(work: tuple[str, int]) -> Made:
    path, longest = work
    rendition = render(Path(path), longest)
    return Made({rendition.media_type.removeprefix("image/"): rendition.data})


def _shown(section: Section) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(src[6:] for i in section.body.iter("img") if (src := i.get("src") or "").startswith("photo:"))
    )

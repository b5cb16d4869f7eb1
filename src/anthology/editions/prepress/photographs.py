"""The plates of photographs: how large each must be, made of the original files, and put where they are shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from anthology.book import Book, Photo
from anthology.cache import Cache, Made, digest
from anthology.diagnostics import Diagnostic, warning
from anthology.editions.prepress.resources import resources_of
from anthology.editions.prepress.separate import PHOTO, Placed
from anthology.pictures import inks
from anthology.pictures.inks import Inks
from anthology.pictures.plates import render_plates
from anthology.sources import Location, UnreadableError
from anthology.workers import Workers

PPI = 300
"""Pixels an inch of photographs on the press, as placed: twice the lines of its screen (150 an inch)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture as it is to be on the plates. longest: the longest edge in pixels, where the file has so many.

    sha256: of its file. location: of its record in the manifest.
    """

    path: Path
    name: str
    longest: int
    sha256: str
    location: Location | None = None


def wanted(book: Book, placed: Iterable[Placed]) -> dict[str, Wanted]:
    """What each photograph must be for the largest of its places, by its id. Raises UnreadableError."""
    longest: dict[str, float] = {}
    for place in placed:
        longest[place.photo] = max(longest.get(place.photo, 0.0), place.width, place.height)
    return {photo: _want(book.photos[photo], points) for photo, points in sorted(longest.items())}


def _want(photo: Photo, points: float) -> Wanted:
    return Wanted(photo.path, photo.file, math.ceil(points / 72 * PPI), photo.fingerprint(), photo.location)


def make_plates(
    pictures: Mapping[str, Wanted], how: Inks, *, cache: Cache, workers: Workers, step: Callable[[int], None]
) -> dict[str, Made]:
    """The plates of these pictures; step is told of each. Raises UnreadableError."""
    look = digest(how.profile, repr((how.black, how.max_ink)), *_own_code())
    keys = {p: f"plates {digest(look, str(w.longest), w.sha256)}" for p, w in pictures.items()}
    made = {photo: cache.get(key) for photo, key in keys.items()}
    todo = {photo: (photo, pictures[photo], how) for photo, found in made.items() if found is None}
    step(len(made) - len(todo))
    for (photo, _, _), result in workers.unordered(_rendered, todo.values()):
        made[photo] = result
        cache.put(keys[photo], result)
        step(1)
    return {photo: found for photo, found in made.items() if found is not None}


def _rendered(job: tuple[str, Wanted, Inks]) -> Made:
    """File "samples", facts as in pictures.plates.Plates."""
    _, picture, how = job
    try:
        found = render_plates(picture.path, picture.longest, how, name=picture.name, sha256=picture.sha256)
    except UnreadableError as problem:
        raise problem.told_at(picture.location) from None
    facts = {
        "filter": found.filter,
        "colour": found.colour,
        "inverted": found.inverted,
        "width": found.width,
        "height": found.height,
    }
    return Made({"samples": found.data}, facts)


def place(pdf: pikepdf.Pdf, made: Mapping[str, Made]) -> None:
    """Put the plates in place of their stand-ins, each photograph once in the file."""
    objects: dict[str, Object] = {}
    for resources in resources_of(pdf):
        things = resources.get("/XObject", Dictionary())
        for name, thing in list(things.items()):
            if PHOTO in thing:
                photo = str(thing[PHOTO])
                if photo not in objects:
                    objects[photo] = _image(pdf, made[photo])
                things[name] = objects[photo]


def _image(pdf: pikepdf.Pdf, made: Made) -> Object:
    """The image object (ISO 32000-1, 8.9.5)."""
    facts = made.facts
    image = pdf.make_stream(made.files["samples"])
    image.write(made.files["samples"], filter=Name(f"/{facts['filter']}"))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = facts["width"], facts["height"], 8
    image.ColorSpace = Name(f"/{facts['colour']}")
    if facts["inverted"]:
        image.Decode = Array([1, 0] * 4)
    return image


def check_resolution(book: Book, placed: Iterable[Placed]) -> Iterator[Diagnostic]:
    """A warning photo-resolution-low for each photograph with fewer pixels an inch than press.min_ppi where largest."""
    lowest = book.settings.press.min_ppi
    found: dict[str, tuple[float, Placed]] = {}
    for one in placed:
        photo = book.photos[one.photo]
        # The longest edges: the other one was rounded to whole pixels when the page was laid out.
        ppi = 72 * max(photo.width, photo.height) / max(one.width, one.height)
        if ppi < found.get(one.photo, (math.inf, one))[0]:
            found[one.photo] = (ppi, one)
    for name, (ppi, one) in sorted(found.items()):
        if ppi >= lowest:
            continue
        photo = book.photos[name]
        width, height = (math.ceil(edge * lowest / ppi) for edge in (photo.width, photo.height))
        yield warning(
            "photo-resolution-low",
            f"The photograph {name} is printed {one.width / 72 * 25.4:.0f} mm wide with {ppi:.0f} pixels an inch, "
            f"and editions.press.min_ppi is {lowest}.",
            photo.location,
            f"Get it with at least {width} x {height} pixels, or show it smaller.",
        )


def _own_code() -> Iterator[bytes]:
    """The modules that do the work: what other code made is not taken from the cache."""
    return (path.read_bytes() for path in sorted(Path(inks.__file__).parent.glob("*.py")))

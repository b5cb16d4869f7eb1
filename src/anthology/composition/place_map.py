"""The map of the places: which pieces are on it, with which numbers, and what is said in its place."""

from __future__ import annotations

from dataclasses import dataclass

from anthology.book import Book, Drawing, Kind, Section
from anthology.composition.compositor import Compositor
from anthology.language import dates
from anthology.pictures.maps import map_of_places
from anthology.theme.outlines import lettering

PLACE_MAP = "place-map"
"""The id of the drawing."""

PRINTED, ON_SCREEN = 8.0, 11.0
"""Size of the numbers, in units of a map that is 300 wide: a point each on the page, a little more than
a pixel on a telephone."""

_FEW = 8
"""So many places are all named in what is said in the map's place."""


@dataclass(frozen=True, slots=True)
class Located:
    """A piece on the map. coordinates: latitude and longitude. mark: the number that it has there."""

    piece: Section
    coordinates: tuple[float, float]
    mark: str


def located(book: Book) -> tuple[Located, ...]:
    """The pieces whose place is known, in reading order.

    Coordinates are entered once for a place: a piece without has those of the first of the same place and country.
    Each has its own number; where one has none, all are numbered in reading order.
    """
    known: dict[tuple[str | None, str | None], tuple[float, float]] = {}
    for section in book.sections:
        if (piece := section.piece) and piece.place and piece.coordinates:
            known.setdefault((piece.place, piece.country), piece.coordinates)
    found: list[tuple[Section, tuple[float, float]]] = []
    for section in book.sections:
        if (piece := section.piece) and (piece.place or piece.country):
            at = piece.coordinates or known.get((piece.place, piece.country))
            if at is not None:
                found.append((section, at))
    own = [section.piece.number if section.piece else None for section, _ in found]
    marks = [n for n in own if n is not None]
    if len(marks) < len(own):
        marks = list(range(1, len(own) + 1))
    return tuple(Located(section, at, str(mark)) for (section, at), mark in zip(found, marks, strict=True))


def drawings(book: Book, compositor: Compositor) -> dict[str, Drawing]:
    """The map, by its id; nothing for a book without such pieces, or without a list of places to put it over."""
    pieces = located(book)
    if not pieces or not any(section.kind is Kind.PLACES for section in book.sections):
        return {}
    marks: dict[tuple[float, float], list[str]] = {}
    for one in pieces:
        marks.setdefault(one.coordinates, []).append(one.mark)
    theme = compositor.theme
    face = theme.block("map")
    letters = lettering(theme.fonts(), face["family"], face["weight"])
    places = list(marks.items())
    return {PLACE_MAP: Drawing(map_of_places(places, letters, PRINTED), map_of_places(places, letters, ON_SCREEN))}


def description(pieces: tuple[Located, ...], compositor: Compositor) -> str:
    """What is said in place of the map: the places from north to south, or where many, the first and the last."""
    names: dict[str, float] = {}
    for one in pieces:
        assert one.piece.piece is not None
        names.setdefault(one.piece.piece.place or one.piece.title, one.coordinates[0])
    ordered = sorted(names, key=lambda name: -names[name])
    if len(ordered) <= _FEW:
        return compositor.words("map-of-few", places=dates.listing(ordered, compositor.language))
    return compositor.words("map-of-many", count=len(ordered), north=ordered[0], south=ordered[-1])

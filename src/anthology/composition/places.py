"""The places: the pieces by country and place, under a map where coordinates are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from anthology.book import Book, Section
from anthology.book.markup import Element
from anthology.composition.compositor import NOTHING, Compositor
from anthology.composition.place_map import PLACE_MAP, description, located
from anthology.language.collation import sort_key
from anthology.language.tags import country_name
from anthology.theme import Markup


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    mark: str
    place: Markup
    title: Markup


@dataclass(slots=True)
class _Group:
    heading: Markup
    pieces: list[_Line] = field(default_factory=list)


def body(book: Book, section: Section, compositor: Compositor) -> Element:
    """The pieces that have a place or a country, by country; those without a country come last."""
    language = compositor.language
    found: list[tuple[str, str, Section]] = []
    for piece in book.sections:
        if piece.piece and (piece.piece.place or piece.piece.country):
            country = country_name(piece.piece.country, language) if piece.piece.country else ""
            found.append((country, piece.piece.place or "", piece))
    found.sort(key=lambda f: (not f[0], sort_key(f[0], language), sort_key(f[1], language)))
    shown = located(book) if PLACE_MAP in book.drawings else ()
    marks = {one.piece.id: one.mark for one in shown}
    groups: dict[str, _Group] = {}
    for country, place, piece in found:
        heading = compositor.text(country) if country else compositor.say("elsewhere")
        line = _Line(
            piece.id, marks.get(piece.id, ""), compositor.text(place) if place else NOTHING, compositor.title(piece)
        )
        groups.setdefault(country, _Group(heading)).pieces.append(line)
    if len(groups) == 1 and "" in groups:
        # A book that names no countries needs no word for "elsewhere".
        groups[""].heading = NOTHING
    drawing = PLACE_MAP if shown else ""
    alt = description(shown, compositor) if shown else ""
    return compositor.section("places", section, groups=list(groups.values()), drawing=drawing, alt=alt)

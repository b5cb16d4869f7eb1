"""Which photographs are still to be cleared, for which editions, and what is said of them; changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from anthology.book import Book, EditionName, Photo
from anthology.composition.figures import figures_of
from anthology.composition.photos import ReadPhotos
from anthology.composition.rights import allowed
from anthology.diagnostics import Diagnostic, Severity
from anthology.sources import Locations

COVER = "cover"
"""Stands among the places of a photograph for the cover, which the EPUB and the printed book have."""


@dataclass(frozen=True, slots=True)
class Uncleared:
    """A photograph that is shown and not cleared for some edition.

    blank: the editions that can show nothing in its place. instead: the substitute that each of the others shows.
    never: those of both it was never cleared for; for the rest of them its clearance has ended.
    shown_in: the ids of the sections it is in, in order, and COVER.
    """

    photo: Photo
    blank: tuple[EditionName, ...]
    instead: Mapping[EditionName, str]
    never: tuple[EditionName, ...]
    shown_in: tuple[str, ...]

    @property
    def editions(self) -> tuple[EditionName, ...]:
        """All editions it is not cleared for."""
        return tuple(e for e in EditionName if e in self.blank or e in self.instead)

    @property
    def ended(self) -> date | None:
        """The last day of its clearance, where that has ended for an edition."""
        return self.photo.cleared_until if set(self.editions) - set(self.never) else None


def find_uncleared(book: Book, known: Mapping[str, Photo], today: date | None) -> list[Uncleared]:
    """In the order in which the book shows them. known: every photograph of the manifest; today: see compose_book."""
    places: dict[str, list[str]] = {}
    for section in book.sections:
        for figure in figures_of(section):
            places.setdefault(figure.get("data-photo", ""), []).append(section.id)
    needed = dict.fromkeys(places, tuple(EditionName))
    if (cover := book.cover_photo) is not None:
        places.setdefault(cover.id, []).append(COVER)
        needed.setdefault(cover.id, (EditionName.EPUB, EditionName.PRINT))
    found = []
    for name, editions in needed.items():
        photo = known.get(name)
        shown = {e: allowed(name, known, e, today) for e in editions} if photo else {}
        lacking = {e: other for e, other in shown.items() if other is not photo}
        if photo and lacking:
            found.append(
                Uncleared(
                    photo,
                    tuple(e for e, other in lacking.items() if other is None),
                    {e: other.id for e, other in lacking.items() if other is not None},
                    tuple(e for e in lacking if e not in photo.cleared),
                    tuple(dict.fromkeys(places[name])),
                )
            )
    return found


def check_clearances(
    found: Iterable[Uncleared], photos: ReadPhotos, locations: Locations, severity: Severity
) -> Iterator[Diagnostic]:
    """A diagnostic for each photograph in whose place some edition can show nothing."""
    for uncleared in found:
        photo, never = uncleared.photo, [e for e in uncleared.blank if e in uncleared.never]
        ended = [e for e in uncleared.blank if e not in never]
        if not uncleared.blank or (photo.id in photos.broken and not photo.cleared):
            continue  # A file that is not there yet was told already, and with it what cleared is to say.
        what = f"The photograph {photo.id}{', which is on the cover,' if COVER in uncleared.shown_in else ''}"
        instead = f", and neither is its substitute {photo.substitute}" if photo.substitute else ""
        if not never:
            yield Diagnostic(
                "photo-clearance-ended",
                severity,
                f"{what} was cleared until {photo.cleared_until} only{instead}.",
                locations.at(*photos.keys[photo.id], "cleared_until"),
                "Ask for its rights again, or name a substitute that is cleared.",
            )
            continue
        before = f" any more (its clearance for {', '.join(ended)} ended on {photo.cleared_until})" if ended else ""
        yield Diagnostic(
            "photo-not-cleared",
            severity,
            f"{what} is not cleared for {', '.join(uncleared.blank)}{before}{instead}.",
            locations.at(*photos.keys[photo.id], "cleared"),
            f"Once its rights are settled write cleared: [{', '.join(EditionName)}], or name a substitute that is "
            "cleared; until then build with --draft.",
        )

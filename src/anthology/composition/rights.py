"""Which photograph an edition may show: itself, its substitute, or, in a draft, a marked blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date

from anthology.book import Book, EditionName, Kind, Photo
from anthology.composition import figures, generated
from anthology.composition.compositor import Compositor
from anthology.composition.figures import Figures, figures_of
from anthology.composition.photos import ReadPhotos
from anthology.diagnostics import Diagnostic, Severity
from anthology.sources import Locations

_SHOWING_PHOTOS = (Kind.CORRESPONDENTS, Kind.PHOTO_CREDITS, Kind.COPYRIGHT)
"""Generated sections in which a substitute changes more than its figure."""


def allowed(photo: str, photos: Mapping[str, Photo], edition: EditionName, today: date | None) -> Photo | None:
    """The photograph shown in this edition: the first one cleared of itself, its substitute, the substitute's ..."""
    tried: set[str] = set()
    following: str | None = photo
    while following is not None and following not in tried:
        tried.add(following)
        record = photos.get(following)
        if record is None:
            return None
        # Without a day, a clearance that ends has not ended.
        if record.is_cleared(edition, today or date.min):
            return record
        following = record.substitute
    return None


def check_rights(
    shown: Iterable[str],
    photos: ReadPhotos,
    locations: Locations,
    today: date | None,
    severity: Severity,
) -> Iterator[Diagnostic]:
    """A diagnostic for each photograph that is shown and, with its substitutes, not cleared for some edition."""
    for name in shown:
        photo = photos.known[name]
        lacking = [e for e in EditionName if allowed(name, photos.known, e, today) is None]
        if not lacking:
            continue
        editions = ", ".join(lacking)
        instead = f", and neither is its substitute {photo.substitute}" if photo.substitute else ""
        if today and photo.cleared_until and today > photo.cleared_until and set(lacking) <= photo.cleared:
            yield Diagnostic(
                "photo-clearance-ended",
                severity,
                f"The photograph {name} was cleared until {photo.cleared_until} only{instead}.",
                locations.at(*photos.keys[name], "cleared_until"),
                "Ask for its rights again, or name a substitute that is cleared.",
            )
        else:
            yield Diagnostic(
                "photo-not-cleared",
                severity,
                f"The photograph {name} is not cleared for {editions}{instead}.",
                locations.at(*photos.keys[name], "cleared"),
                f"Once its rights are settled write cleared: [{', '.join(EditionName)}], or name a substitute that is "
                "cleared; until then build with --draft.",
            )


def for_edition(book: Book, edition: EditionName, today: date | None = None) -> Book:
    """The book as this edition may show it: every photograph not cleared for it is its substitute, or a blank.

    The same book where nothing is to change; otherwise its bodies are copies. today: see compose_book.
    """
    book = _with_cover(book, edition, today)
    shown = {f.get("data-photo", "") for s in book.sections for f in figures_of(s) if f.find("img") is not None}
    instead = {name: allowed(name, book.photos, edition, today) for name in sorted(shown)}
    swapped = {name: photo for name, photo in instead.items() if photo is None or photo.id != name}
    if not swapped:
        return book
    blank = frozenset(name for name, photo in swapped.items() if photo is None)
    substitutes = {name: photo.id for name, photo in swapped.items() if photo is not None}
    book = replace(
        book,
        sections=tuple(s.with_body(deepcopy(s.body)) for s in book.sections),
        people={i: replace(p, portrait=substitutes.get(p.portrait or "", p.portrait)) for i, p in book.people.items()},
    )
    compositor = Compositor.of(book)
    filler = Figures(book.photos, book.people, blank, compositor, book.language)
    for section in book.sections:
        for figure in figures_of(section):
            if (name := figure.get("data-photo", "")) in swapped:
                figure.set("data-photo", substitutes.get(name, name))
                filler.fill(figure, section)
    book = replace(book, photos=figures.number(book.sections, book.photos))
    book = generated.fill(book, compositor, _SHOWING_PHOTOS)
    _follow(book, substitutes)
    return book


def _with_cover(book: Book, edition: EditionName, today: date | None) -> Book:
    """The book with the picture on its cover that this edition may show, or with none."""
    if (photo := book.cover_photo) is None:
        return book
    instead = allowed(photo.id, book.photos, edition, today)
    if instead is not None and instead.id == photo.id:
        return book
    cover = replace(book.settings.cover, image=instead.file if instead else None)
    return replace(book, settings=replace(book.settings, cover=cover))


def _follow(book: Book, substitutes: Mapping[str, str]) -> None:
    """Let what pointed at a photograph point at its substitute."""
    moved = {f"#photo-{old}": f"#photo-{new}" for old, new in substitutes.items()}
    for section in book.sections:
        for link in section.body.iter("a"):
            if (new := moved.get(link.get("href") or "")) is not None:
                link.set("href", new)

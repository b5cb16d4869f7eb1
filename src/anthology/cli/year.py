"""The year as rows: every text with what it lacks, and the weeks without a piece; prints nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from anthology.book import Section
from anthology.build import Reading
from anthology.cli.places import Places
from anthology.diagnostics import Diagnostic, Severity
from anthology.manifest.entries import ChapterEntry, PartEntry
from anthology.manifest.schema import Manifest
from anthology.sources import Key

_QUARTER = 13
"""Weeks: a longer time without a piece is one row, for a mistyped year would make a thousand of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the book.

    week: of its publication, as in ISO 8601 ("2026-W01"). photos: those it shows; uncleared: those of them that are not
    cleared for every edition. page: the number printed on its first page, as of the last build; pages: how many.
    errors, warnings: those in its file and in the records of its entry, its photographs and its people.
    """

    id: str
    kind: str
    part: str | None
    number: int | None
    place: str | None
    by: tuple[str, ...]
    title: str
    published: str | None
    week: str | None
    words: int
    photos: int
    uncleared: int
    page: str | None
    pages: int | None
    errors: int
    warnings: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A week without a piece, or so many in a row. first, last: its Monday and its Sunday."""

    week: str
    weeks: int
    first: date
    last: date


def rows_of(manifest: Manifest, reading: Reading, pages: Mapping[str, tuple[str, int]]) -> list[Row]:
    """A row a text, in the order of the contents. pages: see `LastReport`."""
    sections = {section.id: section for section in reading.book} if reading.book else {}
    places = Places(reading.loaded.locations)
    known = {name for _, name, _ in manifest.pictures()}
    return [
        _row(_Text(key, entry, sections.get(entry.identifier), known), manifest, reading, pages, places)
        for key, entry in manifest.chapters()
    ]


def weeks_between(rows: Iterable[Row | Gap]) -> list[Gap]:
    """The weeks without a piece, from the first piece of the year to the last."""
    days = sorted({_monday(date.fromisoformat(r.published)) for r in rows if isinstance(r, Row) and r.published})
    return [gap for before, after in pairwise(days) for gap in _gaps(before, after)]


def as_calendar(rows: list[Row]) -> list[Row | Gap]:
    """The rows with every week without a piece before the next text that was published after it."""
    waiting = weeks_between(rows)
    found: list[Row | Gap] = []
    for row in rows:
        while waiting and row.published and waiting[0].first.isoformat() < row.published:
            found.append(waiting.pop(0))
        found.append(row)
    return found


def _gaps(before: date, after: date) -> Iterator[Gap]:
    """Those between two weeks that have a piece, by their Mondays."""
    count = (after - before).days // 7 - 1
    if count > _QUARTER:
        yield _gap(before + timedelta(7), count)
    else:
        yield from (_gap(before + timedelta(7 * number), 1) for number in range(1, count + 1))


def _gap(monday: date, weeks: int) -> Gap:
    return Gap(_week(monday), weeks, monday, monday + timedelta(7 * weeks - 1))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


class _Text:
    """A chapter's entry, its key in the manifest, and what was read of it. shown: the ids of its photographs."""

    def __init__(self, key: Key, entry: ChapterEntry, section: Section | None, known: Container[str]) -> None:
        self.key, self.entry, self.section = key, entry, section
        figures = section.body.iter("figure") if section else ()
        names = dict.fromkeys(figure.get("data-photo", "") for figure in figures)
        self.shown = [name for name in names if name in known]

    def is_about(self, diagnostic: Diagnostic, places: Places) -> bool:
        """Whether mending this text, or the record of somebody or something in it, would end the diagnostic."""
        at, entry = diagnostic.location, self.entry
        if at is None or at.path == entry.file:
            return at is not None
        made_by = (*entry.by, *entry.translated_by, *entry.photographs_by)
        records = {self.key, *(("photos", name) for name in self.shown), *(("people", person) for person in made_by)}
        return not records.isdisjoint(places.entries(at))

    def missing(self, uncleared: Iterable[str], errors: int) -> Iterator[str]:
        """What it lacks, in words. errors: in its file."""
        if self.section is None or not self.section.words:
            yield "text"
        if self.entry.kind == "piece":
            for name in ("by", "place", "published"):
                if not getattr(self.entry, name):
                    yield {"by": "author", "place": "place", "published": "date"}[name]
        yield from (f"rights of {photo}" for photo in uncleared)
        if errors:
            yield f"{errors} error{'' if errors == 1 else 's'} to mend"


def _row(
    text: _Text, manifest: Manifest, reading: Reading, pages: Mapping[str, tuple[str, int]], places: Places
) -> Row:
    entry = text.entry
    found = [d for d in reading.diagnostics if text.is_about(d, places)]
    errors = [d for d in found if d.severity is Severity.ERROR]
    to_clear = {one.photo.id for one in reading.uncleared}
    uncleared = [name for name in text.shown if name in to_clear]
    part = manifest.contents[int(text.key[1])]
    page, count = pages.get(entry.identifier, (None, None))
    in_file = sum(d.location is not None and d.location.path == entry.file for d in errors)
    return Row(
        id=entry.identifier,
        kind=entry.kind,
        part=part.part if isinstance(part, PartEntry) else None,
        number=entry.number,
        place=entry.place,
        by=tuple(manifest.people[p].name if p in manifest.people else p for p in entry.by),
        title=entry.title,
        published=entry.published.isoformat() if entry.published else None,
        week=_week(entry.published) if entry.published else None,
        words=text.section.words if text.section else 0,
        photos=len(text.shown),
        uncleared=len(uncleared),
        page=page,
        pages=count,
        errors=len(errors),
        warnings=len(found) - len(errors),
        missing=tuple(text.missing(uncleared, in_file)),
    )

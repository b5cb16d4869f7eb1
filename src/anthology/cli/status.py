"""`anthology status`: the year at a glance, every piece with what it still lacks, and the rights still to be had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import click

from anthology.book import Book, Photo, Section
from anthology.build import Reading, read_book
from anthology.cli.clearances import show_clearances, sum_up_clearances
from anthology.cli.exits import FINE, WRONG_BOOK
from anthology.cli.options import BookPlace, book_argument, reporting, today
from anthology.cli.terminal import Style, Terminal
from anthology.delivery import settle
from anthology.manifest.entries import ChapterEntry, PartEntry
from anthology.manifest.schema import Manifest
from anthology.reports import last_report


@dataclass(frozen=True, slots=True)
class Row:
    """One text of the book. page: the number printed on its first page, as of the last build; pages: how many."""

    id: str
    part: str | None
    number: int | None
    place: str | None
    by: tuple[str, ...]
    title: str
    words: int
    photos: int
    page: str | None
    pages: int | None
    missing: tuple[str, ...]


@click.command("status")
@book_argument
@reporting
def command(book: BookPlace, terminal: Terminal) -> int:
    """Show every piece: its number, place, author, words, pages when known, and what is missing.

    Then every photograph that is still to be cleared. Pages are those of the last build. The book is read as a draft:
    a gap in the year is shown, not refused.
    """
    reading = read_book(book.folder, book.manifest, today=today(), draft=True)
    found, manifest = reading.diagnostics, reading.loaded.manifest
    if manifest is None:
        terminal.diagnostics(found, book.line)
        return WRONG_BOOK
    settle(book.dist)
    last = last_report(book.dist)
    rows = list(_rows(manifest, reading, dict(last.pages) if last else {}))
    _show(rows, terminal)
    show_clearances(reading.uncleared, terminal)
    lacking = sum(bool(row.missing) for row in rows)
    words = sum(row.words for row in rows)
    terminal.say(
        f"{len(rows)} texts, {words:,} words; "
        + (f"{lacking} of them lack something." if lacking else "nothing is missing.")
    )
    if said := sum_up_clearances(reading.uncleared):
        terminal.say(said)
    if found.errors:
        terminal.say(f"Errors: {len(found.errors)}. `anthology check` shows them.", fg="red")
    return WRONG_BOOK if found.errors else FINE


def _show(rows: list[Row], terminal: Terminal) -> None:
    if terminal.style is Style.JSON:
        for row in rows:
            terminal.record(asdict(row))
        return
    heads = ("No.", "Place", "Author", "Title", "Words", "Photos", "Page", "Pages", "Missing")
    terminal.table(
        heads,
        [
            (
                str(row.number or ""),
                row.place or "",
                ", ".join(row.by),
                row.title,
                str(row.words or ""),
                str(row.photos or ""),
                row.page or "",
                str(row.pages or ""),
                ", ".join(row.missing),
            )
            for row in rows
        ],
        right=(0, 4, 5, 6, 7),
    )


def _rows(manifest: Manifest, reading: Reading, pages: dict[str, tuple[str, int]]) -> Iterator[Row]:
    book = reading.book
    sections = {section.id: section for section in book} if book else {}
    for part, entry in _texts(manifest):
        section = sections.get(entry.identifier)
        photos = _photos(book, section)
        page, count = pages.get(entry.identifier, (None, None))
        yield Row(
            id=entry.identifier,
            part=part,
            number=entry.number,
            place=entry.place,
            by=tuple(manifest.people[p].name if p in manifest.people else p for p in entry.by),
            title=entry.title,
            words=section.words if section else 0,
            photos=len(photos),
            page=page,
            pages=count,
            missing=tuple(_missing(entry, section, photos, reading)),
        )


def _texts(manifest: Manifest) -> Iterator[tuple[str | None, ChapterEntry]]:
    """Every text with the title of its part."""
    for entry in manifest.contents:
        if isinstance(entry, PartEntry):
            yield from ((entry.part, piece) for piece in entry.pieces)
        elif isinstance(entry, ChapterEntry):
            yield None, entry


def _photos(book: Book | None, section: Section | None) -> list[Photo]:
    """The pictures that a section shows, each once."""
    if book is None or section is None:
        return []
    shown = dict.fromkeys(figure.get("data-photo", "") for figure in section.body.iter("figure"))
    return [book.photos[name] for name in shown if name in book.photos]


def _missing(entry: ChapterEntry, section: Section | None, photos: list[Photo], reading: Reading) -> Iterator[str]:
    if section is None or not section.words:
        yield "text"
    if entry.kind == "piece":
        for name in ("by", "place", "published"):
            if not getattr(entry, name):
                yield {"by": "author", "place": "place", "published": "date"}[name]
    uncleared = {found.photo.id for found in reading.uncleared}
    yield from (f"rights of {photo.id}" for photo in photos if photo.id in uncleared)
    errors = sum(1 for d in reading.diagnostics.errors if d.location and d.location.path == entry.file)
    if errors:
        yield f"{errors} error{'' if errors == 1 else 's'} to mend"

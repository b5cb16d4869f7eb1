"""`anthology status`: the year at a glance, week by week, every piece with what it lacks, and the rights to be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from anthology.build import read_book
from anthology.cli.clearances import show_clearances, sum_up_clearances
from anthology.cli.exits import FINE, WRONG_BOOK
from anthology.cli.options import BookPlace, book_argument, reporting, today
from anthology.cli.terminal import Style, Terminal
from anthology.cli.year import Gap, Row, as_calendar, rows_of
from anthology.delivery import settle
from anthology.reports import last_report

HEADS = ("No.", "Week", "Place", "Author", "Title", "Words", "Photos", "Page", "Pages", "Open", "Missing")
_TITLE, _PAGE, _PAGES = 4, 7, 8


@click.command("status")
@book_argument
@reporting
def command(book: BookPlace, terminal: Terminal) -> int:
    """Show the year: every piece with its number, week, place, author, words, photographs cleared, pages when known,
    open diagnostics and what is missing; and every week without a piece.

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
    rows = rows_of(manifest, reading, last.pages if last else {})
    calendar = as_calendar(rows)
    _show(calendar, terminal)
    show_clearances(reading.uncleared, terminal)
    lacking = sum(bool(row.missing) for row in rows)
    words = sum(row.words for row in rows)
    terminal.say(
        f"{len(rows)} text{'' if len(rows) == 1 else 's'}, {words:,} words; "
        + (f"{lacking} of them lack something." if lacking else "nothing is missing.")
    )
    for said in (_weeks(calendar), sum_up_clearances(reading.uncleared)):
        if said:
            terminal.say(said)
    if found.errors:
        terminal.say(f"Errors: {len(found.errors)}. `anthology check` shows them.", fg="red")
    if found.warnings or reading.silences.silenced:
        hushed = len(reading.silences.silenced)
        silenced = f", and {hushed} silenced" if hushed else ""
        terminal.say(f"Warnings: {len(found.warnings)}{silenced}. `anthology check` shows them.", fg="yellow")
    return WRONG_BOOK if found.errors else FINE


def _show(calendar: Sequence[Row | Gap], terminal: Terminal) -> None:
    if terminal.style is Style.JSON:
        for row in calendar:
            terminal.record(asdict(row) if isinstance(row, Row) else _gap_record(row))
        return
    cells = [_cells(row) if isinstance(row, Row) else _gap_cells(row) for row in calendar]
    terminal.table(HEADS, cells, right=(0, 5, 6, 7, 8, 9), spare=(_PAGES, _PAGE, _TITLE))


def _cells(row: Row) -> tuple[str, ...]:
    return (
        str(row.number or ""),
        row.week or "",
        # What has no place is known by its kind or its title: for that column there may be no room.
        row.place or (row.title if row.kind == "piece" else row.kind),
        ", ".join(row.by),
        row.title,
        str(row.words or ""),
        f"{row.photos - row.uncleared} of {row.photos}" if row.photos else "",
        row.page or "",
        str(row.pages or ""),
        str(row.errors + row.warnings or ""),
        ", ".join(row.missing),
    )


def _gap_cells(gap: Gap) -> tuple[str, ...]:
    said = "no piece" if gap.weeks == 1 else f"no piece for {gap.weeks} weeks"
    return ("", gap.week, said, *[""] * (len(HEADS) - 3))


def _gap_record(gap: Gap) -> dict[str, object]:
    return {"week": gap.week, "weeks": gap.weeks, "from": gap.first.isoformat(), "to": gap.last.isoformat()}


def _weeks(calendar: Sequence[Row | Gap]) -> str:
    """How many weeks have a piece, in a sentence; "" where no text has a date."""
    having = {row.week for row in calendar if isinstance(row, Row) and row.week}
    lacking = sum(row.weeks for row in calendar if isinstance(row, Gap))
    if not having:
        return ""
    span = f"{min(having)} to {max(having)}" if len(having) > 1 else min(having)
    count = f"{len(having) + lacking} week{'' if len(having) + lacking == 1 else 's'} ({span})"
    return f"{count}: {lacking} without a piece." if lacking else f"{count}, each with a piece."

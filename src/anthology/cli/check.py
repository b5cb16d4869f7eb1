"""`anthology check`: read everything, report every diagnostic, build nothing."""

from __future__ import annotations

import click

from anthology.build import read_book
from anthology.cli.exits import FINE, WRONG_BOOK
from anthology.cli.options import BookPlace, book_argument, reporting, today
from anthology.cli.terminal import Terminal


@click.command("check")
@book_argument
@reporting
def command(book: BookPlace, terminal: Terminal) -> int:
    """Read the whole book and report what is wrong with it; build nothing."""
    reading = read_book(book.folder, book.manifest, today=today())
    found = reading.diagnostics
    terminal.diagnostics(found, book.line)
    terminal.sum_up(found, len(reading.silences.silenced))
    return WRONG_BOOK if found.errors else FINE

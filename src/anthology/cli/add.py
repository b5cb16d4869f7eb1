"""`anthology add`: bring texts of a series into a book, as chapters, records and entries of book.yaml."""

from __future__ import annotations

import difflib
from dataclasses import asdict
from pathlib import Path

import click

from anthology.cli.exits import FINE, WRONG_BOOK
from anthology.cli.options import BookPlace, book_option, reporting, today
from anthology.cli.terminal import Style, Terminal
from anthology.importers.bring_in import Imported, bring_in
from anthology.importers.files import line_in
from anthology.importers.outcome import Outcome, Status
from anthology.importers.writing import UnwritableError, write_files

_SAID = {
    Status.NEW: "new",
    Status.UNCHANGED: "brought in before, and the same",
    Status.CHANGED: "left as it is: its source has changed",
    Status.UPDATED: "written anew, since its source has changed",
    Status.BESIDE: "left as it is: you have worked on it, and the new text is beside it",
    Status.PRESENT: "left as it is: it was written into the book by hand",
    Status.ASIDE: "what belongs to none of its texts is listed",
    Status.REFUSED: "not brought in",
}


@click.command("add")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@book_option
@click.option("--update", is_flag=True, help="Write a chapter anew whose source has changed, if nobody worked on it.")
@click.option("--dry-run", is_flag=True, help="Show all that would be written, and write nothing.")
@reporting
def command(sources: tuple[Path, ...], book: BookPlace, update: bool, dry_run: bool, terminal: Terminal) -> int:
    """Bring texts into a book: chapters/, photos/, and entries in book.yaml.

    SOURCE is a file, or a folder of files; what a file is, is told by what is in it. A source that the book has
    already changes nothing. What has no place in a chapter is listed in imports/, with the reason.
    """
    found = bring_in(sources, book.folder, book.manifest, today=today(), update=update)
    if found.files and not dry_run:
        try:
            write_files(book.folder, found.files, found.manifest, found.before)
        except UnwritableError as problem:
            found.diagnostics.add(problem.diagnostic)
            found = Imported(diagnostics=found.diagnostics)
    terminal.diagnostics(found.diagnostics, lambda path, line: book.line(path, line) or line_in(sources, path, line))
    for outcome in found.outcomes:
        if terminal.style is Style.JSON:
            terminal.record(asdict(outcome))
        else:
            _tell(outcome, terminal)
    if found.passed_over:
        terminal.say(f"Passed over, since they are no texts by their names: {', '.join(found.passed_over)}.")
    if dry_run and terminal.style is not Style.JSON:
        _show(found, terminal)
    terminal.sum_up(found.diagnostics)
    return WRONG_BOOK if found.diagnostics.errors else FINE


def _tell(outcome: Outcome, terminal: Terminal) -> None:
    """What becomes of a text, and how it differs from what was brought in before."""
    told = f"{outcome.source} -> {outcome.chapter}" if outcome.chapter else outcome.source
    terminal.say(f"{told}: {_SAID[outcome.status]}.")
    if outcome.status in {Status.NEW, Status.REFUSED}:
        number = f"No. {outcome.number}" if outcome.number is not None else ""
        terminal.say(f"    {', '.join(filter(None, (number, outcome.place, outcome.title, *outcome.by)))}")
    if outcome.leftovers:
        terminal.say(f"    What is not in the chapter: {outcome.leftovers}")
    if outcome.difference:
        terminal.result(outcome.difference)


def _show(found: Imported, terminal: Terminal) -> None:
    """Every file that would be written: texts that are new as they are, the manifest as a difference."""
    for name, file in found.files.items():
        data = file if isinstance(file, bytes) else file.read()
        if name == found.manifest:
            before, after = found.before.decode().splitlines(), data.decode().splitlines()
            terminal.result("\n".join(difflib.unified_diff(before, after, name, f"{name} (new)", n=1, lineterm="")))
        elif name.endswith(".md"):
            terminal.result(f"\n--- {name}\n\n{data.decode()}")
        else:
            terminal.result(f"\n--- {name}: {len(data):,} bytes")
    terminal.say("Nothing was written, because --dry-run was given.")

"""`anthology new DIR`: lay out a book that builds as it is; never overwrites anything."""

from __future__ import annotations

import shlex
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from anthology.cli.exits import FINE
from anthology.cli.options import reporting
from anthology.cli.terminal import Terminal


@click.command("new")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@reporting
def command(directory: Path, terminal: Terminal) -> int:
    """Lay out a new book in DIR: book.yaml with comments, chapters/, photos/, styles/. It builds as it is."""
    if directory.is_file():
        raise click.UsageError(f"{directory} is a file. Name a folder that is new or empty.")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if any(directory.iterdir()):
            raise click.UsageError(f"{directory} is not empty. Name a folder that is new or empty.")
        for path in _lay_out(files("anthology.cli") / "starter", directory):
            terminal.say(str(path))
    except OSError as problem:
        where = problem.filename or directory
        raise click.UsageError(f"{where} cannot be made: {problem.strerror}.") from None
    terminal.say(f"\nA book that builds: anthology build {shlex.quote(str(directory))}")
    terminal.say(f"Then make it yours, beginning with {directory / 'book.yaml'}.")
    return FINE


def _lay_out(starter: Traversable, directory: Path) -> list[Path]:
    """Copy the starter's files; gives their paths. Raises OSError, FileExistsError where there is a file already."""
    made = []
    for entry in sorted(starter.iterdir(), key=lambda e: e.name):
        target = directory / entry.name
        if entry.is_dir():
            target.mkdir(exist_ok=True)
            made += _lay_out(entry, target)
        else:
            with target.open("xb") as file:
                file.write(entry.read_bytes())
            made.append(target)
    return made

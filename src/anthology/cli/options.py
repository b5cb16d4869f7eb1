"""The options and arguments that several commands share; knows no command."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from anthology.cli.terminal import Style, Terminal
from anthology.sources import Folder, Source, UnreadableError

DEBUG = "anthology.debug"
"""Where in click's `meta` it is kept that --debug was given."""

MANIFEST = "book.yaml"


@dataclass(frozen=True, slots=True)
class BookPlace:
    """Where a book is: its folder, and the name of the manifest in it."""

    folder: Folder
    manifest: str

    @property
    def dist(self) -> Path:
        """Where its editions are unless another place is asked for."""
        return self.folder.root / "dist"

    def line(self, path: str, number: int) -> str:
        """A line of a file of the book; "" when it cannot be had."""
        source = _source(self.folder, path)
        return source.line(number) if source else ""


@functools.lru_cache(maxsize=16)
def _source(folder: Folder, name: str) -> Source | None:
    try:
        return folder.read(name)
    except UnreadableError:
        return None


class _BookType(click.ParamType[BookPlace]):
    """BOOK: a folder that holds book.yaml, or the path of the manifest. Anything else is wrong usage."""

    name = "book"

    def convert(self, value: str | BookPlace, param: click.Parameter | None, ctx: click.Context | None) -> BookPlace:
        if isinstance(value, BookPlace):
            return value
        path = Path(value)
        if path.is_dir():
            if not os.path.lexists(path / MANIFEST):
                raise click.UsageError(f"there is no {MANIFEST} in {_shown(path)}. {_hint(path)}", ctx)
            return BookPlace(Folder(path), MANIFEST)
        if not path.exists():
            raise click.UsageError(f"there is no book at {path}. Give a folder that holds {MANIFEST}.", ctx)
        if path.suffix.lower() not in {".yaml", ".yml"}:
            raise click.UsageError(f"{path} is no manifest. Give a folder that holds {MANIFEST}, or that file.", ctx)
        return BookPlace(Folder(path.parent), path.name)


def _shown(path: Path) -> str:
    return "the current folder" if path == Path() else str(path)


def _hint(folder: Path) -> str:
    for near in ("book.yml", "Book.yaml", "book.yaml.txt", "book.json"):
        if (folder / near).is_file():
            return f"Rename {near} to {MANIFEST}."
    for near in sorted(path.name for path in folder.glob("*.y*ml")):
        return f"Rename {near} to {MANIFEST}, if it is the manifest."
    if (folder.resolve().parent / MANIFEST).is_file():
        return f"There is one in the folder above it: {folder.resolve().parent}."
    return "Give the folder of a book, or lay out a new one: anthology new DIR."


def book_argument(function: Callable[..., int]) -> Callable[..., int]:
    """The argument BOOK, handed on as `book: BookPlace`."""
    return click.argument("book", type=_BookType(), default=".", metavar="[BOOK]")(function)


def book_option(function: Callable[..., int]) -> Callable[..., int]:
    """--book, handed on as `book: BookPlace`, for a command whose arguments are something else."""
    return click.option(
        "--book", type=_BookType(), default=".", metavar="BOOK", help="The book; by default that of the current folder."
    )(function)


def reporting(function: Callable[..., int]) -> Callable[..., int]:
    """--format, --quiet, --no-color and --debug, handed on as `terminal: Terminal`."""

    @click.option(
        "--format",
        "style",
        type=click.Choice([s.value for s in Style]),
        default=Style.FULL.value,
        show_default=True,
        help="How diagnostics are written: with the line of the file, a line each, or a JSON object a line.",
    )
    @click.option("--quiet", "-q", is_flag=True, help="Say nothing but what is wrong.")
    @click.option("--no-color", is_flag=True, help="No colours; the variable NO_COLOR does the same.")
    @click.option(
        "--debug", is_flag=True, expose_value=False, callback=_remember_debug, help="Show the traceback of a bug."
    )
    @functools.wraps(function)
    def with_terminal(*args: Any, style: str, quiet: bool, no_color: bool, **others: Any) -> int:  # noqa: ANN401 - click hands over anything
        return function(*args, terminal=Terminal(Style(style), quiet=quiet, colour=not no_color), **others)

    return with_terminal


def _remember_debug(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta[DEBUG] = value


def today() -> date:
    """The day on which rights are judged: that of SOURCE_DATE_EPOCH (reproducible-builds.org), else this one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"the variable SOURCE_DATE_EPOCH is {epoch}, which is no moment in time.") from None

"""All that is printed: results and diagnostics on standard output, everything else on standard error.

It is told what to say and knows no book. rich is imported only where it draws: tables, progress, Markdown.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

import click

from anthology.diagnostics import Diagnostic, Report, Severity
from anthology.diagnostics.render import as_concise, as_full, as_json
from anthology.verification.outcome import Outcome

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Drawing

ISSUES = "Please report it with the command you gave and the text below"


class Style(StrEnum):
    """How diagnostics are written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class Terminal:
    """What a command prints with. quiet: only results and what is wrong. colour: whether colours are wanted."""

    def __init__(self, style: Style = Style.FULL, *, quiet: bool = False, colour: bool = True) -> None:
        self.style, self.quiet = style, quiet
        # None leaves the choice to the stream: colours on a terminal, none in a pipe.
        self._colour = None if colour and not os.environ.get("NO_COLOR") else False

    def diagnostics(self, found: Iterable[Diagnostic], line_of: Callable[[str, int], str]) -> None:
        """Print diagnostics in the chosen style."""
        for diagnostic in found:
            if self.style is Style.JSON:
                click.echo(as_json(diagnostic))
            elif self.style is Style.CONCISE:
                self._echo(_painted(as_concise(diagnostic), diagnostic.severity))
            else:
                self._echo(_painted(as_full(diagnostic, line_of), diagnostic.severity) + "\n")

    def outcomes(self, found: Iterable[Outcome], line_of: Callable[[str, int], str]) -> None:
        """Print what judges found as diagnostics, and tell what each said."""
        for outcome in found:
            self.diagnostics(outcome.messages, line_of)
            look = {"passed": "green", "failed": "red"}.get(outcome.outcome, "yellow")
            words = f"{outcome.outcome.replace('-', ' ')}: {outcome.name} ({outcome.edition}). {outcome.reason}"
            if outcome.outcome == "passed":
                self.say(words.strip(), fg=look)
            else:
                self._echo(click.style(words.strip(), fg=look), err=True)

    def sum_up(self, found: Report, silenced: int = 0, *, strict: bool = False) -> None:
        """Tell how many errors and warnings there are, and how many warnings were silenced."""
        errors, warnings = len(found.errors), len(found.warnings)
        hushed = f"; {silenced} silenced" if silenced else ""
        words = f"{_count(errors, 'error').capitalize()}, {_count(warnings, 'warning')}{hushed}."
        if strict and warnings and not errors:
            words += " Warnings fail, because --strict was given."
        more = " `anthology explain CODE` says more about a code." if errors or warnings else ""
        self.say(words + more, fg="red" if errors or (strict and warnings) else "yellow" if warnings else "green")

    def say(self, text: str, **look: bool | str) -> None:
        """Tell how it goes, on standard error; nothing when quiet. look: as in click.style."""
        if not self.quiet:
            self._echo(click.style(text, **look) if look else text, err=True)  # type: ignore[arg-type]

    def complain(self, text: str) -> None:
        """Say what went wrong, on standard error, quiet or not."""
        complain(text)

    def result(self, text: str) -> None:
        """Print what was asked for, as it is."""
        self._echo(text)

    def record(self, fields: Mapping[str, object]) -> None:
        """Print one JSON object on a line of its own."""
        click.echo(json.dumps(fields, ensure_ascii=False))

    def table(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        right: Sequence[int] = (),
        spare: Sequence[int] = (),
    ) -> None:
        """Print a table: drawn to the width of a terminal, and in a pipe one line a row with tabs between.

        right: the columns, counted from 0, whose cells end at the right. spare: those that a terminal too narrow for
        all of them leaves out, the first first; which, is said. Nothing is cut off; a drawn table leaves columns out
        that are empty.
        """
        rows = list(rows)
        if not sys.stdout.isatty():
            for row in (heads, *rows):
                click.echo("\t".join(" ".join(cell.split()) for cell in row))
            return
        from rich import box  # noqa: PLC0415 - rich is slow to import and seldom needed
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        console = self._console(sys.stdout)
        filled = [at for at in range(len(heads)) if any(row[at] for row in rows)]
        shown = _fitting(heads, rows, filled, spare, console.width)
        drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, caption_justify="left")
        for at in shown:
            drawn.add_column(heads[at], justify="right" if at in right else "left", overflow="fold")
        for row in rows:
            drawn.add_row(*(Text(row[at]) for at in shown))
        if left_out := [heads[at] for at in filled if at not in shown]:
            drawn.caption = f"Left out, for want of room: {', '.join(left_out)}."
        console.print(drawn)

    def markdown(self, text: str) -> None:
        """Print Markdown: drawn on a terminal, as it is in a pipe."""
        if not sys.stdout.isatty():
            click.echo(text.rstrip())
            return
        from rich.markdown import Markdown  # noqa: PLC0415

        console = self._console(sys.stdout)
        console.print(Markdown(text), width=min(console.width, 92))

    @contextlib.contextmanager
    def progress(self) -> Iterator[_PlainProgress | _DrawnProgress]:
        """Show how far long work has come: a moving line on a terminal, a plain line a stage in a pipe."""
        if self.quiet or not sys.stderr.isatty():
            yield _PlainProgress(self)
            return
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
        from rich.progress import Progress as Drawing  # noqa: PLC0415

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(30),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
        )
        with Drawing(*columns, console=self._console(sys.stderr), transient=True) as drawing:
            yield _DrawnProgress(drawing)

    def _echo(self, text: str, *, err: bool = False) -> None:
        click.echo(text, err=err, color=self._colour)

    def _console(self, stream: TextIO) -> Console:
        from rich.console import Console  # noqa: PLC0415

        return Console(file=stream, no_color=self._colour is False, highlight=False)


class _PlainProgress:
    """A line a stage; a pipe need not know every step."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def __call__(self, stage: str, done: int, total: int) -> None:
        if total == 0:
            self._terminal.say(f"{stage} ...")


class _DrawnProgress:
    """rich's bar, one task a stage."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._task = drawing.add_task("", total=None, visible=False, count="")

    def __call__(self, stage: str, done: int, total: int) -> None:
        if total == 0:
            self._drawing.remove_task(self._task)
            self._task = self._drawing.add_task(stage, total=None, count="")
        else:
            count = f"{done} of {total}"
            self._drawing.update(self._task, completed=done, total=total, count=count, refresh=True)


_WIDE = 24
"""Characters: a longer cell may as well be broken into lines."""


def _fitting(
    heads: Sequence[str], rows: Iterable[Sequence[str]], columns: Sequence[int], spare: Iterable[int], width: int
) -> list[int]:
    """The columns that have room side by side, spared ones left out one after another until the others fit."""
    from rich.cells import cell_len  # noqa: PLC0415

    rows = list(rows)
    needed = {
        at: max(min(_WIDE, max(cell_len(row[at]) for row in rows)), *(len(word) for word in heads[at].split()))
        for at in columns
    }
    for at in spare:
        if sum(needed.values()) + 3 * len(needed) <= width:
            break
        needed.pop(at, None)
    return list(needed)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _painted(text: str, severity: Severity) -> str:
    """A rendered diagnostic with its severity, caret and hint in colour; the words stay as they are."""
    colour = "red" if severity is Severity.ERROR else "yellow"
    first, *others = text.split("\n")
    word = click.style(severity.value, fg=colour, bold=True)
    lines = [re.sub(rf"(^|: ){severity}: ", rf"\g<1>{word}: ", first, count=1)]
    for line in others:
        if line.startswith("      = "):
            lines.append(click.style(line, fg="cyan"))
        elif re.fullmatch(r" {6}\| *\^", line):
            lines.append(line[:-1] + click.style("^", fg=colour, bold=True))
        else:
            lines.append(line)
    return "\n".join(lines)


def complain(text: str) -> None:
    """Say what went wrong, on standard error."""
    click.echo(text, err=True)


def confess(bug: BaseException, *, debug: bool) -> None:
    """Say that we have a bug, with the traceback only when debugging."""
    if debug:
        click.echo("".join(traceback.format_exception(bug)), err=True)
    place = traceback.extract_tb(bug.__traceback__)[-1]
    complain(
        "This is a mistake in anthology, not in your book. Nothing in dist/ was changed.\n"
        f"{ISSUES}{'' if debug else '; --debug adds a traceback that helps us'}.\n"
        f"  {type(bug).__name__}: {bug} ({os.path.basename(place.filename)}:{place.lineno} in {place.name})"  # noqa: PTH119 - a name to show
    )


def never_fail_on_a_character() -> None:
    """A character that the stream's encoding lacks is shown as an escape instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def let_go() -> None:
    """Close standard output when nobody reads it any more, so that Python does not complain on leaving."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

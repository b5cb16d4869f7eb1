"""The program `anthology`: which commands there are and how each way of ending becomes an exit code."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from anthology import __version__
from anthology.cli import terminal
from anthology.cli.exits import BUG, INTERRUPTED, LACKING, PIPE_CLOSED, LackingError
from anthology.cli.options import DEBUG

COMMANDS = {
    "new": "Lay out a new book that builds as it is.",
    "add": "Bring texts of a series in, as chapters and entries of book.yaml.",
    "check": "Read everything and report what is wrong; build nothing.",
    "status": "The year at a glance: every piece and what it still lacks.",
    "build": "Make the editions into dist/ and verify them.",
    "verify": "Judge what is in dist/ again; build nothing.",
    "explain": "What a diagnostic means, and what to do about it.",
    "schema": "Print the JSON Schema of book.yaml, for editors.",
    "doctor": "What this machine lacks, and how to install it.",
}
"""Each is the object `command` of the module with its name, imported only when it is asked for."""


class Program(click.Group):
    """The group of all commands. A command gives its exit code back as an int."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which an editor meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"anthology.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in --help, written without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; what goes wrong in our code is reported as our bug, without a traceback unless --debug."""
        try:
            return super().invoke(ctx)
        except LackingError as lacking:
            terminal.complain(str(lacking))
            return LACKING
        except BrokenPipeError:
            return _pipe_closed()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as bug:
            if "KeyboardInterrupt" in str(bug):  # pydantic makes an error of its own of a Ctrl-C while it is loading.
                raise click.Abort from bug
            terminal.confess(bug, debug=bool(ctx.meta.get(DEBUG)))
            return BUG

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401 - click's own signature
        """Run the program and leave with its exit code."""
        terminal.never_fail_on_a_character()
        extra.pop("standalone_mode", None)
        try:
            code = super().main(args, prog_name or "anthology", standalone_mode=False, **extra)
        except click.Abort:
            terminal.complain("Stopped.")
            code = INTERRUPTED
        except click.ClickException as wrong:
            wrong.show()
            code = wrong.exit_code
        sys.exit(code or 0)


def _pipe_closed() -> int:
    """Nobody reads on (`anthology explain | head`): the end that every program comes to then, in silence."""
    terminal.let_go()
    return PIPE_CLOSED


@click.group(
    cls=Program,
    help="Turn a yearlong web series into a book.\n\n"
    "BOOK is a folder that holds book.yaml, or the path of the manifest; without it, the current folder is taken.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="anthology")
def main() -> None:
    """Everything is in the commands."""

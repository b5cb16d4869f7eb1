"""`anthology doctor`: what this machine lacks, each with the command that installs it."""

from __future__ import annotations

import platform

import click

from anthology import __version__
from anthology.cli import machine
from anthology.cli.exits import FINE, LACKING
from anthology.cli.options import reporting
from anthology.cli.terminal import Style, Terminal


@click.command("doctor")
@reporting
def command(terminal: Terminal) -> int:
    """Say what this machine lacks, each with the command that installs it."""
    terminal.say(f"anthology {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    there = {need: need.is_there() for need in machine.NEEDS}
    for need, found in there.items():
        _show(terminal, need, found)
    lacking = [need.name for need, found in there.items() if need.required and not found]
    if lacking:
        terminal.complain(f"No book can be built before {' and '.join(lacking)} is installed.")
        return LACKING
    terminal.say("Books can be built." if all(there.values()) else "Books can be built, but not everything is checked.")
    return FINE


def _show(terminal: Terminal, need: machine.Need, found: bool) -> None:
    if terminal.style is Style.JSON:
        terminal.record(
            {
                "name": need.name,
                "found": found,
                "required": need.required,
                "purpose": need.purpose,
                "install": dict(need.install),
            }
        )
    elif found and not terminal.quiet:
        terminal.result(f"found    {need.name}")
    elif not found:
        terminal.result(f"missing  {need.name}: {need.purpose}.")
        if terminal.style is Style.FULL:
            terminal.result(need.how_to_install())

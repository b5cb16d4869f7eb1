"""`anthology schema`: the JSON Schema of book.yaml."""

from __future__ import annotations

import click

from anthology.cli.exits import FINE
from anthology.cli.options import reporting
from anthology.cli.terminal import Terminal
from anthology.manifest.schema import schema_json


@click.command("schema")
@reporting
def command(terminal: Terminal) -> int:
    """Print the JSON Schema of book.yaml, with which editors complete and check it as you type."""
    terminal.result(schema_json().rstrip())
    return FINE

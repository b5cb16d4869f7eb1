"""`anthology explain CODE`: the page of a diagnostic code, or the list of them all."""

from __future__ import annotations

import click

from anthology.cli.exits import FINE
from anthology.cli.options import reporting
from anthology.cli.terminal import Style, Terminal
from anthology.diagnostics import Explanation, codes, explanation


@click.command("explain")
@click.argument("code", required=False)
@reporting
def command(code: str | None, terminal: Terminal) -> int:
    """Say what a diagnostic CODE means, why it matters, and what to do. Without CODE, list them all."""
    if code is None:
        pages = [explanation(known) for known in codes()]
        if terminal.style is Style.JSON:
            for page in pages:
                terminal.record(_record(page))
        else:
            terminal.table(("code", "severity", "what it means"), [(p.code, p.severity, p.meaning) for p in pages])
        return FINE
    try:
        page = explanation(code.strip().strip("[]").lower())
    except KeyError as unknown:
        near = f" Did you mean {' or '.join(unknown.args)}?" if unknown.args else ""
        raise click.UsageError(f"there is no diagnostic “{code}”.{near} `anthology explain` lists them all.") from None
    if terminal.style is Style.JSON:
        terminal.record({**_record(page), "text": page.text})
    else:
        terminal.markdown(page.text)
    return FINE


def _record(page: Explanation) -> dict[str, str]:
    return {"code": page.code, "severity": page.severity, "meaning": page.meaning}

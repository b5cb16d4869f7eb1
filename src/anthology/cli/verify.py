"""`anthology verify`: judge what is in dist/ again, building nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import click

from anthology.cache import Cache, default_folder
from anthology.cli.exits import FINE, LACKING, WRONG_BOOK
from anthology.cli.options import BookPlace, book_argument, reporting
from anthology.cli.terminal import Terminal
from anthology.reports import LastReport, last_report
from anthology.verification.judges import judge_editions, unjudged
from anthology.verification.outcome import Outcome
from anthology.verification.places import recall_origins


@click.command("verify")
@book_argument
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where they are.  [default: BOOK/dist]")
@reporting
def command(book: BookPlace, out: Path | None, terminal: Terminal) -> int:
    """Judge the editions in dist/ again; build nothing."""
    dist = out or book.dist
    last = last_report(dist)
    if last is None:
        raise click.UsageError(f"there is nothing to verify in {dist}. Build the book first: anthology build.")
    outcomes = tuple(_files(dist, last))
    there = {name: dist / path for name, path, _ in last.files if (dist / path).is_file()}
    cache = Cache(default_folder())
    judged = judge_editions(there, {name: recall_origins(cache, path) for name, path in there.items()})
    terminal.outcomes(outcomes + judged, book.line)
    if any(o.outcome == "failed" for o in outcomes + judged):
        return WRONG_BOOK
    # An edition that one judge has passed is judged; that another one is not installed was said above.
    return LACKING if unjudged(judged) else FINE


def _files(dist: Path, last: LastReport) -> Iterator[Outcome]:
    """Whether each edition is still the file that was built."""
    for name, path, sha256 in last.files:
        try:
            same = hashlib.sha256((dist / path).read_bytes()).hexdigest() == sha256
        except OSError as problem:
            yield Outcome("Same file as built", name, "failed", f"{path} cannot be read: {problem.strerror}.", ())
            continue
        reason = f"{path} is the file that was built." if same else f"{path} was changed after it was built."
        yield Outcome("Same file as built", name, "passed" if same else "failed", reason, ())

"""`anthology verify`: judge what is in dist/ again, building nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click

from anthology.book import Book
from anthology.build import read_book
from anthology.cache import Cache, default_folder
from anthology.cli.exits import FINE, LACKING, WRONG_BOOK
from anthology.cli.options import BookPlace, book_argument, reporting, today
from anthology.cli.terminal import Terminal
from anthology.delivery import settle
from anthology.reports import LastReport, last_report
from anthology.sources import UnreadableError
from anthology.verification.audit.looks import looks_of
from anthology.verification.audit.manuscript import Manuscript, fingerprint
from anthology.verification.judges import Known, judge_editions, unjudged
from anthology.verification.outcome import Outcome
from anthology.verification.places import recall_origins
from anthology.verification.specification import Specification, specifications
from anthology.workers import Workers


@click.command("verify")
@book_argument
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where they are.  [default: BOOK/dist]")
@reporting
def command(book: BookPlace, out: Path | None, terminal: Terminal) -> int:
    """Judge the editions in dist/ again; build nothing."""
    dist = out or book.dist
    settle(dist)
    last = last_report(dist)
    if last is None:
        raise click.UsageError(f"there is nothing to verify in {dist}. Build the book first: anthology build.")
    outcomes = tuple(_files(dist, last))
    whole = [name for name, _, _ in last.files]
    there = {n: dist / path for n, path, _ in last.files if whole.count(n) == 1 and (dist / path).is_file()}
    cache = Cache(default_folder())
    origins = {name: recall_origins(cache, path) for name, path in there.items()}
    read = read_book(book.folder, book.manifest, today=today(), draft=last.draft).book
    manuscript = _manuscript(read, last, cache) if read else None
    judged = judge_editions(there, Known(origins, _promised(read, there, last), manuscript))
    terminal.outcomes(outcomes + judged, book.line)
    if any(o.outcome == "failed" for o in outcomes + judged):
        return WRONG_BOOK
    # An edition that one judge has passed is judged; that another one is not installed was said above.
    return LACKING if unjudged(judged) else FINE


def _manuscript(book: Book, last: LastReport, cache: Cache) -> Manuscript | None:
    """What the editions were made of; None where it is another text now, or other pictures."""
    try:
        if fingerprint(book) != last.manuscript:
            return None
        with Workers() as workers:
            return Manuscript(book, today(), last.sections, looks_of(book.photos.values(), cache, workers))
    except UnreadableError:
        return None


def _promised(read: Book | None, there: Mapping[str, Path], last: LastReport) -> Mapping[str, Specification]:
    """What the manifest, as it is now, promises the printer; nothing where it has errors, or no file goes there."""
    if not {"press", "cover"} & there.keys():
        return {}
    return specifications(read, there, last.labels) if read else {}


def _files(dist: Path, last: LastReport) -> Iterator[Outcome]:
    """Whether each edition is still the file, or the files, that were built."""
    for name, group in groupby(last.files, lambda file: file[0]):
        files = list(group)
        wrong = [said for _, path, sha256 in files if (said := _changed(dist, path, sha256))]
        good = f"{files[0][1]} is the file that was built."
        if len(files) > 1:
            good = f"All {len(files)} are the files that were built."
        yield Outcome("Same file as built", name, "failed" if wrong else "passed", " ".join(wrong) or good, ())


def _changed(dist: Path, path: str, sha256: str) -> str:
    """What is wrong with this file of the last build; "" for nothing."""
    try:
        same = hashlib.sha256((dist / path).read_bytes()).hexdigest() == sha256
    except OSError as problem:
        return f"{path} cannot be read: {problem.strerror}."
    return "" if same else f"{path} was changed after it was built."

"""From files to what is to be written into a book: texts read, recognised, and fitted in; writes nothing."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from anthology.diagnostics import Diagnostic, Report, error, unreadable
from anthology.importers.article import Article, Kept
from anthology.importers.files import SourceFile, find_sources
from anthology.importers.fitting import Fitting
from anthology.importers.outcome import Outcome
from anthology.importers.readers import read_source
from anthology.importers.recognition import Known, recognise, repeated
from anthology.importers.shelf import Shelf
from anthology.manifest.edit import UneditableError, edited
from anthology.manifest.load import read_yaml
from anthology.sources import Folder, Location, UnreadableError


@dataclass(frozen=True, slots=True)
class Imported:
    """What is to be written. outcomes: of each text, in the order of the sources. files: by path in the book.

    passed_over: files of folders that were not looked at. manifest: its path, before: its bytes as they are now.
    """

    outcomes: tuple[Outcome, ...] = ()
    files: Mapping[str, bytes | Kept] = field(default_factory=dict)
    diagnostics: Report = field(default_factory=Report)
    passed_over: tuple[str, ...] = ()
    manifest: str = "book.yaml"
    before: bytes = b""


def bring_in(paths: Sequence[Path], folder: Folder, manifest: str, *, today: date, update: bool) -> Imported:
    """Read texts for a book. A source of no use is told and left out; a manifest that cannot take entries takes none.

    update: whether a chapter whose source has changed is written anew.
    """
    report = Report()
    try:
        source = folder.read(manifest)
        before = folder.find(manifest).read_bytes()
    except UnreadableError as problem:
        report.add(unreadable(problem, Location(manifest)))
        return Imported(diagnostics=report, manifest=manifest)
    root = read_yaml(source, report)
    if root is None or report.errors:
        return Imported(diagnostics=report, manifest=manifest)
    report, shelf = Report(), Shelf(root)
    read = [(file, _read(file, report)) for file in find_sources(paths)]
    articles = [article for _, found in read for article in found or ()]
    passed_over = tuple(file.name for file, found in read if found == ())
    known = Known(_series(shelf), tuple(_people(shelf)), repeated(articles))
    fitting = Fitting(shelf, folder, report, today, update)
    for article in articles:
        fitting.fit(recognise(article, known))
    try:
        # The mark at the head of a file that some programs write (U+FEFF) is no part of the text.
        raw = before.removeprefix(codecs.BOM_UTF8)
        text = before[: len(before) - len(raw)] + edited(source, raw.decode(), fitting.changes()).encode()
    except UneditableError as problem:
        report.add(_uneditable(problem, root.locations().at(*problem.key)))
        return Imported((), {}, report, passed_over, manifest, before)
    changed = {manifest: text} if text != before else {}
    return Imported(tuple(fitting.outcomes), fitting.files | changed, report, passed_over, manifest, before)


def _read(file: SourceFile, report: Report) -> tuple[Article, ...] | None:
    """The texts of a file; None where it cannot be read, which is reported."""
    try:
        return read_source(file)
    except UnreadableError as problem:
        report.add(unreadable(problem, Location(file.name)))
        return None


def _series(shelf: Shelf) -> tuple[str, ...]:
    name = shelf.text("series", "name")
    return (name,) if name else ()


def _people(shelf: Shelf) -> Iterator[str]:
    yield from (name for each in shelf.names("people") if (name := shelf.text("people", each, "name")))


def _uneditable(problem: UneditableError, at: Location) -> Diagnostic:
    what = ".".join(map(str, problem.key)) or at.path
    return error(
        "import-manifest",
        f"No entry can be put into book.yaml: {what} {problem.says}. Nothing was written.",
        at,
        "Write its entries one below the other, each on lines of its own, as `anthology new` lays them out.",
    )

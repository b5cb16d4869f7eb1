"""The order of the stages, written once; knows nothing of what a stage does or of how it is told to people."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from anthology.book import Book
from anthology.cache import Cache, default_folder
from anthology.checks import check_book
from anthology.composition.clearances import Uncleared
from anthology.composition.compose import compose_book
from anthology.delivery import Dist, UndeliverableError, open_dist
from anthology.diagnostics import Report, Silenced, Silences, unreadable
from anthology.manifest.load import Loaded, load_manifest
from anthology.reports import Account, EditionFile, write_reports
from anthology.sources import Folder, UnreadableError
from anthology.verification.outcome import Outcome
from anthology.verification.places import keep_origins
from anthology.workers import Workers

EDITIONS = {"epub": ".epub", "reading": ".pdf", "press": "-press.pdf", "cover": "-cover.pdf"}
"""What a build makes, and what its file adds to the book's slug."""
ON_DEMAND = {"offprints": "offprints"}
"""What is made only when it is asked for, and the folder it is."""

Watch = Callable[[str, int, int], None]
"""Told how far a build has come: (stage, so many done, of so many); 0 of 0 when a stage begins."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build. out: None for dist/ in the book's folder. today: the day on which rights are judged."""

    folder: Folder
    manifest: str
    today: date
    out: Path | None = None
    editions: frozenset[str] = frozenset(EDITIONS)
    draft: bool = False
    strict: bool = False
    verify: bool = True
    cache: bool = True
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A book as it was read: book is None where too little of it is right. diagnostics: those that are not silenced.

    uncleared: the photographs that are still to be cleared. silences: the warnings that are not to be shown.
    """

    loaded: Loaded
    book: Book | None
    diagnostics: Report
    uncleared: tuple[Uncleared, ...]
    silences: Silences


@dataclass(slots=True)
class Build:
    """One build, on its way and ended. seconds: of each stage. account: None when nothing was delivered."""

    order: Order
    watch: Watch
    diagnostics: Report = field(default_factory=Report)
    silenced: list[Silenced] = field(default_factory=list)
    outcomes: tuple[Outcome, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    account: Account | None = None

    @property
    def stops(self) -> bool:
        """Whether what was found so far forbids to go on."""
        return bool(self.diagnostics.errors or (self.order.strict and self.diagnostics.warnings))

    @contextmanager
    def stage(self, name: str, title: str) -> Iterator[Callable[[int, int], None]]:
        """Tell that a stage begins, and note how long it takes; gives what is told of its progress."""
        self.watch(title, 0, 0)
        start = time.perf_counter()
        yield partial(self.watch, title)
        self.seconds[name] = round(time.perf_counter() - start, 3)


def read_book(folder: Folder, manifest: str, *, today: date, draft: bool = False) -> Reading:
    """Manifest, manuscript, composition and checks; makes nothing."""
    loaded = load_manifest(folder, manifest)
    composed = compose_book(loaded, folder, draft=draft, today=today)
    checked = check_book(composed.book, composed.diagnostics) if composed.book else ()
    report, silences = Report(), Silences(loaded.silences, folder)
    report.extend((*silences.hear((*composed.diagnostics, *checked)), *silences.idle()))
    return Reading(loaded, composed.book, report, composed.uncleared, silences)


def build(order: Order, watch: Watch) -> Build:
    """Make the editions and deliver them when nothing is wrong; otherwise dist/ stays as it is.

    Raises MissingLibraryError when the machine lacks what sets pages.
    """
    run, root = Build(order, watch), order.folder.root
    with run.stage("read", "Reading the book"):
        reading = read_book(order.folder, order.manifest, today=order.today, draft=order.draft)
    run.diagnostics, run.silenced = reading.diagnostics, reading.silences.silenced
    if reading.book is None or run.stops:
        return run
    try:
        with open_dist(order.out or root / "dist", within=None if order.out else root) as dist:
            _make(reading.book, reading.silences, run, dist)
    except UndeliverableError as problem:
        run.diagnostics.add(problem.diagnostic)
    except UnreadableError as problem:
        run.diagnostics.add(unreadable(problem, reading.loaded.locations.at("editions")))
    return run


def _make(book: Book, silences: Silences, run: Build, dist: Dist) -> None:
    """Make the editions, have them judged, and deliver them when nothing is wrong with any."""
    from anthology.editions.bindery import bind  # noqa: PLC0415 - these load what `check` can do without
    from anthology.verification.audit.looks import looks_of  # noqa: PLC0415
    from anthology.verification.audit.manuscript import Manuscript  # noqa: PLC0415
    from anthology.verification.judges import Known, judge_editions  # noqa: PLC0415
    from anthology.verification.specification import specifications  # noqa: PLC0415

    order, cache = run.order, Cache(default_folder() if run.order.cache else None)
    names = {name: f"{book.slug}{end}" for name, end in EDITIONS.items()} | ON_DEMAND
    paths = {name: dist.staging / file for name, file in names.items() if name in order.editions}
    front = dist.staging / f"{book.slug}-cover.jpg"
    with Workers(order.jobs) as workers:
        bound = bind(book, paths, front, today=order.today, cache=cache, workers=workers, stage=run.stage)
        looks = looks_of(book.photos.values() if order.verify else (), cache, workers)
    run.diagnostics.extend(silences.hear((*cache.diagnostics, *bound.diagnostics)))
    run.diagnostics.extend(silences.idle(built=order.editions >= EDITIONS.keys()))
    origins = {"epub": keep_origins(cache, paths["epub"], bound.places)} if "epub" in paths else {}
    cache.trim()
    if run.stops:
        return
    with run.stage("verify", "Verifying"):
        manuscript = Manuscript(book, order.today, bound.sections, looks)
        known = Known(origins, specifications(book, paths, bound.labels), manuscript)
        run.outcomes = judge_editions(paths, known, asked=order.verify)
    if any(o.outcome == "failed" for o in run.outcomes):
        return
    files = tuple(EditionFile.of(n, path, run.seconds[n], bound.notes.get(n, "")) for n, path in paths.items())
    account = Account(book, files, bound.pages, run.outcomes, tuple(run.diagnostics), run.seconds, tuple(run.silenced))
    dist.deliver(sorted(path.name for path in dist.staging.iterdir()) + write_reports(account, dist.staging))
    run.account = account

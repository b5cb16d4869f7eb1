"""`anthology build`: make the editions into dist/ and verify them."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import click

from anthology.build import EDITIONS, ON_DEMAND, Build, Order, build
from anthology.cli import machine
from anthology.cli.exits import FINE, WRONG_BOOK, LackingError
from anthology.cli.options import BookPlace, book_argument, reporting, today
from anthology.cli.terminal import Terminal
from anthology.editions.pages.typeset import MissingLibraryError
from anthology.reports import readable_size

_MEMORY = "for want of memory. Nothing in dist/ was changed. Close other programs, or try again with --jobs 1."

NO_DRAFT = {
    "press": "a draft has no press edition: the printer is sent nothing with blanks in it.",
    "cover": "a draft has no cover for the printer: the number of its pages, and so the spine, is not final.",
}
"""What is not made of a draft, and why; without --only it is left out, and that is said."""


def _editions(ctx: click.Context, param: click.Parameter, value: str | None) -> frozenset[str]:
    """The names in --only; without it all that a build makes unasked, of a draft all that it may have."""
    if value is None:
        return frozenset(EDITIONS) - (NO_DRAFT.keys() if ctx.params.get("draft") else set())
    names = [name for word in value.split(",") if (name := word.strip().lower())]
    known = ", ".join((*EDITIONS, *ON_DEMAND))
    for name in names:
        if name in NO_DRAFT and ctx.params.get("draft"):
            raise click.BadParameter(f"{NO_DRAFT[name]} Leave {name} or --draft out.")
        if name not in {*EDITIONS, *ON_DEMAND}:
            raise click.BadParameter(f"there is no edition “{name}”; there are {known}.")
    if not names:
        raise click.BadParameter(f"name at least one edition: {known}.")
    return frozenset(names)


@click.command("build")
@book_argument
@click.option(
    "--only",
    "editions",
    callback=_editions,
    metavar="NAMES",
    help="Only these, with commas: epub, reading, press, cover; offprints are made only when named here.",
)
@click.option(
    "--draft",
    is_flag=True,
    is_eager=True,
    help="A proof: what is missing or not cleared becomes a marked blank.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to put them.  [default: BOOK/dist]")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes.  [default: all cores]")
@click.option("--strict", is_flag=True, help="Warnings fail.")
@click.option("--no-verify", is_flag=True, help="Do not judge the finished editions.")
@click.option("--no-cache", is_flag=True, help="Use nothing from earlier builds and keep nothing for later ones.")
@reporting
def command(  # noqa: PLR0917 - one parameter an option
    book: BookPlace,
    editions: frozenset[str],
    draft: bool,
    out: Path | None,
    jobs: int | None,
    strict: bool,
    no_verify: bool,
    no_cache: bool,
    terminal: Terminal,
) -> int:
    """Make the editions of BOOK into dist/ and verify them.

    dist/ changes only when everything is right: a build that fails leaves the last good files as they were.
    """
    if not machine.PANGO.is_there():
        raise _without_pango()
    if draft and editions == EDITIONS.keys() - NO_DRAFT.keys():
        for name in (name for name in EDITIONS if name in NO_DRAFT):
            terminal.say(f"Left out: {NO_DRAFT[name]}")
    order = Order(
        book.folder,
        book.manifest,
        today(),
        out=out,
        editions=editions,
        draft=draft,
        strict=strict,
        verify=not no_verify,
        cache=not no_cache,
        jobs=jobs,
    )
    try:
        with terminal.progress() as watch:
            done = build(order, watch)
    except MissingLibraryError:
        raise _without_pango() from None
    except BrokenProcessPool:
        raise LackingError(f"The system ended a worker process, most likely {_MEMORY}") from None
    except MemoryError:
        raise LackingError(f"The build stopped {_MEMORY}") from None
    return _tell(done, book, terminal)


def _without_pango() -> LackingError:
    pango = machine.PANGO
    return LackingError(f"Pango is missing: {pango.purpose}. Install it:\n{pango.how_to_install()}")


def _tell(done: Build, book: BookPlace, terminal: Terminal) -> int:
    terminal.diagnostics(done.diagnostics, book.line)
    terminal.outcomes(done.outcomes, book.line)
    out = done.order.out or book.dist
    if done.account is None:
        terminal.sum_up(done.diagnostics, len(done.silenced), strict=done.order.strict)
        terminal.say(f"Nothing was made; {out} is as it was.")
        return WRONG_BOOK
    for edition in done.account.editions:
        terminal.say(f"{out / edition.path}  {readable_size(edition.size)}")
        if edition.note:
            terminal.say(f"    {edition.note}")
    if done.account.ticket:
        terminal.say(f"{out / done.account.ticket}")
    terminal.say(f"{out / 'report.html'}")
    terminal.sum_up(done.diagnostics, len(done.silenced))
    return FINE

"""The printer's job ticket, one page A4: what was ordered, what was measured, and how the files were judged."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from anthology import __version__
from anthology.book import Book
from anthology.editions.pages.typeset import Job, typeset
from anthology.reports.account import Account, readable_size
from anthology.reports.titles import OUTCOMES, TITLES
from anthology.theme import Templates, Theme
from anthology.verification.specification import Specification

PRINTED = ("press", "cover")
"""The editions that go to the printer."""

SIZES = (9.5, 8.5, 7.5, 6)
"""Points: the type of the ticket, smaller where there is so much to say that it would not fit one page."""

Rows = list[tuple[str, str]]


def ticket(account: Account) -> bytes:
    """The PDF, untagged: it is drawn for paper. The same account gives the same bytes.

    Raises MissingLibraryError when the machine lacks what sets pages.
    """
    folder = Path(str(files("anthology.reports"))) / "templates"
    faces = Theme.shipped("default").fonts()
    rules = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight};'
        f' src: url("font:{face.path.name}"); }}\n'
        for face in faces
    )
    css = rules + (folder / "ticket.css").read_text(encoding="utf-8")
    html = Templates(folder, size=readable_size).render("ticket.html", **_values(account))
    fonts = {face.path.name: str(face.path) for face in faces}
    for size in SIZES:
        made = typeset(Job("ticket", html, f"{css}html {{ font-size: {size}pt; }}\n", fonts, tagged=False))
        if made.facts["pages"] == 1:
            break
    return made.files["pdf"]


def _values(account: Account) -> dict[str, object]:
    book = account.book
    publisher = book.publisher
    under = [
        book.subtitle,
        book.edition,
        publisher and ", ".join(filter(None, (publisher.name, publisher.place))),
        book.published and book.published.isoformat(),
        book.isbn.print and f"ISBN {book.isbn.print}",
    ]
    made = {edition.name for edition in account.editions}
    parts = [(TITLES[name], _rows(account, name)) for name in PRINTED if name in made]
    return {
        "title": book.title,
        "language": book.language,
        "under": [part for part in under if part],
        "parts": parts,
        "checks": [outcome for outcome in account.outcomes if outcome.edition in PRINTED],
        "files": [edition for edition in account.editions if edition.name in PRINTED],
        "titles": TITLES,
        "outcomes": OUTCOMES,
        "version": __version__,
    }


def _rows(account: Account, edition: str) -> Rows:
    """What was measured of an edition, and what was ordered where nothing was; then the paper it is meant for."""
    measured = [row for outcome in account.outcomes if outcome.edition == edition for row in outcome.measured]
    return [*(measured or _ordered(account.book, edition)), *_paper(account.book, edition)]


def _ordered(book: Book, edition: str) -> Iterator[tuple[str, str]]:
    wanted = Specification.of_interior(book) if edition == "press" else Specification.of_cover(book, None)
    width = f"{wanted.width:.1f} × " if wanted.width else "the spread × "
    yield "Trimmed size", f"{width}{wanted.height:.1f} mm as ordered; not measured"
    yield "Bleed", f"{wanted.bleed:g} mm as ordered; not measured"
    yield "Inks", f"{'black' if wanted.black else 'cyan, magenta, yellow, black'} as ordered; not measured"


def _paper(book: Book, edition: str) -> Iterator[tuple[str, str]]:
    paper = book.settings.press.paper
    if edition == "press":
        yield (
            "Paper",
            f"{paper.caliper:g} mm a sheet; the number of pages is a multiple of {book.settings.press.pages_multiple}",
        )
    else:
        yield "Board", f"{paper.cover_caliper:g} mm"

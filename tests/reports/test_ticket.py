"""The printer's job ticket: one page that says what was measured, what was not, and how the files were judged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from anthology.book import Book, Isbns, Publisher
from anthology.reports import Account, EditionFile, write_reports
from anthology.reports.ticket import ticket
from anthology.sources import Folder, Locations
from anthology.verification.outcome import Outcome

MEASURED = (("Pages", "104"), ("Trimmed size", "140.0 × 216.0 mm"), ("Most ink", "293 %, on page 12"))


@pytest.fixture
def account(tmp_path: Path) -> Account:
    book = Book(
        title="Letters “and” رسائل",
        language="en",
        direction="ltr",
        slug="letters",
        folder=Folder(tmp_path),
        locations=Locations("book.yaml"),
        sections=(),
        publisher=Publisher("Example Press", "Göteborg"),
        published=date(2027, 3, 1),
        isbn=Isbns(print="978-0-00-202703-8"),
    )
    editions = []
    for name, file in (("epub", "letters.epub"), ("press", "letters-press.pdf"), ("cover", "letters-cover.pdf")):
        (tmp_path / file).write_bytes(name.encode())
        editions.append(EditionFile.of(name, tmp_path / file, 1.0))
    outcomes = (
        Outcome("EPUBCheck", "epub", "passed", "No error."),
        Outcome("Preflight (PDF/X-4)", "press", "passed", "Nothing is wrong.", (), MEASURED),
        Outcome("Separations (Ghostscript)", "press", "not-run", "Ghostscript is missing."),
    )
    return Account(book, tuple(editions), None, outcomes, (), {})


def read(data: bytes) -> tuple[int, tuple[int, int], str]:
    with pypdfium2.PdfDocument(data) as pdf:
        width, height = pdf[0].get_size()
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
        return len(pdf), (round(width / 72 * 25.4), round(height / 72 * 25.4)), text


def test_it_is_one_page_that_says_it_all(account: Account) -> None:
    pages, size, text = read(ticket(account))
    assert (pages, size) == (1, (210, 297))
    for words in (
        "Letters “and”",
        "Example Press, Göteborg",
        "2027-03-01",
        "ISBN 978-0-00-202703-8",
        "140.0 × 216.0 mm",
    ):
        assert words in text
    for edition in account.editions[1:]:
        assert edition.path in text
        assert edition.sha256 in text.replace(" ", "")
    assert "letters.epub" not in text


def test_what_was_not_run_and_not_measured_is_told_so(account: Account) -> None:
    _, _, text = read(ticket(account))
    assert "not run" in text
    assert "Ghostscript is missing." in text
    assert "the spread × 216.0 mm as ordered; not measured" in text
    unjudged = replace(account, outcomes=())
    _, _, text = read(ticket(unjudged))
    assert "passed" not in text
    assert "140.0 × 216.0 mm as ordered; not measured" in text


def test_a_long_title_and_many_fonts_stay_on_the_page(account: Account) -> None:
    fonts = ("Fonts", ", ".join(f"Alegreya-Sans-Weight-{n}" for n in range(40)))
    outcomes = tuple(
        replace(outcome, measured=(*MEASURED, fonts), reason="It was long. " * 20) for outcome in account.outcomes
    )
    book = replace(account.book, title="A Year of Letters from Everywhere " * 8)
    assert read(ticket(replace(account, book=book, outcomes=outcomes)))[0] == 1


def test_the_same_account_gives_the_same_bytes(account: Account) -> None:
    assert ticket(account) == ticket(account)


def test_it_goes_with_the_press_edition_alone(account: Account, tmp_path: Path) -> None:
    names = write_reports(account, tmp_path)
    assert names == ["letters-press-report.pdf", "report.html", "report.json"]
    assert (tmp_path / names[0]).read_bytes().startswith(b"%PDF-")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert 'href="letters-press-report.pdf"' in page
    assert "140.0 × 216.0 mm" in page
    checks = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["checks"]
    assert checks[1]["measured"] == dict(MEASURED)
    without = replace(account, editions=account.editions[:1])
    assert write_reports(without, tmp_path) == ["report.html", "report.json"]

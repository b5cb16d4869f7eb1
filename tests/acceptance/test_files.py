"""The finished files as files: what judges say of them, what they have in common, what the report says."""

from __future__ import annotations

import hashlib
from collections import defaultdict

import page
import pikepdf
import pytest
from bookshelf import Built, Shelf
from lxml import etree
from tests.needs import needs_ace

from anthology.verification import ace

REPORT = {
    "book": ["title", "slug", "language", "pieces", "people", "photos", "words", "pages", "draft", "manuscript"],
    "editions": ["name", "path", "bytes", "sha256", "seconds"],
    "pages": ["label", "section", "side"],
    "typography": [],
    "sections": ["id", "title", "first_page", "pages", "words", "cached"],
    "checks": ["name", "edition", "outcome", "reason", "messages"],
    "diagnostics": ["code", "severity", "message", "path", "line", "column", "hint"],
    "made_with": [],
    "seconds": [],
}
"""The fields of report.json, and those of what is in them."""

OPTIONAL = {"note", "files", "measured", "by"}
"""Fields that only some editions and some checks have."""


def test_the_pdf_is_pdf_ua(built: Built) -> None:
    report = page.validate_pdf(built.path(".pdf"), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, "\n".join(map(str, report.failures))


def test_the_pdf_is_sound(built: Built) -> None:
    with pikepdf.open(built.path(".pdf")) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_every_font_is_embedded_once(built: Built) -> None:
    programs: dict[str, set[tuple[int, int]]] = defaultdict(set)
    with pikepdf.open(built.path(".pdf")) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor:
                programs[str(thing.FontName).split("+")[-1]].add(thing.FontFile2.objgen)
    assert programs
    assert {name: len(found) for name, found in programs.items() if len(found) > 1} == {}


JUDGES = {
    "epub": ["EPUBCheck", "anthology's lint"],
    "reading": ["PDF/UA-1", "PDF syntax (qpdf)"],
    "press": ["Preflight (PDF/X-4)", "Separations (Ghostscript)", "PDF syntax (qpdf)"],
    "cover": ["Preflight (PDF/X-4)", "Separations (Ghostscript)", "PDF syntax (qpdf)"],
}


@pytest.mark.parametrize(("edition", "judge"), [(edition, judge) for edition in JUDGES for judge in JUDGES[edition]])
@pytest.mark.parametrize("name", ["own", "year", "demo"])
def test_the_judges_find_no_error_and_no_warning(name: str, edition: str, judge: str, shelf: Shelf) -> None:
    checks = shelf.book(name).report["checks"]
    (check,) = (c for c in checks if (c["edition"], c["name"]) == (edition, judge))
    assert check["outcome"] == "passed", f"{judge} {check['outcome']}: {check['reason']}"
    assert check["messages"] == []


@needs_ace
@pytest.mark.parametrize("name", ["own", "year"])
def test_ace_finds_no_violation(name: str, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHOLOGY_ACE")
    outcome = ace.judge(shelf.book(name).path(".epub"), {})
    assert (outcome.outcome, outcome.reason, outcome.messages) == ("passed", "No violation.", ())


def test_the_cover_is_the_one_in_the_epub(built: Built) -> None:
    package_path = next(name for name in built.epub if name.endswith(".opf"))
    package = etree.fromstring(built.epub[package_path])
    (cover,) = package.xpath("//*[local-name()='item'][contains(@properties, 'cover-image')]/@href")
    assert built.epub[f"{package_path.rpartition('/')[0]}/{cover}"] == built.path("-cover.jpg").read_bytes()


def test_the_report_has_the_fields_it_promises(built: Built) -> None:
    report = built.report
    assert list(report) == list(REPORT)
    assert list(report["book"]) == REPORT["book"]
    for part in ("editions", "pages", "sections", "checks", "diagnostics"):
        assert all([name for name in entry if name not in OPTIONAL] == REPORT[part] for entry in report[part])
    assert [edition["name"] for edition in report["editions"] if "note" in edition] == ["cover"]
    assert all(isinstance(seconds, float) for seconds in report["seconds"].values())


def test_the_report_says_what_is_in_dist(built: Built) -> None:
    report = built.report
    assert [edition["name"] for edition in report["editions"]] == ["epub", "reading", "press", "cover"]
    for edition in report["editions"]:
        raw = (built.dist / edition["path"]).read_bytes()
        assert (len(raw), hashlib.sha256(raw).hexdigest()) == (edition["bytes"], edition["sha256"])
    slug = report["book"]["slug"]
    made = ("-cover.jpg", "-cover.pdf", "-press-report.pdf", "-press.pdf", ".epub", ".pdf")
    names = [*(f"{slug}{end}" for end in made), "report.html", "report.json"]
    assert sorted(path.name for path in built.dist.iterdir()) == sorted(names)
    assert report["book"]["pages"] == len(report["pages"]) == len(built.pdf.pages)
    assert [section["id"] for section in report["sections"]] == [section.id for section in built.book]
    assert report["diagnostics"] == []


@pytest.mark.parametrize(("name", "pieces", "photos"), [("own", 12, 16), ("year", 52, 104), ("many", 300, 0)])
def test_the_books_are_as_large_as_they_should_be(name: str, pieces: int, photos: int, shelf: Shelf) -> None:
    book = shelf.book(name).report["book"]
    assert book["pieces"] == pieces
    assert book["photos"] >= photos
    if name == "year":
        assert (book["photos"], book["people"]) == (photos, 28)
        assert 93_000 < book["words"] < 96_000

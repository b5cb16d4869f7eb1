"""report.json keeps its contract, report.html holds everything in itself."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from anthology.book import Book, Kind, Matter, Section
from anthology.diagnostics import error, warning
from anthology.editions.pages.pages import Leaf, Pages, SectionPages
from anthology.reports import Account, EditionFile, last_report, write_reports
from anthology.sources import Folder, Location, Locations
from anthology.verification.outcome import Outcome


def section(identifier: str, kind: Kind, title: str, words: int = 0) -> Section:
    body = etree.Element("section", {"id": identifier, "class": kind.value})
    return Section(identifier, kind, Matter.BODY, title, "en", "ltr", body, Location("book.yaml"), words=words)


@pytest.fixture
def account(tmp_path: Path) -> Account:
    book = Book(
        title="Tiny & <Wide>",
        language="en",
        direction="ltr",
        slug="tiny",
        folder=Folder(tmp_path),
        locations=Locations("book.yaml"),
        sections=(section("contents", Kind.CONTENTS, "Contents"), section("one", Kind.PIECE, "One", 1200)),
    )
    leaves = (Leaf("i", "contents", "recto"), Leaf("ii", None, "verso"), Leaf("1", "one", "recto"))
    laid = {"contents": SectionPages("i", 1, True), "one": SectionPages("1", 1, False)}
    edition = tmp_path / "tiny.epub"
    edition.write_bytes(b"epub")
    return Account(
        book,
        (EditionFile.of("epub", edition, 1.5),),
        Pages(None, leaves, {}, (), laid),  # type: ignore[arg-type]
        (
            Outcome("EPUBCheck", "epub", "passed", "No error.", ()),
            Outcome("Other", "epub", "not-run", "It is not installed.", ()),
            Outcome("Third", "epub", "failed", "", (error("epubcheck", "RSC-005 wrong"),)),
        ),
        (warning("dist-busy", "Look <here>.", Location("chapters/one.md", 3, 4), "Do this."), warning("x-y", "All.")),
        {"read": 0.25, "epub": 1.5},
    )


def test_an_edition_that_is_a_folder_lists_its_files(account: Account, tmp_path: Path) -> None:
    (tmp_path / "offprints/ana").mkdir(parents=True)
    (tmp_path / "offprints/one.pdf").write_bytes(b"one")
    (tmp_path / "offprints/ana/one.pdf").write_bytes(b"one, too")
    folder = EditionFile.of("offprints", tmp_path / "offprints", 0.5)
    write_reports(replace(account, editions=(*account.editions, folder)), tmp_path)
    listed = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["editions"][-1]
    assert (listed["name"], listed["path"], listed["bytes"]) == ("offprints", "offprints", 11)
    assert [(f["path"], f["bytes"]) for f in listed["files"]] == [
        ("offprints/ana/one.pdf", 8),
        ("offprints/one.pdf", 3),
    ]
    lines = "".join(f"{f['sha256']}  {f['path']}\n" for f in listed["files"])
    assert listed["sha256"] == hashlib.sha256(lines.encode()).hexdigest()
    page = html.fromstring((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert "2 files" in page.text_content()
    last = last_report(tmp_path)
    assert last is not None
    assert [path for _, path, _ in last.files] == ["tiny.epub", "offprints/ana/one.pdf", "offprints/one.pdf"]


def test_json_has_exactly_the_promised_fields(account: Account, tmp_path: Path) -> None:
    names = write_reports(account, tmp_path)
    assert names[-1] == "report.json"
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(report) == [
        *("book", "editions", "pages", "typography", "sections", "checks", "diagnostics", "made_with", "seconds")
    ]
    assert len(report["book"].pop("manuscript")) == 64
    assert report["book"] == {
        "title": "Tiny & <Wide>",
        "slug": "tiny",
        "language": "en",
        "pieces": 1,
        "people": 0,
        "photos": 0,
        "words": 1200,
        "pages": 3,
        "draft": False,
    }
    assert list(report["editions"][0]) == ["name", "path", "bytes", "sha256", "seconds"]
    assert report["editions"][0]["path"] == "tiny.epub"
    assert report["pages"][1] == {"label": "ii", "section": None, "side": "verso"}
    assert report["sections"][1] == {
        "id": "one",
        "title": "One",
        "first_page": "1",
        "pages": 1,
        "words": 1200,
        "cached": False,
    }
    assert [c["outcome"] for c in report["checks"]] == ["passed", "not-run", "failed"]
    assert list(report["checks"][0]) == ["name", "edition", "outcome", "reason", "messages"]
    assert list(report["diagnostics"][0]) == ["code", "severity", "message", "path", "line", "column", "hint"]
    assert {"anthology", "Python", "weasyprint", "pillow", "Pango", "HarfBuzz", "zlib", "libc"} <= set(
        report["made_with"]
    )
    assert report["seconds"] == {"read": 0.25, "epub": 1.5}


def test_html_says_what_was_made_checked_and_found(account: Account, tmp_path: Path) -> None:
    write_reports(account, tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    page = html.document_fromstring(text)
    said = " ".join(page.text_content().split())
    assert "Tiny & <Wide>" in said
    assert "1 check failed" in said
    assert "It is not installed." in said
    assert [b.text for b in page.find_class("badge")] == ["passed", "not run", "failed"]
    assert page.xpath("//a[@href='tiny.epub']")
    assert "Look <here>." in said
    assert "Do this." in said
    assert page.xpath("//article[@id='dist-busy']//pre")
    for link in page.xpath("//a/@href"):
        if link.startswith("#"):
            assert page.xpath("//*[@id=$i]", i=link[1:]), link


def test_html_loads_nothing(account: Account, tmp_path: Path) -> None:
    write_reports(account, tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=[\"']?https?:|@import|url\(|<script", text)


def test_without_pages_nothing_is_made_up(account: Account, tmp_path: Path) -> None:
    bare = Account(account.book, account.editions, None, (), (), {"read": 0.0})
    write_reports(bare, tmp_path)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["book"]["pages"] is None
    assert report["pages"] == []
    assert report["typography"] is None
    assert report["sections"][0]["first_page"] is None
    said = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Nothing was verified." in said
    assert "passed" not in html.document_fromstring(said).xpath("string(//main)")


def test_the_last_report_is_read_back(account: Account, tmp_path: Path) -> None:
    write_reports(account, tmp_path)
    last = last_report(tmp_path)
    assert last is not None
    assert last.pages == {"contents": ("i", 1), "one": ("1", 1)}
    assert last.labels == ("i", "ii", "1")
    assert [(name, path) for name, path, _ in last.files] == [("epub", "tiny.epub")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"editions": 3, "sections": []}',
        '{"editions": [{"name": "epub", "path": "../../etc/passwd", "sha256": ""}], "sections": []}',
        '{"editions": [{"name": "epub", "path": "..", "sha256": ""}], "sections": []}',
        '{"editions": ["epub", 3], "sections": []}',
        '{"editions": [{"name": "offprints", "files": [{"path": "off/../../x", "sha256": ""}]}], "sections": []}',
        '{"editions": [{"name": "offprints", "files": [{"path": "/etc/passwd", "sha256": ""}]}], "sections": []}',
        '{"editions": [{"name": "offprints", "files": 3}], "sections": []}',
        "[" * 100_000,
    ],
)
def test_a_report_that_makes_no_sense_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(text)
    assert last_report(tmp_path) is None

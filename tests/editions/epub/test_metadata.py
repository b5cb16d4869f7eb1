"""What the package says of the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from anthology.book import Isbns, Kind, Piece, Series
from anthology.editions.epub.metadata import identifier, modified


def refinements(epub, of: str) -> list[tuple[str, str]]:
    found = epub.find("content.opf", f"//opf:meta[@refines='#{of}']")
    return [(e.get("property"), e.text) for e in found]


def values(epub, name: str) -> list[str]:
    path = f"//{name}" if name.startswith("dc:") else f"//opf:meta[@property='{name}']"
    return epub.text("content.opf", path)


def test_titles_series_and_publication(epub):
    assert values(epub, "dc:title") == ["Three Shores", "Letters of a winter"]
    assert refinements(epub, "title") == [("title-type", "main"), ("display-seq", "1")]
    assert refinements(epub, "subtitle")[0] == ("title-type", "subtitle")
    assert values(epub, "belongs-to-collection") == ["The Shore Letters"]
    assert ("collection-type", "series") in refinements(epub, "series")
    assert values(epub, "dc:language") == ["en", "fr", "ar"]
    assert values(epub, "dc:publisher") == ["Example Press"]
    assert values(epub, "dc:date") == ["2027-03-01"]
    assert values(epub, "dc:rights") == ["© 2027 the authors. CC BY-NC-ND 4.0"]
    assert values(epub, "dc:subject") == ["Coasts", "Letters"]
    assert values(epub, "dc:description") == ["Three letters from three shores."]
    assert values(epub, "dc:source") == ["https://example.org/shores"]


def test_everyone_is_named_once_with_all_they_did(epub):
    creators = epub.find("content.opf", "//dc:creator")
    assert [c.text for c in creators] == ["Mara Lindqvist", "Ailsa Moray", "Hélène Duvivier", "ليلى حداد"]
    assert [c.get("id") for c in creators][1] == "person-ailsa-moray"
    about = refinements(epub, "person-ailsa-moray")
    assert about == [("file-as", "Moray, Ailsa"), ("role", "aut"), ("role", "trl"), ("display-seq", "2")]
    contributors = epub.find("content.opf", "//dc:contributor")
    assert [c.text for c in contributors] == ["Jun Okafor", "Example Foundation"]
    assert [dict(refinements(epub, c.get("id")))["role"] for c in contributors] == ["pht", "fnd"]
    assert "file-as" not in dict(refinements(epub, contributors[0].get("id"))), "that would be a guess"
    arabic = creators[3]
    assert (arabic.get("dir"), arabic.get("{http://www.w3.org/XML/1998/namespace}lang")) == ("rtl", "ar")


def test_who_only_introduces_the_book_is_no_author_of_it(book, make):
    roles = {Kind.FOREWORD: "wfw", Kind.PREFACE: "wpr", Kind.INTRODUCTION: "win", Kind.AFTERWORD: "waw"}
    for kind, role in roles.items():
        frame = replace(book.section("harbour"), kind=kind, piece=Piece(by=("layla-haddad", "mara-lindqvist")))
        epub = make(replace(book, sections=tuple(frame if s.id == "harbour" else s for s in book)))
        assert [c.text for c in epub.find("content.opf", "//dc:creator")][:2] == ["Mara Lindqvist", "Ailsa Moray"]
        assert "ليلى حداد" in values(epub, "dc:contributor")
        assert [r for r in refinements(epub, "person-layla-haddad") if r[0] == "role"] == [("role", role)]
        assert [r for r in refinements(epub, "person-mara-lindqvist") if r[0] == "role"] == [
            ("role", "edt"),
            ("role", role),
        ]


def test_refinements_stand_behind_what_they_refine(epub):
    known = ""
    for element in epub.find("content.opf", "//opf:metadata/*"):
        if refined := element.get("refines"):
            assert refined == f"#{known}"
        elif element.get("id"):
            known = element.get("id")


def test_accessibility_follows_from_what_is_there(epub, make, book):
    assert values(epub, "schema:accessMode") == ["textual", "visual"]
    assert values(epub, "schema:accessModeSufficient") == ["textual,visual", "textual"]
    features = values(epub, "schema:accessibilityFeature")
    assert {"alternativeText", "tableOfContents", "readingOrder", "structuralNavigation", "index"} <= set(features)
    assert values(epub, "schema:accessibilityHazard") == ["none"]
    assert "described in words" in values(epub, "schema:accessibilitySummary")[0]
    assert not values(epub, "dcterms:conformsTo"), "conformance is for people to claim"
    plain = replace(book, sections=tuple(s for s in book if s.id in {"title-page", "harbour", "correspondents"}))
    plain = replace(plain, sections=tuple(replace(s, part=None) for s in plain if s.id != "correspondents"))
    for section in plain:
        for link in section.body.iter("a"):
            if (link.get("href") or "").startswith("#person-"):
                link.set("href", f"#{section.id}")
    without = make(plain)
    assert values(without, "schema:accessMode") == ["textual"]
    assert not {"alternativeText", "index"} & set(values(without, "schema:accessibilityFeature"))


def test_the_identifier_outlasts_editions(book):
    assert identifier(book) == identifier(replace(book, title="Four Shores", published=None))
    assert identifier(book) != identifier(replace(book, isbn=Isbns()))
    unnumbered = replace(book, isbn=Isbns())
    assert identifier(unnumbered) == identifier(replace(unnumbered, title="Four Shores", editors=()))
    assert identifier(unnumbered) != identifier(replace(unnumbered, series=Series("Other Letters")))
    assert identifier(unnumbered) != identifier(replace(unnumbered, slug="four-shores"))


def test_the_date_of_change_is_never_that_of_the_build(book, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert modified(book) == datetime.fromtimestamp(1798761600, UTC)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert modified(book) == datetime(2027, 3, 1, tzinfo=UTC)
    assert modified(replace(book, published=None)) == datetime(2026, 1, 7, tzinfo=UTC), "that of the newest piece"
    assert modified(replace(book, published=date(1901, 1, 1))).year == 1980, "the earliest that a zip file knows"

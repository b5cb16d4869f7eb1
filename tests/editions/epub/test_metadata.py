"""What the package says of the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from anthology.book import (
    AlternateScript,
    EpubSettings,
    Evaluation,
    Funding,
    Isbns,
    Kind,
    PageStart,
    Piece,
    Series,
    Settings,
)
from anthology.editions.epub.metadata import identifier, modified
from anthology.editions.epub.printed import Printed

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


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
    assert values(epub, "schema:additionalType") == ["https://schema.org/Collection"]


def test_which_book_of_the_series_it_is(make, book):
    numbered = make(replace(book, series=replace(book.series, number=3)))
    assert refinements(numbered, "series") == [
        ("collection-type", "series"),
        ("group-position", "3"),
        ("dcterms:identifier", "https://example.org/shores"),
    ]


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


def test_names_in_their_own_script_and_identifiers_of_people_and_funders(make, book):
    ailsa = replace(
        book.people["ailsa-moray"],
        orcid="0000-0002-1825-0097",
        alternate_script=AlternateScript("عيلسة موراي", "ar", "rtl"),
    )
    funding = (Funding("Example Foundation", id="https://ror.org/00example"),)
    epub = make(replace(book, people={**book.people, "ailsa-moray": ailsa}, funding=funding))
    about = epub.find("content.opf", "//opf:meta[@refines='#person-ailsa-moray']")
    assert (about[0].get("property"), about[0].text) == ("alternate-script", "عيلسة موراي")
    assert (about[0].get(XML_LANG), about[0].get("dir")) == ("ar", "rtl")
    assert ("dcterms:identifier", "https://orcid.org/0000-0002-1825-0097") in [
        (e.get("property"), e.text) for e in about
    ]
    (foundation,) = epub.find("content.opf", "//dc:contributor[.='Example Foundation']")
    assert dict(refinements(epub, foundation.get("id")))["dcterms:identifier"] == "https://ror.org/00example"


def test_who_wrote_each_piece_is_said_of_its_document(epub):
    creators = epub.find("content.opf", "//opf:meta[@property='dcterms:creator']")
    assert [(e.get("refines"), e.text, e.get(XML_LANG), e.get("dir")) for e in creators] == [
        ("#text-low-water", "Ailsa Moray", None, None),
        ("#text-marche", "Hélène Duvivier", None, None),
        ("#text-harbour", "ليلى حداد", "ar", "rtl"),
    ]
    items = {i.get("id") for i in epub.find("content.opf", "//opf:item")}
    assert {e.get("refines") for e in creators} <= {f"#{i}" for i in items}


def test_refinements_stand_behind_what_they_refine(make, book):
    evaluation = Evaluation("Example Access House", date(2027, 2, 1), "https://example.org/r", "Certified")
    epub = make(replace(book, settings=Settings(epub=EpubSettings(accessibility=evaluation))))
    items = {f"#{i.get('id')}" for i in epub.find("content.opf", "//opf:item")}
    around: list[str] = []
    for element in epub.find("content.opf", "//opf:metadata/*"):
        refined = element.get("refines")
        if refined in items:
            continue
        while around and refined != f"#{around[-1]}":
            around.pop()
        assert bool(refined) == bool(around), refined
        around += [element.get("id")] if element.get("id") else []


@pytest.mark.parametrize(
    ("isbn", "source"),
    [
        (Isbns(reading="978-0-306-40615-7", print="978-3-16-148410-0"), "urn:isbn:9783161484100"),
        (Isbns(reading="978-0-306-40615-7"), "urn:isbn:9780306406157"),
        (Isbns(), "Three Shores, Second edition, Example Press, 2027"),
    ],
)
def test_the_pages_are_those_of_the_typeset_edition(make, book, isbn, source):
    known = replace(book, isbn=isbn, edition="Second edition")
    epub = make(known, Printed(known, (PageStart("7", "low-water", 0, 0),)))
    assert values(epub, "dc:source") == ["https://example.org/shores", source], "Ace looks at the last"
    assert refinements(epub, "pages") == [("source-of", "pagination")]
    assert values(epub, "pageBreakSource") == [source]
    assert {"pageBreakMarkers", "pageNavigation"} <= set(values(epub, "schema:accessibilityFeature"))
    assert "pages of the typeset edition" in values(epub, "schema:accessibilitySummary")[0]


def test_without_pages_nothing_is_said_of_them(epub):
    assert not {"pageBreakMarkers", "pageNavigation"} & set(values(epub, "schema:accessibilityFeature"))
    assert "page" not in values(epub, "schema:accessibilitySummary")[0]
    assert not values(epub, "source-of") + values(epub, "pageBreakSource")


def test_a_named_evaluator_states_conformance(make, book):
    """EPUB Accessibility 1.1, section 4.3: claim <- evaluator <- date, credential and report."""

    def judged(**more):
        evaluation = Evaluation("Example Access House", **more)
        return make(replace(book, settings=Settings(epub=EpubSettings(accessibility=evaluation))))

    epub = judged()
    assert values(epub, "dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert refinements(epub, "conformance") == [("a11y:certifiedBy", "Example Access House")]
    assert refinements(epub, "certifier") == []
    epub = judged(on=date(2027, 2, 15), report="https://example.org/report", credential="Certified evaluator")
    assert refinements(epub, "certifier") == [
        ("dcterms:date", "2027-02-15"),
        ("a11y:certifierCredential", "Certified evaluator"),
    ]
    (report,) = epub.find("content.opf", "//opf:link[@refines='#certifier']")
    assert (report.get("rel"), report.get("href")) == ("a11y:certifierReport", "https://example.org/report")
    epub = judged(credential="https://example.org/badge")
    (badge,) = epub.find("content.opf", "//opf:link[@refines='#certifier']")
    assert (badge.get("rel"), badge.get("href")) == ("a11y:certifierCredential", "https://example.org/badge")


def test_a_draft_claims_nothing(make, book):
    settings = Settings(epub=EpubSettings(accessibility=Evaluation("Example Access House")))
    epub = make(replace(book, settings=settings, draft=True))
    assert not values(epub, "dcterms:conformsTo") + values(epub, "a11y:certifiedBy")


def test_pictures_that_say_nothing_are_no_mode_of_access(make, book):
    photos = {name: replace(photo, decorative=True, alt="") for name, photo in book.photos.items()}
    for section in book:
        for image in section.body.iter("img"):
            image.set("alt", "")
    epub = make(replace(book, photos=photos))
    assert values(epub, "schema:accessMode") == ["textual"]
    assert "alternativeText" not in values(epub, "schema:accessibilityFeature")


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

"""The record of the book in JSON-LD."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from anthology.book import AlternateScript, Book, Funding, Piece, licence


@pytest.fixture
def whole(book: Book) -> Book:
    """The sample book, with all that can be known of its first piece."""
    piece = Piece(
        number=1, place="Inverie", country="GB", subtitle="A letter", by=("ailsa-moray",),
        translated_by=("mara-lindqvist",), photographs_by=("helene-duvivier",), published=date(2026, 1, 7),
        url="https://example.org/shores/1", licence=licence("CC-BY-4.0"), summary="The sea goes out.",
    )  # fmt: skip
    sections = [replace(s, piece=piece) if s.id == "low-water" else s for s in book]
    layla = replace(book.people["layla-haddad"], name="Layla", alternate_script=AlternateScript("ليلى", "ar", "rtl"))
    pier = replace(
        book.photos["pier"], by_person=None, holder="Shore Archive", taken="2025", source="https://a.example"
    )
    plan = replace(
        book.photos["plan"], by="Ailsa Moray", by_person="ailsa-moray", licence=licence("all-rights-reserved")
    )
    return replace(
        book, sections=tuple(sections), people={**book.people, "layla-haddad": layla},
        photos={"pier": pier, "plan": plan}, series=replace(book.series, number=2), edition="First edition",
        funding=(Funding("Example Foundation", "Made possible.", "https://f.example", "https://ror.org/00example"),),
    )  # fmt: skip


def record(epub) -> dict:
    return json.loads(epub.files["EPUB/record.jsonld"])


def test_the_package_links_it_and_neither_manifest_nor_spine_has_it(epub):
    (link,) = epub.find("content.opf", "//opf:link[@rel='record']")
    assert (link.get("href"), link.get("media-type")) == ("record.jsonld", "application/ld+json")
    assert link.get("refines") is None
    assert not epub.find("content.opf", "//opf:item[contains(@href, 'record')]")


def test_the_book(make, whole):
    said = record(make(whole))
    assert (said["@context"], said["@type"]) == ("https://schema.org", "Book")
    assert said["name"] == "Three Shores"
    assert said["alternativeHeadline"] == "Letters of a winter"
    assert said["isbn"] == "9780306406157"
    assert said["inLanguage"] == ["en", "fr", "ar"]
    assert said["license"] == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    assert said["isPartOf"]["name"] == "The Shore Letters"
    assert said["position"] == 2
    assert [p["name"] for p in said["editor"]] == ["Mara Lindqvist"]
    assert [p["name"] for p in said["author"]] == ["Ailsa Moray", "Hélène Duvivier", "Layla"]
    assert said["author"][2]["alternateName"] == {"@value": "ليلى", "@language": "ar"}
    assert said["publisher"]["address"]["addressLocality"] == "Paris"
    foundation = {
        "@type": "Organization",
        "name": "Example Foundation",
        "identifier": "https://ror.org/00example",
        "url": "https://f.example",
    }
    assert said["funder"] == [foundation]
    assert said["funding"] == [{"@type": "Grant", "funder": foundation, "description": "Made possible."}]


def test_every_piece_is_a_part_of_it(make, whole):
    epub = make(whole)
    parts = record(epub)["hasPart"]
    assert [(p["@id"], p["name"], p["inLanguage"]) for p in parts] == [
        ("text/low-water.xhtml", "Low Water at Inverie", "en"),
        ("text/marche.xhtml", "Le marché du dimanche", "fr"),
        ("text/harbour.xhtml", "رسالة من الميناء", "ar"),
    ]
    assert all(f"EPUB/{p['@id']}" in epub.files for p in parts)
    first = parts[0]
    assert first["author"] == [{"@type": "Person", "@id": "#person-ailsa-moray", "name": "Ailsa Moray"}]
    assert [p["name"] for p in first["translator"] + first["contributor"]] == ["Mara Lindqvist", "Hélène Duvivier"]
    assert first["datePublished"] == "2026-01-07"
    assert first["url"] == "https://example.org/shores/1"
    assert first["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert first["contentLocation"] == {
        "@type": "Place",
        "name": "Inverie",
        "address": {"@type": "PostalAddress", "addressCountry": "GB"},
    }
    assert first["isPartOf"]["@id"] == "https://example.org/shores"
    assert first["abstract"] == "The sea goes out."
    assert parts[1]["license"] == "https://creativecommons.org/licenses/by-nc-nd/4.0/", "the book's"
    assert "datePublished" not in parts[1], "what is not known is not said"


def test_pictures_are_credited(make, whole):
    epub = make(whole)
    low_water, marche, harbour = record(epub)["hasPart"]
    assert low_water["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "images/pier.jpg",
            "creditText": "Jun Okafor, Shore Archive",
            "dateCreated": "2025",
            "url": "https://a.example",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert "EPUB/images/pier.jpg" in epub.files
    (plan,) = marche["image"]
    assert (plan["creator"]["@id"], plan["usageInfo"]) == ("#person-ailsa-moray", "All rights reserved")
    assert "image" not in harbour


def test_nothing_in_it_is_empty(make, whole):
    def check(value: object) -> None:
        assert value not in (None, "", [], {})
        for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(inside)

    check(record(make(whole)))

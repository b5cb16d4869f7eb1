"""The map over the list of places: which pieces are on it, by which numbers, and what is said in its place."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.composition.conftest import MANIFEST, Compose

from anthology.book import Book
from anthology.composition.place_map import PLACE_MAP

LA_PAZ, TUNIS = "        country: BO\n", "country: TN,"


def placed(la_paz: str = "", tunis: str = "", manifest: str = MANIFEST) -> dict[str, str | bytes]:
    """The small book with coordinates of its two places."""
    if la_paz:
        manifest = manifest.replace(LA_PAZ, f"{LA_PAZ}        coordinates: {la_paz}\n")
    if tunis:
        manifest = manifest.replace(TUNIS, f"{TUNIS} coordinates: {tunis},")
    return {"book.yaml": manifest}


def book_of(compose: Compose, files: dict[str, str | bytes]) -> Book:
    composed = compose(files)
    assert composed.book is not None
    assert [d.code for d in composed.diagnostics if "map" in d.message or "coordinates" in d.message] == []
    return composed.book


def numbers(book: Book) -> list[str]:
    return ["".join(e.itertext()) for e in book.section("places").body.iter("span") if e.get("class") == "number"]


def test_a_book_without_coordinates_has_no_map_and_no_numbers(compose: Compose) -> None:
    book = book_of(compose, placed())
    assert not book.drawings
    assert book.section("places").body.find(".//figure") is None
    assert numbers(book) == []


def test_the_map_stands_over_the_list_with_the_numbers_of_the_pieces(compose: Compose) -> None:
    book = book_of(compose, placed("[-16.5, -68.15]", "[36.8, 10.2]"))
    figure = book.section("places").body[1]
    assert (figure.tag, figure.get("class"), figure.get("data-photo")) == ("figure", "map", None)
    image = figure.find("img")
    assert image is not None
    assert image.get("src") == f"drawing:{PLACE_MAP}"
    assert image.get("alt") == "Map of the places, from north to south: Tunis and La Paz."
    assert numbers(book) == ["5", "7"]
    drawing = etree.fromstring(book.drawings[PLACE_MAP].page)
    assert [e.get("class") for e in drawing] == ["grid", "land", "dot", "mark", "dot", "mark"]


def test_it_is_nobodys_photograph(compose: Compose) -> None:
    book = book_of(compose, placed("[-16.5, -68.15]"))
    assert set(book.photos) == {"roof", "drawing", "mara"}
    assert "map" not in etree.tostring(book.section("photo-credits").body, encoding="unicode").lower()


def test_what_has_no_coordinates_is_listed_without_a_number(compose: Compose) -> None:
    book = book_of(compose, placed("[-16.5, -68.15]"))
    assert numbers(book) == ["5"]
    assert len(book.section("places").body.findall(".//li")) == 2


def test_coordinates_are_entered_once_for_a_place(compose: Compose) -> None:
    twice = MANIFEST.replace("place: Tunis, country: TN", "place: La Paz, country: BO")
    book = book_of(compose, placed("[-16.5, -68.15]", manifest=twice))
    assert numbers(book) == ["5", "7"]
    dots = [e for e in etree.fromstring(book.drawings[PLACE_MAP].page) if e.get("class") == "dot"]
    assert len(dots) == 1
    assert "from north to south: La Paz." in (book.section("places").body[1][0].get("alt") or "")


def test_pieces_without_numbers_are_numbered_in_reading_order(compose: Compose) -> None:
    book = book_of(compose, placed("[-16.5, -68.15]", "[36.8, 10.2]", MANIFEST.replace("number: 7, ", "")))
    assert numbers(book) == ["1", "2"]


def test_without_a_list_of_places_there_is_no_map(compose: Compose) -> None:
    book = book_of(compose, placed("[-16.5, -68.15]", manifest=MANIFEST.replace("  - places\n", "")))
    assert not book.drawings


@pytest.mark.parametrize("language", ["ar", "he"])
def test_in_a_book_from_right_to_left_west_stays_on_the_left(compose: Compose, language: str) -> None:
    files = placed("[-16.5, -68.15]", "[36.8, 10.2]", MANIFEST.replace("language: en", f"language: {language}", 1))
    drawing = etree.fromstring(book_of(compose, files).drawings[PLACE_MAP].page)
    la_paz, tunis = (float(e.get("cx") or 0) for e in drawing if e.get("class") == "dot")
    assert la_paz < tunis


def test_of_many_places_the_first_and_the_last_are_named(compose: Compose) -> None:
    line = "      - {{file: chapters/p{0}.md, number: {1}, place: Place {0}, coordinates: [{2}, 8], title: T{0}}}\n"
    many = "".join(line.format("abcdefghijk"[n], n + 20, 50 - 2 * n) for n in range(11))
    files: dict[str, str | bytes] = {f"chapters/p{name}.md": f"Words of {name}.\n" for name in "abcdefghijk"}
    files |= placed(manifest=MANIFEST.replace("  - photo-credits\n", f"{many}  - photo-credits\n"))
    image = book_of(compose, files).section("places").body[1][0]
    assert image.get("alt") == (
        "Map of 11 places, from Place a in the north to Place k in the south. The list after it names them all."
    )

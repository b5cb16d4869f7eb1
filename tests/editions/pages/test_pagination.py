"""Leaves and their numbers."""

from lxml import etree

from anthology.book import Kind, Matter, Opening, Section
from anthology.editions.pages.pagination import leaves_of, roman
from anthology.sources import Location


def section(name: str, matter: Matter = Matter.BODY, opening: Opening = Opening.RECTO) -> Section:
    return Section(
        name, Kind.PIECE, matter, name, "en", "ltr", etree.Element("section"), Location("book.yaml"), opening
    )


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 49, 90, 1994)] == [
        "i", "iv", "ix", "xiv", "xl", "xlix", "xc", "mcmxciv",
    ]  # fmt: skip


def test_front_matter_is_roman_and_the_body_begins_again_at_one_on_a_recto() -> None:
    leaves = leaves_of(
        [section("title", Matter.FRONT), section("one"), section("two")], {"title": 3, "one": 2, "two": 1}
    )
    assert [leaf.label for leaf in leaves] == ["i", "ii", "iii", "iv", "1", "2", "3"]
    assert [leaf.section for leaf in leaves] == ["title", "title", "title", None, "one", "one", "two"]
    assert [leaf.side for leaf in leaves] == ["recto", "verso", "recto", "verso", "recto", "verso", "recto"]


def test_a_blank_page_stands_before_a_section_that_opens_on_a_recto() -> None:
    leaves = leaves_of([section("one"), section("two"), section("three")], {"one": 1, "two": 2, "three": 1})
    assert [leaf.section for leaf in leaves] == ["one", None, "two", "two", "three"]
    assert [leaf.label for leaf in leaves] == ["1", "2", "3", "4", "5"]


def test_a_section_may_open_on_the_next_page() -> None:
    leaves = leaves_of([section("one"), section("two", opening=Opening.NEXT)], {"one": 1, "two": 2})
    assert [(leaf.section, leaf.side, leaf.index) for leaf in leaves] == [
        ("one", "recto", 0),
        ("two", "verso", 0),
        ("two", "recto", 1),
    ]


def test_a_section_that_is_not_laid_out_yet_is_left_out() -> None:
    assert [leaf.section for leaf in leaves_of([section("one"), section("two")], {"two": 1})] == ["two"]

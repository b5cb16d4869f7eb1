"""All mistakes at once, each once, and the rest of the manifest kept."""

from __future__ import annotations

from .conftest import WHOLE

TINY = "title: Tiny\nlanguage: en\n"
ONE = "contents:\n  - {file: chapters/one.md, title: One}\n"


def test_every_mistake_is_told_in_one_go(told) -> None:
    assert told(
        "tittle: Tiny\nlanguage: English\nslug: Tiny One\nseries: Letters\npublished: 2027-02-30\n"
        "isbn: {epub: 978-0-00-000000-3}\neditions:\n  pages: {trim: 140, opening: left}\n"
        "contents:\n  - half-titel\n  - {file: a.md, titel: A, number: x, by: [nobody-here]}\n  - {title: B}\n"
    ) == [
        "key-unknown 1:1",
        "language-unknown 2:11",
        "id-wrong 3:7",
        "value-form 4:9",
        "date-wrong 5:12",
        "isbn-wrong 6:14",
        "length-wrong 8:17",
        "value-unknown 8:31",
        "section-unknown 10:5",
        "key-unknown 11:18",
        "number-wrong 11:36",
        "person-unknown 11:44",
        "key-missing 12:5",
    ]


def test_misspelt_key_gives_its_value_to_the_right_one(load) -> None:
    loaded = load(TINY + "contnts:\n  - {file: a.md, titel: A, numbr: five}\n")
    assert [d.code for d in loaded.diagnostics] == ["key-unknown", "key-unknown", "key-unknown", "number-wrong"]
    assert loaded.manifest.contents[0].title == "A"
    assert str(loaded.locations.at("contents", 0, "title")) == "book.yaml:4:25"


def test_misspelt_key_does_not_take_the_place_of_the_right_one(load) -> None:
    loaded = load("tittle: Wrong\n" + TINY + ONE)
    assert [d.code for d in loaded.diagnostics] == ["key-unknown"]
    assert loaded.manifest.title == "Tiny"


def test_wrong_values_are_left_out_and_the_rest_stays(load) -> None:
    loaded = load(WHOLE.replace("taken: 2020-12\n", "taken: 2020-99\n").replace("[epub, reading]", "[epub, screen]"))
    lamp = loaded.manifest.photos["lamp"]
    assert (lamp.taken, lamp.cleared, lamp.by) == (None, ("epub",), "tomas-no")


def test_entries_that_cannot_be_kept_leave_places_of_others_right(load) -> None:
    loaded = load(TINY + "contents:\n  - nonsense\n  - {title: B}\n  - {file: c.md, title: C}\n")
    assert [entry.title for entry in loaded.manifest.contents] == ["C"]
    assert loaded.locations.at("contents", 0).line == 6


def test_ids_of_entries_that_are_left_out_are_still_declared(load) -> None:
    loaded = load(
        TINY + "people:\n  Mara_L: {name: Mara}\nphotos:\n  roof: {alt: A roof., by: X, licence: CC0-1.0}\n"
        "contents:\n  - {file: chapters/one.md, title: One, by: [Mara_L], photos: {door: 5}}\n  - {id: two, title: B}\n"
    )
    assert [d.code for d in loaded.diagnostics] == ["id-wrong", "key-missing", "value-form", "key-missing"]
    assert loaded.declared.people == {"Mara_L"}
    assert loaded.declared.photos == {"roof", "door"}
    assert loaded.declared.sections == {"one", "two"}
    assert loaded.manifest.contents[0].by == ()


def test_ids_all_point_at_something_in_what_is_handed_on(load) -> None:
    loaded = load(
        TINY + "editors: [a, b]\npeople:\n  a: {name: Ana, portrait: gone}\nphotos:\n"
        "  one: {file: x.jpg, alt: x, by: no-body, licence: CC0-1.0, substitute: gone}\n" + ONE
    )
    assert [d.code for d in loaded.diagnostics] == [
        "person-unknown",
        "photo-unknown",
        "person-unknown",
        "photo-unknown",
    ]
    manifest = loaded.manifest
    assert manifest.editors == ("a",)
    assert manifest.people["a"].portrait is None
    assert (manifest.photos["one"].by, manifest.photos["one"].substitute) == (None, None)


def test_one_mistake_is_told_once(told) -> None:
    """A wrong credit is not a missing one, nor is an empty alt; a text in place of a list is not a wrong id too."""
    photo = "photos:\n  p: {file: x.jpg, alt: '', by: '', licence: CC}\n"
    assert told(TINY + photo + ONE) == ["value-empty 4:25", "value-empty 4:33", "licence-unknown 4:46"]
    assert told(TINY + "people: {ana: {name: Ana}}\neditors: ana\n" + ONE) == ["value-form 4:10"]
    assert told(TINY + "contents: all\n") == ["value-form 3:11"]
    assert told(TINY + "contents:\n  -half-title\n") == ["value-form 4:3"]


def test_unused_people_are_asked_for_only_where_all_is_right(told) -> None:
    people = "people:\n  ana: {name: Ana}\n"
    assert told(TINY + people + ONE) == ["person-unused 4:3"]
    assert told(TINY + people + ONE.replace("One}", "One, by: [anna]}")) == ["person-unknown 6:46"]
    assert told(TINY + people + ONE.replace("One}", "One, by: [ana]}")) == []


def test_messages_say_what_to_do(load) -> None:
    def only(text: str) -> tuple[str, str]:
        (found,) = load(text).diagnostics
        return found.message, found.hint

    assert only("tittle: Tiny\nlanguage: en\n" + ONE) == ("“tittle” is not a key of book.yaml.", "Did you mean title?")
    assert only(TINY + "trim: 140mm x 216mm\n" + ONE)[1] == "trim stands in editions: pages."
    assert only(TINY + ONE.replace("title: One", "title: One, author: x"))[1] == "The key for that is by."
    assert only(TINY + "publisher: {name: Lock, Stock}\n" + ONE)[1].endswith("put that text in quotes.")
    assert only(TINY + ONE + "  - {file: b.md}\n") == (
        "Item 2 of contents has no title.",
        "Add it, like this: title: What Happens When Social Movements Win?",
    )
    assert only(TINY + "subjects: Towns\n" + ONE)[1] == "Write it like this: subjects: [Cities, Social movements]"
    assert (
        only(TINY + "people: {ana: {name: Ana}}\neditors: ana\n" + ONE)[1]
        == "Write it like this: editors: [mara-lindqvist]"
    )
    assert only(TINY + "isbn: {print: 978-3-16-148410-1}\n" + ONE)[1].startswith(
        "If the other digits are right, the last is 0;"
    )

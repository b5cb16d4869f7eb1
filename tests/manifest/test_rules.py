from __future__ import annotations

import pytest

TINY = "title: Tiny\nlanguage: en\n"
ONE = "contents:\n  - {file: chapters/one.md, title: One}\n"


def photo(**fields: str) -> str:
    known = {"file": "x.jpg", "alt": "A.", "by": "Ana", "licence": "CC0-1.0"} | fields
    return "{" + ", ".join(f"{name}: {value}" for name, value in known.items() if value) + "}"


@pytest.mark.parametrize(
    "entries",
    [
        "- {file: a/one.md, title: A}\n  - {file: b/one.md, title: B}",
        "- {file: a.md, id: one, title: A}\n  - {file: one.md, title: B}",
        "- {file: one.md, title: A}\n  - {file: one-note-2.md, title: B}",
        "- {file: photo-roof.md, title: A}",
        "- {file: person-ana.md, title: A, by: [ana]}",
        "- {file: one.md, title: A}\n  - {part: P, id: one, pieces: [{file: c.md, title: C}]}",
    ],
)
def test_ids_of_chapters_are_theirs_alone(told, entries: str) -> None:
    text = (
        f"{TINY}editors: [ana]\npeople: {{ana: {{name: Ana}}}}\nphotos: {{roof: {photo()}}}\ncontents:\n  {entries}\n"
    )
    assert [line.split()[0] for line in told(text)] == ["id-taken"]


def test_generated_sections_and_parts_make_way_for_chapters(told) -> None:
    """Nothing refers to them by id, so composition finds them another."""
    entries = (
        "  - contents\n  - {file: contents.md, title: A}\n  - {part: Winter, pieces: [{file: winter.md, title: B}]}\n"
    )
    assert told(f"{TINY}contents:\n{entries}") == []


@pytest.mark.parametrize("by", ["Ana", "ana", "Ana-Lucia Diaz", "Studio_9", "أنا"])
def test_photographer_may_be_a_plain_name(told, by: str) -> None:
    assert told(f"{TINY}photos: {{roof: {photo(by=by)}}}\n{ONE}") == []


def test_photographer_that_looks_like_an_id_is_one(told) -> None:
    assert told(f"{TINY}photos: {{roof: {photo(by='ana-diaz')}}}\n{ONE}") == ["person-unknown 3:43"]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"alt": ""}, ["photo-alt-missing"]),
        ({"alt": "", "decorative": "true"}, []),
        ({"decorative": "false"}, []),
        ({"decorative": "true"}, ["photo-alt-and-decorative"]),
        ({"by": ""}, ["photo-uncredited"]),
        ({"by": "", "holder": "An Archive"}, []),
        ({"licence": ""}, ["photo-licence-missing"]),
        ({"licence": "all-rights-reserved"}, []),
        ({"substitute": "roof"}, ["substitute-loop"]),
    ],
)
def test_photographs(told, fields: dict[str, str], codes: list[str]) -> None:
    assert [line.split()[0] for line in told(f"{TINY}photos: {{roof: {photo(**fields)}}}\n{ONE}")] == codes


def test_each_circle_of_substitutes_is_told_once(load) -> None:
    following = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "f", "f": "e", "g": "h", "h": ""}
    photos = "".join(f"  {name}: {photo(substitute=after)}\n" for name, after in following.items())
    found = load(f"{TINY}photos:\n{photos}{ONE}").diagnostics
    assert [d.message for d in found] == [
        "The substitutes lead in a circle: a → b → c → a.",
        "The substitutes lead in a circle: e → f → e.",
    ]


def test_the_same_photo_twice_names_both_lines(load) -> None:
    chapter = f"contents:\n  - file: a.md\n    title: A\n    photos:\n      roof: {photo()}\n"
    (found,) = load(f"{TINY}photos:\n  roof: {photo()}\n{chapter}").diagnostics
    assert found.code == "photo-twice"
    assert "line 4" in found.message
    assert found.location.line == 9


def test_repeated_words(told) -> None:
    roof = photo(cleared="[epub, epub]", focus="[0.5, 0.5]")
    text = f"{TINY}subjects: [Towns, Night, Towns]\nphotos: {{roof: {roof}}}\n{ONE}"
    assert [line.split()[0] for line in told(text)] == ["value-twice", "value-twice"]


def test_substitute_and_portrait_may_be_a_chapters_photo(told) -> None:
    people = "editors: [ana]\npeople: {ana: {name: Ana, portrait: door}}\n"
    photos = f"photos: {{roof: {photo(substitute='door')}}}\n"
    contents = f"contents:\n  - {{file: a.md, title: A, photos: {{door: {photo()}}}}}\n"
    assert told(TINY + people + photos + contents) == []

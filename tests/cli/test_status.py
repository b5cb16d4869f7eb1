"""status shows every piece, with what it lacks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

BOOK = """\
title: Tiny
language: en
people:
  ana: {name: Ana Quispe, sort: "Quispe, Ana"}
contents:
  - part: Winter
    pieces:
      - {file: chapters/one.md, number: 1, place: La Paz, title: One, by: [ana], published: 2026-01-02}
      - {file: chapters/two.md, number: 2, title: Two}
"""


def test_every_piece_is_a_row(anthology, make_book) -> None:
    book = make_book({"book.yaml": BOOK, "chapters/two.md": "Two words.\n"})
    result = anthology("status", book, "--format", "json")
    assert result.exit_code == 0
    one, two = map(json.loads, result.stdout.splitlines())
    assert one["part"] == "Winter"
    assert (one["number"], one["place"], one["by"], one["title"]) == (1, "La Paz", ["Ana Quispe"], "One")
    assert one["words"] == 8
    assert one["page"] is None
    assert one["missing"] == []
    assert two["missing"] == ["author", "place", "date"]
    assert "2 texts, 10 words; 1 of them lack something." in result.stderr


def test_a_gap_in_the_year_is_shown(anthology, make_book) -> None:
    book = make_book({"book.yaml": BOOK})
    result = anthology("status", book, "--format", "json")
    two = json.loads(result.stdout.splitlines()[1])
    assert "text" in two["missing"]


def test_in_a_pipe_it_is_a_table_with_tabs(anthology, make_book) -> None:
    lines = anthology("status", make_book()).stdout.splitlines()
    assert lines[0].split("\t")[0] == "No."
    assert len({line.count("\t") for line in lines}) == 1


def test_pages_come_from_the_last_build(anthology, make_book) -> None:
    book: Path = make_book({"book.yaml": BOOK, "chapters/two.md": "Two words.\n"})
    (book / "dist").mkdir()
    sections = [{"id": "one", "title": "One", "first_page": "3", "pages": 2, "words": 8, "cached": False}]
    (book / "dist/report.json").write_text(json.dumps({"editions": [], "sections": sections}))
    one = json.loads(anthology("status", book, "--format", "json").stdout.splitlines()[0])
    assert (one["page"], one["pages"]) == ("3", 2)


def test_a_manifest_that_cannot_be_read_is_told(anthology, make_book, reported) -> None:
    reported.expect("manifest-empty")
    result = anthology("status", make_book({"book.yaml": ""}))
    assert result.exit_code == 1
    assert "[manifest-empty]" in result.stdout


UNCLEARED = """\
title: Tiny
language: en
photos:
  roof: {file: photos/roof.png, alt: A., by: Ana Quispe, licence: CC0-1.0, cleared: [epub]}
  sea:
    {file: photos/sea.png, alt: A., by: Bo, holder: The Archive, licence: CC0-1.0, cleared: [epub, reading, print],
     cleared_until: 2026-12-31, substitute: drawing}
  drawing: {file: photos/drawing.png, alt: A., by: Bo, licence: CC0-1.0, cleared: [epub, reading, print]}
  lost: {file: photos/lost.png, alt: A., by: Bo, licence: CC0-1.0}
contents:
  - {file: chapters/one.md, title: One}
  - {file: chapters/two.md, title: Two}
editions: {cover: {image: photos/roof.png}}
"""


def uncleared(make_book) -> Path:
    png = (Path(__file__).parent.parent / "books/photo-not-cleared/photos/roof.png").read_bytes()
    text = "It rained.\n\n![](photo:roof)\n\n![](photo:sea)\n"
    return make_book(
        {
            "book.yaml": UNCLEARED,
            "chapters/one.md": text,
            "chapters/two.md": "More.\n\n![](photo:roof)\n\n![](photo:lost)\n",
            **{f"photos/{name}.png": png for name in ("roof", "sea", "drawing")},
        }
    )


def test_what_is_still_to_be_cleared_is_listed(anthology, make_book) -> None:
    """A photograph whose file has not come yet is one of them."""
    result = anthology("status", uncleared(make_book), "--format", "json")
    roof, sea, lost = [record for record in map(json.loads, result.stdout.splitlines()) if "photo" in record]
    assert roof == {
        "photo": "roof",
        "file": "photos/roof.png",
        "editions": ["reading", "print"],
        "holder": "Ana Quispe",
        "ended": None,
        "instead": {},
        "shown_in": ["one", "two", "cover"],
    }
    assert (sea["holder"], sea["ended"], sea["editions"]) == ("The Archive", "2026-12-31", ["epub", "reading", "print"])
    assert sea["instead"] == dict.fromkeys(["epub", "reading", "print"], "drawing")
    assert (lost["photo"], lost["editions"], lost["shown_in"]) == ("lost", ["epub", "reading", "print"], ["two"])
    assert "3 photographs to be cleared; 2 without a substitute: only a draft can be built." in result.stderr
    one, two = [record for record in map(json.loads, result.stdout.splitlines()) if "title" in record]
    assert one["missing"][-2:] == ["rights of roof", "rights of sea"]
    assert "rights of roof" in two["missing"]


def test_the_list_can_be_read(anthology, make_book) -> None:
    lines = anthology("status", uncleared(make_book)).stdout.splitlines()
    heads = lines.index("To be cleared\tNot for\tWhat is known")
    assert lines[heads + 1] == "roof\treading, print\tphotos/roof.png, in one, two, cover. Rights: Ana Quispe."
    assert lines[heads + 2].endswith("Rights: The Archive. Cleared until 2026-12-31 only. Instead: drawing.")


def test_where_all_is_cleared_there_is_no_list(anthology, make_book) -> None:
    result = anthology("status", make_book())
    assert "cleared" not in result.stdout + result.stderr


YEAR = """\
title: Tiny
language: en
people:
  ana: {name: Ana Quispe, sort: "Quispe, Ana", short_bio: Writes.}
  bo: {name: Bo Lind, sort: "Lind, Bo"}
photos:
  roof: {file: photos/roof.png, alt: roof, by: Bo Lind, licence: CC0-1.0, cleared: [epub, reading, print]}
  sea: {file: photos/roof.png, alt: The sea., by: Bo Lind, licence: CC0-1.0}
contents:
  - {file: chapters/intro.md, kind: introduction, title: Before}
  - {file: chapters/one.md, number: 1, place: La Paz, title: One, by: [ana], published: 2026-12-30}
  - part: Later
    pieces:
      - {file: chapters/two.md, number: 2, place: Lima, title: Two, by: [bo], published: 2027-01-20}
      - {file: chapters/three.md, number: 4, place: Quito, title: Three, by: [ana], published: 2027-06-02}
"""


@pytest.fixture
def year(make_book) -> Path:
    png = (Path(__file__).parent.parent / "books/photo-not-cleared/photos/roof.png").read_bytes()
    return make_book(
        {
            "book.yaml": YEAR,
            "chapters/intro.md": "It begins.\n",
            "chapters/one.md": f"It rained.\n\n![](photo:roof)\n\n![](photo:sea)\n\n{'o' * 201}\n",
            "chapters/two.md": "Sun.\n",
            "chapters/three.md": "Snow.\n",
            "photos/roof.png": png,
        }
    )


def test_weeks_without_a_piece_are_rows(anthology, year: Path) -> None:
    records = [json.loads(line) for line in anthology("status", year, "--format", "json").stdout.splitlines()]
    assert [r.get("week") for r in records if "photo" not in r] == [
        None, "2026-W53", "2027-W01", "2027-W02", "2027-W03", "2027-W04", "2027-W22",
    ]  # fmt: skip
    assert records[2] == {"week": "2027-W01", "weeks": 1, "from": "2027-01-04", "to": "2027-01-10"}
    assert records[5] == {"week": "2027-W04", "weeks": 18, "from": "2027-01-25", "to": "2027-05-30"}
    result = anthology("status", year)
    assert "23 weeks (2026-W53 to 2027-W22): 20 without a piece." in result.stderr
    lines = [line.split("\t") for line in result.stdout.split("\n\n")[0].splitlines()]
    assert [line[2] for line in lines] == [
        "Place", "introduction", "La Paz", "no piece", "no piece", "Lima", "no piece for 18 weeks", "Quito",
    ]  # fmt: skip


def test_what_is_open_is_counted_for_the_text_it_is_about(anthology, year: Path) -> None:
    """In its file, its entry, its photographs and its authors; not what is about another or about nobody."""
    records = [json.loads(line) for line in anthology("status", year, "--format", "json").stdout.splitlines()]
    texts = {r["id"]: r for r in records if "id" in r}
    assert {name: (r["errors"], r["warnings"]) for name, r in texts.items()} == {
        "intro": (0, 0),
        "one": (0, 3),  # a long word, the alt of roof, sea not cleared
        "two": (0, 1),  # no biography of its author
        "three": (0, 1),  # the number before it is missing
    }
    assert (texts["one"]["photos"], texts["one"]["uncleared"]) == (2, 1)
    with (year / "book.yaml").open("a", encoding="utf-8") as file:
        file.write("ignore: [{code: number-gap, words: the number 3, reason: It was never sent.}]\n")
    result = anthology("status", year, "--format", "json")
    three = next(r for r in map(json.loads, result.stdout.splitlines()) if r.get("id") == "three")
    assert three["warnings"] == 0
    assert "Warnings: 4, and 1 silenced." in result.stderr


def test_the_documented_fields_are_those_there_are(anthology, year: Path) -> None:
    text = (Path(__file__).parents[2] / "docs/status.md").read_text(encoding="utf-8")
    tables = [
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", part, re.M)))
        for part in re.split(r"^A (?:text|week|photograph) ", text, flags=re.M)[1:]
    ]
    records = [json.loads(line) for line in anthology("status", year, "--format", "json").stdout.splitlines()]
    for fields, sign in zip(tables, ("id", "from", "photo"), strict=True):
        assert set(fields) == set(next(record for record in records if sign in record))

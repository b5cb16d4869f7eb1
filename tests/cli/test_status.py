"""status shows every piece, with what it lacks."""

from __future__ import annotations

import json
from pathlib import Path

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

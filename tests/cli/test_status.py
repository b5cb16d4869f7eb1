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

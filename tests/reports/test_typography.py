"""The typographic report of a book that was built: what is to be seen on its pages, with page and source line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from lxml import html

PARAGRAPH = (
    "On day {day} the ferry came at six, was unloaded by the two sisters, waited for the post, took the schoolteacher "
    "and the goats, and left again before the harbour master, who had overslept, had found his other boot."
)
LONG = (
    "It is written on the door, for those who can read it: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau"
    "unterbeamtengesellschaft, Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz."
)
MORE = " Nobody said a word about it, then or later, and the goats were fed."
CHAPTER = "\n\n".join(
    [
        PARAGRAPH.format(day=1),
        LONG,
        # Of different heights, or pages might end with whole paragraphs by chance.
        *(PARAGRAPH.format(day=day) + MORE * (day % 3) for day in range(2, 60)),
    ]
)

BOOK = """\
title: Tiny
language: en
editions:
  pages: {line_breaking: first-fit, style: style.css}
contents:
  - file: chapters/one.md
    title: One
"""

Typography = dict[str, Any]


@pytest.fixture
def built(make_book: Callable[..., Path], anthology: Callable[..., Result], reported) -> Path:
    """A book whose style allows everything that a good page does not have."""
    reported.expect("paragraph-twice")
    style = "body { widows: 1; orphans: 1; hyphens: manual }"
    folder = make_book({"book.yaml": BOOK, "chapters/one.md": CHAPTER, "style.css": style})
    assert anthology("build", folder, "--no-verify", "--only", "reading").exit_code == 0
    return folder


def test_what_is_to_be_seen_is_told_with_its_page_and_its_line(built: Path) -> None:
    report = json.loads((built / "dist/report.json").read_text(encoding="utf-8"))
    typography, source = report["typography"], CHAPTER.splitlines()
    assert typography["lines"] > 100
    kinds = {finding["kind"]: finding for finding in typography["findings"]}
    assert {"widow", "orphan", "loose"} <= kinds.keys()
    assert typography["loose"] == sum(finding["kind"] == "loose" for finding in typography["findings"])
    assert source[kinds["loose"]["line"] - 1] == LONG
    for name in ("widow", "orphan"):
        finding = kinds[name]
        quoted = finding["message"].split("“")[1].rstrip("”.")
        assert finding["path"] == "chapters/one.md"
        assert quoted in source[finding["line"] - 1] + "."
        assert finding["page"] in {page["label"] for page in report["pages"]}


def test_people_read_it_with_what_to_do(built: Path) -> None:
    page = html.document_fromstring((built / "dist/report.html").read_text(encoding="utf-8"))
    (section,) = page.xpath("//section[h2[@id='typography']]")
    said = " ".join(section.text_content().split())
    assert "stands alone at the head of the page" in said
    assert "Shorten or lengthen the paragraph by a few words." in said
    assert "chapters/one.md:3" in said

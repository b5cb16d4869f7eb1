"""What the manifest says of lines, seen in the PDF of a book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.editions.pages.breaking.conftest import SetLine, lines_of

TEXT = "The washerwomen and the beekeepers of Washerwomen " * 30


@pytest.fixture
def built(make_book: Callable[..., Path], anthology: Callable[..., Result]) -> Callable[[str], list[SetLine]]:
    def build(settings: str) -> list[SetLine]:
        manifest = f"""\
title: Tiny
language: en
contents:
  - file: chapters/one.md
    title: One
editions:
  pages: {{{settings}}}
"""
        book = make_book({"book.yaml": manifest, "chapters/one.md": f"{TEXT}\n"})
        assert anthology("build", book, "--only", "reading", "--no-verify").exit_code == 0
        return [line for line in lines_of((book / "dist/tiny.pdf").read_bytes()) if line.text.count(" ") > 3]

    return build


def test_line_breaking_and_hyphenation_are_the_editors(built: Callable[[str], list[SetLine]]) -> None:
    chosen, first_fit = built("line_breaking: optimal"), built("line_breaking: first-fit")
    assert [line.text for line in chosen] != [line.text for line in first_fit]
    listed = built("hyphenation: {en: [washerw-omen, beekeepers]}")
    assert {line.text.split()[-1].lower() for line in listed if line.hyphenated} <= {"washerw\u2010"}
    assert not any("Washer\u2010" in line.text for line in built("hyphenate_names: false"))

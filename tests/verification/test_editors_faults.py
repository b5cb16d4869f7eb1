"""Faults of the survey that editors can bring about: whole books have them, and are told each at the editor's own line.

EPUBCheck takes seconds to start, so faults that do not hide each other share a book.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image
from tests.needs import needs_ace

from anthology.diagnostics import codes, explanation

BOOKS = Path(__file__).parents[1] / "books"

BEFORE = {
    "alt label missing": "photo-alt-missing",
    "alt is the name of a file": "photo-alt-file-name",
    "empty alt on content": "photo-alt-missing--not-decorative",
    "heading skip": "heading-skipped",
    "two documents with one title": "title-twice",
    "table without th": "table-header-missing",
}
"""What is told before there is any EPUB, with its book in tests/books, of which tests/test_books.py proves it."""

BOOK = """\
title: Tiny
language: en
people:
  ada: {name: Ada Example, sort: "Example, Ada"}
photos:
  pier:
    file: photos/pier.jpg
    alt: ALT
    caption: Where the ferry was to land
    by: ada
    licence: CC-BY-4.0
    cleared: [epub, reading, print]
editions:
  epub: {style: styles/own.css, page_list: false}
contents:
  - {file: chapters/one.md, title: One, by: [ada]}
  - {file: chapters/roof.md, title: السطح, by: [ada], language: ar DIRECTION}
"""
STYLE = """\
@import "more.css";

h1 { margin: 0 }
RULES
"""


def picture(form: str) -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((900, 600)).save(made, form)
    return made.getvalue()


@dataclass(frozen=True)
class Fault:
    """What the editor writes, and what is told: severity, code, place, and what the message begins with.

    The line of the place is that in `rules`, `more` or `text` where there is one of them. before: the code by which a
    check has told it, before there was an EPUB.
    """

    what: str
    told: str
    says: str = ""
    alt: str = ""
    direction: str = ""
    rules: str = ""
    more: str = ""
    text: str = ""
    before: str = ""
    files: dict[str, bytes] = field(default_factory=dict)


def written(faults: Sequence[Fault]) -> tuple[dict[str, str | bytes], set[tuple[str, str]]]:
    """A book with all these faults, and what is told of it: (severity code path:line, how the message begins)."""
    parts: dict[str, list[str]] = {"rules": [], "more": [], "text": []}
    first = {"rules": 4, "more": 2, "text": 5}
    expected = set()
    for fault in faults:
        severity, code, place = fault.told.split()
        path, _, line = place.partition(":")
        for name, lines in parts.items():
            if text := getattr(fault, name):
                line = str(first[name] + len(lines) + int(line) - 1)
                lines.extend((text + "\n" * (name == "text")).split("\n"))
        expected.add((f"{severity} {code} {path}:{line}", fault.says))
    files: dict[str, str | bytes] = {
        "book.yaml": BOOK.replace("ALT", "".join(f.alt for f in faults) or "Two boats at a quay.").replace(
            "DIRECTION", "".join(f.direction for f in faults)
        ),
        "chapters/one.md": f"The ferry is late.\n\n![](photo:pier)\n\n{chr(10).join(parts['text'])}\n",
        "chapters/roof.md": "كان ذلك فوق السطح.\n",
        "photos/pier.jpg": picture("JPEG"),
        "styles/own.css": STYLE.replace("RULES", "\n".join(parts["rules"])),
        "styles/more.css": f"\n{chr(10).join(parts['more'])}\n",
    }
    return files | {path: data for fault in faults for path, data in fault.files.items()}, expected


WARNED = [
    Fault(
        "alt is the caption", "warning epub-alt-is-caption book.yaml:8",
        alt="Where the ferry was to land.", before="photo-alt-is-caption",
    ),
    Fault("Arabic in English", "warning epub-words-unmarked chapters/one.md:1", text="He said كان ذلك and left."),
    Fault("a printed page", "warning epub-print-reference chapters/one.md:1", text="All this is said: see page 43."),
    Fault("px", "warning epub-css-fixed-size styles/own.css:1", rules="h2 { font-size: 20px }"),
    Fault("px, imported", "warning epub-css-fixed-size styles/more.css:1", more="h2 { font-size: 20px }"),
    Fault("!important", "warning epub-css-important styles/own.css:2", rules="\nh2 { margin: 0 !important }"),
    Fault("black", "warning epub-css-colour styles/own.css:1", rules="body { color: black }"),
    Fault("white", "warning epub-css-colour styles/own.css:2", rules="body {\n  background-color: #fff }"),
    Fault("line-height", "warning epub-css-body styles/own.css:1", rules="body { line-height: 1.6 }"),
    Fault("a strange font", "warning epub-font-not-embedded styles/own.css:1", rules="h2 { font-family: Arial }"),
    Fault("fixed position", "warning epubcheck styles/own.css:2", "CSS-006 ", rules="/* x */\nh2 { position: fixed }"),
]  # fmt: skip
REFUSED = [
    Fault("alt is long", "warning epub-alt-long book.yaml:8", alt="A boat at a quay. " * 9),
    Fault("Arabic without dir", "error epub-direction-missing chapters/roof.md:1", direction=", direction: ltr"),
    Fault(
        "WebP", "error epub-picture-format styles/own.css:1",
        rules="hr { background: url(../photos/wave.webp) }", files={"photos/wave.webp": picture("WEBP")},
    ),
    Fault("direction", "error epubcheck styles/own.css:1", "CSS-001 ", rules="h2 { direction: rtl }"),
    Fault("unicode-bidi", "error epubcheck styles/more.css:1", "CSS-001 ", more="h2 { unicode-bidi: embed }"),
]  # fmt: skip
UNCLOSED = [
    Fault("no CSS", "error epubcheck styles/own.css:1", "CSS-008 ", rules="h2 { margin: 0"),
]  # fmt: skip
BOOKS_WITH_FAULTS = {"warned": WARNED, "refused": REFUSED, "unclosed": UNCLOSED}


def records(result: Result) -> Iterator[dict[str, str]]:
    for line in result.stdout.splitlines():
        if "code" in (record := json.loads(line)):
            yield record


def told(result: Result) -> set[tuple[str, str]]:
    """(severity code path:line, message)"""
    return {(f"{r['severity']} {r['code']} {r['path']}:{r['line']}", r["message"]) for r in records(result)}


@pytest.mark.parametrize("faults", BOOKS_WITH_FAULTS.values(), ids=BOOKS_WITH_FAULTS)
def test_the_editor_is_told_at_their_line(
    faults: list[Fault], make_book: Callable[..., Path], anthology: Callable[..., Result], reported
) -> None:
    files, expected = written(faults)
    codes_told = {fault.told.split()[1]: fault.told.split()[0] for fault in faults}
    reported.expect(*codes_told, *(fault.before for fault in faults))
    book = make_book(files)
    result = anthology("build", book, "--only", "epub", "--format", "json")
    early = {fault.before for fault in faults if fault.before}
    found = [(place, message) for place, message in told(result) if place.split()[1] not in early]
    assert {place.split()[1] for place, _ in told(result)} >= early
    assert sorted(place for place, _ in found) == sorted(place for place, _ in expected)
    for place, says in expected:
        assert any(message.startswith(says) for at, message in found if at == place)
    for code, severity in codes_told.items():
        assert severity in explanation(code).severity
    refused = "error" in codes_told.values()
    assert result.exit_code == refused
    assert (book / "dist/tiny.epub").exists() != refused


@needs_ace
def test_low_contrast_is_told_where_it_shows(
    make_book: Callable[..., Path],
    anthology: Callable[..., Result],
    reported,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ace does not say which rule it is by."""
    monkeypatch.delenv("ANTHOLOGY_ACE")
    reported.expect("ace", "epub-css-colour")
    files, _ = written(
        [
            Fault(
                "low contrast", "warning epub-css-colour styles/own.css:1", rules="p.first + figure + p { color: #ddd }"
            ),
            Fault("the words", "error ace chapters/one.md:1", text="Nobody was there."),
        ]
    )
    found = told(anthology("build", make_book(files), "--only", "epub", "--format", "json"))
    assert {place for place, _ in found} == {"error ace chapters/one.md:5", "warning epub-css-colour styles/own.css:4"}
    assert any(message.startswith("color-contrast ") for _, message in found)


def test_a_book_without_fault_is_told_nothing(make_book: Callable[..., Path], anthology: Callable[..., Result]) -> None:
    result = anthology("build", make_book(written([])[0]), "--only", "epub", "--format", "json")
    assert result.exit_code == 0, result.output
    assert told(result) == set()


@pytest.mark.parametrize("name", BEFORE.values())
def test_what_is_told_before_has_its_book(name: str) -> None:
    code = name.partition("--")[0]
    assert code in codes()
    assert (BOOKS / name / "expected").read_text("utf-8").split()[1] == code

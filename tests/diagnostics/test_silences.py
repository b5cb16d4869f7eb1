"""Silences: what they cover, what they do not, and that those which do nothing are told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from anthology.diagnostics import Diagnostic, Silence, Silences, codes, error, explanation, warning
from anthology.diagnostics.silences import FOUND_WHILE_BUILDING, refusal
from anthology.sources import Folder, Location

SOURCE = Path(__file__).parents[2] / "src/anthology"

MANIFEST = """\
photos:
  roof: {file: photos/roof.jpg, alt: A roof.}
  sea:
    file: photos/sea.jpg

    alt: The sea.
contents:
  - {file: chapters/one.md, title: One}
  - file: chapters/two.md
    title: Two
"""
CHAPTER = """\
He said: “Come in,  and
sit down, and sit still.

- One thing.
- Another  thing,
  and  more.
"""
ENTRY = Location("book.yaml", 90, 5)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "book.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "chapters/one.md").write_text(CHAPTER, encoding="utf-8")
    return Folder(tmp_path)


def found(place: str, message: str = "Wrong.") -> Diagnostic:
    path, line, column = place.split(":")
    return warning("title-twice", message, Location(path, int(line), int(column)))


def silence(where: str | None = None, words: str | None = None, code: str = "title-twice") -> Silence:
    return Silence(code, "It is meant.", ENTRY, where, words)


@pytest.mark.parametrize(
    ("where", "words", "place", "covered"),
    [
        (None, None, "chapters/one.md:1:18", True),
        ("chapters/one.md", None, "chapters/one.md:1:18", True),
        ("./chapters//one.md", None, "chapters/one.md:1:18", True),
        ("chapters/two.md", None, "chapters/one.md:1:18", False),
        # Where the caret points, however the words are broken into lines, and with whichever quotes.
        (None, "Come in, and", "chapters/one.md:1:18", True),
        (None, '"Come in, and sit down', "chapters/one.md:1:18", True),
        (None, "sit down", "chapters/one.md:1:18", False),
        (None, "Another thing", "chapters/one.md:1:18", False),
        (None, "sit", "chapters/one.md:2:16", True),
        ("book.yaml", "Come in", "chapters/one.md:1:18", False),
        # What points at the beginning of a paragraph is about all of it.
        (None, "sit still", "chapters/one.md:1:1", True),
        (None, "Another thing", "chapters/one.md:5:3", True),
        (None, "and more", "chapters/one.md:5:3", True),
        (None, "One thing", "chapters/one.md:5:3", False),
        (None, "Another", "chapters/one.md:1:1", False),
        # And what points at an entry of the manifest, about all its keys.
        (None, "photos/roof.jpg", "book.yaml:2:3", True),
        (None, "photos/sea.jpg", "book.yaml:2:3", False),
        (None, "The sea.", "book.yaml:3:3", True),
        (None, "Two", "book.yaml:9:5", True),
        (None, "chapters/one.md", "book.yaml:9:5", False),
        (None, "One", "book.yaml:8:5", True),
        (None, "Two", "book.yaml:8:5", False),
        (None, "One", "book.yaml:8:36", True),
        (None, "One", "book.yaml:99:5", False),
    ],
)
def test_what_a_silence_covers(folder: Folder, where: str | None, words: str | None, place: str, covered: bool) -> None:
    silences = Silences((silence(where, words),), folder)
    left = list(silences.hear([found(place)]))
    assert left == ([] if covered else [found(place)])
    assert [(s.diagnostic, s.reason) for s in silences.silenced] == (
        [(found(place), "It is meant.")] if covered else []
    )
    assert [d.code for d in silences.idle()] == ([] if covered else ["ignore-unused"])


def test_words_that_the_sentence_names(folder: Folder) -> None:
    """Two warnings at one place are told apart by what they say; one without a place is covered too."""
    one, two = found("book.yaml:7:1", "chapters/a.md is “unlisted”."), found("book.yaml:7:1", "chapters/b.md is, too.")
    bare = warning("title-twice", "All of it.")
    silences = Silences((silence(words='a.md is "unlisted"'), silence(words="All of")), folder)
    assert list(silences.hear([one, two, bare])) == [two]
    assert list(silences.idle()) == []


def test_another_code_is_not_covered_and_an_error_never(folder: Folder) -> None:
    wrong = error("photo-not-cleared", "Not cleared.", Location("book.yaml", 2, 3))
    silences = Silences((silence(code="photo-not-cleared"), silence(words="sea")), folder)
    other = warning("part-empty", "No.", Location("book.yaml", 2, 3))
    assert list(silences.hear([wrong, other])) == [wrong, other]
    # With an error not everything was asked, so only what is about that error is told.
    (told,) = silences.idle()
    assert (told.code, told.location) == ("ignore-unused", ENTRY)
    assert "is an error here" in told.message


def test_the_first_of_two_silences_has_it(folder: Folder) -> None:
    silences = Silences((silence(), silence(words="sit")), folder)
    assert list(silences.hear([found("chapters/one.md:2:1")])) == []
    assert len(list(silences.idle())) == 1


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        (silence("chapters/no.md"), "There is no text chapters/no.md in the book"),
        (silence("chapters/one.md", "sit up"), "Its words do not stand there any more."),
        (silence("chapters/one.md", "Another"), "The nearest is at chapters/one.md:2:5."),
        (silence("book.yaml"), "There is one at chapters/one.md:2:5."),
        (silence(code="part-empty"), "What it was about is mended"),
    ],
)
def test_what_to_do_about_a_silence_that_does_nothing(folder: Folder, entry: Silence, hint: str) -> None:
    silences = Silences((entry,), folder)
    assert len(list(silences.hear([found("chapters/one.md:2:5")]))) == 1
    (told,) = silences.idle()
    assert hint in told.hint


def test_what_only_a_build_finds_is_only_asked_there(folder: Folder) -> None:
    silences = Silences((silence(code="photo-resolution-low"),), folder)
    assert list(silences.idle()) == []
    assert [d.code for d in silences.idle(built=True)] == ["ignore-unused"]


def test_the_codes_that_only_a_build_finds_are_those_of_the_editions() -> None:
    said = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.stem != "silences"}
    of_editions = {
        code
        for path, text in said.items()
        if path.is_relative_to(SOURCE / "editions")
        for code in re.findall(r'\bwarning\(\s*"([a-z-]+)"', text)
    }
    assert of_editions == FOUND_WHILE_BUILDING


def test_every_warning_can_be_silenced_but_those_of_judges() -> None:
    judges = {code for code in codes() if re.match("epub-|pdf-|preflight-|ace$|epubcheck$", code)}
    for code in set(codes()) - judges - {"ignore-unused", "ignore-refused"}:
        assert (refusal(code) is None) == (explanation(code).severity != "error"), code
    assert all(refusal(code) for code in judges)


BOOK = """\
title: Tiny
language: en
people:
  ana: {name: Ana}
photos:
  roof: {file: photos/roof.png, alt: A roof., by: Bo, licence: CC0-1.0, cleared: [epub, reading, print]}
contents:
  - {file: chapters/one.md, title: One}
  - {file: chapters/two.md, title: One}
editions: {pages: {style: styles/book.css}}
ignore:
  - {code: person-unused, words: Ana, reason: She comes in spring.}
  - {code: photo-unplaced, where: book.yaml, words: roof, reason: It is for the invitation.}
  - {code: word-too-long, where: chapters/one.md, words: It rained, reason: As in the letter.}
  - {code: title-twice, where: book.yaml, words: chapters/two.md, reason: So they are called.}
  - {code: style-ignored, where: styles/book.css, words: "colour: red", reason: For another program.}
"""


@pytest.fixture
def book(make_book: Callable[..., Path]) -> Path:
    png = (Path(__file__).parents[1] / "books/photo-unplaced/photos/roof.png").read_bytes()
    files = {"book.yaml": BOOK, "photos/roof.png": png, "styles/book.css": "p {\n  colour: red;\n}\n"}
    return make_book(files | {"chapters/one.md": f"It rained {'o' * 201}.\n", "chapters/two.md": "It stopped.\n"})


def test_check_is_silent_and_says_so(anthology, book: Path) -> None:
    result = anthology("check", book)
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "No errors, no warnings; 4 silenced." in result.stderr


def test_a_strict_build_counts_only_what_is_not_silenced(anthology, book: Path, reported) -> None:
    """A warning of every stage: manifest, composition, manuscript, checks, editions."""
    result = anthology("build", book, "--strict", "--no-verify", "--jobs", "1", "--only", "reading")
    assert (result.stdout, result.exit_code) == ("", 0)
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    assert report["diagnostics"] == []
    assert {d["code"]: d["reason"] for d in report["silenced"]} == {
        "person-unused": "She comes in spring.",
        "photo-unplaced": "It is for the invitation.",
        "word-too-long": "As in the letter.",
        "title-twice": "So they are called.",
        "style-ignored": "For another program.",
    }
    page = (book / "dist/report.html").read_text(encoding="utf-8")
    assert "5 warnings silenced" in page
    assert "For another program." in page
    reported.expect("photo-unplaced", "ignore-unused")
    (book / "book.yaml").write_text(BOOK.replace("words: roof", "words: harbour"), encoding="utf-8")
    result = anthology("build", book, "--strict", "--only", "reading", "--format", "concise")
    assert (result.exit_code, result.stdout.count("\n")) == (1, 2)

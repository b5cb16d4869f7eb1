"""What checks find in a composed book; one tiny book of each code is in tests/books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from anthology.build import read_book
from anthology.checks import CHECKS, check_book
from anthology.checks.prose import PROSE_CHECKS
from anthology.composition.compose import compose_book
from anthology.diagnostics import Diagnostic
from anthology.manifest.load import load_manifest
from anthology.sources import Folder

Make = Callable[..., Path]

HEAD = "title: Tiny\nlanguage: en\n"
ONE = "contents:\n  - {file: chapters/one.md, title: One}\n"


@pytest.fixture
def checked(make_book: Make) -> Callable[[dict[str, str]], list[Diagnostic]]:
    def run(files: dict[str, str]) -> list[Diagnostic]:
        folder = Folder(make_book(files))
        composed = compose_book(load_manifest(folder), folder)
        assert composed.book is not None
        return list(check_book(composed.book))

    return run


def test_the_table_lists_every_check() -> None:
    modules = {check.__module__.rpartition(".")[2] for check in CHECKS}
    folder = Path(__file__).parents[2] / "src/anthology/checks"
    assert modules == {path.stem for path in folder.glob("*.py")} - {"__init__"} | {"prose"}


def test_the_table_of_the_language_lists_every_check() -> None:
    modules = {check.__module__.rpartition(".")[2] for check in PROSE_CHECKS}
    folder = Path(__file__).parents[2] / "src/anthology/checks/prose"
    assert modules == {path.stem for path in folder.glob("*.py")} - {"__init__", "passages"}


def test_a_warning_on_a_line_with_an_error_is_left_out(make_book: Make) -> None:
    folder = make_book({"chapters/one.md": "Rain , [rain](piece:none).\n\nSnow , hail.\n"})
    found = read_book(Folder(folder), "book.yaml", today=date(2026, 1, 1)).diagnostics
    assert [(d.code, d.location.line) for d in found if d.location] == [("piece-unknown", 1), ("space-before-mark", 3)]


def test_nothing_is_found_in_the_book_of_this_repository() -> None:
    read = read_book(Folder(Path(__file__).parents[2]), "book.yaml", today=date(2026, 1, 1))
    assert read.book is not None
    assert list(read.diagnostics) == []


def test_nothing_is_found_in_a_sound_book(checked: Callable[..., list[Diagnostic]]) -> None:
    assert checked({}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quotes “and” ‘such’ — dashes… × ½ № ſ Ł Œ ñ",
        "A non\u2011breaking hyphen, soft\u00adhyphen, narrow\u202fspace, thin\u2009space, zero\u200bwidth.",
        "كلمة عربية، ٣",
        "מילה",
    ],
)
def test_characters_that_are_drawn(checked: Callable[..., list[Diagnostic]], text: str) -> None:
    assert checked({"chapters/one.md": text + "\n"}) == []


def test_a_text_in_another_script_is_told_once(checked: Callable[..., list[Diagnostic]]) -> None:
    (found,) = checked({"chapters/one.md": "Rain.\n\n바람이 분다.\n\n또 비가 온다.\n"})
    assert str(found.location) == "chapters/one.md:3:1"
    assert "바 (U+BC14)" in found.message
    assert "more" in found.message


def test_a_character_of_the_manifest_is_told_once_where_it_was_written(
    checked: Callable[..., list[Diagnostic]],
) -> None:
    manifest = HEAD + "people:\n  min: {name: 김민, sort: Kim, short_bio: Writes.}\n" + ONE.replace("One", "One 바")
    manifest = manifest.replace("바}", "바, by: [min]}") + "  - contents\n  - correspondents\n"
    (found,) = checked({"book.yaml": manifest})
    assert str(found.location) == "book.yaml:4:15"


def test_style_sheets_may_name_files_of_the_book(checked: Callable[..., list[Diagnostic]]) -> None:
    css = """\
@import "more.css";
/* url(https://example.org/no.png) */
a { background: url('../photos/a%20b.png'), url("data:image/gif;base64,R0lGODlhAQABAAAAACw="), URL( #mark ) }
"""
    files = {
        "book.yaml": HEAD + "editions: {epub: {style: styles/epub.css}}\n" + ONE,
        "styles/epub.css": css,
        "styles/more.css": "",
        "photos/a b.png": "",
    }
    assert checked(files) == []


@pytest.mark.parametrize(
    ("css", "code", "place"),
    [
        ("@import 'https://example.org/a.css';", "style-remote", "1:9"),
        ("@import url(http://example.org/a.css) print;", "style-remote", "1:9"),
        ("p {}\n@font-face { src: url(//example.org/a.woff) }", "style-remote", "2:19"),
        ("p { background: u\\72l(https://example.org/a.png) }", "style-remote", "1:17"),
        ("p { background: image-set('https://example.org/a.png' 1x) }", "style-remote", "1:27"),
        ("p { background: url(file:///etc/passwd) }", "style-remote", "1:17"),
        ("p { background: url(/etc/passwd) }", "file-outside-book", "1:17"),
        ("p { background: url(../../../a.png) }", "file-outside-book", "1:17"),
        ("p { background: url(a.png) }", "file-missing", "1:17"),
        ("@media print { p { background: URL( 'a.png' ) } }", "file-missing", "1:37"),
    ],
)
def test_what_style_sheets_may_not_name(
    checked: Callable[..., list[Diagnostic]], css: str, code: str, place: str
) -> None:
    manifest = HEAD + "editions: {pages: {style: styles/a/book.css}}\n" + ONE
    (found,) = checked({"book.yaml": manifest, "styles/a/book.css": css + "\n", "a.png": ""})
    assert (found.code, str(found.location)) == (code, f"styles/a/book.css:{place}")


def test_the_style_sheets_of_a_theme_of_the_book(checked: Callable[..., list[Diagnostic]]) -> None:
    manifest = HEAD + "editions: {pages: {theme: mine}}\n" + ONE
    files = {"book.yaml": manifest, "mine/theme.json": "{}", "mine/pages.css": "@import 'https://example.org/a.css';"}
    (found,) = checked(files)
    assert (found.code, str(found.location)) == ("style-remote", "mine/pages.css:1:9")


def test_a_font_that_is_none(checked: Callable[..., list[Diagnostic]]) -> None:
    fonts = '[{"family": "A", "style": "normal", "weight": 400, "file": "a.ttf"}]'
    manifest = HEAD + "editions: {pages: {theme: mine}}\n" + ONE
    files = {"book.yaml": manifest, "mine/theme.json": "{}", "mine/fonts/fonts.json": fonts, "mine/fonts/a.ttf": "no"}
    (found,) = checked(files)
    assert (found.code, str(found.location)) == ("theme-broken", "book.yaml:3:27")

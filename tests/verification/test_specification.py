"""What the printer was promised, and that finished files are held against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result
from pikepdf import Array, Name

from anthology.book import Book, PagesSettings, Paper, PressSettings, Settings, Trim
from anthology.sources import Folder, Locations
from anthology.verification.preflight import preflight
from anthology.verification.specification import Specification, specifications


@pytest.fixture
def book(tmp_path: Path) -> Book:
    settings = Settings(pages=PagesSettings(Trim(140, 216)), press=PressSettings(paper=Paper(0.1, 0.3)))
    return Book("A", "en", "ltr", "a", Folder(tmp_path), Locations("book.yaml"), (), settings=settings)


def test_the_spine_follows_from_pages_and_paper(book: Book) -> None:
    wanted = Specification.of_cover(book, 418)
    assert wanted.spine == pytest.approx(21.5)
    assert wanted.width == pytest.approx(301.5)


def test_the_wrap_must_fit_the_pages_that_are_there(book: Book, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(12):
        pdf.add_blank_page()
    pdf.save(tmp_path / "press.pdf")
    assert specifications(book, {"press": tmp_path / "press.pdf"}, [])["cover"].spine == pytest.approx(1.2)
    assert specifications(book, {}, [])["cover"].width is None
    (tmp_path / "press.pdf").write_bytes(b"no pdf")
    assert specifications(book, {"press": tmp_path / "press.pdf"}, [])["cover"].width is None


MANIFEST = "title: Tiny\nlanguage: en\ncontents:\n  - {file: chapters/one.md, title: One}\n"


@pytest.fixture
def built(make_book: Callable[..., Path], anthology: Callable[..., Result]) -> Path:
    """A tiny book with press edition and wrap, made through the command line."""
    folder = make_book({"book.yaml": MANIFEST})
    result = anthology("build", folder, "--only", "press,cover")
    assert result.exit_code == 0, result.output
    return folder


def test_verify_holds_the_files_against_the_manifest_as_it_is_now(
    built: Path, anthology: Callable[..., Result], reported
) -> None:
    reported.expect("preflight-trim-size")
    result = anthology("verify", built)
    assert result.exit_code == 0, result.output
    assert "passed: Preflight (PDF/X-4) (press). Nothing is wrong" in result.output
    assert "passed: Preflight (PDF/X-4) (cover). Nothing is wrong" in result.output
    (built / "book.yaml").write_text(f"{MANIFEST}editions:\n  pages: {{trim: 150mm x 216mm}}\n")
    result = anthology("verify", built)
    assert result.exit_code == 1
    assert "book.yaml:6:" in result.output
    assert "140.0 × 216.0 mm where 150.0 × 216.0 mm was ordered" in result.output


def test_without_a_right_manifest_it_is_not_run(built: Path, anthology: Callable[..., Result]) -> None:
    (built / "book.yaml").write_text("")
    result = anthology("verify", built)
    assert "not run: Preflight (PDF/X-4) (press). The manifest has errors" in result.output
    assert result.exit_code == 3


def test_a_wrong_wrap_is_found(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "wrong.pdf"
    with pikepdf.open(next((built / "dist").glob("*-cover.pdf"))) as pdf:
        page = pdf.pages[0].obj
        left, bottom, right, top = (float(v) for v in page.TrimBox)
        page.TrimBox = Array([left + 3, bottom, right, top])
        pdf.save(path)
    trim = Specification(280.8, 216, 3, 300, 250, is_cover=True)
    codes = {m.code for m in preflight(path, trim)[0]}
    assert codes == {"preflight-trim-size"}


def test_large_type_on_a_cover_may_have_any_colour(built: Path, tmp_path: Path) -> None:
    cover = next((built / "dist").glob("*-cover.pdf"))
    with pikepdf.open(cover) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        name = next(iter(fonts))
        width = (float(pdf.pages[0].obj.TrimBox[2]) - float(pdf.pages[0].obj.TrimBox[0])) / 72 * 25.4
    for size, found in ((20, set()), (9, {"preflight-text-plates"})):
        path = tmp_path / f"{size}.pdf"
        with pikepdf.open(cover) as pdf:
            text = pdf.make_stream(f"q BT 0.2 0.9 0.4 0.1 k {name} {size} Tf 200 200 Td <0041> Tj ET Q".encode())
            page = pdf.pages[0]
            page.contents_add(text)
            assert Name(name) in page.obj.Resources.Font
            pdf.save(path)
        wanted = replace(Specification(width, 216, 3, 300, 250), is_cover=True)
        assert {m.code for m in preflight(path, wanted)[0]} == found

"""Books whose mistake cannot be kept in a repository: links, files that cannot be read, a dist/ that cannot be written.

The tests may run as root, whom permission bits do not stop, so other obstacles stand in for them.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result
from PIL import Image

Make = Callable[..., Path]
Run = Callable[..., Result]


def codes_of(result: Result) -> list[str]:
    return [json.loads(line)["code"] for line in result.stdout.splitlines()]


def only(result: Result, code: str, path: str | None = "book.yaml") -> dict[str, object]:
    """The one diagnostic that was reported."""
    assert codes_of(result) == [code]
    assert result.exit_code == 1
    record: dict[str, object] = json.loads(result.stdout)
    assert record["path"] == path
    assert record["hint"]
    return record


def test_chapter_is_a_link_to_itself(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("file-unreadable")
    book = make_book()
    (book / "chapters/one.md").unlink()
    (book / "chapters/one.md").symlink_to("one.md")
    assert only(anthology("check", book, "--format", "json"), "file-unreadable")["line"] == 4


def test_chapter_may_not_be_read(make_book: Make, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system answers to those whom permission bits do stop."""
    reported.expect("file-unreadable")
    monkeypatch.setattr(os, "access", lambda path, _mode: not str(path).endswith("one.md"))
    assert only(anthology("check", make_book(), "--format", "json"), "file-unreadable")["line"] == 4


def test_chapter_fails_while_it_is_read(
    make_book: Make, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken disk, a network folder that went away: for root too, the file is there and cannot be read."""
    reported.expect("file-unreadable")
    book = make_book()
    read_bytes = Path.read_bytes

    def fail(self: Path) -> bytes:
        if self.name == "one.md":
            raise OSError(5, "Input/output error")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert only(anthology("check", book, "--format", "json"), "file-unreadable")["line"] == 4


def test_chapter_is_a_link_out_of_the_book(make_book: Make, anthology: Run, reported, tmp_path: Path) -> None:
    reported.expect("file-outside-book")
    (tmp_path / "secret.md").write_text("Not of this book.\n")
    book = make_book()
    (book / "chapters/one.md").unlink()
    (book / "chapters/one.md").symlink_to(tmp_path / "secret.md")
    result = anthology("check", book)
    assert "Not of this book" not in result.output
    only(anthology("check", book, "--format", "json"), "file-outside-book")


def test_chapter_is_too_large(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("file-too-large")
    book = make_book({"chapters/one.md": "rain " * 1_100_000})
    only(anthology("check", book, "--format", "json"), "file-too-large")


def test_chapter_is_a_pipe(make_book: Make, anthology: Run, reported) -> None:
    """Reading one would wait for ever."""
    reported.expect("file-missing")
    book = make_book()
    (book / "chapters/one.md").unlink()
    os.mkfifo(book / "chapters/one.md")
    only(anthology("check", book, "--format", "json"), "file-missing")


def test_dist_is_a_file(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("dist-unwritable")
    book = make_book({"dist": "not a folder"})
    only(anthology("build", book, "--format", "json"), "dist-unwritable", None)
    assert (book / "dist").read_text() == "not a folder"


def test_dist_leads_out_of_the_book(make_book: Make, anthology: Run, reported, tmp_path: Path) -> None:
    reported.expect("dist-unwritable")
    book, outside = make_book(), tmp_path / "outside"
    outside.mkdir()
    (book / "dist").symlink_to(outside)
    only(anthology("build", book, "--format", "json"), "dist-unwritable", None)
    assert not list(outside.iterdir())


def test_another_build_holds_dist(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("dist-busy")
    book = make_book()
    (book / "dist").mkdir()
    held = os.open(book / "dist", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        only(anthology("build", book, "--format", "json"), "dist-busy", None)
    finally:
        os.close(held)
    assert not list((book / "dist").iterdir())


def test_style_sheet_says_what_the_pages_ignore(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("style-ignored")
    manifest = "title: Tiny\nlanguage: en\ncontents: [{file: chapters/one.md, title: One}]\n"
    book = make_book(
        {
            "book.yaml": f"{manifest}editions: {{pages: {{style: styles/book.css}}}}\n",
            "styles/book.css": "p {\n  colour: red;\n}\n",
        }
    )
    result = anthology("build", book, "--only", "reading", "--format", "json")
    record = json.loads(result.stdout)
    assert (record["code"], record["severity"], record["path"]) == ("style-ignored", "warning", "styles/book.css")
    assert (record["line"], record["column"]) == (2, 3)
    assert result.exit_code == 0


def test_page_numbers_that_never_settle(
    make_book: Make, anthology: Run, reported, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No text is known that needs more rounds than there are; so here there are none to spare."""
    reported.expect("page-numbers-unsettled")
    monkeypatch.setattr("anthology.editions.pages.paginate.ROUNDS", 0)
    book = make_book()
    record = only(anthology("build", book, "--format", "json"), "page-numbers-unsettled")
    assert record["line"] == 4
    assert not list((book / "dist").iterdir())


def picture(width: int, height: int) -> bytes:
    """A JPEG of this size."""
    file = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).save(file, "JPEG")
    return file.getvalue()


def with_photos(photos: str, editions: str = "{}", more: str = "") -> str:
    """The manifest of a book with these photographs, cleared for all, in one chapter or two."""
    return (
        f"title: Tiny\nlanguage: en\neditions: {editions}\nphotos:\n{photos}"
        f"contents:\n  - {{file: chapters/one.md, title: One}}\n{more}"
    )


ROOFS = "  roofs: {file: photos/roofs.jpg, alt: Roofs., by: Ana, licence: CC0-1.0, cleared: [epub, reading, print]}\n"


def test_a_photograph_with_too_few_pixels_for_print(make_book: Make, anthology: Run, reported) -> None:
    """1000 pixels over the measure of 104 mm are 244 an inch; over three fifths of it they would be enough."""
    reported.expect("photo-resolution-low")
    files: dict[str, str | bytes] = {"photos/roofs.jpg": picture(1000, 500), "book.yaml": with_photos(ROOFS)}
    large = make_book({**files, "chapters/one.md": "![](photo:roofs)\n\n![](photo:roofs){.small}\n"}, "large")
    result = anthology("build", large, "--only", "press", "--format", "json", "--no-verify")
    record = json.loads(result.stdout)
    assert (record["code"], record["severity"], record["line"]) == ("photo-resolution-low", "warning", 5)
    assert "244 pixels an inch" in record["message"]
    assert "1024 x 512 pixels" in record["hint"]
    assert result.exit_code == 0
    small = make_book({**files, "chapters/one.md": "![](photo:roofs){.small}\n"}, "small")
    assert anthology("build", small, "--only", "press", "--format", "json", "--no-verify").stdout == ""


def test_a_photograph_that_ends_at_the_cut(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("photo-bleed-missing")
    manifest = with_photos(ROOFS, "{pages: {style: styles/book.css}}")
    style = "@page plate {{ margin: 0 }} figure.plate {{ height: auto }} figure.plate img {{ {} }}"
    files: dict[str, str | bytes] = {
        "photos/roofs.jpg": picture(1750, 2700),
        "book.yaml": manifest,
        "chapters/one.md": "Rain.\n\n![](photo:roofs){.plate}\n",
    }
    short = make_book({**files, "styles/book.css": style.format("width: 140mm; max-height: none")}, "short")
    result = anthology("build", short, "--only", "press", "--format", "json", "--no-verify")
    record = json.loads(result.stdout)
    assert (record["code"], record["severity"], record["line"]) == ("photo-bleed-missing", "warning", 5)
    assert result.exit_code == 0
    beyond = style.format("width: 146mm; height: 225mm; max-height: none; margin: -3mm; object-fit: cover")
    long = make_book({**files, "styles/book.css": beyond}, "long")
    assert anthology("build", long, "--only", "press", "--format", "json", "--no-verify").stdout == ""


@pytest.mark.parametrize(
    "rule", ["opacity: .5", "color: rgb(0 0 0 / 50%)", "background: linear-gradient(red, transparent)"]
)
def test_see_through_things_stop_the_press_edition_only(rule: str, make_book: Make, anthology: Run, reported) -> None:
    reported.expect("press-see-through")
    manifest = "title: Tiny\nlanguage: en\ncontents: [{file: chapters/one.md, title: One}]\n"
    book = make_book(
        {
            "book.yaml": f"{manifest}editions: {{pages: {{style: styles/book.css}}}}\n",
            "styles/book.css": f"h1 {{ {rule} }}\n",
        }
    )
    record = only(anthology("build", book, "--only", "press", "--format", "json"), "press-see-through")
    assert record["line"] == 4
    assert "page 1" in str(record["message"])
    assert anthology("build", book, "--only", "reading", "--no-verify").exit_code == 0


def test_print_shows_another_photograph_and_has_other_page_numbers(make_book: Make, anthology: Run, reported) -> None:
    reported.expect("page-numbers-differ")
    common = "alt: A picture., by: Ana, licence: CC0-1.0"
    photos = (
        f"  wide: {{file: photos/wide.jpg, {common}, cleared: [epub, reading], substitute: tall}}\n"
        f"  tall: {{file: photos/tall.jpg, {common}, cleared: [epub, reading, print]}}\n"
    )
    manifest = with_photos(photos, "{pages: {opening: next}}", "  - {file: chapters/two.md, title: Two}\n")
    book = make_book(
        {
            "book.yaml": manifest,
            "photos/wide.jpg": picture(2000, 200),
            "photos/tall.jpg": picture(1600, 2400),
            "chapters/one.md": "Rain on the roofs. " * 85 + "\n\n![](photo:wide)\n\n![](photo:tall){.small}\n",
            "chapters/two.md": "Sun.\n",
        }
    )
    result = anthology("build", book, "--format", "json", "--no-verify")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["code"], record["severity"], record["line"]) == ("page-numbers-differ", "warning", 5)
    report = json.loads((book / "dist/report.json").read_text(encoding="utf-8"))
    printed = next(s["first_page"] for s in report["sections"] if s["id"] == "two")
    with zipfile.ZipFile(book / "dist/tiny.epub") as epub:
        labels = [label.decode() for label in re.findall(rb">(\d+)</a>", epub.read("EPUB/nav.xhtml"))]
    assert "on, in One, the printed book and the reading PDF" in record["message"]
    assert labels[-1] == printed
    with pikepdf.open(book / "dist/tiny.pdf") as read, pikepdf.open(book / "dist/tiny-press.pdf") as press:
        assert len(read.pages) < len(report["pages"]) <= len(press.pages)

"""Lines of every page stand on one grid, whatever stands above them: read out of the finished PDF."""

from __future__ import annotations

import ctypes
import itertools
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import Result
from PIL import Image

from anthology.book import PagesSettings, Trim
from anthology.editions.pages.geometry import PT, Geometry
from anthology.theme import Theme

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def chapter() -> str:
    """Paragraphs of different words, between things of every height."""
    words = (" ".join(w) for w in itertools.permutations(NUMBERS))
    between = (
        "![](photo:roofs)",
        "A word of العربية in it, and some `code`.",
        "![](photo:stairs){.small}",
        "## A heading",
        ":::: pull-quote\nNobody has ever asked why.\n::::",
        ":::: aside\nThe ferry leaves at four minutes past six, and nobody has asked why it does, or where.\n::::",
        "![](photo:roofs){.wide}",
        "| From | To |\n|------|----|\n| 6.04 | 7.10 |",
        "- A list\n- of two",
        "> A passage that is quoted from a book of rules.",
        *["***"] * 9,  # One of them comes to stand at the head of a page.
    )
    text = (f"In the {next(words)}, and {next(words)}, it rained." for _ in itertools.count())
    return "\n\n".join(part for block in between for part in (next(text), next(text), block, next(text))) + "\n"


BOOK = """\
title: On the grid
language: en
photos:
  roofs:
    {{file: photos/roofs.png, alt: Roofs, caption: Town, by: Ana, licence: CC0-1.0, cleared: [epub, reading, print]}}
  stairs: {{file: photos/stairs.png, alt: Stairs, by: Ana, licence: CC0-1.0, cleared: [epub, reading, print]}}
contents:
  - file: chapters/one.md
    title: One
    subtitle: Which has a subtitle
editions:
  pages: {{theme: {theme}, trim: {width}mm x {height}mm}}
"""


SIZES = {"default": 10.6, "galley": 9.6}
"""The points of the text of themes in which all text is in one column."""


@pytest.mark.parametrize(
    ("theme", "width", "height"),
    [("default", 140, 216), ("default", 148, 210), ("default", 152.4, 228.6), ("galley", 148, 210)],
)
def test_lines_stand_on_the_grid_below_whatever_there_is(
    make_book: Callable[..., Path],
    anthology: Callable[..., Result],
    tmp_path: Path,
    theme: str,
    width: float,
    height: float,
) -> None:
    manifest = BOOK.format(theme=theme, width=width, height=height)
    book = make_book({"book.yaml": manifest, "chapters/one.md": chapter()})
    (book / "photos").mkdir()
    Image.new("RGB", (1611, 977), "#335577").save(book / "photos/roofs.png")
    Image.new("RGB", (801, 1003), "#775533").save(book / "photos/stairs.png")
    anthology("build", book, "--only", "reading", "--no-verify", "--out", tmp_path / "dist")
    leading = Geometry.of(PagesSettings(trim=Trim(width, height)), Theme.shipped(theme)).leading
    lines = list(_lines(next((tmp_path / "dist").glob("*.pdf")), SIZES[theme]))
    heights = [height for height, _ in lines]
    first = min(heights)
    assert len(heights) > 40
    assert [y for y in heights if abs((y - first + leading / 2) % leading - leading / 2) > 0.1] == []
    assert 55 <= statistics.median(letters for _, letters in lines if letters > 40) <= 70


def _lines(path: Path, size: float) -> Iterator[tuple[float, int]]:
    """The lines with ten letters or more in the size of the text: points from the head of their page, and letters."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            lines: dict[float, int] = {}
            for at in range(text.count_chars()):
                x, y = ctypes.c_double(), ctypes.c_double()
                pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
                if abs(pdfium.FPDFText_GetFontSize(text.raw, at) * 0.75 - size) < 0.01:
                    height = round(page.get_height() - y.value, 2)
                    lines[height] = lines.get(height, 0) + 1
            yield from ((height, letters) for height, letters in lines.items() if letters >= 10)


def test_text_from_right_to_left_keeps_the_margins_of_its_pages(
    make_book: Callable[..., Path], anthology: Callable[..., Result], tmp_path: Path
) -> None:
    text = "في طرابلس يشرب البيت من فوق، وتأتي مياه المؤسسة ساعتين كل يومين. " * 4
    files = {
        "book.yaml": "title: ماء\nlanguage: ar\ncontents:\n  - file: chapters/one.md\n    title: ماء\n",
        "chapters/one.md": text,
    }
    anthology("build", make_book(files), "--only", "reading", "--no-verify", "--out", tmp_path / "dist")
    geometry = Geometry.of(PagesSettings(trim=Trim(140, 216)), Theme.shipped("default"))
    with pypdfium2.PdfDocument(next((tmp_path / "dist").glob("*.pdf"))) as pdf:
        page = pdf[len(pdf) - 1]
        edge = max(page.get_textpage().get_charbox(at)[2] for at in range(page.get_textpage().count_chars()))
        assert edge * PT == pytest.approx(page.get_width() * PT - geometry.outer, abs=0.7)

"""What was wrong on pages of galley and could be so again: read out of the finished PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image

from anthology.cli import main

LICENCE = "licence: CC0-1.0, cleared: [epub, reading, print]"
LIFE = "{name} was for some years a lawyer at the chamber of commerce, and is at work on a history of frost. " * 3
INITIALS = "ABCDEFGHIKLMNOPRST"
LONGER = 50
"""Pieces, each with a title that is a letter longer."""
HEAD = 50.0
"""Points: what stands higher on a page is its running head."""
FIRST = 76.0
"""Points: the first line of text stands higher, and a heading lower."""
TERMS = tuple(f"{letter}{end}" for letter in "abcdefghiklmnoprst" for end in ("lder", "nchor", "rchive", "sh"))


def _manifest() -> str:
    """Eighteen correspondents with portraits, lives of many lengths and two photographs each, and one who wrote all."""
    people, photos = "  all: {name: Zna Virtanen, bio: Zna Virtanen writes.}\n", ""
    for at, initial in enumerate(INITIALS):
        name = f"{initial}na Virtanen"
        life = LIFE.format(name=name)[: 130 + 37 * (at % 5)].rsplit(" ", 1)[0]
        people += f"  p{at}: {{name: {name}, bio: '{life}.', portrait: at{at}}}\n"
        photos += f"  at{at}: {{file: photos/one.png, alt: A face, by: p{at}, {LICENCE}}}\n"
        caption = "The harbour after the rain, with the ferry that leaves at four minutes past six"
        photos += f"  of{at}: {{file: photos/one.png, alt: A quay, caption: '{caption}', by: p{at}, {LICENCE}}}\n"
    return (
        "title: Letters\nlanguage: en\neditors: [p0]\npublisher: {name: Example Press}\n"
        f"people:\n{people}photos:\n{photos}"
        "contents:\n  - half-title\n  - title-page\n"
        "  - part: Winter\n    pieces:\n      - {file: chapters/one.md, title: One, by: [p1]}\n"
        + "".join(
            f"      - {{file: chapters/{at}.md, title: Notes from a creaking bea{'i' * at}ch, by: [all]}}\n"
            for at in range(LONGER)
        )
        + "  - contents\n"
        "  - photo-credits\n  - correspondents\n  - index\n"
        "editions: {pages: {theme: galley}}\n"
    )


@dataclass(frozen=True, slots=True)
class Line:
    """x, y: where it begins and stands, in points from the left edge and the head of its page."""

    x: float
    y: float
    text: str


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("galley")
    for part in ("chapters", "photos"):
        (folder / part).mkdir()
    Image.linear_gradient("L").resize((800, 1000)).convert("RGB").save(folder / "photos/one.png")
    (folder / "book.yaml").write_text(_manifest())
    marked = " ".join(f'A [{term}]{{index="{term}"}} it was.' for term in TERMS)
    (folder / "chapters/one.md").write_text("\n\n".join([marked, *(f"![](photo:of{at})" for at in range(18))]) + "\n")
    for at in range(LONGER):
        (folder / f"chapters/{at}.md").write_text("It rained.\n")
    made = CliRunner().invoke(main, ["build", str(folder), "--only", "reading", "--no-verify"])
    assert made.exit_code == 0, made.output
    return next((folder / "dist").glob("*.pdf"))


@pytest.fixture(scope="module")
def pages(book: Path) -> list[list[Line]]:
    """The lines of each page below its running head, as they are drawn; those of two columns are two."""
    with pypdfium2.PdfDocument(book) as pdf:
        return [[line for line in _lines(page) if line.y > HEAD] for page in pdf]


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    text = page.get_textpage()
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        yield Line(left, page.get_height() - bottom, text.get_text_bounded(left, bottom, right, top).strip())


def _section(pages: list[list[Line]], heading: str) -> list[list[Line]]:
    """The pages of a section that begins with this heading, the first without it, up to a blank or another one."""
    first = next(at for at, page in enumerate(pages) if page and _top(page).text == heading and _top(page).y > FIRST)
    found = [[line for line in pages[first] if line.text != heading]]
    for page in pages[first + 1 :]:
        if not page or _top(page).y > FIRST:
            break
        found.append(page)
    return found


def _top(page: list[Line]) -> Line:
    return min(page, key=lambda line: line.y)


def test_half_title_title_and_part_stand_on_one_line(pages: list[list[Line]]) -> None:
    heights = [line.y for page in (pages[0], pages[2], pages[4]) for line in page if line.text in {"Letters", "Winter"}]
    assert len(heights) == 3
    assert max(heights) - min(heights) < 0.6


def test_the_publisher_stands_at_the_foot_of_the_title_page(pages: list[list[Line]]) -> None:
    foot = max(line.y for page in pages for line in page)
    assert next(line.y for line in pages[2] if line.text == "Example Press") == pytest.approx(foot, abs=4)


def test_every_page_number_of_the_contents_stands_at_the_edge(pages: list[list[Line]]) -> None:
    lines = [line for page in _section(pages, "Contents") for line in page]
    numbers = [line for line in lines if line.text.isdigit()][1:]  # But for that of the part, behind its title.
    assert len(numbers) > LONGER
    edge = max(line.x for line in numbers)
    assert [line for line in numbers if line.x < edge - 18] == []
    names = [line.y for line in lines if line.text.endswith("Virtanen")]
    assert [line for line in numbers if min(abs(line.y - name) for name in names) > 4 and line.y < names[-1]] == []


def test_turned_lines_of_the_photo_credits_hang(pages: list[list[Line]]) -> None:
    lines = [line for page in _section(pages, "Photo credits") for line in page]
    edge = min(line.x for line in lines)
    first = {round(line.x - edge) for line in lines if line.text.startswith(("The harbour", "A face"))}
    assert first <= {0, 1}
    # The licence of each first photograph has no room on its line.
    assert sum(line.text.startswith("CC0") and abs(line.x - edge - 13) < 1 for line in lines) == 18


def test_no_name_is_parted_from_portrait_and_life(pages: list[list[Line]]) -> None:
    found = _section(pages, "Correspondents")
    assert len(found) > 3
    names = {f"{initial}na Virtanen" for initial in f"{INITIALS}Z"}
    for page in found:
        # Lines beside a portrait begin further in.
        assert min(line.x for line in page if line.y < _top(page).y + 6) < 60
        assert max(page, key=lambda line: line.y).text not in names


def test_the_columns_of_the_index_begin_at_one_height(pages: list[list[Line]]) -> None:
    found = _section(pages, "Index")
    assert len(found) > 1
    middle = 148 / 2 * 72 / 25.4
    for page in found:
        left, right = (min(line.y for line in page if (line.x > middle) == side) for side in (False, True))
        assert left == pytest.approx(right, abs=2.5)  # Which is what hangs below a line at most.


def test_licences_have_lining_figures(book: Path) -> None:
    with pypdfium2.PdfDocument(book) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for found in re.finditer(r"CC0", text.get_text_range()):
                tops = [text.get_charbox(at)[3] for at in (found.start(), found.end() - 1)]
                assert tops[0] == pytest.approx(tops[1], abs=0.4)

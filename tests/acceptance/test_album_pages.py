"""Album on a narrow page: what was once seen to be wrong on it, looked for where it stands in the opened PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from click.testing import CliRunner
from PIL import Image

from anthology.cli import main

FOOT = 26 / 25.4 * 72
"""Points. Below stands nothing but the running head and the number of the page."""

TERMS = ["apples", "bells", "boats", *(f"fair {name}" for name in "abcdefgh"), *(f"lamp {name}" for name in "abcdefgh")]
TITLES = ["The Wind Blew Beach by B" + "e" * number + "ach" for number in range(1, 9)]
"""One of them leaves too little room for the number of its page."""

MANIFEST = """\
title: Letters from Elsewhere
language: en
people:
  mara: {name: Mara Lindqvist, bio: Mara edits letters and keeps the keys., portrait: mara}
  samira: {name: Samira Haddad, bio: Samira writes.}
photos:
  tall: {file: photos/tall.png, alt: A lift., by: mara, licence: CC-BY-NC-4.0, cleared: [epub, reading, print],
    caption: "The lift of the hill seen from below, with both of its cars about to pass each other in the middle"}
  mara: {file: photos/mara.png, alt: Mara., by: samira, licence: CC-BY-4.0, cleared: [epub, reading, print],
    caption: "Mara in the winter of the year in which she counted, in May"}
editions:
  pages: {theme: album, trim: 140mm x 216mm}
contents:
PIECES  - {file: chapters/two.md, number: 2, place: Tripoli, country: LB, title: الماء, by: [samira], language: ar}
  - photo-credits
  - correspondents
  - places
  - index
"""
ARABIC = "في طرابلس يشرب البيتُ من فوق، وتأتي مياه المؤسّسة ساعتين كلّ يومين، إن جاءت، وتأتي ضعيفةً لا تقوى على الصعود. "
PIECE = "  - {{file: chapters/{0}.md, number: {0}, place: Kisumu, country: KE, title: {1}, by: [mara]}}\n"
TEXTS = {
    "book.yaml": MANIFEST.replace("PIECES", "".join(PIECE.format(*piece) for piece in enumerate(TITLES, 10))),
    **{f"chapters/{number}.md": "The wind blew.\n" for number, _ in enumerate(TITLES, 10)},
    "chapters/10.md": " ".join(f'[{term}]{{index="{term}"}}' for term in TERMS) + ".\n\n![](photo:tall){.plate}\n",
    "chapters/two.md": f"{ARABIC * 2}\n\n{ARABIC * 2}\n\n| كتاب | سنة |\n|---|--:|\n| كتب | 178 |\n| صحف | 24 |\n",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline without a wide gap between them, in points from the left and the foot of the page."""

    text: str
    left: float
    right: float
    base: float


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pdfium.PdfDocument]:
    folder = tmp_path_factory.mktemp("album")
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "photos").mkdir()
    for name, size in {"tall": (800, 1400), "mara": (640, 800)}.items():
        Image.linear_gradient("L").resize(size).convert("RGB").save(folder / f"photos/{name}.png")
    made = CliRunner().invoke(main, ["build", str(folder), "--only", "reading", "--no-verify"])
    assert made.exit_code == 0, made.output
    with pdfium.PdfDocument(folder / "dist/letters-from-elsewhere.pdf") as document:
        yield document


def lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page from its head on, those of one height from the left."""
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        x, base = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text, at, x, base)
        left, _, right, _ = text.get_charbox(at, loose=True)
        if not (character := text.get_text_range(at, 1)).isspace():
            found.append((round(base.value, 1), left, right, character))
    made = []
    for base, row in groupby(sorted(found, key=lambda c: (-c[0], c[1])), key=lambda c: c[0]):
        words: list[Line] = []
        for _, left, right, character in row:
            if words and left < words[-1].right + 12:
                last = words.pop()
                words.append(Line(last.text + character, last.left, right, base))
            else:
                words.append(Line(character, left, right, base))
        made += words
    return made


def pictures(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the photographs of a page."""
    return [found.get_bounds() for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]


def page_of(pages: pdfium.PdfDocument, title: str) -> pdfium.PdfPage:
    return next(page for page in pages if (found := lines(page)) and found[0].text == title.replace(" ", ""))


def test_the_caption_of_a_plate_stands_below_it(pages: pdfium.PdfDocument) -> None:
    plate = next(page for page in pages if any(top - bottom > 400 for _, bottom, _, top in pictures(page)))
    caption = lines(plate)
    assert len({line.base for line in caption}) > 2, "it has as many lines as the mistake needed"
    assert max(line.base for line in caption) + 8 < pictures(plate)[0][1]


def test_a_paragraph_of_arabic_is_seen_to_begin(pages: pdfium.PdfDocument) -> None:
    edges = [line.right for page in pages for line in lines(page) if re.search(r"[\u0600-\u06ff]{20}", line.text)]
    indented = [edge for edge in edges if 12 < max(edges) - edge < 18]
    assert len(edges) > 6
    assert len(indented) == 1, "the first of a piece is not, the second is"


def test_a_table_of_arabic_begins_at_the_edge_and_its_figures_end_at_one_place(pages: pdfium.PdfDocument) -> None:
    page = next(page for page in pages if any("178" in line.text for line in lines(page)))
    found = lines(page)
    figures = [line.right for line in found if line.text in {"178", "24"}]
    [word] = [line.right for line in found if line.text.endswith(("كتب", "بتك"))]
    assert len(figures) == 2
    assert figures[0] == pytest.approx(figures[1], abs=1)
    assert word == pytest.approx(max(line.right for line in found), abs=3)


@pytest.mark.parametrize("title", ["Photo credits", "Correspondents", "Places"])
def test_no_page_number_stands_alone_on_a_line(pages: pdfium.PdfDocument, title: str) -> None:
    found = [line for line in lines(page_of(pages, title)) if line.base > FOOT]
    for base, row in groupby(found, key=lambda line: line.base):
        assert not "".join(line.text for line in row).isdigit(), base


def test_a_name_stands_on_the_line_of_its_first_photograph(pages: pdfium.PdfDocument) -> None:
    found = lines(page_of(pages, "Photo credits"))
    name = next(line for line in found if line.text.startswith("MaraLindqvist"))
    photograph = next(line for line in found if line.text.startswith("Theliftofthehill"))
    assert name.base == pytest.approx(photograph.base, abs=0.5)


def test_a_portrait_keeps_to_its_column(pages: pdfium.PdfDocument) -> None:
    page = page_of(pages, "Correspondents")
    (_, _, right, _) = pictures(page)[0]
    text = min(line.left for line in lines(page) if "keepsthekeys" in line.text)
    assert right < text - 7 / 25.4 * 72


def test_the_columns_of_the_index_begin_at_one_height(pages: pdfium.PdfDocument) -> None:
    found = [line for line in lines(page_of(pages, "Index"))[1:] if line.base > FOOT]
    heads: list[Line] = []
    for line in sorted(found, key=lambda line: line.left):
        if not heads or line.left > heads[-1].left + 60:
            heads.append(line)
        elif line.base > heads[-1].base:
            heads[-1] = line
    assert len(heads) == 3
    assert any(len(line.text) > 1 for line in heads), "one of them begins with an entry, as the mistake needs it"
    assert max(line.base for line in heads) - min(line.base for line in heads) < 1

"""The map of the places in the finished files of this repository's book: drawn, described, in inks."""

from __future__ import annotations

import pikepdf
import pypdfium2
from bookshelf import Built
from lxml import etree
from pikepdf import Dictionary, Name
from PIL import Image

ALT = (
    "Map of the places, from north to south: Göteborg, Tripoli, Onomichi, Kolkata, Saint-Louis, Kisumu and Valparaíso."
)
CAPTION = "Where the texts come from."
RUBRIC, LAND = (0x7A, 0x2E, 0x1F), (0xE4, 0xDD, 0xCF)
SVG, XHTML = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xhtml}"


def page_of(built: Built, end: str) -> tuple[int, Image.Image]:
    """The page with the map, and how it looks at 100 dpi."""
    with pypdfium2.PdfDocument(built.path(end)) as pdf:
        for number in reversed(range(len(pdf))):
            if CAPTION in " ".join(pdf[number].get_textpage().get_text_range().split()):
                return number, pdf[number].render(scale=100 / 72).to_pil().convert("RGB")
    raise AssertionError("no page has the map")


def test_the_page_shows_land_and_dots(own: Built) -> None:
    _, picture = page_of(own, ".pdf")
    colours = {colour: count for count, colour in picture.getcolors(maxcolors=100_000) or []}
    assert colours[LAND] > 10_000
    assert colours[RUBRIC] > 7 * 4


def test_who_hears_the_page_is_told_what_the_map_shows(own: Built) -> None:
    number, _ = page_of(own, ".pdf")
    with pikepdf.open(own.path(".pdf")) as pdf:
        figures = [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.Figure]
        (figure,) = [f for f in figures if str(f.get("/Alt", "")) == ALT]
        assert figure.Pg.objgen == pdf.pages[number].obj.objgen
    with pypdfium2.PdfDocument(own.path(".pdf")) as pdf:
        before, _, _ = pdf[number].get_textpage().get_text_range().partition(CAPTION)
    assert before.split() == ["Places"], "the numbers on the map are drawn, and no words of the page"


def test_on_the_press_it_is_black_and_its_tints(own: Built) -> None:
    number, _ = page_of(own, "-press.pdf")
    with pikepdf.open(own.path("-press.pdf")) as pdf:
        steps = list(pikepdf.parse_content_stream(pdf.pages[number]))
        inks = {tuple(map(float, s.operands)) for s in steps if str(s.operator) in ("k", "K") and len(s.operands) == 4}
        others = {str(s.operator) for s in steps} & {"rg", "RG", "g", "G", "sc", "SC", "scn", "SCN", "gs"}
    assert (0.0, 0.0, 0.0, 0.15) in inks
    marks = (1.0, 1.0, 1.0, 1.0)  # Where to cut, on every plate.
    assert all(ink[:3] == (0, 0, 0) for ink in inks - {marks})
    assert not others


def test_in_the_ebook_it_has_the_colour_of_the_text(own: Built) -> None:
    (name,) = (name for name in own.epub if name.endswith("/places.xhtml"))
    document = etree.fromstring(own.epub[name])
    (drawing,) = document.iter(f"{SVG}svg")
    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", ALT)
    painted = {e.get(key) for e in drawing.iter() for key in ("fill", "stroke") if e.get(key)}
    assert painted == {"none", "currentColor"}
    caption = document.find(f".//{XHTML}figcaption/{XHTML}p")
    assert caption is not None
    assert (caption.text or "").startswith(CAPTION)
    (package,) = (name for name in own.epub if name.endswith(".opf"))
    opf = etree.fromstring(own.epub[package])
    drawn = [i.get("href") for i in opf.iter("{*}item") if "svg" in (i.get("properties") or "").split()]
    assert drawn == ["text/places.xhtml"]
    assert len(own.epub[name]) < 60_000

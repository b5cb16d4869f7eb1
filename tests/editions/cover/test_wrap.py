"""The wrap for the printer: the finished PDF, opened and rendered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from cover_book import with_cover, with_editors
from PIL import Image

from anthology.book import Book, Cover, Isbns, Paper, Publisher, Trim
from anthology.cache import Cache
from anthology.editions.cover.dimensions import Wrap, bound_pages, spine_width
from anthology.editions.cover.wrap import make_wrap
from anthology.theme import Theme

THEME = Theme.shipped("default")
MM = 72 / 25.4
LONG = "What the Ferries Carried at Night, and Other Accounts of a Year Beside the Water"
ISBN = "978-0-00-202703-8"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Plates and profiles are made once for all tests."""
    return Cache(tmp_path_factory.mktemp("wraps"))


@pytest.fixture
def made(tmp_path: Path, cache: Cache):
    """made(book, leaves) -> the wrap, opened, and what is noted of it."""
    opened: list[pikepdf.Pdf] = []

    def make(book: Book, leaves: int = 416) -> tuple[pikepdf.Pdf, str]:
        target = tmp_path / f"{len(opened)}.pdf"
        found = make_wrap(book, THEME, leaves, target, cache=cache)
        assert found.diagnostics == ()
        opened.append(pikepdf.open(target))
        return opened[-1], found.note

    yield make
    for pdf in opened:
        pdf.close()


def ready(book: Book, **cover: str) -> Book:
    """A book with a back cover and a print ISBN."""
    book = with_cover(book, Cover(back="Seven people were asked how something works. " * 6, **cover))
    return replace(book, isbn=Isbns(print=ISBN), publisher=Publisher("Example Press"))


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [round(float(n) / MM, 2) for n in page.obj[name]]


def drawn(pdf: pikepdf.Pdf) -> Iterator[tuple[list[object], str]]:
    """Every operator of the page and of the forms it draws."""
    streams: list[pikepdf.Page | pikepdf.Object] = [pdf.pages[0]]
    while streams:
        stream = streams.pop()
        for operands, operator in pikepdf.parse_content_stream(stream):
            yield list(operands), str(operator)
        resources = stream.obj.Resources if isinstance(stream, pikepdf.Page) else stream.get("/Resources", {})
        things = resources.get("/XObject", {})
        streams += [thing for thing in things.values() if thing.Subtype == pikepdf.Name.Form]


def rendered(pdf: pikepdf.Pdf, ppi: int) -> Image.Image:
    with pypdfium2.PdfDocument(str(pdf.filename)) as document:
        return document[0].render(scale=ppi / 72).to_pil().convert("RGB")


def words(pdf: pikepdf.Pdf) -> list[tuple[str, float, float, float, float]]:
    """Each run of text: its words; left, top, right, bottom in mm from the upper left corner of the trim."""
    trim = [float(n) for n in pdf.pages[0].obj.TrimBox]
    media = [float(n) for n in pdf.pages[0].obj.MediaBox]
    found = []
    with pypdfium2.PdfDocument(str(pdf.filename)) as document:
        text = document[0].get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            said = text.get_text_bounded(left, bottom, right, top)
            if trim[1] < (bottom + top) / 2 < trim[3]:
                found.append((said, left / MM, (trim[3] - top) / MM, right / MM, (trim[3] - bottom) / MM))
    assert media[0] < 0
    return found


def test_the_spine_of_418_pages() -> None:
    assert spine_width(418, Paper(caliper=0.1, cover_caliper=0.3)) == 21.5


@pytest.mark.parametrize(("leaves", "multiple", "pages"), [(418, 4, 420), (418, 1, 418), (416, 4, 416), (1, 16, 16)])
def test_blank_pages_at_the_end_are_bound_too(leaves: int, multiple: int, pages: int) -> None:
    assert bound_pages(leaves, multiple) == pages


def test_the_boxes_are_those_of_the_whole_wrap(book: Book, made) -> None:
    pdf, note = made(ready(book), 418)
    assert note == "The spine is 21.6 mm wide, for 420 pages."
    (page,) = pdf.pages
    assert box(page, "/TrimBox") == [0, 0, 301.6, 216]
    assert box(page, "/BleedBox") == [-3, -3, 304.6, 219]
    left, bottom, right, top = box(page, "/MediaBox")
    assert min(-left, -bottom, right - 301.6, top - 216) > 10
    assert "/CropBox" not in page.obj and "/Annots" not in page.obj
    assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFX"
    assert "PDF/X-4" in str(pdf.Root.Metadata.read_bytes())


def test_crop_marks_and_folds_stand_outside_the_bleed(book: Book, made) -> None:
    pdf, _ = made(ready(book), 416)
    lines, at = [], None
    for operands, operator in drawn(pdf):
        if operator == "m":
            at = [float(n) / MM for n in operands]
        elif operator == "l" and at:
            lines.append((*at, *(float(n) / MM for n in operands)))
    upright = {round(x, 2) for x, y, x2, y2 in lines if abs(x - x2) < 0.01 and (y < -3 and y2 < -3)}
    assert upright >= {0, 140, 161.4, 301.4}
    above = {round(x, 2) for x, y, x2, y2 in lines if abs(x - x2) < 0.01 and (y > 219 and y2 > 219)}
    assert above == upright


def test_everything_is_in_inks(book: Book, picture, made) -> None:
    name = picture((1800, 2700), "#204060", "#b06040")
    for one in (ready(book), ready(book, image=name, title_colour="#ffffff"), ready(book, image=name)):
        pdf, _ = made(one)
        used = {operator for _, operator in drawn(pdf)}
        assert not used & {"rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "g", "G"}
        assert {"k"} <= used
        images = [
            thing for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image
        ]  # fmt: skip
        assert {str(i.ColorSpace) for i in images} <= {"/DeviceCMYK"}
        assert len(images) == (1 if one.settings.cover.image else 0)


def test_the_cover_is_in_four_inks_where_the_pages_are_black(book: Book, made) -> None:
    one = ready(book)
    settings = replace(one.settings, press=replace(one.settings.press, ink="black"))
    pdf, _ = made(replace(one, settings=settings))
    assert [28, 88, 86, 38] in [[round(float(n) * 100) for n in o] for o, operator in drawn(pdf) if operator == "k"]


def test_letters_are_bare_paper_and_the_bars_are_black_alone(book: Book, made) -> None:
    pdf, _ = made(ready(book))
    colour, by_text, bars = None, set(), []
    for operands, operator in drawn(pdf):
        if operator == "k":
            colour = tuple(float(n) for n in operands)
        elif operator in {"Tj", "TJ"}:
            by_text.add(colour)
        elif operator == "re" and colour == (0, 0, 0, 1) and round(float(operands[3]), 2) in {22.85, 24.5}:
            bars.append(operands)
    assert by_text == {(0, 0, 0, 0), (0, 0, 0, 1)}
    assert len(bars) == 30


def test_all_fonts_are_embedded_once(book: Book, made) -> None:
    pdf, _ = made(ready(book))
    programs = [str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
    fonts = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == pikepdf.Name.FontDescriptor
    ]
    assert len(programs) == len(fonts) == len({name.partition("+")[2] or name for name in programs}) > 1


@pytest.mark.parametrize("ppi", [150, 300])
def test_a_decoder_reads_the_bar_code(book: Book, made, ppi: int) -> None:
    pdf, _ = made(ready(book))
    (found,) = zxingcpp.read_barcodes(rendered(pdf, ppi))
    assert found.text == ISBN.replace("-", "")
    said = " ".join(text for text, *_ in words(pdf))
    assert f"ISBN {ISBN}" in said


def test_the_symbol_is_at_100_per_cent(book: Book, made) -> None:
    """Measured on the picture: from the first to the last bar are 95 modules of 0.33 mm."""
    pdf, _ = made(ready(book))
    ppi = 600
    (found,) = zxingcpp.read_barcodes(rendered(pdf, ppi))
    corners = found.position
    width = (corners.top_right.x - corners.top_left.x) / ppi * 25.4
    assert width == pytest.approx(95 * 0.33, abs=0.35)


def test_without_a_print_isbn_there_is_no_bar_code(book: Book, made) -> None:
    pdf, _ = made(replace(ready(book), isbn=Isbns(epub=ISBN)))
    assert zxingcpp.read_barcodes(rendered(pdf, 200)) == []
    assert not any("ISBN" in text for text, *_ in words(pdf))


@pytest.mark.parametrize("title", ["Shore", LONG])
def test_words_keep_off_edges_and_folds(book: Book, made, title: str) -> None:
    names = ("Mara Lindqvist", "Peter Owino Akech", "Samira al-Haddad", "Tomás Arrieta", "Noor B.", "Hana Morikawa")
    one = with_editors(replace(ready(book), title=title), *names)
    one = with_cover(one, Cover(back="A sentence for the back of a long cover. " * 90))
    pdf, _ = made(one)
    trim = 140 + 140 + 21.4
    found = words(pdf)
    assert title.split(maxsplit=1)[0] in " ".join(text for text, *_ in found)
    for text, left, top, right, bottom in found:
        assert left > 5 and right < trim - 5 and top > 5 and bottom < 216 - 5, text
        for fold in (140, 161.4):
            assert right < fold - 1 or left > fold + 1, text


def test_a_thick_spine_has_words_that_run_down(book: Book, made) -> None:
    pdf, note = made(ready(book))
    assert "no words" not in note
    spine = [word for word in words(pdf) if word[1] > 140 and word[3] < 161.4]
    assert [" ".join(text.split()) for text, *_ in sorted(spine, key=lambda w: w[2])] == [
        "A Year of Letters",
        "Ada Example",
    ]
    for _, left, top, right, bottom in spine:
        assert bottom - top > right - left, "upright"
    title = min(spine, key=lambda word: word[2])
    assert title[2] < 30, "the title begins at the head"


def test_a_thin_spine_has_no_words_and_a_note_says_so(book: Book, made) -> None:
    pdf, note = made(ready(book), 40)
    assert note == "The spine is 2.6 mm wide, for 40 pages. It has no words: they need 6 mm."
    trim = 140 + 2.6
    assert not [word for word in words(pdf) if word[3] > 140 and word[1] < trim]


def test_a_book_read_from_right_to_left_opens_the_other_way(book: Book, made) -> None:
    wrap = Wrap(Trim(140, 216), 20, 3, right_to_left=True)
    assert (wrap.front, wrap.back) == (0, 160)
    arabic = replace(ready(book), title="رسائل", subtitle=None, language="ar", direction="rtl")
    pdf, _ = made(arabic)
    (found,) = zxingcpp.read_barcodes(rendered(pdf, 150))
    assert found.position.top_left.x / 150 * 25.4 > 161, "the bar code is on the back, which is on the right"


def test_the_picture_runs_into_the_bleed_and_ends_at_the_fold(book: Book, picture, made) -> None:
    name = picture((1800, 2700), "#c08040")
    pdf, _ = made(ready(book, image=name))
    image = rendered(pdf, 72)
    around = -float(pdf.pages[0].obj.MediaBox[0]) / MM

    def at(x: float, y: float) -> tuple[int, ...]:
        return image.getpixel((round((around + x) * MM), round((around + y) * MM)))

    inside = at(230, 120)
    assert all(abs(a - b) < 12 for a, b in zip(at(303.4, 120), inside, strict=True))
    assert all(abs(a - b) < 12 for a, b in zip(at(162.5, 217.5), inside, strict=True))
    assert at(306, 120) == (255, 255, 255)


def test_the_same_book_gives_the_same_bytes(book: Book, tmp_path: Path, picture) -> None:
    one = ready(book, image=picture((900, 1400), "#204060"), title_colour="#ffffff")
    for name in ("1.pdf", "2.pdf"):
        make_wrap(one, THEME, 416, tmp_path / name, cache=Cache(None))
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_a_picture_that_is_not_there_is_told(book: Book, tmp_path: Path) -> None:
    lacking = with_cover(book, Cover(image="photos/none.jpg"))
    found = make_wrap(lacking, THEME, 10, tmp_path / "a.pdf", cache=Cache(None))
    assert [d.code for d in found.diagnostics] == ["file-missing"]
    assert not (tmp_path / "a.pdf").exists()

"""The front of the cover as shops and the EPUB show it: the JPEG, opened."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from cover_book import opened, with_cover, with_editors
from PIL import Image, ImageChops

from anthology.book import Book, Cover, Publisher, Trim
from anthology.cache import Cache
from anthology.editions.cover.design import Design
from anthology.editions.cover.front import SIZE, make_front
from anthology.editions.cover.sheet import crop, set_page
from anthology.theme import Theme

THEME = Theme.shipped("default")
GROUND = (122, 46, 31)
LONG = "What the Ferries Carried at Night, and Other Accounts of a Year Beside the Water"
SIX = (
    "Mara Lindqvist",
    "Peter Owino Akech",
    "Samira al-Haddad",
    "Tomás Arrieta Quiroga",
    "Noor Bhattacharya",
    "Hana M",
)


def front(book: Book, cache: Cache | None = None) -> bytes:
    made, found = make_front(book, THEME, cache=cache or Cache(None))
    assert found == ()
    assert made
    return made.data


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def words(book: Book) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Each run of text on the front with its box in mm from the upper left corner of the trim."""
    panel = Trim(135, 216)
    design = Design(book, THEME)
    page_pdf = set_page(design.front(panel, design.colours), THEME, crop(design, 5 / 8)).files["pdf"]
    found = []
    with pypdfium2.PdfDocument(page_pdf) as pdf:
        page = pdf[0]
        text = page.get_textpage()
        height = page.get_height()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            box = tuple(x * 25.4 / 72 for x in (left, height - top, right, height - bottom))
            found.append((text.get_text_bounded(left, bottom, right, top), box))
    return found


def test_the_file_is_what_shops_take(book: Book) -> None:
    data = front(book)
    image = opened(data)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 2560))
    assert not image.getexif() and "icc_profile" not in image.info and "comment" not in image.info
    assert not image.info.get("progressive")
    assert near(image.getpixel((20, 20)), GROUND)


def test_the_same_book_gives_the_same_bytes_and_is_drawn_once(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = front(book, Cache(tmp_path / "cache"))
    assert front(book) == first

    def never(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr("anthology.editions.cover.front.set_page", never)
    assert front(book, Cache(tmp_path / "cache")) == first


@pytest.mark.parametrize("title", ["Shore", LONG, "Donaudampfschifffahrtsgesellschaftskapitänsmützen"])
def test_no_word_comes_near_the_trim(book: Book, title: str) -> None:
    book = replace(with_editors(book, *SIX), title=title, publisher=Publisher("Example Press of the Northern Coast"))
    found = words(book)
    told = " ".join(text for text, _ in found)
    for word in (*title.split(), "Samira", "Hana", "Northern"):
        assert word in told
    for text, (left, top, right, bottom) in found:
        assert left > 5 and top > 5 and right < 135 - 5 and bottom < 216 - 5, text


def test_the_blocks_of_words_do_not_meet(book: Book) -> None:
    """Six names beside a long publisher's, a long title above a subtitle above the sun."""
    book = replace(with_editors(book, *SIX), title=LONG, publisher=Publisher("Example Press of the Northern Coast"))
    boxes = words(book)
    for n, (one, (left, top, right, bottom)) in enumerate(boxes):
        for other, (left2, top2, right2, bottom2) in boxes[n + 1 :]:
            # Lines of one block stand closer than their letters are high.
            apart = right <= left2 or right2 <= left or bottom <= top2 + 1.5 or bottom2 <= top + 1.5
            assert apart, f"{one} and {other}"


def test_arabic_stands_on_the_right_and_is_joined(book: Book) -> None:
    arabic = replace(book, title="رسائل", subtitle=None, language="ar", direction="rtl", sections=book.sections)
    image = opened(front(arabic)).crop((0, 0, SIZE[0], 700))
    box = ImageChops.difference(image, Image.new("RGB", image.size, image.getpixel((5, 5)))).convert("L")
    left, _, right, _ = box.point(lambda v: 255 if v > 60 else 0).getbbox() or (0, 0, 0, 0)
    assert right > SIZE[0] * 0.9
    assert left > SIZE[0] * 0.4, "joined letters are narrow"


def places(book: Book, *names: str) -> Book:
    pieces = [
        replace(s, piece=replace(s.piece, place=name)) for s, name in zip(book.pieces, names, strict=True) if s.piece
    ]
    return replace(book, sections=(*(s for s in book.sections if s not in book.pieces), *pieces))


def test_the_places_stand_around_the_sun(book: Book) -> None:
    found = words(places(book, "Valparaíso", "San Cristóbal de las Casas"))
    told = " ".join(" ".join(text for text, _ in found).split())
    assert "Valparaíso" in told and "San Cristóbal" in told and "de las Casas" in told
    above = [box for text, box in found if "Valpa" in text]
    below = [box for text, box in found if "Cristóbal" in text]
    assert max(box[3] for box in above) < 127 < min(box[1] for box in below)


def test_places_too_long_to_be_read_are_left_out(book: Book) -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    assert not any("Llan" in text or "Tartu" in text for text, _ in words(places(book, "Tartu", name)))


def test_a_picture_fills_it_around_its_focus(book: Book, picture) -> None:
    name = picture((4000, 2000), "#204060", "#806040")
    image = opened(front(with_cover(book, Cover(image=name))))
    assert image.size == (1600, 2560)
    assert near(image.getpixel((3, 3)), (0x20, 0x40, 0x60))
    assert near(image.getpixel((1596, 2556)), (0x80, 0x60, 0x40))
    assert words(with_cover(book, Cover(image=name))) == [], "it carries its words itself"


def test_a_bright_picture_is_darkened_behind_white_words_only(book: Book, picture) -> None:
    name = picture((1600, 2560), "#d8d8d8")
    plain = opened(front(with_cover(book, Cover(image=name))))
    worded = opened(front(with_cover(book, Cover(image=name, title_colour="#ffffff"))))
    assert near(plain.getpixel((30, 30)), (0xD8,) * 3)
    assert max(worded.getpixel((30, 30))) < 0x80
    assert near(worded.getpixel((30, 1700)), (0xD8,) * 3)


def test_a_white_cover_has_an_edge(book: Book, picture) -> None:
    image = opened(front(with_cover(book, Cover(image=picture((1600, 2560), "#ffffff")))))
    assert max(image.getpixel((0, 1200))) < 0xD0
    assert min(image.getpixel((8, 1200))) > 0xF8


def test_a_proof_says_so(book: Book) -> None:
    assert any("DRAFT" in text.upper().replace(" ", "") for text, _ in words(replace(book, draft=True)))
    assert not any("DRAFT" in text.upper().replace(" ", "") for text, _ in words(book))


def test_a_picture_that_is_not_there_is_told(book: Book) -> None:
    made, found = make_front(with_cover(book, Cover(image="photos/none.jpg")), THEME, cache=Cache(None))
    assert made is None
    assert [d.code for d in found] == ["file-missing"]


def test_it_is_the_same_at_every_trim(book: Book) -> None:
    """Its proportions are those of shops, whatever those of the page are."""
    square = replace(book, settings=replace(book.settings, pages=replace(book.settings.pages, trim=Trim(210, 210))))
    assert opened(front(square)).size == SIZE
    assert io.BytesIO(front(square)).getbuffer().nbytes > 20_000


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{"ground": "red"}', "red is no colour like #7a2e1f"),
        ('{"title": {"width": 100}}', "does not say properly"),
        ('{"title": {"width": 0, "height": 1, "largest": 1, "leading": 1, "family": "Alegreya"}}', "not more than 0"),
        ("[]", "does not say properly"),
    ],
)
def test_a_theme_that_asks_for_nonsense_is_told(book: Book, wrong: str, said: str) -> None:
    theme = own_theme(book, {"theme.json": f'{{"page": {{"width": 140, "height": 216}}, "cover": {wrong}}}'})
    made, (found,) = make_front(book, theme, cache=Cache(None))
    assert (made, found.code) == (None, "theme-broken")
    assert said in found.message


def test_a_theme_whose_cover_is_two_pages_is_told(book: Book) -> None:
    theme = own_theme(book, {"cover.css": ".head { break-after: page; }"})
    _, (found,) = make_front(book, theme, cache=Cache(None))
    assert found.code == "theme-broken"
    assert "2 pages instead of one" in found.message


def test_a_theme_draws_its_own_cover(book: Book) -> None:
    front_template = '<div class="front">{{ title.lines | join(" ") }}</div>'
    css = "body { margin: 0 } .front { background: #00f; color: #fff; height: 216mm; }"
    theme = own_theme(book, {"cover.css": css, "templates/cover-front.html.j2": front_template})
    made, _ = make_front(book, theme, cache=Cache(None))
    assert made
    assert near(opened(made.data).getpixel((800, 2000)), (0, 0, 255))


def own_theme(book: Book, files: dict[str, str]) -> Theme:
    root = book.folder.root / "theme"
    for name, text in {"theme.json": (THEME.folder / "theme.json").read_text(), **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return Theme("theme", root)

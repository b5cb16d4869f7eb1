"""Cover pictures."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from anthology.pictures.cover import SIZE, Lettering, Words, picture_cover, plain_cover
from anthology.theme import Theme

FACES = {(f.family, f.style): f.path for f in Theme.shipped("default").fonts() if f.weight == 400}


def lettering(text: str, family: str = "Alegreya", *, right_to_left: bool = False) -> Lettering:
    words = Words(text, FACES[family, "normal"], 200)
    return Lettering((words,), (words,), "#ffffff", "ar" if right_to_left else "en", right_to_left)


def ink(data: bytes) -> tuple[int, int, int, int]:
    """The box in which there is anything lighter than the ground."""
    box = Image.open(io.BytesIO(data)).convert("L").point(lambda v: 255 if v > 128 else 0).getbbox()
    assert box is not None
    return box


def test_every_word_stands_inside_the_margins() -> None:
    for text in ("Shore", "Donaudampfschifffahrtsgesellschaft", "A title of very many words that goes on and on " * 2):
        left, top, right, bottom = ink(plain_cover("#000000", lettering(text)).data)
        assert min(left, top) > 100 and right < SIZE[0] - 100 and bottom < SIZE[1] - 50


def test_arabic_stands_on_the_right() -> None:
    left, _, right, _ = ink(plain_cover("#000000", lettering("رسالة", "Amiri", right_to_left=True)).data)
    assert right > SIZE[0] - 200
    assert left > SIZE[0] / 3


def test_a_wide_picture_is_cropped_around_its_focus(tmp_path: Path) -> None:
    wide = Image.new("RGB", (1000, 400), "black")
    wide.paste("white", (800, 0, 1000, 400))
    wide.save(tmp_path / "wide.png")
    made = picture_cover(tmp_path / "wide.png", "wide.png", (0.9, 0.5), None)
    assert (made.width, made.height) == (250, 400)
    assert ink(made.data) == (50, 0, 250, 400)


def test_a_finished_cover_is_not_cropped(tmp_path: Path) -> None:
    Image.new("RGB", (2000, 3000), "navy").save(tmp_path / "cover.png")
    made = picture_cover(tmp_path / "cover.png", "cover.png", (0.5, 0.5), None)
    assert made.width / made.height == 2 / 3
    assert made.height == 2400


def test_words_on_a_picture_make_a_whole_cover(tmp_path: Path) -> None:
    Image.new("RGB", (900, 600), "navy").save(tmp_path / "sea.jpg")
    made = picture_cover(tmp_path / "sea.jpg", "sea.jpg", (0.5, 0.5), lettering("Sea"))
    assert (made.width, made.height) == SIZE

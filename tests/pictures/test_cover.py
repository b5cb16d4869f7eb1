"""Pictures of covers: cropped to their panel, and shaded for words no more than they need."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from anthology.pictures.cover import CONTRAST, Panel, Words, contrast, panel
from anthology.sources import UnreadableError

BANDS = ((0.0, 0.36), (0.88, 1.0))


def image(made: Panel) -> Image.Image:
    return Image.open(io.BytesIO(made.rendition.data))


def colour(made: Panel, at: tuple[float, float]) -> str:
    pixels = image(made)
    levels = pixels.getpixel((int(at[0] * (pixels.width - 1)), int(at[1] * (pixels.height - 1))))
    return "#{:02x}{:02x}{:02x}".format(*levels)


def made(
    path: Path, words: Words | None = None, focus: tuple[float, float] = (0.5, 0.5), shape: float = 0.625
) -> Panel:
    return panel(path, path.name, focus, shape, words, beside="#ffffff")


def test_a_wide_picture_is_cropped_around_its_focus(tmp_path: Path) -> None:
    wide = Image.new("RGB", (1000, 400), "black")
    wide.paste("white", (800, 0, 1000, 400))
    wide.save(tmp_path / "wide.png")
    cropped = image(made(tmp_path / "wide.png", focus=(0.9, 0.5)))
    assert cropped.size == (250, 400), "and not enlarged"
    assert cropped.getpixel((20, 200))[0] < 20 and cropped.getpixel((80, 200))[0] > 235


@pytest.mark.parametrize("shape", [0.5, 0.625, 0.66, 1.0, 1.5])
def test_it_has_the_shape_of_its_panel(tmp_path: Path, shape: float) -> None:
    Image.new("RGB", (900, 1100), "navy").save(tmp_path / "sea.png")
    width, height = image(made(tmp_path / "sea.png", shape=shape)).size
    assert width / height == pytest.approx(shape, rel=0.005)
    assert width == 900 or height == 1100, "no more is cut off than needed"


@pytest.mark.parametrize(
    ("letters", "ground"), [("#ffffff", "#e8e0d0"), ("#101010", "#303830"), ("#ffffff", "#808080")]
)
def test_words_can_be_read_on_it(tmp_path: Path, letters: str, ground: str) -> None:
    Image.new("RGB", (800, 1280), ground).save(tmp_path / "a.png")
    shaded = made(tmp_path / "a.png", Words(letters, BANDS))
    assert contrast(letters, ground) < CONTRAST
    for at in ((0.1, 0.02), (0.9, 0.35), (0.5, 0.99)):
        assert contrast(letters, colour(shaded, at)) >= CONTRAST - 0.3
    assert contrast(colour(shaded, (0.5, 0.65)), ground) < 1.05, "between the words it is as it was"


def test_what_is_dark_enough_is_left_alone(tmp_path: Path) -> None:
    Image.new("RGB", (800, 1280), "#101820").save(tmp_path / "a.png")
    assert made(tmp_path / "a.png", Words("#ffffff", BANDS)).rendition == made(tmp_path / "a.png").rendition


@pytest.mark.parametrize("ground", ["#ffffff", "#ffff00", "#204060", "#000000"])
def test_the_colour_beside_it_takes_letters(tmp_path: Path, ground: str) -> None:
    Image.new("RGB", (600, 960), ground).save(tmp_path / "a.png")
    assert contrast(made(tmp_path / "a.png").ground, "#ffffff") >= CONTRAST
    if ground == "#204060":
        assert contrast(made(tmp_path / "a.png").ground, ground) < 1.1, "its own, where that will do"


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (3, 2)])
def test_odd_pictures_do_not_fail(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "white").save(tmp_path / "a.png")
    assert image(made(tmp_path / "a.png", Words("#ffffff", BANDS))).size >= (1, 1)


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    with pytest.raises(UnreadableError, match="not a picture"):
        made(tmp_path / "a.png")

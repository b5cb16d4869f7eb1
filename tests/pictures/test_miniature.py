"""Miniatures: all files of one picture are alike, and no two pictures are."""

from __future__ import annotations

import io
from random import Random

import pytest
from PIL import Image, ImageOps

from anthology.pictures import Miniature


def picture(seed: int, low: int = 0, high: int = 255) -> Image.Image:
    """A soft pattern of its own, its levels from low to high."""
    chance = Random(seed)
    levels = bytes(chance.randrange(low, high + 1) for _ in range(36 * 3))
    return Image.frombytes("RGB", (6, 6), levels).resize((300, 200), Image.Resampling.BICUBIC)


def miniature(image: Image.Image, kind: str = "PNG", **options: object) -> Miniature:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return Miniature.of(file.getvalue(), "a picture")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda image: image.resize((75, 50)), "PNG"),
        (lambda image: image, "JPEG"),
        (lambda image: image.convert("CMYK"), "JPEG"),
        (lambda image: image.convert("CMYK"), "TIFF"),
        (lambda image: image.convert("L"), "PNG"),
        (lambda image: ImageOps.autocontrast(image, cutoff=5), "PNG"),
    ],
)
@pytest.mark.parametrize("levels", [(0, 255), (90, 150)])
def test_every_file_of_a_picture_is_alike_and_no_other_picture(change, kind, levels) -> None:
    one = miniature(picture(1, *levels))
    assert miniature(change(picture(1, *levels)), kind).resembles(one)
    assert not miniature(change(picture(2, *levels)), kind).resembles(one)


def test_even_grounds_are_alike_and_nothing_else() -> None:
    black, white = (miniature(Image.new("RGB", (40, 30), colour)) for colour in ("black", "white"))
    assert black.resembles(white)
    assert not black.resembles(miniature(picture(1)))


@pytest.mark.parametrize(("mode", "raw"), [("L", "L"), ("RGB", "BGR"), ("RGB", "BGRX")])
def test_decoded_pixels_are_looked_at_as_the_file_is(mode: str, raw: str) -> None:
    image = picture(3).convert(mode)
    pixels = image.tobytes("raw", raw)
    made = Miniature.of_pixels(pixels, image.size, raw, len(pixels) // image.height)
    assert made.resembles(miniature(image))
    assert not made.resembles(miniature(picture(4)))

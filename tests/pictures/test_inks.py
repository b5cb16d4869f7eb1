"""Colours and pictures in inks: greys on black alone, nothing over the limit, and colours that stay what they are."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from anthology.pictures.inks import Inks, Separation, most_ink, separation
from anthology.pictures.plates import render_plates
from anthology.pictures.profile import PressProfile

PROFILE = PressProfile.shipped("FOGRA39")


def inks(max_ink: int = 300, *, black: bool = False) -> Separation:
    return separation(Inks(PROFILE.data, black, max_ink))


def looks(amounts: list[tuple[int, ...]]) -> list[tuple[float, float, float]]:
    """CIE L*a*b* of inks on this paper, by a way of its own: from the profile to sRGB's white, through Pillow."""
    to_lab = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(PROFILE.data)), ImageCms.createProfile("LAB"), "CMYK", "LAB", 1
    )
    row = Image.frombytes("CMYK", (len(amounts), 1), bytes(part for colour in amounts for part in colour))
    raw = ImageCms.applyTransform(row, to_lab).tobytes()
    signed = [n if n < 128 else n - 256 for n in raw]
    return [(raw[n] / 2.55, signed[n + 1], signed[n + 2]) for n in range(0, len(raw), 3)]


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


@pytest.mark.parametrize("level", [0.0, 0.36, 0.5, 0.86, 1.0])
def test_greys_are_black_ink_alone(level: float) -> None:
    assert inks().colour(level, level, level)[:3] == (0, 0, 0)


def test_black_and_white_are_all_and_nothing() -> None:
    assert inks().grey(0) == 1
    assert inks().grey(1) == 0


def test_a_grey_prints_as_light_as_it_is_on_the_screen() -> None:
    """Half-way grey of sRGB has L* 53; with black at L* 17 of this paper, black point compensation lifts it to 56."""
    amount = round(255 * inks().grey(128 / 255))
    ((light, _, _),) = looks([(0, 0, 0, amount)])
    assert light == pytest.approx(55.5, abs=1.5)


def test_greys_grow_lighter_step_by_step() -> None:
    steps = [inks().grey(level / 255) for level in range(256)]
    assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("limit", [220, 260, 300])
def test_no_colour_has_more_ink_than_the_limit(limit: int) -> None:
    separated = inks(limit)
    for red in range(0, 256, 51):
        for green in range(0, 256, 51):
            for blue in range(0, 256, 51):
                assert sum(separated.colour(red / 255, green / 255, blue / 255)) * 100 <= limit + 0.001


@pytest.mark.parametrize("limit", [240, 280])
def test_a_colour_with_too_much_ink_keeps_its_look(limit: int) -> None:
    """Black in place of colour shifts it less than half as far as thinning all inks alike, and leaves its hue."""
    over = [(218, 202, 137, 250), (230, 150, 120, 180), (120, 240, 220, 150), (240, 200, 60, 160), (90, 220, 230, 200)]
    kept = inks(limit).limited(over, limit)
    thinned = [tuple(int(part * min(1, limit * 2.55 / sum(colour))) for part in colour) for colour in over]
    wanted = looks(over)
    ours = [difference(a, b) for a, b in zip(wanted, looks(kept), strict=True)]
    theirs = [difference(a, b) for a, b in zip(wanted, looks(thinned), strict=True)]
    assert max(sum(colour) for colour in kept) <= limit * 2.55
    assert sum(ours) < sum(theirs) / 2
    for (_, a, b), (_, c, d) in zip(wanted, looks(kept), strict=True):
        assert (a * a + b * b) ** 0.5 - (c * c + d * d) ** 0.5 < 6  # Not gone grey.


def test_the_table_of_pixels_gives_what_the_profile_gives() -> None:
    steps = range(5, 256, 50)
    colours = [(r, g, b) for r in steps for g in steps for b in steps]
    row = Image.frombytes("RGB", (len(colours), 1), bytes(part for colour in colours for part in colour))
    raw = inks(400).pixels(row).tobytes()
    fast = [tuple(raw[n : n + 4]) for n in range(0, len(raw), 4)]
    exact = [
        tuple(round(255 * part) for part in inks(400).colour(r / 255, g / 255, b / 255))
        if len({r, g, b}) > 1
        else fast[n]
        for n, (r, g, b) in enumerate(colours)
    ]
    apart = [difference(a, b) for a, b in zip(looks(fast), looks(exact), strict=True)]
    assert sum(apart) / len(apart) < 0.6
    assert max(apart) < 3


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """Dark, saturated and full of noise: what needs most ink, and what a JPEG harms most."""
    shade = Image.effect_noise((600, 400), 60).point(lambda level: level // 4)
    ramp = Image.linear_gradient("L").resize((600, 400))
    path = tmp_path / "night.jpg"
    Image.merge("RGB", (shade, ramp.point(lambda level: level // 6), ramp)).save(path, quality=95)
    return path


@pytest.mark.parametrize("limit", [240, 300])
def test_the_loss_of_a_jpeg_brings_no_pixel_over_the_limit(photograph: Path, limit: int) -> None:
    made = render_plates(photograph, 500, Inks(PROFILE.data, max_ink=limit))
    assert (made.filter, made.colour, made.width, made.height) == ("DCTDecode", "DeviceCMYK", 500, 333)
    with Image.open(io.BytesIO(made.data)) as opened:
        assert opened.mode == "CMYK"
        assert max(sum(colour) for _, colour in opened.getcolors(500 * 333)) <= limit * 2.55
        assert most_ink(opened) <= limit
        layers = {layer[1:3] for layer in opened.layer}  # type: ignore[attr-defined]
    assert layers == {(1, 1)}  # Chroma is whole: every component has every sample.


def test_a_picture_is_never_enlarged(photograph: Path) -> None:
    assert render_plates(photograph, 5000, Inks(PROFILE.data)).width == 600


def test_shrinking_is_followed_by_sharpening(tmp_path: Path) -> None:
    """An edge between two greys of a photograph overshoots on both sides once it is shrunk; unshrunk it does not."""
    edge = Image.new("RGB", (800, 800), (90, 90, 90))
    edge.paste((180, 180, 180), (400, 0, 800, 800))
    path = tmp_path / "edge.jpg"
    edge.save(path, quality=100)
    half, whole = (render_plates(path, size, Inks(PROFILE.data)) for size in (400, 800))
    levels = []
    for made in (half, whole):
        with Image.open(io.BytesIO(made.data)) as opened:
            levels.append(sorted({opened.getpixel((x, 200)) for x in range(opened.width)}))
    flat = inks().pixels(Image.new("L", (1, 1), 180)).getpixel((0, 0))
    assert levels[0][-1] > flat + 5
    assert levels[1][-1] <= flat + 3


def test_sharpening_gives_colours_no_fringe(tmp_path: Path) -> None:
    """Two colours of the same lightness have an edge that has nothing to sharpen: no ink goes beyond both."""
    one, other = (200, 80, 60), (60, 120, 220)  # Both have a luma of 114 (ITU-R BT.601).
    edge = Image.new("RGB", (800, 800), one)
    edge.paste(other, (400, 0, 800, 800))
    edge.save(tmp_path / "edge.jpg", quality=100, subsampling="4:4:4")
    made = render_plates(tmp_path / "edge.jpg", 400, Inks(PROFILE.data))
    flat = [inks().pixels(Image.new("RGB", (1, 1), colour)).getpixel((0, 0)) for colour in (one, other)]
    with Image.open(io.BytesIO(made.data)) as opened:
        row = [opened.getpixel((x, 200)) for x in range(400)]
    for ink in range(4):
        between = sorted(colour[ink] for colour in flat)
        assert between[0] - 12 <= min(pixel[ink] for pixel in row)
        assert max(pixel[ink] for pixel in row) <= between[1] + 12


def test_what_was_made_in_black_and_white_is_for_black_ink(tmp_path: Path) -> None:
    Image.linear_gradient("L").convert("RGB").save(tmp_path / "grey.png")
    made = render_plates(tmp_path / "grey.png", 256, Inks(PROFILE.data))
    assert made.colour == "DeviceGray"
    assert made.filter == "FlateDecode"  # A ramp is line art: most of its pixels equal their neighbours.
    assert len(zlib.decompress(made.data)) == made.width * made.height


def test_in_black_alone_a_picture_becomes_grey_by_its_lightness(photograph: Path) -> None:
    made = render_plates(photograph, 300, Inks(PROFILE.data, black=True))
    assert made.colour == "DeviceGray"
    red, yellow = inks(black=True).colour(0.8, 0, 0)[3], inks(black=True).colour(1, 1, 0)[3]
    assert red > 0.6 > 0.2 > yellow

"""Renditions, opened again."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from anthology.pictures import Rendition, render
from anthology.sources import UnreadableError


def reopened(made: Rendition) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    image.load()
    assert image.size == (made.width, made.height)
    assert Image.MIME[image.format or ""] == made.media_type
    return image


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int], by: int = 12) -> bool:
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(a - b) <= by for a, b in zip(found, colour, strict=True))


def save(folder: Path, image: Image.Image, kind: str, **more: object) -> Path:
    image.save(folder / "photo", kind, **more)
    return folder / "photo"


def test_a_photograph_becomes_a_baseline_jpeg_of_the_size_asked_for(tmp_path: Path, scene: Image.Image) -> None:
    made = render(save(tmp_path, scene, "PNG"), 150)
    assert (made.media_type, made.width, made.height) == ("image/jpeg", 150, 100)
    assert "progressive" not in reopened(made).info


def test_nothing_is_enlarged(tmp_path: Path, scene: Image.Image) -> None:
    made = render(save(tmp_path, scene, "JPEG"), 2000)
    assert (made.width, made.height) == (300, 200)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP", "PNG"])
def test_what_was_held_sideways_stands_upright(tmp_path: Path, scene: Image.Image, kind: str) -> None:
    corners = {1: (5, 5), 2: (-6, 5), 3: (-6, -6), 4: (5, -6), 5: (5, 5), 6: (-6, 5), 7: (-6, -6), 8: (5, -6)}
    for orientation, corner in corners.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        image = reopened(render(save(tmp_path, scene, kind, exif=exif), 150))
        assert image.size == ((100, 150) if orientation > 4 else (150, 100))
        assert near(image, (corner[0] % image.width, corner[1] % image.height), (255, 0, 0), 30)


def test_no_metadata_is_left(tmp_path: Path, scene: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (57.0, 2.0, 0.0)}
    exif[0x010E] = "taken from the window"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG"):
        path = save(tmp_path, scene, kind, exif=exif, icc_profile=profile, comment=b"mine", dpi=(300, 300))
        made = render(path, 2000)
        image = reopened(made)
        assert not image.getexif()
        assert not {"icc_profile", "comment", "exif", "xmp"} & image.info.keys()
        assert b"window" not in made.data


def wide_profile() -> bytes:
    """A profile whose red and green have changed places, so that nobody can take it for sRGB."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(raw[128:132], "big")
    tags = {bytes(raw[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    raw[red + 4 : red + 12], raw[green + 4 : green + 12] = raw[green + 4 : green + 12], raw[red + 4 : red + 12]
    return bytes(raw)


def test_colours_are_taken_through_the_embedded_profile(tmp_path: Path, scene: Image.Image) -> None:
    path = save(tmp_path, scene, "PNG", icc_profile=wide_profile())
    assert near(reopened(render(path, 300)), (10, 10), (0, 255, 0), 16)


def test_a_damaged_profile_is_as_none(tmp_path: Path, scene: Image.Image) -> None:
    path = save(tmp_path, scene, "PNG", icc_profile=b"not a profile")
    assert near(reopened(render(path, 300)), (10, 10), (255, 0, 0), 16)


def test_cmyk_becomes_rgb(tmp_path: Path, scene: Image.Image) -> None:
    for kind in ("JPEG", "TIFF"):
        image = reopened(render(save(tmp_path, scene.convert("CMYK"), kind), 300))
        assert image.mode == "RGB"
        assert near(image, (10, 10), (255, 0, 0), 40)


def test_what_is_transparent_is_laid_on_white(tmp_path: Path, scene: Image.Image) -> None:
    scene.putalpha(Image.new("L", scene.size, 0))
    for mode in ("RGBA", "LA"):
        image = reopened(render(save(tmp_path, scene.convert(mode), "PNG"), 300))
        assert near(image, (150, 100), (255, 255, 255))
    gif = Image.new("P", (30, 30), 3)
    assert near(reopened(render(save(tmp_path, gif, "GIF", transparency=3), 300)), (9, 9), (255, 255, 255))


def test_sixteen_bits_keep_their_lightness(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").convert("I").point(lambda v: v * 257).convert("I;16")
    image = reopened(render(save(tmp_path, ramp, "PNG"), 300))
    assert near(image, (128, 255), (255, 255, 255), 4)
    assert near(image, (128, 128), (128, 128, 128), 4)
    assert near(image, (128, 0), (0, 0, 0), 4)


def test_line_art_becomes_png_and_keeps_its_colours(tmp_path: Path, plan: Image.Image) -> None:
    for image in (plan, plan.convert("1"), plan.convert("P"), plan.convert("L")):
        made = render(save(tmp_path, image, "PNG"), 2000)
        assert made.media_type == "image/png"
        assert reopened(made).convert("RGB").tobytes() == plan.tobytes()
    assert render(save(tmp_path, plan, "PNG"), 100).media_type == "image/png"
    assert render(save(tmp_path, plan, "JPEG"), 300).media_type == "image/jpeg", "what was a JPEG is sharp no more"


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, scene: Image.Image, plan: Image.Image) -> None:
    for image in (scene, plan):
        path = save(tmp_path, image, "PNG")
        assert render(path, 150) == render(path, 150)


def test_what_is_damaged_inside_is_told_at_last_here(tmp_path: Path, scene: Image.Image) -> None:
    path = save(tmp_path, scene, "PNG")
    raw = path.read_bytes()
    path.write_bytes(raw[:2000] + bytes(1000) + raw[3000:])
    with pytest.raises(UnreadableError, match=r"photos/roof\.png cannot be read") as caught:
        render(path, 300, name="photos/roof.png")
    assert caught.value.code == "picture-broken"


def test_a_damaged_tiff_is_told_and_nothing_is_written_beside(
    tmp_path: Path, scene: Image.Image, capfd: pytest.CaptureFixture[str]
) -> None:
    """libtiff writes to standard error from within C, where nothing but the terminal of the command may stand."""
    path = save(tmp_path, scene, "TIFF", compression="tiff_lzw")
    data = bytearray(path.read_bytes())
    data[200:400] = bytes(200)
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as told:
        render(path, 100)
    assert told.value.code == "picture-broken"
    assert capfd.readouterr() == ("", "")

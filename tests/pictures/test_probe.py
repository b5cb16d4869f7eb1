"""What files are said to be, whatever their names say."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from anthology.pictures import PictureFacts, probe
from anthology.sources import UnreadableError

ORIENTATION = 0x0112


def problem(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        probe(path, f"photos/{path.name}")
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF"])
def test_the_format_is_what_the_file_is_not_what_it_is_called(tmp_path: Path, scene: Image.Image, kind: str) -> None:
    path = tmp_path / "photo.jpg"
    scene.save(path, kind)
    facts = probe(path, "photo.jpg")
    assert (facts.format, facts.width, facts.height) == (kind, 300, 200)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_sizes_are_upright(tmp_path: Path, scene: Image.Image, kind: str) -> None:
    path = tmp_path / "photo"
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    scene.save(path, kind, exif=exif)
    facts = probe(path, "photo")
    assert (facts.width, facts.height) == (200, 300)


def test_a_cmyk_picture_says_so(tmp_path: Path, scene: Image.Image) -> None:
    scene.convert("CMYK").save(tmp_path / "a.jpg")
    assert probe(tmp_path / "a.jpg", "a.jpg") == PictureFacts("JPEG", 300, 200, "CMYK")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.5, 0.9, 0.999])
def test_a_file_cut_off_is_broken(tmp_path: Path, scene: Image.Image, kind: str, share: float) -> None:
    path = tmp_path / "photo"
    scene.save(path, kind)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    assert problem(path).code == "picture-broken"


def test_a_cut_off_photograph_is_found_behind_the_end_of_its_thumbnail(tmp_path: Path, scene: Image.Image) -> None:
    path = tmp_path / "photo.jpg"
    scene.save(path, "JPEG")
    raw = path.read_bytes()
    thumbnail = b"\xff\xe1\x00\x0aThumb\0\xff\xd9"
    path.write_bytes(raw[:2] + thumbnail + raw[2:])
    assert probe(path, "photo.jpg").width == 300
    path.write_bytes((raw[:2] + thumbnail + raw[2:])[:-2000])
    assert problem(path).code == "picture-broken"
    path.write_bytes(raw[: len(raw) // 2] + bytes(len(raw) // 2))
    assert problem(path).code == "picture-broken", "as a download leaves it that made room for the file first"


def test_what_a_camera_adds_after_the_picture_does_no_harm(tmp_path: Path, scene: Image.Image) -> None:
    for kind in ("JPEG", "PNG"):
        path = tmp_path / kind
        scene.save(path, kind)
        path.write_bytes(path.read_bytes() + b"SEFT trailer of a telephone")
        assert probe(path, kind).format == kind


def test_a_bomb_is_refused_from_its_header(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    assert problem(bomb).code == "picture-too-large"
    large = struct.pack(">IIBBBBB", 9_000, 7_000, 8, 2, 0, 0, 0)
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", large) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    assert probe(bomb, "bomb.png").width == 9_000
    assert not recwarn.list, "no warning of Pillow's reaches the editor"


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG drawing"),
        (b"<!DOCTYPE html><p>Not found", "a web page"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC picture, as telephones make them"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "an AVIF picture"),
        (b"BM\x36\0\0\0", "a BMP picture"),
        (b"Dear all,\nplease find", "a text file"),
        (b"\x01\x02\x03\x04", "a file of unknown kind"),
        (b"", "an empty file"),
    ],
)
def test_what_is_no_picture_is_named(tmp_path: Path, start: bytes, what: str) -> None:
    path = tmp_path / "roof.jpg"
    path.write_bytes(start)
    found = problem(path)
    assert found.code == "picture-format"
    assert str(found) == f"photos/roof.jpg is not a picture that a book can use: it is {what}."


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF"])
def test_damage_anywhere_is_never_a_traceback(tmp_path: Path, scene: Image.Image, kind: str) -> None:
    path = tmp_path / "photo"
    scene.resize((40, 30)).save(path, kind)
    raw = bytearray(path.read_bytes())
    for at in range(0, min(len(raw), 400), 7):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 0x5A]) + raw[at + 1 :])
        try:
            probe(path, "photo")
        except UnreadableError as found:
            assert found.code in {"picture-broken", "picture-format", "picture-too-large"}

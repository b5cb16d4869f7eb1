"""No edition shows what is not cleared for it: every picture in the finished files is known by its colour."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

COLOURS = {
    "roof": (220, 20, 20),
    "roof-drawn": (20, 220, 20),
    "face": (20, 20, 220),
    "face-drawn": (220, 220, 20),
    "sea": (220, 20, 220),
    "sea-drawn": (20, 220, 220),
    "ended": (250, 130, 10),
    "never": (90, 40, 10),
    "ends-today": (120, 120, 250),
}
MANIFEST = """\
title: Tiny
language: en
people:
  ana: {{name: Ana Quispe, sort: "Quispe, Ana", bio: Ana writes., portrait: face}}
photos:
  roof: {{file: photos/roof.png, alt: A., by: B, licence: CC0-1.0, cleared: [epub]{roof}}}
  roof-drawn: {{file: photos/roof-drawn.png, alt: A., by: B, licence: CC0-1.0, cleared: [reading, print]}}
  face: {{file: photos/face.png, alt: A., by: B, licence: CC0-1.0, cleared: [reading, print]{face}}}
  face-drawn: {{file: photos/face-drawn.png, alt: A., by: B, licence: CC0-1.0, cleared: [epub]}}
  sea: {{file: photos/sea.png, alt: A., by: B, licence: CC0-1.0, cleared: [reading]{sea}}}
  sea-drawn: {{file: photos/sea-drawn.png, alt: A., by: B, licence: CC0-1.0, cleared: [epub, print]}}
contents:
  - title-page
  - file: chapters/one.md
    title: One
    by: [ana]
    photos:
      ended:
        {{file: photos/ended.png, alt: A., by: B, licence: CC0-1.0, cleared: [epub, reading, print],
         cleared_until: 2026-12-31{ended}}}
      never: {{file: photos/never.png, alt: A., by: B, licence: CC0-1.0, substitute: ends-today}}
      ends-today:
        {{file: photos/ends-today.png, alt: A., by: B, licence: CC0-1.0, cleared: [epub, reading, print],
         cleared_until: 2027-01-01}}
  - photo-credits
  - correspondents
editions: {{cover: {{image: photos/cover.png}}}}
"""
SUBSTITUTES = {
    "roof": ", substitute: roof-drawn",
    "face": ", substitute: face-drawn",
    "sea": ", substitute: sea-drawn",
    "ended": ", substitute: never",
}


@pytest.fixture
def book(make_book) -> Path:
    """One whose every photograph is one colour; the cover is a copy of `sea` under another name."""
    folder: Path = make_book(
        {
            "book.yaml": MANIFEST.format(**SUBSTITUTES),
            "chapters/one.md": "It rained.\n\n![](photo:roof)\n\n![](photo:ended)\n",
        }
    )
    (folder / "photos").mkdir()
    for name, colour in COLOURS.items():
        size = (1600, 2560) if name == "sea" else (900, 600)
        Image.new("RGB", size, colour).save(folder / f"photos/{name}.png")
    (folder / "photos/cover.png").write_bytes((folder / "photos/sea.png").read_bytes())
    return folder


def named(picture: Image.Image) -> str | None:
    """The photograph that a picture is, by its colour in the middle."""
    red, green, blue = picture.convert("RGB").getpixel((picture.width // 2, picture.height // 3))
    for name, colour in COLOURS.items():
        if all(abs(a - b) < 12 for a, b in zip((red, green, blue), colour, strict=True)):
            return name
    return None


def in_epub(path: Path) -> Iterator[tuple[str, Image.Image]]:
    with zipfile.ZipFile(path) as epub:
        for name in epub.namelist():
            if name.endswith((".png", ".jpg", ".jpeg", ".gif", ".webp")):
                yield name, Image.open(io.BytesIO(epub.read(name)))


def in_pdf(path: Path) -> Iterator[Image.Image]:
    """Every picture among the objects of the file, drawn or not."""
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" and thing.Width > 1:
                yield pikepdf.PdfImage(thing).as_pil_image()


def all_text(path: Path) -> str:
    with zipfile.ZipFile(path) as epub:
        return "".join(epub.read(n).decode() for n in epub.namelist() if n.endswith((".xhtml", ".opf", ".ncx", ".css")))


def test_each_edition_shows_what_it_may(book: Path, anthology) -> None:
    assert anthology("build", book, "--only", "epub,reading,offprints", "--no-verify", "--quiet").exit_code == 0
    pictures = {name: named(picture) for name, picture in in_epub(book / "dist/tiny.epub")}
    assert set(pictures.values()) == {"roof", "face-drawn", "sea-drawn", "ends-today"}
    assert [shown for name, shown in pictures.items() if "cover" in name] == ["sea-drawn"]
    assert named(Image.open(book / "dist/tiny-cover.jpg")) == "sea-drawn"
    for hidden in ("ended", "never", "face.png", 'photo-face"', "sea.png", "roof-drawn"):
        assert hidden not in all_text(book / "dist/tiny.epub")
    for path in (book / "dist").rglob("*.pdf"):
        shown = {named(picture) for picture in in_pdf(path)}
        assert shown == ({"face"} if "proof" in path.name else {"roof-drawn", "face", "ends-today"}), path.name


def test_a_draft_shows_blanks_and_a_cover_of_words(book: Path, anthology, reported) -> None:
    reported.expect("photo-not-cleared", "photo-clearance-ended", "photo-unplaced")
    (book / "book.yaml").write_text(MANIFEST.format(**dict.fromkeys(SUBSTITUTES, "")), encoding="utf-8")
    quiet = ("--only", "epub,reading,offprints", "--no-verify", "--quiet")
    assert anthology("build", book, *quiet).exit_code == 1
    assert not (book / "dist").exists()
    assert anthology("build", book, *quiet, "--draft").exit_code == 0
    codes = {(d.code, str(d.severity)) for d in reported.found if d.code != "photo-unplaced"}
    assert ("photo-clearance-ended", "warning") in codes
    assert {named(picture) for _, picture in in_epub(book / "dist/tiny.epub")} - {None} == {"roof"}
    assert named(Image.open(book / "dist/tiny-cover.jpg")) is None
    for path in (book / "dist").rglob("*.pdf"):
        assert {named(picture) for picture in in_pdf(path)} == {"face"}, path.name


def test_a_cover_needs_no_clearance_for_the_reading_pdf(book: Path, anthology, reported) -> None:
    """It has no cover; the EPUB and the printed book have one."""
    reported.expect("photo-not-cleared", "photo-unplaced")
    text = MANIFEST.format(**SUBSTITUTES).replace(", substitute: sea-drawn", "")
    (book / "book.yaml").write_text(text.replace("cleared: [reading]", "cleared: [epub, print]"), encoding="utf-8")
    assert anthology("check", book, "--quiet").exit_code == 0
    (book / "book.yaml").write_text(text.replace("cleared: [reading]", "cleared: [epub]"), encoding="utf-8")
    result = anthology("check", book, "--format", "concise")
    assert result.exit_code == 1
    assert "The photograph sea, which is on the cover, is not cleared for print." in result.stdout

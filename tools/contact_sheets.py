"""Draws a contact sheet of this repository's book in every theme, for the README: `contact_sheets.py [THEME...]`.

Each is docs/pictures/theme-NAME.jpg: the cover, and one page of each kind, found by the section it is in and by words
on it.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parent.parent
THEMES = ROOT / "src/anthology/theme"
TARGET = ROOT / "docs/pictures"

PAGES = (
    ("title-page", ""),
    ("contents", ""),
    ("winter", ""),
    ("01-goteborg", ""),
    ("01-goteborg", "The Kvarnkullen depot, Göteborg"),
    ("01-goteborg", "carried over by a consultant"),
    ("02-valparaiso", "the two cars about to pass"),
    ("03-kisumu", "Lela Stones, calm"),
    ("04-saint-louis", "La glace est du temps"),
    ("05-kolkata", "Dear Noor"),
    ("06-tripoli", ""),
    ("08-kisumu", "I am under the bus"),
    ("12-onomichi", "From the island"),
    ("photo-credits", ""),
    ("correspondents", "Hana Morikawa is a jobbing printer"),
    ("places", ""),
    ("index", ""),
)
"""Sections, and words on the page that is shown; no words: its first one."""

COLUMNS, WIDTH, GAP, GROUND = 6, 330, 14, (214, 211, 204)
LARGEST = 400_000
"""Bytes of a sheet."""


def sheet(theme: str, folder: Path) -> Image.Image:
    """The contact sheet of a theme. folder: an empty one. Raises ValueError for a page there is not."""
    _build(theme, folder)
    (reading,) = (path for path in (folder / "dist").glob("*.pdf") if not path.stem.endswith("-cover"))
    document: Any = pypdfium2.PdfDocument(reading)  # type: ignore[no-untyped-call]
    sections = [page["section"] for page in json.loads((folder / "dist/report.json").read_text())["pages"]]
    letters = [_letters(page.get_textpage().get_text_range()) for page in document]
    width, height = document[0].get_size()
    shown = [_front(next((folder / "dist").glob("*-cover.pdf")), width)]
    for section, words in PAGES:
        numbers = [n for n, (s, text) in enumerate(zip(sections, letters, strict=True)) if s == section]
        found = next((n for n in numbers if _letters(words) in letters[n]), None)
        if found is None:
            raise ValueError(f"no page of {section} in the theme {theme} says “{words}”")
        shown.append(document[found].render(scale=WIDTH / width).to_pil())
    high = round(WIDTH * height / width)
    rows = -(-len(shown) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (high + GAP) + GAP), GROUND)
    for place, page in enumerate(shown):
        at = (GAP + place % COLUMNS * (WIDTH + GAP), GAP + place // COLUMNS * (high + GAP))
        made.paste(page.convert("RGB").resize((WIDTH, high), Image.Resampling.LANCZOS), at)
    return made


def _build(theme: str, folder: Path) -> None:
    """The book in this theme, on the theme's own page."""
    for name in ("chapters", "photos", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.glob("*.md"):
        shutil.copy(path, folder)
    manifest, changed = re.subn(r"(?m)^    theme: .*$", f"    theme: {theme}", (ROOT / "book.yaml").read_text("utf-8"))
    assert changed == 1, "book.yaml names its theme in a line of its own"
    (folder / "book.yaml").write_text(re.sub(r"(?m)^    trim: .*\n", "", manifest), "utf-8")
    command = [sys.executable, "-m", "anthology", "build", str(folder), "--only", "reading,cover", "--no-verify"]
    subprocess.run([*command, "--quiet"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command


def _front(cover: Path, width: float) -> Image.Image:
    """The front of a wrap, which is at its right. width: of a page in points."""
    page: Any = pypdfium2.PdfDocument(cover)[0]  # type: ignore[no-untyped-call]
    _, bottom, right, top = page.get_trimbox()
    outer_left, outer_bottom, outer_right, outer_top = page.get_mediabox()
    crop = (right - width - outer_left, bottom - outer_bottom, outer_right - right, outer_top - top)
    drawn: Image.Image = page.render(scale=2 * WIDTH / width, crop=crop).to_pil()
    return drawn


def _letters(text: str) -> str:
    """A text without what a line's end or a style sheet may change in it."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _compressed(picture: Image.Image) -> bytes:
    """A JPEG of at most LARGEST bytes, as good as that allows."""
    for quality in range(88, 30, -4):
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
        if file.tell() <= LARGEST:
            break
    return file.getvalue()


def main() -> None:
    """The command line."""
    for theme in sys.argv[1:] or sorted(path.parent.name for path in THEMES.glob("*/theme.json")):
        with tempfile.TemporaryDirectory() as folder:
            (TARGET / f"theme-{theme}.jpg").write_bytes(_compressed(sheet(theme, Path(folder))))


if __name__ == "__main__":
    main()

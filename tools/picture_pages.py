"""Draws pages of the built book side by side, for the README: `picture_pages.py PDF OUT.png LABEL...`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

WIDTH = 620
"""Pixels of a page."""

GAP, GROUND = 16, (214, 211, 204)


def picture(pdf: Path, labels: list[str]) -> Image.Image:
    """The pages with these labels, left to right, on a plain ground. Raises ValueError for a label there is not."""
    document = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    numbers = {document.get_page_label(n): n for n in range(len(document))}  # type: ignore[no-untyped-call]
    if missing := [label for label in labels if label not in numbers]:
        raise ValueError(f"no page {', '.join(missing)}")
    pages = [document[numbers[label]] for label in labels]
    drawn = [page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB") for page in pages]
    height = max(page.height for page in drawn)
    sheet = Image.new("RGB", (len(drawn) * (WIDTH + GAP) + GAP, height + 2 * GAP), GROUND)
    for place, page in enumerate(drawn):
        sheet.paste(page, (GAP + place * (WIDTH + GAP), GAP))
    return sheet


def main() -> None:
    """The command line."""
    pdf, out, *labels = sys.argv[1:]
    picture(Path(pdf), labels).quantize(128).save(out, optimize=True)


if __name__ == "__main__":
    main()

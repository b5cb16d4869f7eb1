"""Pages bound into one PDF/UA-1 file (ISO 14289-1): tags, links, outline, labels and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pikepdf import Array, Dictionary, Name

from anthology.book import Book
from anthology.editions.binding.metadata import Record, write_metadata
from anthology.editions.binding.navigation import label_pages, link_sections, write_outline
from anthology.editions.binding.structure import join_structure
from anthology.editions.pages.geometry import PT
from anthology.editions.pages.joining import Joined, destinations, join
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.writing import write_pdf
from anthology.theme import Theme


def bind_pages(
    book: Book, theme: Theme, pages: Pages, record: Record, target: Path, *, on_web: Mapping[str, str] | None = None
) -> None:
    """Write the pages to target, whole or not at all: what stands there stays until the new file is done.

    book: its sections are those of the pages. on_web: addresses for what links lead to and is not in these pages, by
    anchor; a link that leads nowhere becomes plain text. Raises OSError when target cannot be written.
    """
    joined = join(pages, theme)
    _crop(joined, pages)
    join_structure(joined, book, pages)
    places = destinations(joined.pdf, pages)
    link_sections(joined.pdf, book, pages, places, on_web or {})
    write_outline(joined.pdf, book, places)
    label_pages(joined.pdf, [leaf.label for leaf in pages.leaves])
    write_metadata(joined.pdf, record)
    write_pdf(joined.pdf, target)


def _crop(joined: Joined, pages: Pages) -> None:
    """On the screen a page ends at its trim: no bleed is shown."""
    box = Array([0, 0, round(pages.geometry.width / PT, 3), round(pages.geometry.height / PT, 3)])
    for page in joined.pdf.pages:
        for name in ("/BleedBox", "/ArtBox"):
            if name in page.obj:
                del page.obj[name]
        page.obj.MediaBox = page.obj.CropBox = page.obj.TrimBox = box
    joined.pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    joined.pdf.Root.PageMode = Name.UseOutlines

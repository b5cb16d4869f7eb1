"""The front of the cover as a picture, for shops and for the EPUB; knows nothing of inks."""

from __future__ import annotations

from anthology.book import Book, Trim
from anthology.cache import Cache, Made
from anthology.diagnostics import Diagnostic
from anthology.editions.cover.design import Design
from anthology.editions.cover.sheet import crop, key, set_page, told
from anthology.pictures import Rendition
from anthology.pictures.raster import first_page
from anthology.sources import UnreadableError
from anthology.theme import Theme

SIZE = (1600, 2560)
"""Pixels, the size shops ask for."""


def make_front(book: Book, theme: Theme, *, cache: Cache) -> tuple[Rendition | None, tuple[Diagnostic, ...]]:
    """The front as a JPEG of SIZE, set for those proportions; None where the file of its picture is unreadable.

    The book is taken as it is: a picture not cleared was replaced before. The same book gives the same bytes.
    Raises MissingLibraryError when the machine lacks what sets pages.
    """
    height, shape = book.settings.pages.trim.height, SIZE[0] / SIZE[1]
    try:
        design = Design(book, theme)
        document = design.front(Trim(height * shape, height), design.colours)
        name = f"cover front {key(document, design)}"
        if (found := cache.get(name)) is None:
            page = set_page(document, theme, crop(design, shape))
            found = Made({"jpeg": first_page(page.files["pdf"], SIZE).data})
            cache.put(name, found)
    except UnreadableError as problem:
        return None, (told(problem, book),)
    return Rendition(found.files["jpeg"], "image/jpeg", *SIZE), ()

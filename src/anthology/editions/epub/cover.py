"""The page of the EPUB that shows its cover; the picture on it is made in editions/cover."""

from __future__ import annotations

import unicodedata

from lxml import etree

from anthology.book import Book
from anthology.editions.epub import names
from anthology.editions.epub.xhtml import TYPE, page
from anthology.language.words import Words


def cover_page(book: Book) -> bytes:
    """The document that shows the cover, and nothing else."""
    words = Words(book.language)
    section = etree.Element("section", {TYPE: "cover", "aria-label": words("cover")})
    alt = words("cover-of", title=book.title)
    alt += "" if unicodedata.category(alt[-1]).startswith("P") else "."  # Read aloud, it ends before what follows.
    etree.SubElement(section, "img", {"src": names.COVER_IMAGE, "role": "doc-cover", "alt": alt})
    return page(names.COVER, words("cover"), book.language, book.direction, [section], body={"class": "cover"})

"""The cover of the EPUB: its picture, and the page that shows it. (The room editions/cover will draw it one day.)"""

from __future__ import annotations

import unicodedata

from lxml import etree

from anthology.book import Book
from anthology.cache import Cache, Made, digest
from anthology.diagnostics import Diagnostic, unreadable
from anthology.editions.epub import names
from anthology.editions.epub.fonts import characters
from anthology.editions.epub.xhtml import TYPE, page
from anthology.language.dates import listing
from anthology.language.words import Words as Spoken
from anthology.pictures.cover import Lettering, Words, picture_cover, plain_cover
from anthology.pictures.render import Rendition
from anthology.sources import UnreadableError
from anthology.theme import FontFace, Theme

GROUND, INK = "#7a2e1f", "#f6efe2"

PRINTED_COVER = f"""
/* No page shows the cover; on paper it comes before the title. */
@media print {{ section.title-page::before {{ content: url("../{names.COVER_IMAGE}"); display: block; }} }}
"""
"""For an EPUB without a page for the cover. So something uses the picture, as EPUBCheck (OPF-097) advises."""


def make_cover(book: Book, theme: Theme, *, cache: Cache) -> tuple[Rendition | None, tuple[Diagnostic, ...]]:
    """The cover's picture, a JPEG, the same that goes beside the EPUB into dist/; None where its file is unreadable.

    The picture of the manifest, with title and names on it when they are given a colour; without one, words alone.
    """
    wanted = book.settings.cover
    lettering = _lettering(book, theme, wanted.title_colour or INK)
    try:
        path = book.file(wanted.image) if wanted.image else None
        picture = path.read_bytes() if path else b""
        key = f"epub cover {digest(picture, repr(_focus(book)), repr(wanted), repr(lettering))}"
        if found := cache.get(key):
            return Rendition(found.files["jpeg"], "image/jpeg", found.facts["width"], found.facts["height"]), ()
        if path is None:
            made = plain_cover(GROUND, lettering)
        else:
            on_it = lettering if wanted.title_colour else None
            made = picture_cover(path, wanted.image or "", _focus(book), on_it)
    except UnreadableError as problem:
        return None, (unreadable(problem, book.locations.at("editions", "cover", "image")),)
    cache.put(key, Made({"jpeg": made.data}, {"width": made.width, "height": made.height}))
    return made, ()


def cover_page(book: Book) -> bytes:
    """The document that shows the cover, and nothing else."""
    words = Spoken(book.language)
    section = etree.Element("section", {TYPE: "cover", "aria-label": words("cover")})
    alt = words("cover-of", title=book.title)
    alt += "" if unicodedata.category(alt[-1]).startswith("P") else "."  # Read aloud, it ends before what follows.
    etree.SubElement(section, "img", {"src": names.COVER_IMAGE, "role": "doc-cover", "alt": alt})
    return page(names.COVER, words("cover"), book.language, book.direction, [section], body={"class": "cover"})


def _focus(book: Book) -> tuple[float, float]:
    """The point that cropping must keep: that of the photograph the cover shows, else the middle."""
    return next((p.focus for p in book.photos.values() if p.file == book.settings.cover.image), (0.5, 0.5))


def _lettering(book: Book, theme: Theme, colour: str) -> Lettering:
    faces = theme.fonts()

    def words(text: str, style: str, size: int, space: int = 0) -> Words:
        return Words(text, _face(faces, text, style).path, size, space)

    head = [words(book.title, "normal", 232, 70)]
    if book.subtitle:
        head.append(words(book.subtitle, "italic", 96))
    foot = []
    if book.editors:
        foot.append(words(listing([book.people[e].name for e in book.editors], book.language), "normal", 84, 24))
    if book.publisher:
        foot.append(words(book.publisher.name, "italic", 64))
    return Lettering(tuple(head), tuple(foot), colour, book.language, book.direction == "rtl")


def _face(faces: tuple[FontFace, ...], text: str, style: str) -> FontFace:
    """The first regular face that has all letters of a text, in this style where there is one."""
    letters = {c for c in text if c.isalpha()}
    regular = [f for f in faces if f.weight == 400]
    able = [f for f in regular if letters <= characters(f.path)] or regular
    return next((f for f in able if f.style == style and f.family == able[0].family), able[0])

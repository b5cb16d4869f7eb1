"""A document of the cover set as one page, with the theme's fonts and the picture cropped for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from anthology.book import Book
from anthology.cache import Made, digest
from anthology.diagnostics import Diagnostic, unreadable
from anthology.editions.cover.design import PICTURE, Design, Document
from anthology.editions.pages.typeset import Job, font_rules, library_version, typeset
from anthology.pictures.cover import Panel, Words, panel
from anthology.sources import UnreadableError
from anthology.theme import Theme


def set_page(document: Document, theme: Theme, picture: Panel | None) -> Made:
    """The one page of a document as a PDF in RGB, without tags, as `typeset` makes it.

    Raises MissingLibraryError, and UnreadableError where the theme does not keep to one page.
    """
    faces = theme.fonts()
    fonts = {face.path.name: str(face.path) for face in faces}
    with tempfile.TemporaryDirectory() as folder:
        photos = {}
        if picture:
            path = Path(folder) / "cover.jpg"
            path.write_bytes(picture.proof.data)
            photos[PICTURE] = str(path)
        css = font_rules(faces) + document.css
        made = typeset(Job("", document.html, css, fonts, photos, tagged=False))
    if made.facts["pages"] != 1:
        raise UnreadableError(
            "theme-broken",
            f"The cover of the theme {theme.name} takes {made.facts['pages']} pages instead of one.",
            "Correct its cover.css or its templates: nothing may flow out of the page.",
        )
    return made


def told(problem: UnreadableError, book: Book) -> Diagnostic:
    """What is wrong with the picture, at the line that names it, or with the theme."""
    key = ("pages", "theme") if problem.code == "theme-broken" else ("cover", "image")
    return unreadable(problem, book.locations.at("editions", *key))


def crop(design: Design, shape: float) -> Panel | None:
    """The book's picture cropped to a panel of this shape (width by height), and shaded for words; None without one.

    Raises UnreadableError.
    """
    book, cover, letters = design.book, design.book.settings.cover, design.colours.letters
    if cover.image is None:
        return None
    words = Words(letters, design.brief.bands) if cover.title_colour else None
    path = book.file(cover.image)
    return panel(path, cover.image, _focus(book), shape, words, beside=letters, sha256=design.picture)


def key(document: Document, design: Design) -> str:
    """The digest of all that the page of a document depends on. Raises UnreadableError."""
    book, faces = design.book, design.theme.fonts()
    cover = book.settings.cover
    own = (path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    fonts = (face.path.read_bytes() for face in faces)
    told = (document.html, document.css, font_rules(faces), repr(_focus(book)), repr(cover), library_version())
    return digest(*told, design.picture, *own, *fonts)


def _focus(book: Book) -> tuple[float, float]:
    """The point that cropping must keep: that of the photograph the cover shows, else the middle."""
    return book.cover_photo.focus if book.cover_photo else (0.5, 0.5)

"""What an EPUB is like for the shop it is made for: a decision a field; knows nothing of how they are carried out."""

from __future__ import annotations

from dataclasses import dataclass

from anthology.book import Book


@dataclass(frozen=True, slots=True)
class Profile:
    """The decisions in which shops contradict each other; the defaults open everywhere.

    cover_page: whether a document shows the cover. faces: whether the theme's faces are named for the text, and so
    embedded. page_break_source: whether the property of that name is written beside `source-of`, whose place it takes
    in EPUB 3.4.
    """

    cover_page: bool = True
    faces: bool = True
    page_break_source: bool = True


PROFILES = {
    "all": Profile(),
    # Kobo judges with EPUBCheck 4.2.6, which takes the property for a mistake (OPF-027).
    "kobo": Profile(page_break_source=False),
    # Amazon shows the picture of the cover by itself: a page with it is a second cover. It asks that readers choose
    # the face of the text; Kindles have their own for Arabic and Hebrew too, and join embedded ones badly.
    "kindle": Profile(cover_page=False, faces=False),
}
"""By the word in the manifest."""


def profile_of(book: Book) -> Profile:
    """The one the editor chose."""
    return PROFILES[book.settings.epub.profile]

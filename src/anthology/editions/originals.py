"""Whether the pictures are still the files that the book was laid out with; knows nothing of what was made of them."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book
from anthology.diagnostics import Diagnostic, unreadable
from anthology.pictures import changed
from anthology.sources import stamp


def check_originals(book: Book) -> Iterator[Diagnostic]:
    """An error file-changed for each photograph whose file was written since the book was read.

    Each edition renders the original anew, in its own size: some would show the picture before, some the one after.
    """
    for photo in book.photos.values():
        if photo.stamp and stamp(photo.path) != photo.stamp:
            yield unreadable(changed(photo.file), photo.location)

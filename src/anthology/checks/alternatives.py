"""Whether the alt of a photograph says what it shows, or only repeats its caption or its file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from anthology.book import Book, Photo
from anthology.book.markup import text_of
from anthology.diagnostics import Diagnostic, error, warning

_CAMERA = re.compile(r"(?:img|image|dsc[fn]?|photo|picture|scan|screenshot)[-_ ]*\d*", re.I)
"""What cameras and programs call files, and nobody calls a picture."""
_ENDED = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|tiff?|heic)", re.I)


def check_alternatives(book: Book) -> Iterator[Diagnostic]:
    """photo-alt-file-name, photo-alt-is-caption."""
    for photo in book.photos.values():
        if not photo.alt:
            continue
        if _is_file_name(photo):
            # A word that happens to be the file's as well may be meant; nobody means the others.
            tell = warning if photo.alt.strip().isalpha() else error
            yield tell(
                "photo-alt-file-name",
                f"The alt of the photograph {photo.id} is the name of a file: {photo.alt}",
                photo.alt_location,
                "Say in a sentence what the picture shows, for who cannot see it.",
            )
        elif photo.caption is not None and _words(photo.alt) == _words(text_of(photo.caption)):
            yield warning(
                "photo-alt-is-caption",
                f"The alt of the photograph {photo.id} is the same as its caption.",
                photo.alt_location,
                "Who hears the book hears both: let the alt say what can be seen, and the caption the rest.",
            )


def _is_file_name(photo: Photo) -> bool:
    alt, file = photo.alt.strip(), PurePosixPath(photo.file)
    return bool(_CAMERA.fullmatch(alt) or _ENDED.fullmatch(alt) or alt in {file.name, file.stem, photo.file})


def _words(text: str) -> list[str]:
    """The words alone, small letters, so that full stops, quotes and hyphens make no difference."""
    return re.findall(r"[^\W_]+", text.casefold())

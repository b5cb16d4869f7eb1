"""The judge of what nobody may lose: every edition held against the manuscript, by its own reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from anthology.book import Book
from anthology.diagnostics import Diagnostic, error
from anthology.verification.audit.bound import collate_bound, first_differences
from anthology.verification.audit.difference import Difference, UnreadableEditionError
from anthology.verification.audit.epub import audit_epub
from anthology.verification.audit.looks import Album
from anthology.verification.audit.manuscript import Manuscript
from anthology.verification.audit.offprints import audit_offprints
from anthology.verification.audit.printed import audit_printed
from anthology.verification.audit.signs import signs_of
from anthology.verification.audit.wrap import audit_wrap
from anthology.verification.outcome import Outcome

NAME = "Nothing lost"
SHOWN = 20
"""Of many differences so many are told."""

_HINT = (
    "Nothing was delivered. Build the book again; if this is still so, please report it as a mistake of anthology, "
    "with this chapter. A style sheet of your own that hides text (display: none) does the same: look there first."
)


def _epub(path: Path, book: Book, manuscript: Manuscript) -> Iterator[Difference]:
    return audit_epub(path, book, Album(book.photos, manuscript.looks))


def _reading(path: Path, book: Book, manuscript: Manuscript) -> Iterator[Difference]:
    return first_differences(collate_bound(path, book.sections, Album(book.photos, manuscript.looks), signs_of(book)))


def _offprints(path: Path, book: Book, manuscript: Manuscript) -> Iterator[Difference]:
    return audit_offprints(path, book, Album(book.photos, manuscript.looks), signs_of(book))


def _press(path: Path, book: Book, manuscript: Manuscript) -> Iterator[Difference]:
    album = Album(book.photos, manuscript.looks)
    return audit_printed(path, book.sections, album, signs_of(book), manuscript.leaves)


def _cover(path: Path, book: Book, _: Manuscript) -> Iterator[Difference]:
    return audit_wrap(path, book)


AUDITS: Mapping[str, Callable[[Path, Book, Manuscript], Iterator[Difference]]] = {
    "epub": _epub,
    "reading": _reading,
    "offprints": _offprints,
    "press": _press,
    "cover": _cover,
}
"""How each edition is read back."""


def judge(path: Path, edition: str, manuscript: Manuscript | None) -> Outcome:
    """Whether the edition at this path says what the manuscript says, all of it, once, in its order.

    Not run where the manuscript is not known, or is not the one the edition was made of.
    """
    if manuscript is None:
        return Outcome(NAME, edition, "not-run", "The manuscript is not the one this was made of; build it again.")
    try:
        found = list(AUDITS[edition](path, manuscript.shown_in(edition), manuscript))
    except (OSError, UnreadableEditionError) as problem:
        found = [Difference(f"It cannot be read back ({problem}).")]
    if not found:
        return Outcome(NAME, edition, "passed", "Every word, picture, note and link of the manuscript is in it.")
    told = tuple(dict.fromkeys(_told(difference, path) for difference in found))
    reason = f"Places where it says something else than the manuscript: {len(told)}."
    return Outcome(NAME, edition, "failed", reason, told[:SHOWN])


def _told(difference: Difference, path: Path) -> Diagnostic:
    return error("edition-differs", f"{path.name}: {difference.said}", difference.place, _HINT)

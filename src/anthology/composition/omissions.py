"""What the editor gave and the book does not show; asked last, for a mistake elsewhere may be the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from anthology.book import Book, Kind, Photo
from anthology.diagnostics import Diagnostic, warning

BESIDE = {Kind.ACKNOWLEDGEMENTS: "acknowledgements.md", Kind.COLOPHON: "colophon.md"}
"""Files beside the manifest whose text goes into a generated section."""


def find_omissions(book: Book, known: Mapping[str, Photo]) -> Iterator[Diagnostic]:
    """Photographs placed nowhere, texts and statements without a section."""
    kinds = {section.kind for section in book.sections}
    yield from _photos(book, known)
    for kind, name in BESIDE.items():
        if kind not in kinds and (book.folder.root / name).is_file():
            yield warning(
                "text-unused",
                f"{name} stands beside {book.locations.path}, but the book has no section {kind}.",
                book.locations.at("contents"),
                f"Add {kind} to the contents, or remove the file.",
            )
    if book.funding and Kind.ACKNOWLEDGEMENTS not in kinds:
        yield warning(
            "funding-unacknowledged",
            f"The book was paid for by {book.funding[0].funder}, but has no acknowledgements.",
            book.locations.at("funding"),
            "Add acknowledgements to the contents: the statements of all funders are printed there.",
        )


def _photos(book: Book, known: Mapping[str, Photo]) -> Iterator[Diagnostic]:
    placed = {figure.get("data-photo") for section in book.sections for figure in section.body.iter("figure")}
    elsewhere = {person.portrait for person in book.people.values()} | {photo.substitute for photo in known.values()}
    for photo in known.values():
        if photo.id not in placed | elsewhere and photo.file != book.settings.cover.image:
            yield warning(
                "photo-unplaced",
                f"The photograph {photo.id} is shown nowhere in the book.",
                photo.location,
                f"Place it in a chapter with ![](photo:{photo.id}), or remove it from {book.locations.path}.",
            )

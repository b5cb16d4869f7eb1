"""What the editor gave and the book does not show; asked last, for a mistake elsewhere may be the reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from anthology.book import Book, Kind, Photo
from anthology.diagnostics import Diagnostic, warning

BESIDE = {Kind.ACKNOWLEDGEMENTS: "acknowledgements.md", Kind.COLOPHON: "colophon.md"}
"""Files beside the manifest whose text goes into a generated section."""
FILLED_BY = {
    Kind.CORRESPONDENTS: "Name authors with by: in the chapters' entries",
    Kind.PHOTO_CREDITS: "Place photographs in the chapters",
    Kind.PLACES: "Give chapters a place",
    Kind.INDEX: 'Mark words in the chapters with {index="..."}',
    Kind.ACKNOWLEDGEMENTS: "Write acknowledgements.md beside book.yaml, or enter who paid under funding",
}
"""What to do so that a generated section has something in it."""


def find_omissions(book: Book, known: Mapping[str, Photo]) -> Iterator[Diagnostic]:
    """Photographs placed nowhere, chapters, texts and statements without a section, sections without anything."""
    kinds = {section.kind for section in book.sections}
    yield from _photos(book, known)
    yield from _chapters(book)
    yield from _sections(book)
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


def _chapters(book: Book) -> Iterator[Diagnostic]:
    """Texts that lie among the chapters but are none of them: forgotten, or the book has them under another name."""
    listed = {PurePosixPath(section.file) for section in book.sections if section.file}
    known = {unicodedata.normalize("NFC", str(file)) for file in listed}
    for folder in sorted({file.parent for file in listed} - {PurePosixPath()}):
        for path in sorted((book.folder.root / folder).glob("[!.]*.md")):
            name = unicodedata.normalize("NFC", str(folder / path.name))
            if name not in known and path.stem.casefold() != "readme":
                yield warning(
                    "chapter-unlisted",
                    f"{name} is not in the contents, so it is not in the book.",
                    book.locations.at("contents"),
                    f"Enter it where it belongs: - {{file: {name}, title: ...}}, or move it to another folder.",
                )


def _sections(book: Book) -> Iterator[Diagnostic]:
    for section in book.sections:
        if section.kind in FILLED_BY:
            heads = {id(e) for head in section.body.iter("h1", "header") for e in head.iter()}
            if not any((e.text or "").strip() for e in section.body.iter() if id(e) not in heads):
                yield warning(
                    "section-empty",
                    f"The section {section.kind} has a heading and nothing below it.",
                    section.location,
                    f"{FILLED_BY[section.kind]}, or take {section.kind} out of the contents.",
                )


def _photos(book: Book, known: Mapping[str, Photo]) -> Iterator[Diagnostic]:
    placed = {figure.get("data-photo") for section in book.sections for figure in section.body.iter("figure")}
    elsewhere = {person.portrait for person in book.people.values()} | {photo.substitute for photo in known.values()}
    cover = book.cover_photo.id if book.cover_photo else None
    for photo in known.values():
        if photo.id not in placed | elsewhere | {cover} and photo.file != book.settings.cover.image:
            yield warning(
                "photo-unplaced",
                f"The photograph {photo.id} is shown nowhere in the book.",
                photo.location,
                f"Place it in a chapter with ![](photo:{photo.id}), or remove it from {book.locations.path}.",
            )

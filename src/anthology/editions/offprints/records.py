"""What an offprint and a proof sheet say of themselves."""

from __future__ import annotations

from anthology.book import Book, Person, Section
from anthology.editions.binding.metadata import Record
from anthology.language.dates import listing


def record_of_text(book: Book, text: Section) -> Record:
    """The record of a text's offprint: title, authors and language are the text's own, the rest is the book's."""
    piece = text.piece
    assert piece is not None
    authors = tuple(book.people[p].name for p in piece.by if p in book.people)
    return Record(
        title=f"{text.title}: {piece.subtitle}" if piece.subtitle else text.title,
        authors=authors,
        author=listing(authors, text.language),
        language=text.language,
        languages=frozenset({book.language, text.language}),
        published=book.published,
        description=piece.summary,
        subjects=book.subjects,
        publisher=book.publisher.name if book.publisher else None,
        rights=book.copyright,
    )


def record_of_proof(book: Book, person: Person, proof: Section) -> Record:
    """The record of a proof sheet, which the book's editors make."""
    editors = tuple(book.people[e].name for e in book.editors if e in book.people)
    return Record(
        title=f"{proof.title}: {person.name}",
        authors=editors,
        author=listing(editors, book.language),
        language=book.language,
        languages=frozenset({book.language}),
        published=book.published,
        publisher=book.publisher.name if book.publisher else None,
    )

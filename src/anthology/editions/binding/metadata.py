"""What a file says of itself: XMP (ISO 16684-1), the PDF/UA identifier (ISO 14289-1, clause 5), the old Info keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pikepdf
from pikepdf import String

from anthology import __version__
from anthology.book import Book
from anthology.editions.pages.dates import made_at, pdf_date
from anthology.language.dates import listing


@dataclass(frozen=True, slots=True)
class Record:
    """What is said of one file. authors: as listed in XMP. author: the old key's line.

    language: of the document. languages: all it is written in. published: the day the file bears.
    """

    title: str
    authors: tuple[str, ...]
    author: str
    language: str
    languages: frozenset[str]
    published: date | None
    description: str | None = None
    subjects: tuple[str, ...] = ()
    publisher: str | None = None
    rights: str | None = None
    isbn: str | None = None


def record_of(book: Book) -> Record:
    """What the whole book says of itself as the reading edition."""
    editors = [book.people[e].name for e in book.editors if e in book.people]
    authors = list(
        dict.fromkeys(book.people[p].name for s in book.pieces if s.piece for p in s.piece.by if p in book.people)
    )
    return Record(
        title=book.title if not book.subtitle else f"{book.title}: {book.subtitle}",
        authors=(*editors, *(a for a in authors if a not in editors)),
        author=listing(editors or authors, book.language),
        language=book.language,
        languages=frozenset({book.language, *(s.language for s in book.sections)}),
        published=book.published,
        description=book.description,
        subjects=book.subjects,
        publisher=book.publisher.name if book.publisher else None,
        rights=book.copyright,
        isbn=book.isbn.reading,
    )


def write_metadata(pdf: pikepdf.Pdf, record: Record) -> None:
    """Title, authors, language and rights into XMP and Info; the language of the document into the catalogue."""
    when = made_at(record.published)
    pdf.Root.Lang = String(record.language)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = record.title
        xmp["dc:creator"] = list(record.authors)
        xmp["dc:language"] = sorted(record.languages)
        xmp["pdfuaid:part"] = "1"
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = when.isoformat()
        xmp["xmp:CreatorTool"] = xmp["pdf:Producer"] = f"anthology {__version__}"
        if record.description:
            xmp["dc:description"] = record.description
        if record.subjects:
            xmp["dc:subject"] = list(record.subjects)
        if record.publisher:
            xmp["dc:publisher"] = [record.publisher]
        if record.rights:
            xmp["dc:rights"] = record.rights
        if record.isbn:
            xmp["dc:identifier"] = f"urn:isbn:{record.isbn.replace('-', '')}"
    stamp = pdf_date(when)
    pdf.docinfo["/Title"] = String(record.title)
    pdf.docinfo["/Author"] = String(record.author)
    pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = String(f"anthology {__version__}")
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(stamp)

"""What the file says of itself: XMP (ISO 16684-1), the PDF/UA identifier (ISO 14289-1, clause 5), the old Info keys."""

from __future__ import annotations

import pikepdf
from pikepdf import String

from anthology import __version__
from anthology.book import Book
from anthology.editions.pages.dates import made_at, pdf_date
from anthology.language.dates import listing


def write_metadata(pdf: pikepdf.Pdf, book: Book) -> None:
    """Title, authors, language and rights into XMP and Info; the language of the document into the catalogue."""
    editors = [book.people[e].name for e in book.editors if e in book.people]
    authors = list(
        dict.fromkeys(book.people[p].name for s in book.pieces if s.piece for p in s.piece.by if p in book.people)
    )
    title = book.title if not book.subtitle else f"{book.title}: {book.subtitle}"
    when = made_at(book.published)
    pdf.Root.Lang = String(book.language)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = title
        xmp["dc:creator"] = [*editors, *(a for a in authors if a not in editors)]
        xmp["dc:language"] = sorted({book.language, *(s.language for s in book.sections)})
        xmp["pdfuaid:part"] = "1"
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = when.isoformat()
        xmp["xmp:CreatorTool"] = xmp["pdf:Producer"] = f"anthology {__version__}"
        if book.description:
            xmp["dc:description"] = book.description
        if book.subjects:
            xmp["dc:subject"] = list(book.subjects)
        if book.publisher:
            xmp["dc:publisher"] = [book.publisher.name]
        if book.copyright:
            xmp["dc:rights"] = book.copyright
        if book.isbn.reading:
            xmp["dc:identifier"] = f"urn:isbn:{book.isbn.reading.replace('-', '')}"
    stamp = pdf_date(when)
    pdf.docinfo["/Title"] = String(title)
    pdf.docinfo["/Author"] = String(listing(editors or authors, book.language))
    pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = String(f"anthology {__version__}")
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(stamp)

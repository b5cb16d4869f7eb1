"""What the package says of the book: titles, people, rights, the series and the pages that it comes from."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from anthology.book import Book
from anthology.editions.epub import names
from anthology.editions.epub.accessibility import accessibility
from anthology.editions.epub.contributors import Credit, credits_of
from anthology.editions.epub.entries import Entry, Link, Statement
from anthology.editions.epub.profiles import profile_of

IDENTIFIER = "pub-id"
COLLECTION = "https://schema.org/Collection"
"""What kind of book it is: works that stand by themselves, gathered."""
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def identifier(book: Book) -> str:
    """A UUID that every later edition of this book will have too: from its ISBN, or from its series and slug."""
    if book.isbn.epub:
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'urn:isbn:' + book.isbn.epub.replace('-', ''))}"
    series = book.series.url or book.series.name if book.series else "anthology"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{series}#{book.slug}')}"


def modified(book: Book) -> datetime:
    """When the book was last changed: SOURCE_DATE_EPOCH, else the manifest's date, else that of its newest piece."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return max(_EARLIEST, datetime.fromtimestamp(int(epoch), UTC))
    dates = [s.piece.published for s in book if s.piece and s.piece.published]
    day: date | None = book.published or max(dates, default=None)
    return max(_EARLIEST, datetime.combine(day, time(), UTC)) if day else _EARLIEST


def entries(book: Book, *, pictures: bool, fonts: bool, paged: bool) -> tuple[Statement, ...]:
    """Every statement, in order.

    pictures: whether the package has any that carries meaning besides the cover. fonts: whether it has any. paged:
    whether the beginnings of the typeset pages are marked and listed.
    """
    return (
        *_identity(book),
        *_people(book),
        *_pieces(book),
        *_publication(book),
        *_sources(book, paged=paged),
        *_series(book),
        *accessibility(book, pictures=pictures, paged=paged),
        *([Entry("ibooks:specified-fonts", "true")] if fonts else []),
        Link("record", names.RECORD, "application/ld+json"),
    )


def _identity(book: Book) -> Iterator[Entry]:
    yield Entry("dc:identifier", identifier(book), id=IDENTIFIER)
    if isbn := _urn(book.isbn.epub):
        yield Entry("dc:identifier", isbn, id="isbn")
    main = (Entry("title-type", "main"), Entry("display-seq", "1"))
    yield Entry("dc:title", book.title, id="title", refinements=main)
    if book.subtitle:
        below = (Entry("title-type", "subtitle"), Entry("display-seq", "2"))
        yield Entry("dc:title", book.subtitle, id="subtitle", refinements=below)
    for language in dict.fromkeys([book.language, *(s.language for s in book)]):
        yield Entry("dc:language", language)
    yield Entry("dcterms:modified", modified(book).strftime("%Y-%m-%dT%H:%M:%SZ"))
    yield Entry("schema:additionalType", COLLECTION)


def _people(book: Book) -> Iterator[Entry]:
    credited = credits_of(book)
    for wanted, name in ((True, "dc:creator"), (False, "dc:contributor")):
        for number, credit in enumerate((c for c in credited if c.is_creator is wanted), 1):
            yield Entry(
                name,
                credit.name,
                id=credit.key,
                language=credit.language,
                direction=credit.direction,
                refinements=tuple(_about(credit, number)),
            )


def _about(credit: Credit, number: int) -> Iterator[Entry]:
    if other := credit.alternate_script:
        yield Entry("alternate-script", other.name, language=other.language, direction=other.direction)
    if credit.sort:
        yield Entry("file-as", credit.sort)
    for role in credit.roles:
        yield Entry("role", role, scheme="marc:relators")
    if credit.identifier:
        yield Entry("dcterms:identifier", credit.identifier)
    yield Entry("display-seq", str(number))


def _pieces(book: Book) -> Iterator[Entry]:
    """Who wrote each piece, said of its document."""
    credited = {credit.key: credit for credit in credits_of(book)}
    for section in book:
        for identifier in section.piece.by if section.piece else ():
            credit = credited[book.people[identifier].anchor]
            document = names.item(names.document(section.id))
            yield Entry(
                "dcterms:creator",
                credit.name,
                language=credit.language,
                direction=credit.direction,
                refines=document,
            )


def _publication(book: Book) -> Iterator[Entry]:
    if book.publisher:
        yield Entry("dc:publisher", book.publisher.name)
    if book.published:
        yield Entry("dc:date", book.published.isoformat())
    licence = book.licence.label if book.licence and not book.licence.reserved else None
    if rights := ". ".join(filter(None, (book.copyright and book.copyright.rstrip("."), licence))):
        yield Entry("dc:rights", rights)
    if book.description:
        yield Entry("dc:description", book.description)
    for subject in book.subjects:
        yield Entry("dc:subject", subject)


def _sources(book: Book, *, paged: bool) -> Iterator[Entry]:
    """What the EPUB comes from: the series on the web, and the typeset edition whose pages it lists.

    EPUB Accessibility 1.1, section 4.1.3.2.1; for the pages EPUB 3.3 has `source-of`, and EPUB 3.4 `pageBreakSource` in
    its place. That of the pages is the last, the only one that Ace looks at.
    """
    if book.series and book.series.url:
        yield Entry("dc:source", book.series.url)
    if paged:
        source = _urn(book.isbn.print) or _urn(book.isbn.reading) or _in_words(book)
        yield Entry("dc:source", source, id="pages", refinements=(Entry("source-of", "pagination"),))
        if profile_of(book).page_break_source:
            yield Entry("pageBreakSource", source)


def _urn(isbn: str | None) -> str | None:
    return f"urn:isbn:{isbn.replace('-', '')}" if isbn else None


def _in_words(book: Book) -> str:
    """The typeset edition by title, edition, publisher and year, as far as they are known."""
    publisher = book.publisher.name if book.publisher else None
    year = str(book.published.year) if book.published else None
    return ", ".join(filter(None, (book.title, book.edition, publisher, year)))


def _series(book: Book) -> Iterator[Entry]:
    if book.series:
        about = [Entry("collection-type", "series")]
        if book.series.number:
            about.append(Entry("group-position", str(book.series.number)))
        if book.series.url:
            about.append(Entry("dcterms:identifier", book.series.url))
        yield Entry("belongs-to-collection", book.series.name, id="series", refinements=tuple(about))

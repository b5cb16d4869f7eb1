"""What the package says of the book: titles, people, rights and what a reader needs to know to read it."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from anthology.book import Book, Kind
from anthology.editions.epub.contributors import Credit, credits_of
from anthology.editions.epub.entries import Entry
from anthology.language.words import Words

IDENTIFIER = "pub-id"
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


def entries(book: Book, *, pictures: bool, fonts: bool, paged: bool) -> tuple[Entry, ...]:
    """Every statement, in order.

    pictures, fonts: whether the package has any besides the cover. paged: whether it has the printed page numbers.
    """
    return (
        *_identity(book),
        *_people(book),
        *_publication(book),
        *(_source_of_pages(book) if paged else ()),
        *_series(book),
        *_accessibility(book, pictures=pictures, paged=paged),
        *([Entry("ibooks:specified-fonts", "true")] if fonts else []),
    )


def _identity(book: Book) -> Iterator[Entry]:
    yield Entry("dc:identifier", identifier(book), id=IDENTIFIER)
    if book.isbn.epub:
        yield Entry("dc:identifier", "urn:isbn:" + book.isbn.epub.replace("-", ""), id="isbn")
    main = (Entry("title-type", "main"), Entry("display-seq", "1"))
    yield Entry("dc:title", book.title, id="title", refinements=main)
    if book.subtitle:
        below = (Entry("title-type", "subtitle"), Entry("display-seq", "2"))
        yield Entry("dc:title", book.subtitle, id="subtitle", refinements=below)
    for language in dict.fromkeys([book.language, *(s.language for s in book)]):
        yield Entry("dc:language", language)
    yield Entry("dcterms:modified", modified(book).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _people(book: Book) -> Iterator[Entry]:
    credited = credits_of(book)
    for wanted, name in ((True, "dc:creator"), (False, "dc:contributor")):
        for number, credit in enumerate((c for c in credited if c.is_creator is wanted), 1):
            yield Entry(
                name,
                credit.name,
                id=credit.key,
                language=credit.language,
                direction="rtl" if credit.right_to_left else "",
                refinements=tuple(_about(credit, number)),
            )


def _about(credit: Credit, number: int) -> Iterator[Entry]:
    if credit.sort:
        yield Entry("file-as", credit.sort)
    for role in credit.roles:
        yield Entry("role", role, scheme="marc:relators")
    yield Entry("display-seq", str(number))


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
    if book.series and book.series.url:
        yield Entry("dc:source", book.series.url)


def _source_of_pages(book: Book) -> Iterator[Entry]:
    """Which typeset book the page numbers are of (EPUB Accessibility 1.1, 4.1.3.2.1)."""
    year = str(book.published.year) if book.published else None
    named = ", ".join(filter(None, (book.title, book.edition, book.publisher.name if book.publisher else None, year)))
    isbn = book.isbn.print or book.isbn.reading
    source = "urn:isbn:" + isbn.replace("-", "") if isbn else named
    yield Entry("dc:source", source, id="pages", refinements=(Entry("source-of", "pagination"),))
    yield Entry("pageBreakSource", source)


def _series(book: Book) -> Iterator[Entry]:
    if book.series:
        about = [Entry("collection-type", "series")]
        if book.series.url:
            about.append(Entry("dcterms:identifier", book.series.url))
        yield Entry("belongs-to-collection", book.series.name, id="series", refinements=tuple(about))


def _accessibility(book: Book, *, pictures: bool, paged: bool) -> Iterator[Entry]:
    """What follows from what the book has (EPUB Accessibility 1.1, section 2); conformance is not ours to claim."""
    for mode in ("textual", "visual") if pictures else ("textual",):
        yield Entry("schema:accessMode", mode)
    for modes in ("textual,visual", "textual") if pictures else ("textual",):
        yield Entry("schema:accessModeSufficient", modes)
    features = {
        "alternativeText": pictures,
        "ARIA": True,
        "displayTransformability": True,
        "index": any(s.kind is Kind.INDEX for s in book),
        "pageBreakMarkers": paged,
        "pageNavigation": paged,
        "readingOrder": True,
        "structuralNavigation": True,
        "tableOfContents": True,
        "unlocked": True,
    }
    for feature, there in features.items():
        if there:
            yield Entry("schema:accessibilityFeature", feature)
    # Nothing in these books moves, flashes or sounds: pictures are still, and there is no script.
    yield Entry("schema:accessibilityHazard", "none")
    words = Words(book.language)
    parts = ["accessible-pictures"] if pictures else []
    summary = " ".join(words(part) for part in [*parts, "accessible-text"])
    yield Entry("schema:accessibilitySummary", summary, language=words.spoken if words.spoken != book.language else "")

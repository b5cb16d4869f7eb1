"""The pages of a PDF, as PDFium's own text has them, given to the audit: what is found on which page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readback import ReadPage, ReadPdf, counted, is_right_to_left, letters

from anthology.book import Photo, Section
from anthology.book.markup import text_of
from anthology.verification.audit import collation
from anthology.verification.audit.collation import Printed
from anthology.verification.audit.difference import Difference
from anthology.verification.audit.drawn import Line
from anthology.verification.audit.expected import expected_text
from anthology.verification.audit.looks import Album

SIGNS = ("* * *", "·")
"""What the default theme's style sheet puts in beside the text."""


@dataclass(frozen=True, slots=True)
class Collation:
    """A section's pages and what was found on them, see the audit's."""

    pages: tuple[ReadPage, ...]
    audited: collation.Collation

    @property
    def section(self) -> Section:
        """The section."""
        return self.audited.section

    @property
    def found(self) -> Mapping[str, int]:
        """The page of every id."""
        return self.audited.found

    @property
    def ends(self) -> Mapping[str, int]:
        """The page that each note and caption ends on."""
        return self.audited.ends

    @property
    def printed(self) -> Sequence[Printed]:
        """Its page numbers."""
        return self.audited.printed

    @property
    def plates(self) -> set[int]:
        """Pages that a picture has for itself."""
        return self.audited.plates

    @property
    def difference(self) -> Difference | None:
        """The first difference."""
        return self.audited.difference


def collate_book(sections: Iterable[Section], photos: Mapping[str, Photo], pdf: ReadPdf) -> list[Collation]:
    """Every section with its pages: from the one that begins as the section does, to the one where the next begins.

    Raises AssertionError for a section that begins on no page.
    """
    sections, starts = list(sections), [-1]
    for section in sections:
        later = (page for page in pages_that_begin(section, pdf) if page.number > starts[-1])
        start = next(later, None)
        assert start is not None, f"{section.id} begins on no page after {pdf.labels[starts[-1]]}"
        starts.append(start.number)
    spans = pairwise([*starts[1:], len(pdf.pages)])
    return [
        collate(section, pdf.pages[start:end], photos) for section, (start, end) in zip(sections, spans, strict=True)
    ]


def pages_that_begin(section: Section, pdf: ReadPdf) -> Iterator[ReadPage]:
    """The pages that have the first words of a section at their head."""
    opening = expected_text(section).body.opening
    header = section.body.find("header")
    if header is not None and (after := header.getnext()) is not None and after.tag == "figure":
        opening = opening[: len(letters(text_of(header)))]  # A caption comes between it and the running text.
    if is_right_to_left(opening):
        return (page for page in pdf.pages if not counted(opening) - counted(page.letters[: 2 * len(opening)]))
    return (page for page in pdf.pages if page.letters.startswith(opening))


def collate(section: Section, pages: Sequence[ReadPage], photos: Mapping[str, Photo]) -> Collation:
    """Read a section's pages against its tree."""
    lines = [Line(line, page.number) for page in pages for line in page.lines]
    pictures = [picture for page in pages for picture in page.pictures]
    found = collation.collate(section, lines, pictures, Album(photos), signs=SIGNS)
    found.found[section.id] = pages[0].number
    return Collation(tuple(pages), found)

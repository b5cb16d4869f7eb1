"""A finished PDF as anyone can read it back, with pypdfium2; knows nothing of the book it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw

from anthology.verification.audit.drawn import Picture
from anthology.verification.audit.letters import counted, drawn_as, is_right_to_left, plain

MM = 72 / 25.4
HEAD, FOOT = 17.5, 18.5
"""Millimetres from the upper and the lower edge in which nothing but running head and folio may stand."""

HYPHEN = "\u2010"
"""What a word that is divided at the end of a line is given; no text has it."""

_JOINED = re.compile("[\x02\ufffe]")
"""What pdfium makes of a hyphen at the end of a line, together with the line's end."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page. number: from 0. lines: of everything but head and foot, in the order they were drawn.

    letters: those of all lines, in no case.
    """

    number: int
    label: str
    lines: tuple[str, ...]
    letters: str
    head: str
    foot: str
    pictures: tuple[Picture, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it at all."""
        return not (self.lines or self.head or self.foot or self.pictures)

    @property
    def is_recto(self) -> bool:
        """Whether it is a right-hand page."""
        return self.number % 2 == 0


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """level: 0 for the outermost. page: from 0, None where it leads nowhere."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """The pages of a PDF and its outline."""

    pages: tuple[ReadPage, ...]
    outline: tuple[OutlineEntry, ...]

    @property
    def labels(self) -> list[str]:
        """The numbers of the pages, as a reader shows them."""
        return [page.label for page in self.pages]


def read_pdf(path: Path) -> ReadPdf:
    """Everything that is in a PDF, read at once."""
    with pypdfium2.PdfDocument(path) as pdf:
        outline = tuple(
            OutlineEntry(mark.get_title(), mark.level, dest.get_index() if (dest := mark.get_dest()) else None)
            for mark in pdf.get_toc()
        )
        return ReadPdf(tuple(_read_page(pdf, number) for number in range(len(pdf))), outline)


def _read_page(pdf: pypdfium2.PdfDocument, number: int) -> ReadPage:
    page = pdf[number]
    text = page.get_textpage()
    head = text.get_text_bounded(bottom=page.get_height() - HEAD * MM).strip()
    foot = text.get_text_bounded(top=FOOT * MM).strip()
    lines = [line for line in _JOINED.sub("-\n", text.get_text_range()).splitlines() if line.strip()]
    furniture = {letters(line) for line in (*head.splitlines(), *foot.splitlines())}
    while lines and letters(lines[-1]) in furniture:
        lines.pop()
    return ReadPage(
        number,
        pdf.get_page_label(number),
        tuple(map(plain, lines)),
        "".join(map(letters, lines)),
        plain(head),
        plain(foot),
        tuple(_picture(image, number) for image in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])),
    )


def _picture(image: pypdfium2.PdfObject, page: int) -> Picture:
    width, height = image.get_px_size()
    return Picture(page, width / height)


def letters(text: str) -> str:
    """A text without its spaces, in no case: letter-spaced words are read back in bits."""
    return drawn_as(plain(text)).replace(" ", "")


def same(printed: str, expected: str) -> bool:
    """Whether a printed line says this; of right-to-left script all letters must be there, in whatever order."""
    if is_right_to_left(expected):
        return counted(printed) == counted(expected)
    return letters(printed) == letters(expected)

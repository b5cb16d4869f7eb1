"""A finished PDF as anyone can read it back, with pypdfium2; knows nothing of the book it should be."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw

MM = 72 / 25.4
HEAD, FOOT = 17.5, 18.5
"""Millimetres from the upper and the lower edge in which nothing but running head and folio may stand."""

HYPHEN = "\u2010"
"""What a word that is divided at the end of a line is given; no text has it."""

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_JOINED = re.compile("[\x02\ufffe]")
"""What pdfium makes of a hyphen at the end of a line, together with the line's end."""

_BRACKETS = str.maketrans(dict.fromkeys("()[]«»‹›", "|"))
"""Brackets and quotation marks are mirrored in lines that are written from right to left."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page. number: from 0. lines: of everything but head and foot, in the order they were drawn.

    letters: those of all lines. pictures: how many there are.
    """

    number: int
    label: str
    lines: tuple[str, ...]
    letters: str
    head: str
    foot: str
    pictures: int

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
        sum(1 for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])),
    )


def plain(text: str) -> str:
    """A text as it is compared: one kind of space, lower case, no invisible characters."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).casefold()
    return re.sub(r"\s+", " ", text)


def letters(text: str) -> str:
    """A text without its spaces: letter-spaced words are read back in bits."""
    return plain(text).replace(" ", "")


def is_right_to_left(text: str) -> bool:
    """Whether any of it is in a script written from right to left, whose order in a PDF is that of the eye."""
    return _RIGHT_TO_LEFT.search(text) is not None


def counted(text: str) -> Counter[str]:
    """How often each letter is in a text; vowel signs and the like, which move about, are left out."""
    return Counter(c for c in letters(text).translate(_BRACKETS) if unicodedata.category(c) != "Mn")


def same(printed: str, expected: str) -> bool:
    """Whether a printed line says this; of right-to-left script all letters must be there, in whatever order."""
    if is_right_to_left(expected):
        return counted(printed) == counted(expected)
    return letters(printed) == letters(expected)

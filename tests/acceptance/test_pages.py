"""The pages of the finished PDFs: openings, numbers, running heads, outline, links."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from itertools import pairwise, takewhile

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
import yaml
from bookshelf import Built
from collation import pages_that_begin
from page_numbers import places
from readback import counted, same

from anthology.book import Kind, Section
from anthology.language.dates import listing

HEADLESS = {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.PART, Kind.COLOPHON}
UNNUMBERED = {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.PART}
INDEX_LEADING, LETTERHEAD, HEADING = 11.5, 11.0, 15.0
"""Points, of the default theme: from line to line, and the least size of a letter and of the heading."""


def test_every_piece_starts_once_and_on_a_recto(built: Built) -> None:
    """It is found by the words of its opener, place and title among them."""
    manifest = yaml.safe_load((built.folder / "book.yaml").read_text(encoding="utf-8"))
    entries = [piece for entry in manifest["contents"] if isinstance(entry, dict) for piece in entry.get("pieces", [])]
    pieces = [section for section in built.book if section.file]
    assert len(pieces) >= len(entries)
    for section in pieces:
        assert [page.is_recto for page in pages_that_begin(section, built.pdf)] == [True], section.id
    for piece, entry in zip(built.book.pieces, entries, strict=False):
        opener = "".join(built.collation(piece).pages[0].lines)
        assert not _spelled(f"{entry.get('place', '')}{entry['title']}") - _spelled(opener)


def _spelled(text: str) -> Counter[str]:
    return counted("".join(character for character in text if character.isalnum()))


def test_the_pages_are_counted_in_roman_and_then_from_1(built: Built) -> None:
    labels = built.pdf.labels
    front = len(list(takewhile(lambda label: not label.isdigit(), labels)))
    assert labels[:front] == [_roman(number) for number in range(1, front + 1)]
    assert labels[front:] == [str(number) for number in range(1, len(labels) - front + 1)]
    assert front % 2 == 0
    assert labels == [page["label"] for page in built.report["pages"]]


def _roman(number: int) -> str:
    """Front matter is never longer than this."""
    assert number < 40
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return "x" * (number // 10) + ones[number % 10]


def test_every_page_has_its_head_and_its_number(built: Built) -> None:
    """Place and author on versos, the title on rectos; nothing where a section opens, on plates and on blanks."""
    wrong = []
    for found in built.collations:
        section = found.section
        for page in found.pages:
            plain = not page.is_blank and page.number not in found.plates
            number = page.label if plain and section.kind not in UNNUMBERED else ""
            head = _head(built, section, recto=page.is_recto) if plain and page != found.pages[0] else ""
            if page.foot != number or not same(page.head, head):
                wrong.append(f"{section.id}: {page.head!r} and {page.foot!r}, not {head!r} and {number!r}")
    assert not wrong


def _head(built: Built, section: Section, *, recto: bool) -> str:
    if section.kind in HEADLESS:
        return ""
    if recto or section.piece is None:
        return section.title
    names = listing([built.book.people[person].name for person in section.piece.by], built.book.language)
    return " · ".join(filter(None, (section.piece.place, names))) or built.book.title


def test_blanks_stand_only_before_rectos(built: Built) -> None:
    """The report tells of the same blank pages, and of the same sides."""
    blanks = [page.number for page in built.pdf.pages if page.is_blank]
    assert all(number % 2 for number in blanks)
    assert blanks == [number for number, page in enumerate(built.report["pages"]) if page["section"] is None]
    sides = ["recto" if page.is_recto else "verso" for page in built.pdf.pages]
    assert sides == [page["side"] for page in built.report["pages"]]
    starts = {found.section.id: found.pages[0].label for found in built.collations}
    assert starts == {section["id"]: section["first_page"] for section in built.report["sections"]}


def test_the_outline_has_the_sections_in_order(built: Built) -> None:
    where = places(built.collations)
    listed = [section for section in built.book if section.kind is not Kind.HALF_TITLE]
    assert [entry.page for entry in built.pdf.outline] == [where[section.id] for section in listed]
    assert [entry.level for entry in built.pdf.outline] == [int(section.part is not None) for section in listed]
    for entry, section in zip(built.pdf.outline, listed, strict=True):
        assert entry.title.endswith(section.title)
        assert section.piece is None or (section.piece.place or "") in entry.title


def test_every_link_inside_the_book_leads_to_what_it_names(built: Built) -> None:
    where, seen = places(built.collations), 0
    with pikepdf.open(built.path(".pdf")) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.Names.Dests.Names if "/Names" in pdf.Root else []
        targets = {str(name): numbers[dest[0].objgen] for name, dest in zip(names[::2], names[1::2], strict=True)}
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                if "/Dest" not in link:
                    assert re.match("https?:|mailto:", str(link.A.URI))
                    continue
                seen += 1
                name = str(link.Dest)
                assert targets[name] == where[name], f"{name} is on {built.pdf.labels[where[name]]}"
    assert seen >= len(built.book.pieces)


@pytest.mark.parametrize("name", ["single"])
def test_a_book_without_photographs_has_none(name: str, shelf) -> None:
    book = shelf.book(name)
    assert not any(page.pictures for page in book.pdf.pages)
    assert [section.kind for section in book.book] == [Kind.TITLE_PAGE, Kind.CONTENTS, Kind.PIECE]


def test_the_index_stands_in_line_and_leaves_no_entry_alone(built: Built) -> None:
    """Letters are larger than entries; of a letter with several, none is by itself at the head or foot of a column."""
    pages = built.report["pages"]
    numbers = [n for n, page in enumerate(pages) if page["section"] == "index"]
    entries, letters = set(), set()
    with pypdfium2.PdfDocument(built.path(".pdf")) as pdf:
        for number in numbers:
            page, size = pdf[number], ctypes.c_float()
            for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
                raw.FPDFTextObj_GetFontSize(thing, size)
                matrix = thing.get_matrix()
                em = size.value * matrix.a
                if em < LETTERHEAD:
                    entries.add((number, matrix.e > page.get_width() / 2, -round(matrix.f, 1)))
                elif em < HEADING:
                    letters.add((number, matrix.e > page.get_width() / 2, -round(matrix.f, 1)))
    for number in numbers:
        feet = {round(height % INDEX_LEADING, 1) for page, _, height in entries if page == number}
        assert max(feet) - min(feet) < 0.3
    for head, following in pairwise([*sorted(letters), (len(pages), False, 0.0)]):
        parts = Counter(entry[:2] for entry in entries if head < entry < following)
        assert len(parts) == 1 or min(parts.values()) > 1, (pages[head[0]]["label"], head)

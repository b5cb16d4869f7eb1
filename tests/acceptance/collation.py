"""Printed pages held against what they must say: what is found where, and where the two first differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from expected_text import ExpectedText, expected_text
from readback import ReadPage, ReadPdf, counted, is_right_to_left
from reader import Reader

from anthology.book import Section

_MARKER = re.compile(r"\s*(?:[0-9]{1,3}\.|[–•]) *")
"""The mark of an item in a list, which the style sheet makes; all are drawn after the words of the page."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Page numbers as they are printed in a section. targets: ids of what is on these pages, in order."""

    section: str
    targets: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(slots=True)
class Collation:
    """What was found of a section on its pages, all pages counted from 0.

    found: page of every id whose text or picture was found. ends: for notes and captions, the page they end on.
    plates: pages that a picture has for itself. difference: the first one, None when every word is there.
    """

    section: Section
    pages: tuple[ReadPage, ...]
    found: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    plates: set[int] = field(default_factory=set)
    difference: str | None = None


def collate_book(sections: Iterable[Section], pdf: ReadPdf) -> list[Collation]:
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
    return [collate(section, pdf.pages[start:end]) for section, (start, end) in zip(sections, spans, strict=True)]


def pages_that_begin(section: Section, pdf: ReadPdf) -> Iterator[ReadPage]:
    """The pages that have the first words of a section at their head."""
    opening = expected_text(section).body.opening
    if is_right_to_left(opening):
        return (page for page in pdf.pages if not counted(opening) - counted(page.letters[: 2 * len(opening)]))
    return (page for page in pdf.pages if page.letters.startswith(opening))


def collate(section: Section, pages: Sequence[ReadPage]) -> Collation:
    """Read a section's pages against its tree: running text on from page to page, notes and captions beside it."""
    expected = expected_text(section)
    body = Reader(expected.body)
    beside = {name: Reader(stream) for name, stream in (expected.notes | expected.figures).items()}
    result = Collation(section, tuple(pages), {section.id: pages[0].number})
    for page in pages:
        lines = list(page.lines)
        while lines:
            begun = [reader for reader in beside.values() if reader.is_begun and not reader.is_done]
            others = [reader for reader in beside.values() if not reader.is_begun]
            count = _take(lines, page.number, [*begun, body, *others], listed=expected.has_lists)
            if not count:
                result.difference = f"page {page.label}: {lines[0]!r} where {body.rest} should go on"
                return result
            del lines[:count]
    for name, reader in (("text", body), *beside.items()):
        if not reader.is_done and result.difference is None:
            result.difference = f"the {name} of {section.id} ends before {reader.rest}"
        result.found |= dict(reader.found())
        result.printed += [Printed(section.id, slot.targets, numbers) for slot, numbers in reader.printed()]
        if reader is not body and reader.is_begun:
            result.found[name], result.ends[name] = reader.lines[0][1], reader.lines[-1][1]
    _find_pictures(result, expected)
    return result


def _take(lines: Sequence[str], page: int, readers: Sequence[Reader], *, listed: bool) -> int:
    """Give the next line to the first reader that goes on by it; returns how many lines that were, 0 for none."""
    for line, count in _ways_to_read(lines, listed=listed):
        if not line or any(reader.take(line, page) for reader in readers):
            return count
    return 0


def _ways_to_read(lines: Sequence[str], *, listed: bool) -> Iterator[tuple[str, int]]:
    """The next line and how many it is made of: as it stands; without the mark of an item; with the line after it.

    The last for right-to-left script alone, whose vowel signs can tear a line in two when it is read back.
    """
    yield lines[0], 1
    if listed and (marker := _MARKER.match(lines[0])):
        yield lines[0][marker.end() :], 1
    if is_right_to_left(lines[0]) and len(lines) > 1:
        yield f"{lines[0]} {lines[1]}", 2


def _find_pictures(result: Collation, expected: ExpectedText) -> None:
    """Every picture with words is on the page of these words; the others are what pictures are left, in order."""
    shown = {figure.get("id"): figure.find("img") is not None for figure in result.section.body.iter("figure")}
    captioned = Counter(result.found[name] for name in expected.figures if name in result.found and shown[name])
    left = [page.number for page in result.pages for _ in range(page.pictures - captioned[page.number])]
    if sum(page.pictures for page in result.pages) != sum(shown.values()) or len(left) != len(expected.silent):
        result.difference = result.difference or f"{result.section.id} has not every picture on the page of its caption"
    result.found |= dict(zip(expected.silent, left, strict=False))
    result.plates = {result.found[name] for name in expected.plates if name in result.found}

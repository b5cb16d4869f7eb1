"""Where the paragraphs and headings of a finished PDF are parted by its pages: its own lines, held against the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bookshelf import Built

from anthology.book import Kind, Section
from anthology.book.markup import BLOCKS, Element, text_of
from anthology.verification.audit.drawn import Run, read_drawn
from anthology.verification.audit.letters import plain

ASIDE = {"figure", "footer", "header", "table", "aside"}
"""What is not running text."""

FAR = 80
"""Lines, of notes and captions, that may stand between two of a paragraph."""


_PAGE_NUMBER = re.compile(r"\(\w{1,4}\.?\s[\divxlc]+\)")
"""A printed page number, "(p. 7)", which the text does not have."""


@dataclass(frozen=True)
class DrawnLine:
    """A line. page: from 0. letters: those drawn on its base line, in no case, without figures and marks."""

    page: int
    letters: str
    figures: str


@dataclass(frozen=True)
class Block:
    """A paragraph or a heading with the lines that were found for it, by their numbers; none where it was not found."""

    section: str
    text: str
    is_heading: bool
    lines: tuple[int, ...]


@dataclass(frozen=True)
class PageBreaks:
    """All lines of a PDF, and all blocks of the texts that somebody wrote."""

    lines: tuple[DrawnLine, ...]
    blocks: tuple[Block, ...]

    def pages(self, block: Block) -> list[int]:
        return [self.lines[number].page for number in block.lines]

    def widows(self) -> list[str]:
        """Last lines of paragraphs that stand alone at the head of a page."""
        return [
            self._said(block, -1)
            for block in self.blocks
            if (on := self.pages(block)) and on[-2:-1] not in ([], on[-1:])
        ]

    def orphans(self) -> list[str]:
        """First lines of paragraphs that stand alone at the foot of a page."""
        return [
            self._said(block, 0) for block in self.blocks if (on := self.pages(block)) and on[1:2] not in ([], on[:1])
        ]

    def stranded_headings(self) -> list[str]:
        """Headings with fewer than two lines of text behind them on their page, where the text goes on."""
        found = []
        for at, block in enumerate(self.blocks):
            rest = [other for other in self.blocks[at + 1 :] if other.section == block.section and not other.is_heading]
            if block.is_heading and block.lines and rest:
                page = self.pages(block)[-1]
                behind = sum(self.pages(other).count(page) for other in rest) + self._unread(at, page)
                if behind < min(2, sum(len(o.lines) for o in rest)):
                    found.append(self._said(block, -1))
        return found

    def _unread(self, heading: int, page: int) -> int:
        """Lines right behind a heading whose text was not found, as Arabic may not be: up to what was found again."""
        if self.blocks[heading + 1].lines:
            return 0
        again = next((block.lines[0] for block in self.blocks[heading + 2 :] if block.lines), len(self.lines))
        return sum(line.page == page for line in self.lines[self.blocks[heading].lines[-1] + 1 : again])

    def _said(self, block: Block, line: int) -> str:
        return f"{block.section}, page {self.pages(block)[line] + 1}: {block.text[:60]}"


def read_page_breaks(built: Built) -> PageBreaks:
    """Those of the reading PDF."""
    lines = tuple(_lines(read_drawn(built.path(".pdf")).runs))
    listed = [section for section in built.book if section.kind is not Kind.HALF_TITLE]
    starts = [*(entry.page for entry in built.pdf.outline), len(built.pdf.pages)]
    blocks: list[Block] = []
    for section, (start, end) in zip(listed, pairwise(starts), strict=True):
        if section.file:
            assert start is not None
            assert end is not None
            blocks += _blocks(section, lines, range(start, end))
    return PageBreaks(lines, tuple(blocks))


def _letters(text: str) -> str:
    said = _PAGE_NUMBER.sub("", plain(text).casefold())
    return "".join(character for character in said if character.isalpha())


def _figures(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


def _figures_behind(figures: str, lines: Sequence[DrawnLine], number: int) -> tuple[int, ...]:
    """The last line of a text, where that has nothing but figures."""
    line = lines[number] if number < len(lines) else None
    is_of_it = line is not None and not line.letters and line.figures and figures.endswith(line.figures)
    return (number,) if is_of_it else ()


def _lines(pages: Sequence[Sequence[Run]]) -> Iterator[DrawnLine]:
    """Runs on one base line, drawn one after the other, are one line."""
    for page, runs in enumerate(pages):
        text, before = "", None
        for run in runs:
            if before is not None and not run.is_level_with(before):
                yield DrawnLine(page, _letters(text), _figures(text))
                text = ""
            text, before = text + run.text, run
        if before is not None:
            yield DrawnLine(page, _letters(text), _figures(text))


def _blocks(section: Section, lines: Sequence[DrawnLine], pages: range) -> Iterator[Block]:
    numbers = [number for number, line in enumerate(lines) if line.page in pages and line.letters]
    at = 0
    for element in _running_text(section.body):
        text = text_of(element)
        found = _found(_letters(text), lines, numbers[at:])
        if found:
            at = numbers.index(found[-1]) + 1
            found += _figures_behind(_figures(text), lines, found[-1] + 1)
        yield Block(section.id, text, element.tag in {"h2", "h3"}, found)


def _running_text(body: Element) -> Iterator[Element]:
    for element in body:
        if element.tag in ASIDE or "notes" in (element.get("class") or "").split() or element.tag not in BLOCKS:
            continue
        if any(child.tag in BLOCKS for child in element):
            yield from _running_text(element)
        elif _letters(text_of(element)):
            yield element


def _found(text: str, lines: Sequence[DrawnLine], numbers: Sequence[int]) -> tuple[int, ...]:
    """The lines that make this text, in order; of right-to-left script in whatever order their letters are read."""
    for first, number in enumerate(numbers):
        if not _goes_on(text, 0, lines[number].letters):
            continue
        found, position = [], 0
        for other in numbers[first : first + FAR]:
            if position < len(text) and _goes_on(text, position, lines[other].letters):
                found.append(other)
                position += len(lines[other].letters)
        if position == len(text):
            return tuple(found)
    return ()


def _goes_on(text: str, position: int, line: str) -> bool:
    piece = text[position : position + len(line)]
    return piece == line or (not line.isascii() and Counter(piece) == Counter(line))

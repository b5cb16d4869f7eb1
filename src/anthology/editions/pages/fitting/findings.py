"""What is left to be seen in the pages of a section that could not be mended, as facts; says nothing of it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from anthology.editions.pages.breaking.boxes import Foreign
from anthology.editions.pages.breaking.paragraph import RUNT
from anthology.editions.pages.fitting.lines import SetLine, set_lines
from anthology.editions.pages.fitting.makeup import LEAST
from anthology.editions.pages.fitting.rivers import rivers
from anthology.editions.pages.fitting.seen import SeenPage, opening_of

LOOSE = 0.6
"""Em. Word spaces wider than this are seen as holes."""

TIGHT = 0.77
"""Of the width of a space in its face. Word spaces narrower than this run words together."""

LADDER = 3
"""Lines running that end in a hyphen."""

SHORT = 2
"""Lines that a page may not end above its foot."""

Finding = tuple[str, int, int | None, float, str]
"""(kind, page from 0, number of the block or None, how much, text of the line or ""). See `typography.Finding`."""


def typography(document: Foreign, root: Foreign, leading: float) -> dict[str, object]:
    """The facts: "lines" set to the full measure, "loose" and "tight" ones, longest "ladder", "short" pages, "found".

    document: WeasyPrint's, laid out. root: the element tree it was made from. leading: in points.
    """
    lines, pages = set_lines(document, root)
    full = [line for line in lines if line.space]
    by_page = [[line for line in lines if line.page == number] for number in range(len(pages))]
    of_lines = [*_lines_unevenly_spaced(full), *_ladders(lines), *_rivers(lines), *_runts(lines)]
    of_pages = [*_breaks(by_page), *_page_ends(by_page, pages, leading, document.pages[0]._page_box)]
    count = [kind for kind, *_ in (*of_lines, *of_pages)].count
    return {
        "lines": len(full),
        "loose": count("loose"),
        "tight": count("tight"),
        "ladder": max((len(ladder) for ladder in _hyphens_running(lines)), default=0),
        "short": count("short-page") + count("short-last-page"),
        "found": sorted([*of_lines, *of_pages], key=lambda finding: (finding[1], finding[0] in _OF_LINES)),
    }


_OF_LINES = {"loose", "tight", "ladder", "river", "runt"}


def _lines_unevenly_spaced(full: Sequence[SetLine]) -> Iterator[Finding]:
    for line in full:
        if line.space > LOOSE:
            yield "loose", line.page, line.block, round(line.space, 2), line.text
        elif line.space < TIGHT * line.natural:
            yield "tight", line.page, line.block, round(line.space, 2), line.text


def _hyphens_running(lines: Sequence[SetLine]) -> Iterator[list[SetLine]]:
    for (hyphenated, _, _), running in groupby(lines, lambda line: (line.hyphenated, line.page, line.block)):
        if hyphenated:
            yield list(running)


def _ladders(lines: Sequence[SetLine]) -> Iterator[Finding]:
    for running in _hyphens_running(lines):
        if len(running) >= LADDER:
            yield "ladder", running[0].page, running[0].block, len(running), running[0].text


def _rivers(lines: Sequence[SetLine]) -> Iterator[Finding]:
    for running in rivers(lines):
        yield "river", running[0].page, running[0].block, len(running), running[0].text


def _runts(lines: Sequence[SetLine]) -> Iterator[Finding]:
    for before, line in pairwise(lines):
        if line.last and line.number and before.space and line.block == before.block and line.width < RUNT:
            yield "runt", line.page, line.block, round(line.width, 1), line.text


def _breaks(by_page: Sequence[Sequence[SetLine]]) -> Iterator[Finding]:
    """Paragraphs and headings that are parted by a page's end where they must not be."""
    for number, lines in enumerate(by_page):
        if not lines:
            continue
        first, last = lines[0], lines[-1]
        if first.last and first.number:
            yield "widow", number, first.block, 1, first.text
        if not last.number and not last.last and not last.is_heading:
            yield "orphan", number, last.block, 1, last.text
        heading = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].is_heading), None)
        if heading is not None and len(lines) - heading - 1 < 2 and any(by_page[number + 1 :]):
            yield "stranded-heading", number, lines[heading].block, len(lines) - heading - 1, lines[heading].text


def _page_ends(
    by_page: Sequence[Sequence[SetLine]], pages: Sequence[SeenPage], leading: float, first: Foreign
) -> Iterator[Finding]:
    """Pages that end too high: the last, others, and those that do not end as high as the page they face."""
    last = max((at for at, page in enumerate(pages) if not page.is_plate), default=0)
    gaps = [0 if page.is_plate or at == last else page.gap(leading) for at, page in enumerate(pages)]
    for at, gap in enumerate(gaps):
        if gap >= SHORT:
            follows = next(iter(by_page[at + 1]), None)
            yield "short-page", at, follows.block if follows else None, gap, follows.text if follows else ""
        lying_open = opening_of(pages, at, starts_recto=first.page_type.side == "right", is_last=at == len(pages) - 1)
        if lying_open and len(lying_open) == 2 and at != last:
            verso, recto = (gaps[page] for page in lying_open)
            if verso != recto and max(verso, recto) < SHORT:
                shorter = lying_open[verso < recto]
                line = next(iter(by_page[shorter][-1:]), None)
                yield "unequal-pages", shorter, line.block if line else None, abs(verso - recto), ""
    if last and pages[last].lines < LEAST and not pages[last].pictures:
        line = next(iter(by_page[last]), None)
        yield "short-last-page", last, line.block if line else None, pages[last].lines, ""

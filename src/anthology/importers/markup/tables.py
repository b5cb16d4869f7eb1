"""Tables of a page, as far as Markdown has them (GFM, section 4.10): rows of cells with one line of text each."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.inline import content_of
from anthology.importers.markup.paragraphs import one_line
from anthology.importers.markup.quotations import BlocksOf
from anthology.importers.markup.runs import Kind, Run, markdown_of, words_of

_BLOCKS = (
    "ul", "ol", "dl", "table", "blockquote", "figure", "pre", "img", "iframe", "video", "audio",
    "h1", "h2", "h3", "h4", "h5", "h6",
)  # fmt: skip
"""What no cell of Markdown can hold; a table with one of these arranges a page."""

_WIDEST = 30
"""Columns of a table that a page of a book could hold."""

Cell = tuple[str, str]
"""Markdown and words of a cell."""


def table_blocks(element: Element, style: Run, conversion: Conversion, blocks_of: BlocksOf) -> list[Block]:
    """A `table`; where it only arranges the page, what is in its cells, one after the other."""
    rows = [row for row in element.iter("tr") if row not in conversion.texts]
    width = max((sum(_span(cell) for cell in _cells(row)) for row in rows), default=0)
    if not _is_table(element, conversion) or not 1 < width <= _WIDEST:
        return blocks_of(element, style, conversion)
    caption = element.find("caption")
    blocks = [] if caption is None else blocks_of(caption, style, conversion)
    told = [list(_row(row, width, style, conversion)) for row in rows]
    told = [row for row in told if any(words for _, words in row)]
    if not told:
        return blocks
    lines = ["| " + " | ".join(markdown for markdown, _ in row) + " |" for row in told]
    lines.insert(1, "|" + "---|" * width)
    words = "\n".join("\t".join(words for _, words in row) for row in told)
    return [*blocks, Block(BlockKind.TABLE, "\n".join(lines), words)]


def _is_table(element: Element, conversion: Conversion) -> bool:
    """Whether its cells hold text alone, and all of its text is in cells."""
    if conversion.depth or next(element.iterdescendants(*_BLOCKS), None) is not None:
        return False
    if any(inner in conversion.texts for inner in element.iter()):
        return False
    for part in element.iter("table", "thead", "tbody", "tfoot", "tr", "colgroup"):
        if (part.text or "").strip() or any((child.tail or "").strip() for child in part):
            return False
    return all(child.tag in ("td", "th") for row in element.iter("tr") for child in row) and all(
        child.tag in ("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr") for child in element
    )


def _cells(row: Element) -> Iterator[Element]:
    yield from row.iterchildren("td", "th")


def _span(cell: Element) -> int:
    told = (cell.get("colspan") or "1").strip()
    return max(1, min(int(told), _WIDEST + 1)) if told.isascii() and told.isdigit() else 1


def _row(row: Element, width: int, style: Run, conversion: Conversion) -> Iterator[Cell]:
    """As many cells as the widest row has."""
    count = 0
    for cell in _cells(row):
        runs = one_line([_without_bar(run) for run in content_of(cell, style, conversion)])
        yield markdown_of(runs), words_of(runs)
        yield from [("", "")] * (_span(cell) - 1)
        count += _span(cell)
    yield from [("", "")] * (width - count)


def _without_bar(run: Run) -> Run:
    """Code with a bar in it as plain text: inside a cell, the bar would end the cell."""
    return Run(run.text) if run.kind is Kind.CODE and "|" in run.text else run

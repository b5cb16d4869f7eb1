"""The walk through a page: block elements to blocks, what stands between them to paragraphs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.escaping import plain
from anthology.importers.markup.figures import figure_blocks, is_figure
from anthology.importers.markup.inline import content_of, runs_of, styled
from anthology.importers.markup.leaving import leave, why_to_leave
from anthology.importers.markup.lists import list_block
from anthology.importers.markup.notes import is_notes_list
from anthology.importers.markup.paragraphs import one_line, paragraphs
from anthology.importers.markup.quotations import BlocksOf, is_pull_quote, pull_quote, quotation
from anthology.importers.markup.runs import Run, folded, markdown_of, words_of
from anthology.importers.markup.tables import table_blocks
from anthology.importers.markup.verse import is_poem, preformatted

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "optgroup", "p",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_NOTES_HEADING = 4
"""Words of a heading above the notes of a page, at most: a longer one heads more than notes."""


def blocks_of(element: Element, style: Run, conversion: Conversion) -> list[Block]:
    """The blocks of all that is inside an element; style: the looks of what is around it."""
    flow = _Flow(style, conversion)
    flow.content(element)
    return flow.ended()


class _Flow:
    """Blocks as they come. runs: inline content that is not yet in a paragraph."""

    def __init__(self, style: Run, conversion: Conversion) -> None:
        self.style, self.conversion = style, conversion
        self.blocks: list[Block] = []
        self.runs: list[Run] = []

    def content(self, element: Element) -> None:
        if element.text:
            self.runs.append(replace(self.style, text=plain(element.text)))
        for child in element:
            self.child(child)
            if child.tail:
                self.runs.append(replace(self.style, text=plain(child.tail)))

    def child(self, child: Element) -> None:
        conversion = self.conversion
        if child in conversion.texts or child in conversion.taken:
            self.end_paragraph()
        elif child in conversion.calls or not holds_blocks(child):
            self.runs += runs_of(child, self.style, conversion)
        elif reason := why_to_leave(child):
            self.end_paragraph()
            leave(child, reason, conversion)
        else:
            self.end_paragraph()
            before = len(self.blocks)
            self.blocks += _block(child, self.style, conversion)
            emptied = len(self.blocks) == before and any(item in conversion.texts for item in child)
            if emptied or is_notes_list(child):
                _leave_notes_heading(self.blocks, conversion)
            self.end_paragraph()

    def end_paragraph(self) -> None:
        runs, self.runs = self.runs, []
        self.blocks += paragraphs(runs, verse=self.conversion.depth == 0)
        displaced = self.conversion.displaced
        self.blocks += (Block(BlockKind.PICTURE, "", "", pictures=(picture,)) for picture in displaced)
        displaced.clear()

    def ended(self) -> list[Block]:
        self.end_paragraph()
        return self.blocks


def holds_blocks(element: Element) -> bool:
    """Whether an element is a block, or an inline one with a block inside, as browsers allow."""
    return element.tag in BLOCKS or any(inner.tag in BLOCKS for inner in element.iterdescendants())


def _block(element: Element, style: Run, conversion: Conversion) -> list[Block]:
    style = styled(element, style, conversion)
    for is_this, its_blocks in _RULES:
        if is_this(element):
            return its_blocks(element, style, conversion, blocks_of)
    # The terms of a list with what they mean are bold paragraphs.
    return blocks_of(element, replace(style, strong=True) if element.tag == "dt" else style, conversion)


def _break(_element: Element, _style: Run, _conversion: Conversion, _blocks_of: BlocksOf) -> list[Block]:
    return [Block(BlockKind.BREAK, "***", "")]


def _heading(element: Element, style: Run, conversion: Conversion, _blocks_of: BlocksOf) -> list[Block]:
    # A heading is bold as it is; Markdown need not say so again.
    runs = one_line([replace(r, strong=False) for r in content_of(element, replace(style, strong=False), conversion)])
    level = HEADINGS[str(element.tag)]
    if not (words := words_of(runs)):
        return list(paragraphs(runs))
    if conversion.depth:
        return [Block(BlockKind.PARAGRAPH, markdown_of(folded([replace(r, strong=True) for r in runs])), words)]
    return [Block(BlockKind.HEADING, markdown_of(runs), words, level=level)]


def _leave_notes_heading(blocks: list[Block], conversion: Conversion) -> None:
    """Take away the heading and the rule that stood above notes, which now stand where they are called."""
    for _ in range(2):
        if not blocks or blocks[-1].kind not in (BlockKind.HEADING, BlockKind.BREAK):
            return
        if len(blocks[-1].words.split()) > _NOTES_HEADING:
            return
        conversion.leave(blocks.pop().words, "the heading of the notes, which the book sets itself")


_RULES: tuple[tuple[Callable[[Element], bool], Callable[[Element, Run, Conversion, BlocksOf], list[Block]]], ...] = (
    (lambda e: e.tag in HEADINGS, _heading),
    (lambda e: e.tag == "hr", _break),
    (is_pull_quote, pull_quote),
    (lambda e: is_poem(e) or e.tag == "pre", preformatted),
    (lambda e: e.tag == "blockquote", quotation),
    (is_figure, figure_blocks),
    (lambda e: e.tag in ("ul", "ol", "menu", "dir"), list_block),
    (lambda e: e.tag == "table", table_blocks),
)
"""What an element is, the first that holds, and what gives its blocks; any other is walked through."""

"""Quotations and pull quotes of a page, with who is quoted at their end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.inline import content_of
from anthology.importers.markup.paragraphs import one_line
from anthology.importers.markup.runs import Run, markdown_of, words_of

BlocksOf = Callable[[Element, Run, Conversion], list[Block]]
"""(element, looks around it, conversion) -> the blocks inside: the walk itself, which these blocks call back."""

DEEPEST = 8
"""Quotations and lists inside one another; deeper ones are read as what is in them."""

_PULL_QUOTE = re.compile(r"(?i)(?:^|[\s_-])pull-?quote(?:[\s_-]|$)")
_PULLED = ("figure", "aside", "blockquote", "div")
_DASH = re.compile(r"\s*[\u2014\u2013\u2015-]+\s*")


def is_pull_quote(element: Element) -> bool:
    """Whether an element repeats words of the text in large letters, by its class."""
    return element.tag in _PULLED and _PULL_QUOTE.search(element.get("class") or "") is not None


def quotation(element: Element, style: Run, conversion: Conversion, blocks_of: BlocksOf) -> list[Block]:
    """A `blockquote`. Pictures in it follow it; nothing where it is empty."""
    if conversion.depth >= DEEPEST:
        return blocks_of(element, style, conversion)
    inside, pictures = _inside(element, style, conversion, blocks_of)
    if not inside:
        return pictures
    lines = "\n\n".join(b.markdown for b in inside).split("\n")
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    return [Block(BlockKind.QUOTATION, quoted, _words(inside)), *pictures]


def pull_quote(element: Element, style: Run, conversion: Conversion, blocks_of: BlocksOf) -> list[Block]:
    """A pull quote, its words without the quotation's own markup; inside another block, what is in it."""
    quoted = element.find(".//blockquote")
    if conversion.depth or (quoted is None and element.tag in ("figure", "div") and element.find(".//p") is None):
        return blocks_of(element, style, conversion)
    inside, pictures = _inside(element, style, conversion, _through(blocks_of))
    if not inside:
        return pictures
    text = "\n\n".join(b.markdown for b in inside)
    return [Block(BlockKind.QUOTATION, f"::: pull-quote\n{text}\n:::", _words(inside)), *pictures]


def _inside(
    element: Element, style: Run, conversion: Conversion, blocks_of: BlocksOf
) -> tuple[list[Block], list[Block]]:
    """The blocks of a quotation, who is quoted last; and the pictures."""
    source = _source(element, style, conversion)
    conversion.depth += 1
    found = blocks_of(element, style, conversion)
    conversion.depth -= 1
    inside = [b for b in found if b.kind not in (BlockKind.PICTURE, BlockKind.BREAK)]
    return [*inside, *source], [b for b in found if b.kind is BlockKind.PICTURE]


def _source(element: Element, style: Run, conversion: Conversion) -> list[Block]:
    """Who is quoted, behind a dash, as its element says: a `cite` or `footer` that ends the quotation."""
    cites = [e for e in element.iter("cite", "footer", "figcaption") if _ends(e)]
    if not cites or cites[-1] in conversion.taken:
        return []
    cite = cites[0] if cites[0].tag == "footer" else cites[-1]
    runs = one_line(list(content_of(cite, replace(style, em=False), conversion)))
    conversion.taken.add(cite)
    if not (words := words_of(runs)):
        return []
    if dash := _DASH.match(runs[0].text):
        runs = one_line([replace(runs[0], text=runs[0].text[dash.end() :]), *runs[1:]])
    return [Block(BlockKind.PARAGRAPH, f"— {markdown_of(runs)}", words)]


def _ends(element: Element) -> bool:
    around = element.getparent()
    return around is not None and around.tag in ("blockquote", "figure", "footer") and not (element.tail or "").strip()


def _through(blocks_of: BlocksOf) -> BlocksOf:
    """The walk that goes through the quotation inside a pull quote as if it were not there."""

    def walk(element: Element, style: Run, conversion: Conversion) -> list[Block]:
        if (inner := element.find(".//blockquote")) is not None:
            inner.tag = "div"
        return blocks_of(element, style, conversion)

    return walk


def _words(blocks: Sequence[Block]) -> str:
    return "\n\n".join(b.words for b in blocks)

"""Lists of a page: bulleted, numbered, nested."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.quotations import DEEPEST, BlocksOf
from anthology.importers.markup.runs import Run
from anthology.manuscript.tree import append_text

_LARGEST = 999_999_000
"""A list's first number: CommonMark (section 5.2) reads nine digits at most."""


def list_block(element: Element, style: Run, conversion: Conversion, blocks_of: BlocksOf) -> list[Block]:
    """A `ul` or `ol`. Pictures in it follow it; nothing where it is empty."""
    if conversion.depth >= DEEPEST:
        return blocks_of(element, style, conversion)
    conversion.depth += 1
    items = list(_items(element, style, conversion, blocks_of))
    conversion.depth -= 1
    pictures = [b for item in items for b in item if b.kind is BlockKind.PICTURE]
    items = [[b for b in item if b.kind not in (BlockKind.PICTURE, BlockKind.BREAK)] for item in items]
    if not (items := [item for item in items if item]):
        return pictures
    loose = any(sum(b.kind is not BlockKind.LIST for b in item) > 1 for item in items)
    number, told = _start(element), list[str]()
    for item in items:
        marker = "-" if element.tag != "ol" else f"{number}."
        number += 1
        told.append(_item(item, marker, loose=loose))
    words = "\n".join(b.words for item in items for b in item)
    return [Block(BlockKind.LIST, ("\n\n" if loose else "\n").join(told), words), *pictures]


def _items(element: Element, style: Run, conversion: Conversion, blocks_of: BlocksOf) -> Iterator[list[Block]]:
    """The blocks of each item. What stands in the list outside its items is one of its own, a list part of one."""
    _mend(element)
    for item in element:
        if item not in conversion.texts:
            yield blocks_of(item, style, conversion)


def _mend(element: Element) -> None:
    """Put all that is in a list, and in none of its items, into items."""
    inside = [(None, element.text), *((child, child.tail) for child in element)]
    element.text = None
    item: Element | None = None
    for child, text in inside:
        if child is not None:
            child.tail = None
            if child.tag == "li":
                item = child
            else:
                item = _item_for(element, item)
                item.append(child)
        if text and text.strip():
            item = _item_for(element, item)
            append_text(item, text)


def _item_for(element: Element, before: Element | None) -> Element:
    """The item before, or a new one where there is none."""
    if before is not None:
        return before
    item = element.makeelement("li")
    element.insert(0, item)
    return item


def _start(element: Element) -> int:
    start = (element.get("start") or "").strip()
    return int(start) if start.isascii() and start.isdigit() and int(start) < _LARGEST else 1


def _item(blocks: list[Block], marker: str, *, loose: bool) -> str:
    text = ("\n\n" if loose else "\n").join(b.markdown for b in blocks)
    indent = " " * (len(marker) + 1)
    lines = (f"{indent}{line}" if line else "" for line in text.split("\n"))
    return f"{marker} " + "\n".join(lines)[len(indent) :]

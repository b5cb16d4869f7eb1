"""Marks in the text where the printed pages begin (EPUB Accessibility 1.1, 4.1.3); does not know how they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from anthology.book import PageStart
from anthology.book.markup import Element, numbered_blocks
from anthology.editions.epub.xhtml import TYPE
from anthology.language.words import Words

_UNPRINTED = frozenset({"noteref", "folio", "leader"})


def page_id(label: str) -> str:
    """The id of the mark of a printed page."""
    return f"page-{label}"


def put_page_breaks(body: Element, starts: Iterable[PageStart], words: Words) -> None:
    """Put an empty element where each page begins: before a figure, else before the word, whole, at the place.

    body: a section's tree, as composed; it is changed. starts: those of this section, in order.
    """
    blocks = dict(numbered_blocks(body))
    for start in starts:
        block = blocks.get(start.block)
        if block is None:
            continue
        if block.tag == "figure":
            block.addprevious(_mark("div", start.label, words))
        else:
            _put(block, start.offset, _mark("span", start.label, words))


def _mark(tag: str, label: str, words: Words) -> Element:
    return etree.Element(
        tag,
        {
            "id": page_id(label),
            "class": "page-break",
            TYPE: "pagebreak",
            "role": "doc-pagebreak",
            "aria-label": words("page", page=label),
        },
    )


@dataclass(slots=True)
class _Run:
    """A piece of a block's text: the text of an element, or what follows it."""

    element: Element
    is_tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""


def _runs(element: Element) -> Iterator[_Run]:
    """The text of a block in order, without what is not counted."""
    yield _Run(element, is_tail=False)
    for child in element:
        if not _UNPRINTED & set((child.get("class") or "").split()):
            yield from _runs(child)
        yield _Run(child, is_tail=True)


def _put(block: Element, offset: int, mark: Element) -> None:
    """Put the mark before the word that holds the character at this offset of the block's folded text."""
    if offset == 0:
        mark.tail, block.text = block.text, None
        block.insert(0, mark)
        return
    count, gap, begun = 0, False, False
    word: tuple[_Run, int] | None = None
    for run in _runs(block):
        for index, character in enumerate(run.text):
            if character.isspace():
                gap = True
                continue
            if gap or not begun:
                count += gap and begun  # White space between words counts as one character.
                word = (run, index)
            gap, begun = False, True
            if count >= offset and word is not None:
                _insert(*word, mark)
                return
            count += 1
    block.append(mark)


def _insert(run: _Run, index: int, mark: Element) -> None:
    """Split a run of text at this index and put the mark there; where the run is in a link, before the link."""
    holder = run.element.getparent() if run.is_tail else run.element
    link = holder
    while link is not None and link.tag != "a":
        link = link.getparent()
    if link is not None:
        link.addprevious(mark)
        return
    text = run.text
    if run.is_tail:
        run.element.tail = text[:index]
        run.element.addnext(mark)
    else:
        run.element.text = text[:index]
        run.element.insert(0, mark)
    mark.tail = text[index:]

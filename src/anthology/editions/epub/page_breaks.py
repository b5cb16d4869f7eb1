"""Marks in the text where the printed pages begin (EPUB Accessibility 1.1, 4.1.3); does not know how they are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from anthology.book import PageStart
from anthology.book.markup import BLOCKS, Element, numbered_blocks
from anthology.editions.epub.xhtml import TYPE
from anthology.language.words import Words

CLASS = "page-break"

_UNPRINTED = frozenset({"noteref", "folio", "leader", CLASS})
_HOLD_TEXT = frozenset({"p", "li", "td", "th", "dt", "dd", "pre", "figcaption"})
"""Blocks that a mark stands in; before all others, so that no heading is called by the number of a page."""


def page_id(label: str) -> str:
    """The id of the mark of a printed page; no section or chapter has an id with an underscore."""
    return f"page_{label}"


def put_page_breaks(body: Element, starts: Iterable[PageStart], language: str) -> None:
    """Put an empty element where each page begins: at a picture, else before the word, whole, at the place.

    body: a section's tree, as composed; it is changed. starts: those of this section, in order. language: of the
    section, in which the marks are named.
    """
    blocks = [block for _, block in numbered_blocks(body)]
    for start in starts:
        block = blocks[start.block] if start.block is not None and start.block < len(blocks) else None
        if block is None:
            _put_at_the_end(body, blocks, _mark("div", start.label, language))
        elif start.offset == 0 or block.tag not in _HOLD_TEXT:
            _put_before(body, block, start.label, language)
        else:
            _put(block, start.offset, _mark("span", start.label, language))


def _mark(tag: str, label: str, language: str) -> Element:
    words = Words(language)
    mark = etree.Element(
        tag,
        {
            "id": page_id(label),
            "class": CLASS,
            TYPE: "pagebreak",
            "role": "doc-pagebreak",
            "aria-label": words("page", page=label),
        },
    )
    if words.spoken != language:
        mark.set("lang", words.spoken)
    return mark


def _put_at_the_end(body: Element, blocks: Sequence[Element], mark: Element) -> None:
    """Behind all the text, before its notes."""
    notes = next((b for b in blocks if b.tag == "section" and "notes" in (b.get("class") or "").split()), None)
    if notes is not None:
        notes.addprevious(mark)
    else:
        body.append(mark)


def _put_before(body: Element, block: Element, label: str, language: str) -> None:
    """Before a block; what opens the section, or stands first in a block of its own, takes it before all of that.

    A picture has it inside: before a plate, which begins a page in the e-reader too, it would stay on the one before.
    """
    outer = block
    while (parent := outer.getparent()) is not None and outer is not body and _is_first(outer):
        outer = parent
    if outer is body:
        _put_first(body, _mark("div", label, language))
        return
    parent = block.getparent()
    in_entry = parent is not None and parent.tag == "li"
    if block.tag in _HOLD_TEXT and not in_entry:
        _put_first(block, _mark("span", label, language))
    elif block.tag == "figure":
        _put_first(block, _mark("div", label, language))
    else:
        block.addprevious(_mark("div", label, language))


def _put_first(block: Element, mark: Element) -> None:
    """Before all that is in a block, but behind the marks of pages that begin there too."""
    last = None
    for child in block:
        if child.get("class") != CLASS or (block.text if last is None else last.tail):
            break
        last = child
    if last is None:
        mark.tail, block.text = block.text, None
        block.insert(0, mark)
    else:
        mark.tail, last.tail = last.tail, None
        last.addnext(mark)


def _is_first(element: Element) -> bool:
    """Whether nothing but marks stands before an element in the one around it."""
    before = element.getprevious()
    while before is not None and before.get("class") == CLASS:
        before = before.getprevious()
    return before is None


@dataclass(slots=True)
class _Run:
    """A piece of a block's text: the text of an element, or what follows it."""

    element: Element
    is_tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.is_tail else self.element.text) or ""


def _runs(element: Element) -> Iterator[_Run]:
    """The text of a block in order, without what is not counted and what is in blocks of its own."""
    yield _Run(element, is_tail=False)
    for child in element:
        if child.tag not in BLOCKS and not _UNPRINTED & set((child.get("class") or "").split()):
            yield from _runs(child)
        yield _Run(child, is_tail=True)


def _put(block: Element, offset: int, mark: Element) -> None:
    """Put the mark before the word that holds the character at this offset of the block's folded text."""
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

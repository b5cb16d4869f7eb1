"""The conversion as a whole: notes found first, blocks walked, notes written as they were called, headings ranked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.conversion import Conversion, Converted, Page
from anthology.importers.markup.flow import blocks_of
from anthology.importers.markup.notes import find_notes
from anthology.importers.markup.runs import Run
from anthology.manuscript.tree import words_of

_NOWHERE = Page()
_CALL = re.compile(r"\[\^(\d+)\]")


def convert(root: Element, page: Page = _NOWHERE) -> Converted:
    """All inside an element as blocks of the book's Markdown; of a whole page, all inside its `body`.

    root: HTML in lowercase without namespace, as `parse` gives it. It is the conversion's from now on and may be
    changed. All words that a browser would show are in blocks, captions, notes or leftovers; links lose tracking
    parameters; headings are ranked ## and ### as a chapter wants them, `level` being that of the page. Nothing is
    fetched: bytes of pictures come from `page.bytes_of` and from the page itself.
    """
    if root.tag == "html":
        body = root.find("body")
        root = root if body is None else body
    conversion = Conversion(replace(page, language=page.language or _language(root)))
    find_notes(root, conversion)
    blocks = blocks_of(root, Run(), conversion)
    notes, displaced = dict[str, str](), list[Block]()
    conversion.noteless = "a note called inside another note"
    conversion.depth += 1
    for label, text in conversion.called:
        inside = blocks_of(text, Run(), conversion)
        displaced += (b for b in inside if b.kind is BlockKind.PICTURE)
        notes[label] = "\n\n".join(b.markdown for b in inside if b.kind is not BlockKind.PICTURE)
    for text in dict.fromkeys(conversion.calls.values()):
        if text not in conversion.told:
            conversion.leave(words_of(text), "a note that is called where no text is")
    empty = {label for label, text in notes.items() if not text}
    blocks = [_without_calls(b, empty) for b in blocks] if empty else blocks
    told = tuple((label, text) for label, text in notes.items() if text)
    return Converted(tuple(_parted(_ranked([*blocks, *displaced]))), told, tuple(conversion.leftovers))


def _without_calls(block: Block, labels: set[str]) -> Block:
    """The block without the calls of notes that have no text."""
    return replace(block, markdown=_CALL.sub(lambda m: "" if m[1] in labels else m[0], block.markdown))


def _language(root: Element) -> str:
    """The language that the page says it is in, "" where it says none."""
    return next((lang for element in (root, *root.iterancestors()) if (lang := element.get("lang"))), "")


def _ranked(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings with the marks of their rank: titles apart, the highest level of the text is ##, all below it ###."""
    levels = [b.level for b in blocks if b.kind is BlockKind.HEADING and b.level > 1]
    highest, begun = min(levels, default=0), False
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            yield block
            continue
        lower = begun and block.level > highest
        begun = True
        yield replace(block, markdown=f"{'###' if lower else '##'} {_without_tail(block.markdown)}")


def _without_tail(markdown: str) -> str:
    """A heading whose last marks are read as text: # at its end would be taken for markup."""
    stem = markdown.rstrip("#")
    return markdown if stem == markdown else stem + "\\#" * (len(markdown) - len(stem))


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with two lists that follow one another kept apart by their markers (CommonMark, section 5.3)."""
    before = ""
    for block in blocks:
        marker = block.markdown.lstrip("0123456789")[:1] if block.kind is BlockKind.LIST else ""
        if marker and marker == before:
            other = {"-": "+", ".": ")"}[marker]
            lines = (_remarked(line, marker, other) for line in block.markdown.split("\n"))
            block = replace(block, markdown="\n".join(lines))  # noqa: PLW2901
            marker = other
        before = marker
        yield block


def _remarked(line: str, marker: str, other: str) -> str:
    stem = line.lstrip("0123456789")
    return f"{line[: len(line) - len(stem)]}{other}{stem[1:]}" if stem[:2] == f"{marker} " else line

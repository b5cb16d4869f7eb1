"""Where the printed pages begin, told for the text of the EPUB; knows nothing of marks and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from anthology.book import Book, PageStart, Section
from anthology.book.markup import BLOCKS, numbered_blocks, text_of


@dataclass(frozen=True, slots=True)
class Printed:
    """The book as it was typeset, and where in it each page begins, in order."""

    book: Book
    starts: tuple[PageStart, ...]


def starts_in(book: Book, printed: Printed) -> dict[str, tuple[PageStart, ...]]:
    """The page starts of each section of the EPUB's book, by the section's id.

    The two books are of one manuscript, but may show other pictures, by right: then lists of pictures have other
    blocks, and a page that begins with one that the EPUB lacks begins there with the next.
    """
    typeset = {section.id: section for section in printed.book}
    found = {}
    for section in book:
        starts = tuple(s for s in printed.starts if s.section == section.id)
        found[section.id] = tuple(_moved(starts, typeset[section.id], section))
    return found


def _moved(starts: Iterable[PageStart], typeset: Section, section: Section) -> Iterator[PageStart]:
    before, after = _blocks(typeset), _blocks(section)
    if typeset.body is section.body or before == after:
        yield from starts
        return
    to: dict[int, int] = {}
    for kind, i1, i2, j1, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        to.update({i: j1 + (i - i1 if kind == "equal" else 0) for i in range(i1, i2)})
    for start in starts:
        if start.block is None:
            yield start
            continue
        block = to[start.block]
        same = block < len(after) and after[block] == before[start.block]
        yield replace(start, block=block if block < len(after) else None, offset=start.offset if same else 0)


def _blocks(section: Section) -> Sequence[tuple[str, str]]:
    """Tag and words of every numbered block; no words of a block that holds others, or of a figure."""
    return [
        (str(e.tag), "" if e.tag == "figure" or any(c.tag in BLOCKS for c in e) else text_of(e))
        for _, e in numbered_blocks(section.body)
    ]

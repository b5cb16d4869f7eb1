"""What a section must say in print, from its tree: running text, notes and captions, with open slots for page numbers.

Knows what print adds to the tree (see book/markup.py), and nothing of pages.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from readback import plain

from anthology.book import Kind, Section
from anthology.book.markup import BLOCKS, Element
from anthology.language.words import Words

SLOT = "\ue000"
"""Stands for page numbers in the text of a stream; no book has it."""

OPENER = 60
"""Letters that are enough to know a section's first page by."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where page numbers are printed. targets: ids of what is on these pages, in order."""

    targets: tuple[str, ...]


@dataclass(slots=True)
class Stream:
    """A run of text. marks: (offset, id) of the elements that begin in it. slots: one for each SLOT in the text.

    spaced: (start, end) of what is letter-spaced.
    """

    text: str = ""
    marks: list[tuple[int, str]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    spaced: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Text as it stands in the tree, white space folded."""
        added = plain(text or "")
        self.text += added[1:] if added.startswith(" ") and (not self.text or self.text.endswith(" ")) else added

    def add_slot(self, target: str) -> None:
        """A page number; it joins those right before it."""
        if self.text.endswith(SLOT):
            self.slots[-1] = Slot((*self.slots[-1].targets, target))
        else:
            self.text += SLOT
            self.slots.append(Slot((target,)))

    @property
    def opening(self) -> str:
        """The letters it begins with, as far as they are the same wherever it is printed."""
        return self.text.split(SLOT)[0].replace(" ", "")[:OPENER]


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """body: what runs from page to page. notes, figures: by id, what stands apart from it.

    plates: figures with a page of their own. silent: figures without words, in order.
    """

    body: Stream
    notes: dict[str, Stream]
    figures: dict[str, Stream]
    plates: frozenset[str]
    silent: tuple[str, ...]
    has_lists: bool


def expected_text(section: Section) -> ExpectedText:
    """All that a section says in print."""
    printed, words = _as_printed(section), Words(section.language)
    figures = {
        figure.get("id", ""): _stream(words, *(() if _has(figure, "portrait") else figure.iter("p")))
        for figure in printed.iter("figure")
    }
    notes = (aside for aside in printed.iter("aside") if _has(aside, "note"))
    return ExpectedText(
        _stream(words, printed),
        {note.get("id", ""): _stream(words, note, before=f"{number} ") for number, note in enumerate(notes, 1)},
        {name: says for name, says in figures.items() if says.text},
        frozenset(figure.get("id", "") for figure in printed.iter("figure") if _has(figure, "plate")),
        tuple(name for name, says in figures.items() if not says.text),
        printed.find(".//li") is not None,
    )


def _stream(words: Words, *elements: Element, before: str = "") -> Stream:
    stream = Stream(before)
    for element in elements:
        _write(stream, element, words)
    stream.text = stream.text.rstrip()
    return stream


def _write(stream: Stream, element: Element, words: Words) -> None:
    """Write an element into a stream, without what follows it."""
    if element.tag == "figure" or _has(element, "notes"):
        return
    apart = element.tag in BLOCKS or element.tag == "br"
    if apart:
        stream.add(" ")
    if element.tag == "li" and _has(element.getparent(), "links") and element.getprevious() is not None:
        stream.add("· ")
    start = len(stream.text)
    if identifier := element.get("id"):
        stream.marks.append((start, identifier))
    if _has(element, "folio"):
        stream.add_slot((element.get("href") or "")[1:])
    elif _has(element, "break"):
        stream.add("* * *")
    elif not _has(element, "leader"):
        stream.add(element.text)
        for child in element:
            _write(stream, child, words)
            stream.add(child.tail)
    if _has(element, "place"):
        stream.spaced.append((start, len(stream.text)))
    if _has(element, "ref"):
        before, after = words("page-abbreviated", page=SLOT).split(SLOT)
        stream.add(f" ({before}")
        stream.add_slot((element.get("href") or "")[1:])
        stream.add(f"{after})")
    if apart:
        stream.add(" ")


def _as_printed(section: Section) -> Element:
    """The tree of a section; an index without the names of the texts, which only the EPUB has."""
    body = deepcopy(section.body)
    if section.kind is Kind.INDEX:
        for entry in body.iter("p"):
            for child in list(entry):
                child.tail = " " if _has(child, "title") else None
                if not (_has(child, "title") or _has(child, "folio")):
                    entry.remove(child)
    return body


def _has(element: Element | None, name: str) -> bool:
    return element is not None and name in (element.get("class") or "").split()

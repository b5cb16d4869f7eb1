"""What a section must say on its pages, from its tree: running text, notes and captions, with slots for page numbers.

Knows what pages add to the tree and leave out of it (see book/markup.py), and nothing of how they are read.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from anthology.book import Kind, Section
from anthology.book.markup import BLOCKS, Element
from anthology.language.words import Words
from anthology.sources import Location
from anthology.verification.audit.letters import drawn_as, is_right_to_left, plain

SLOT = "\ue000"
"""Stands for page numbers in the text of a stream; no book has it."""

NUMBER = 4
"""Letters of a note's number and the space after it, at most."""

OPENING = 60
"""Letters that are enough to know a section's first page by."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where page numbers are printed. targets: ids of what is on these pages, in order."""

    targets: tuple[str, ...]


@dataclass(slots=True)
class Stream:
    """A run of text.

    marks: (offset, id) of the elements that begin in it. slots: one for each SLOT in the text. edges: the offsets at
    which an element begins or ends, where a style sheet may put signs of its own. places: (offset, place in the
    manuscript), in order. by_eye: (start, end) of the blocks whose lines are read back in the order of the eye: what is
    written from right to left, and what has words that are.
    """

    text: str = ""
    marks: list[tuple[int, str]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    edges: set[int] = field(default_factory=set)
    places: list[tuple[int, Location]] = field(default_factory=list)
    by_eye: list[tuple[int, int]] = field(default_factory=list)

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

    def is_by_eye(self, offset: int) -> bool:
        """Whether the line that begins here is read back in the order of the eye."""
        return any(start - NUMBER <= offset <= end for start, end in self.by_eye)

    def place(self, offset: int) -> Location | None:
        """Where in the manuscript this offset comes from; what stands before its first words, from where they do."""
        before = [place for start, place in self.places if start <= offset] or [place for _, place in self.places[:1]]
        return before[-1] if before else None

    @property
    def opening(self) -> str:
        """The letters it begins with, as far as they are the same wherever it is printed, in no case."""
        return drawn_as(self.text.split(SLOT)[0].replace(" ", "")[:OPENING])


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """body: what runs from page to page. notes, figures: by id, what stands apart from it.

    plates: figures with a page of their own. optional: figures whose words a theme may leave out, because they are
    said beside the picture.
    """

    body: Stream
    notes: dict[str, Stream]
    figures: dict[str, Stream]
    plates: frozenset[str]
    optional: frozenset[str]
    has_lists: bool


def expected_text(section: Section) -> ExpectedText:
    """All that a section says on its pages."""
    printed, writing = _as_printed(section), _Writing(section)
    figures = {figure.get("id", ""): writing.stream(*figure.iter("p")) for figure in printed.iter("figure")}
    notes = (aside for aside in printed.iter("aside") if _has(aside, "note"))
    return ExpectedText(
        writing.stream(printed),
        {note.get("id", ""): writing.stream(note, before=f"{number} ") for number, note in enumerate(notes, 1)},
        {name: says for name, says in figures.items() if says.text},
        frozenset(figure.get("id", "") for figure in printed.iter("figure") if _has(figure, "plate")),
        frozenset(figure.get("id", "") for figure in printed.iter("figure") if _has(figure, "portrait")),
        printed.find(".//li") is not None,
    )


class _Writing:
    """Writes the elements of a section into streams."""

    def __init__(self, section: Section) -> None:
        self.words = Words(section.language)
        self.is_rtl = section.direction == "rtl"
        self.file = section.file or section.location.path

    def stream(self, *elements: Element, before: str = "") -> Stream:
        """What these elements say, one after another."""
        stream = Stream(before)
        for element in elements:
            self._write(stream, element)
        stream.text = stream.text.rstrip()
        return stream

    def _write(self, stream: Stream, element: Element) -> None:
        """Write an element into a stream, without what follows it."""
        if element.tag == "figure" or _has(element, "notes"):
            return
        apart = element.tag in BLOCKS or element.tag == "br"
        if apart:
            stream.add(" ")
        start = len(stream.text)
        stream.edges.add(start)
        if identifier := element.get("id"):
            stream.marks.append((start, identifier))
        if line := element.get("data-line"):
            stream.places.append((start, Location(element.get("data-file") or self.file, int(line))))
        if _has(element, "folio"):
            stream.add_slot((element.get("href") or "")[1:])
        elif not _has(element, "leader"):
            stream.add(element.text)
            for child in element:
                self._write(stream, child)
                stream.add(child.tail)
        stream.edges.add(len(stream.text))
        if apart and (self.is_rtl or is_right_to_left(stream.text[start:])):
            stream.by_eye.append((start, len(stream.text)))
        if _has(element, "ref"):
            before, after = self.words("page-abbreviated", page=SLOT).split(SLOT)
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


def _has(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()

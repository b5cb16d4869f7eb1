"""The texts that people wrote for the book, paragraph by paragraph, with the way back to the file; knows no check."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from anthology.book import Book
from anthology.book.markup import BLOCKS, Element
from anthology.sources import Location, Source, UnreadableError

CODE = "\ufffc"
"""Stands in a passage for what is not prose: a run of code, a picture."""
WORD = re.compile(r"[^\W\d_]+")

MOST = 20
"""So many places of one kind are told in one passage at most: what has more is no prose, or wrong altogether."""

_SLACK = 400
"""Characters that addresses and marks may add to a passage in the file, above twice its length."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, item, cell or stanza, or a caption, or a line about a person.

    text: with its typography, note calls left out. languages: where each begins that is not the one before.
    section: the id of the section it stands in, "" for what the manifest holds. element: of its block; for a title,
    the body of its section. source: the file it was read from; start: where it begins there.
    """

    text: str
    languages: tuple[tuple[int, str], ...]
    section: str
    element: Element
    source: Source
    start: Location

    @property
    def language(self) -> str:
        """The language it begins in."""
        return self.languages[0][1]

    def language_at(self, offset: int) -> str:
        """The language of the character at this offset."""
        return self.languages[bisect_right(self.languages, offset, key=lambda known: known[0]) - 1][1]

    def is_in(self, name: str) -> bool:
        """Whether it stands in an element with this class."""
        return any(name in (e.get("class") or "").split() for e in (self.element, *self.element.iterancestors()))

    def place(self, offset: int) -> Location:
        """Where the character at this offset stands in the file; the passage's start where that cannot be told."""
        at = self._in_source(offset)
        if at is None:
            return self.start
        before = self.source.text.rfind("\n", 0, at)
        return Location(self.source.name, self.source.text.count("\n", 0, at) + 1, at - before)

    def typed(self, offset: int, length: int) -> str:
        """So many characters of the file from the place of this offset; "" where that cannot be told."""
        at = self._in_source(offset)
        return "" if at is None else self.source.text[at : at + length]

    def _in_source(self, offset: int) -> int | None:
        """Typography changes marks and spaces, but no word: the nearest word is looked for, and counted from there."""
        found = WORD.search(self.text, offset)
        if found is None or found.start() - offset > 1:
            found = next(iter([*WORD.finditer(self.text, 0, offset)][-1:]), found)
        if found is None:
            return None
        begin = _offset(self.source, self.start)
        end = begin + 2 * len(self.text) + _SLACK
        at = begin - 1
        for _ in range(self.text.count(found[0], 0, found.start()) + 1):
            at = self.source.text.find(found[0], at + 1, end)
            if at < 0:
                return None
        return max(begin, at + offset - found.start())


class Prose:
    """All passages of a book, in reading order; then captions, and lines about people."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._sources: dict[str, Source] = {}
        # A list's first entry begins where the list does: the key that comes first is the outer one.
        self._keys = {place: key for key, place in reversed(list(book.locations.known.items()))}
        self.passages = tuple(self._unlike())

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the book, as it is written."""
        return Counter(word for passage in self.passages for word in WORD.findall(passage.text))

    def entry(self, place: Location, *key: str | int) -> Location:
        """Where a value stands of the entry of the manifest that begins at this place."""
        return self.book.locations.at(*self._keys.get(place, ()), *key)

    def _unlike(self) -> Iterator[Passage]:
        """The passages, each once: what the manifest says is shown in several sections."""
        seen = set()
        for passage in self._all():
            if passage.text.strip() and (key := (passage.start, passage.text)) not in seen:
                seen.add(key)
                yield passage

    def _all(self) -> Iterator[Passage]:
        book, at = self.book, self.book.locations
        for section in book.sections:
            if section.file is not None:
                title = self.entry(section.location, "title")
                yield Passage(
                    section.title, ((0, section.language),), section.id, section.body, self._source(at.path), title
                )
            yield from self._of(section.body, section.language, section.id, section.file)
        for photo in book.photos.values():
            if photo.caption is not None:
                place = self.entry(photo.location, "caption")
                yield self._passage(photo.caption, book.language, "", place)
        for person in book.people.values():
            if person.bio is not None:
                yield from self._of(person.bio, book.language, "", at.path)
            if person.short_bio is not None:
                yield self._passage(person.short_bio, book.language, "", at.at("people", person.id, "short_bio"))

    def _of(self, body: Element, language: str, section: str, file: str | None) -> Iterator[Passage]:
        """The blocks with words of their own that were written, not made: those have a line."""
        for block in body.iter(*BLOCKS):
            name, line = block.get("data-file") or file, block.get("data-line")
            if line and name and block is not body and block.tag not in ("pre", "figure"):
                spoken = next((tag for e in (block, *block.iterancestors()) if (tag := e.get("lang"))), language)
                yield self._passage(block, spoken, section, Location(name, int(line)))

    def _passage(self, element: Element, language: str, section: str, start: Location) -> Passage:
        text, languages = list[str](), list[tuple[int, str]]()
        length = 0
        for part, spoken in _runs(element, language):
            if not languages or languages[-1][1] != spoken:
                languages.append((length, spoken))
            text.append(part)
            length += len(part)
        words = "".join(text)
        return Passage(words, tuple(languages) or ((0, language),), section, element, self._source(start.path), start)

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            try:
                self._sources[name] = self.book.folder.read(name)
            except UnreadableError:
                self._sources[name] = Source(name, "")
        return self._sources[name]


def _runs(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """The text of a block with the language of each part, in order, without that of the blocks in it."""
    if element.tag in ("code", "img"):
        yield CODE, language
        return
    if element.tag == "br":
        yield "\n", language
    if element.text and element.get("class") != "noteref":
        yield element.text, language
    for child in element:
        if child.tag not in BLOCKS:
            yield from _runs(child, child.get("lang") or language)
        if child.tail:
            yield child.tail, language
    if element.get("class") == "line":
        yield "\n", language


def _offset(source: Source, place: Location) -> int:
    """The offset of a location in the text of its file."""
    start = 0
    for _ in range(place.line - 1):
        start = source.text.find("\n", start) + 1
    return start + place.column - 1

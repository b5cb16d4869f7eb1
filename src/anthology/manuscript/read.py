"""Reading the editor's prose: chapters, texts of blocks, lines of inline text, into text trees; knows no edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from anthology.book.markup import Element
from anthology.diagnostics import Diagnostic
from anthology.language.tags import direction as direction_of
from anthology.manuscript.characters import without_unseen
from anthology.manuscript.draft import read_draft
from anthology.manuscript.front_matter import without_front_matter
from anthology.manuscript.places import Origin
from anthology.manuscript.reading import Known, Reading
from anthology.manuscript.transforms import CHAPTER_TRANSFORMS, INLINE_TRANSFORMS, TRANSFORMS, Transform
from anthology.manuscript.tree import take, words_of
from anthology.manuscript.words import count_words
from anthology.sources import Location, Source

__all__ = ["Known", "ReadInline", "ReadText", "read_blocks", "read_chapter", "read_inline"]

_PROVISIONAL = ("at", "given", "auto")
"""Attributes of the draft that the vocabulary does not have."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text of blocks.

    body: in the vocabulary of book/markup.py, notes last. words: of running text, notes included.
    photos: ids of the photographs it places, in order, each once.
    """

    body: Element
    words: int
    photos: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class ReadInline:
    """A line of text: a `span` of inline elements."""

    element: Element
    diagnostics: tuple[Diagnostic, ...]


def read_chapter(source: Source, *, section: str, language: str, direction: str, known: Known) -> ReadText:
    """Read a chapter: body is `<section id=section class="piece" lang dir>`.

    All ids in it begin with `section`. Reports, beside what read_blocks does, chapter-empty and chapter-front-matter.
    """
    body = etree.Element("section", {"id": section, "class": "piece", "lang": language, "dir": direction})
    body.set("data-line", "1")
    reading = Reading(body, Origin.of(source.text, Location(source.name)), known, language, direction, section)
    reading = _prepared(reading, without_front_matter(reading, source.text))
    text = _read(reading, CHAPTER_TRANSFORMS)
    if not words_of(body).strip() and not text.photos and not text.diagnostics:
        reading.error(
            "chapter-empty",
            f"{source.name} has no text.",
            reading.origin.start,
            "Write the chapter, or take its entry out of book.yaml.",
        )
    return replace(text, diagnostics=tuple(reading.found))


def read_blocks(text: str, *, at: Location, language: str, known: Known, prefix: str) -> ReadText:
    """Read a text of blocks out of the manifest, such as a biography: body is `<div>`; ids in it begin with prefix.

    at: the location of the text's first character; its lines follow one another there.
    """
    body = etree.Element("div", {"data-line": str(at.line)})
    reading = Reading(body, Origin.of(text, at), known, language, direction_of(language), prefix)
    return _read(_prepared(reading, text), TRANSFORMS)


def read_inline(text: str, *, at: Location, language: str, known: Known) -> ReadInline:
    """Read a line of text out of the manifest, such as a caption, with neither figures nor notes nor index entries.

    at: as for read_blocks. Reports text-not-one-paragraph.
    """
    body, text = etree.Element("span"), text.rstrip()
    reading = Reading(body, Origin.of(text, at), known, language, direction_of(language), "", captionlike=True)
    reading = _prepared(reading, text)
    rows = [row for row, line in enumerate(reading.origin.lines) if line.strip()]
    if gap := next((after for before, after in pairwise(rows) if after > before + 1), None):
        reading.error(
            "text-not-one-paragraph",
            "This text has more than one paragraph, but there is room for one only.",
            reading.origin.at(gap),
            "Join the paragraphs, or shorten the text.",
        )
    read_draft(reading, inline=True)
    _transform(reading, INLINE_TRANSFORMS)
    return ReadInline(body, tuple(reading.found))


def _prepared(reading: Reading, text: str) -> Reading:
    """The same reading with the text freed of characters that must not be in it."""
    kept, dropped = without_unseen(reading, text)
    return replace(reading, origin=Origin(tuple(kept.split("\n")), reading.origin.start, dropped))


def _read(reading: Reading, transforms: Sequence[Transform]) -> ReadText:
    read_draft(reading)
    _transform(reading, transforms)
    figures = dict.fromkeys(figure.get("data-photo", "") for figure in reading.body.iter("figure"))
    return ReadText(reading.body, count_words(reading.body), tuple(figures), tuple(reading.found))


def _transform(reading: Reading, transforms: Sequence[Transform]) -> None:
    for transform in transforms:
        transform(reading)
    for element in reading.body.iter():
        for name in _PROVISIONAL:
            take(element, name)

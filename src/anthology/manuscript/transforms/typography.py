"""Smart typography over the tree: paragraph by paragraph, each word by the language it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from anthology.book.markup import BLOCKS, Element
from anthology.manuscript.reading import Reading
from anthology.manuscript.typography import OPAQUE, set_runs

_HAN_OR_KANA = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_CJK_LINE_END = re.compile(rf"(?<=[{_HAN_OR_KANA}])\n(?=[{_HAN_OR_KANA}])")
_PARAGRAPHS = frozenset({*BLOCKS, "stanza"})
_UNTOUCHED = frozenset({"code", "pre"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Text that follows an element's start (slot "text") or its end (slot "tail")."""

    element: Element
    slot: str
    text: str
    language: str


def set_typography(reading: Reading) -> None:
    """Set the typography of all text but code and the addresses of links shown as they are."""
    for block in reading.body.iter():
        if block.tag in _PARAGRAPHS or block is reading.body:
            language = next((tag for a in (block, *block.iterancestors()) if (tag := a.get("lang"))), reading.language)
            _set(list(_runs(block, language, is_verse=block.tag == "stanza")))


def _set(runs: list[_Run]) -> None:
    for run, text in zip(runs, set_runs([(run.text, run.language) for run in runs]), strict=True):
        if run.text == OPAQUE:
            continue
        if run.slot == "text":
            run.element.text = text
        else:
            run.element.tail = text


def _runs(element: Element, language: str, *, is_verse: bool) -> Iterator[_Run]:
    """The text of a block, in order, without that of the blocks in it."""
    if element.tag in _UNTOUCHED or element.get("auto"):
        yield _Run(element, "", OPAQUE, language)
        return
    if element.text and element.get("class") != "noteref":
        yield _Run(element, "text", _unwrapped(element.text, is_verse), language)
    for child in element:
        if child.tag not in _PARAGRAPHS:
            yield from _runs(child, child.get("lang") or language, is_verse=is_verse)
        if child.tail:
            yield _Run(child, "tail", _unwrapped(child.tail, is_verse), language)


def _unwrapped(text: str, is_verse: bool) -> str:
    """The text with its line ends as spaces; none between characters of languages written without spaces."""
    if is_verse or "\n" not in text:
        return text
    return _CJK_LINE_END.sub("", text).replace("\n", " ")

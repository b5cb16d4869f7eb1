"""Text whose lines a page keeps: poems, and what is preformatted."""

from __future__ import annotations

import re
from dataclasses import replace

from anthology.book.markup import Element
from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.escaping import plain
from anthology.importers.markup.inline import content_of
from anthology.importers.markup.paragraphs import as_verse, is_verse, paragraphs, parted
from anthology.importers.markup.quotations import BlocksOf
from anthology.importers.markup.runs import Kind, Run, folded, words_of
from anthology.manuscript.fences import NO_BREAK_SPACE
from anthology.manuscript.tree import words_of as text_of

_POEM = re.compile(r"(?i)(?:^|[\s_-])(?:verse|poem|poetry|stanza|lyrics)(?:[\s_-]|$)")


def is_poem(element: Element) -> bool:
    """Whether an element says by its class that its lines are verse."""
    return element.tag in ("p", "pre", "div", "blockquote") and bool(_POEM.search(element.get("class") or ""))


def preformatted(element: Element, style: Run, conversion: Conversion, _blocks_of: BlocksOf) -> list[Block]:
    """A `pre` or a poem: verse, or code where it says so."""
    if element.tag == "pre" and element.find("code") is not None and not conversion.depth:
        return _code(element)
    stanzas = _stanzas(element, style, conversion)
    if not stanzas:
        return []
    if conversion.depth or not (is_poem(element) or is_verse("\n".join(words_of(s) for s in stanzas))):
        return [block for stanza in stanzas for block in paragraphs(stanza, verse=False)]
    return [as_verse(stanzas)]


def _code(element: Element) -> list[Block]:
    text = _plain_lines(text_of(element))
    if not text.strip():
        return []
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", text)), default=0))
    return [Block(BlockKind.PARAGRAPH, f"{fence}\n{text}\n{fence}", text)]


def _plain_lines(text: str) -> str:
    """Lines of text as they are, without line ends around them and spaces at their ends."""
    return "\n".join(plain(line).rstrip() for line in text.replace("\r\n", "\n").strip("\n").split("\n"))


def _stanzas(element: Element, style: Run, conversion: Conversion) -> list[list[Run]]:
    """The lines of each stanza. In a `pre` the line ends of the text count, in other elements those of markup."""
    runs = list[Run]()
    keeps = element.tag == "pre" or "white-space" in (element.get("style") or "")
    if keeps:
        for part in list(element.iter()):
            _mark_lines(part)
    for run in _content(element, style, conversion):
        for number, line in enumerate(run.text.split(_LINE_END)):
            if number:
                runs.append(Run(kind=Kind.BREAK))
            if line or run.kind is not Kind.TEXT:
                runs.append(replace(run, text=line))
    return [stanza for part in parted(runs) if (stanza := folded(part))]


_LINE_END = "\ue00a"
"""Stands for a line end that counts, while white space is folded. A private character, which no text can mean."""


def _mark_lines(part: Element) -> None:
    part.text = _marked(part.text or "")
    for child in part:
        child.tail = _marked(child.tail or "")


def _marked(text: str) -> str:
    """The text with its line ends marked, and the spaces that indent a line as ones that do not fold."""
    text = text.replace("\r\n", "\n").expandtabs(4)
    return re.sub("\n( *)", lambda found: _LINE_END + NO_BREAK_SPACE * len(found[1]), text)


def _content(element: Element, style: Run, conversion: Conversion) -> list[Run]:
    """The runs of an element, the paragraphs in it parted by two line ends."""
    for part in element.iterdescendants("p", "div", "blockquote"):
        part.tail = _LINE_END + _LINE_END + (part.tail or "")
    return list(content_of(element, style, conversion))

"""From runs to blocks of plain prose: paragraphs, verse, breaks; knows no HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from anthology.importers.article import Block, BlockKind
from anthology.importers.markup.escaping import at_line_start
from anthology.importers.markup.runs import Kind, Run, folded, markdown_of, words_of
from anthology.manuscript.fences import NO_BREAK_SPACE

_BREAK = re.compile(r"[*•·~⁂#_=―—–\s-]{3,20}|⁂|❦|§")
_INDENT = re.compile(f"^{NO_BREAK_SPACE}+", re.MULTILINE)
_EDGE = f" {NO_BREAK_SPACE}"
_LINES = 4
_LONGEST_LINE = 70
"""A paragraph of so many lines at least, none longer than this, is verse."""


def paragraphs(runs: Sequence[Run], *, verse: bool = True) -> Iterator[Block]:
    """Runs as paragraphs, which two line ends part; verse: whether one of many short lines is verse."""
    for part in parted(runs):
        inside = _without_edges(folded(part))
        words = words_of(inside)
        if not words:
            if calls := "".join(markdown_of([r]) for r in inside if r.kind is Kind.CALL):
                yield Block(BlockKind.PARAGRAPH, calls, "")
        elif not any(c.isalnum() for c in words) and _BREAK.fullmatch(words) and len(inside) == 1:
            yield Block(BlockKind.BREAK, "***", "")
        elif verse and is_verse(words):
            yield as_verse([inside])
        else:
            yield Block(BlockKind.PARAGRAPH, at_line_start(markdown_of(inside)), words)


def _without_edges(runs: list[Run]) -> list[Run]:
    """The runs without no-break spaces at the ends of a paragraph, by which pages indent and part paragraphs."""
    if runs and runs[0].kind is Kind.TEXT:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(_EDGE))
    if runs and runs[-1].kind is Kind.TEXT:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(_EDGE))
    return [run for run in runs if run.text or run.kind is not Kind.TEXT]


def parted(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each paragraph: two line ends or more with nothing between them part two paragraphs."""
    part, waiting = list[Run](), list[Run]()
    for run in runs:
        if run.kind is Kind.BREAK or (run.kind is Kind.TEXT and not run.text.strip(" ")):
            waiting.append(run)
            continue
        if sum(r.kind is Kind.BREAK for r in waiting) > 1:
            yield part
            part = []
        else:
            part += waiting
        waiting = []
        part.append(run)
    yield part


def is_verse(words: str) -> bool:
    """Whether the lines of a paragraph are those of a poem: four or more, all short."""
    lines = words.split("\n")
    return len(lines) >= _LINES and max(map(len, lines)) <= _LONGEST_LINE


def as_verse(stanzas: Sequence[Sequence[Run]]) -> Block:
    """Folded runs as one block of verse, a stanza each."""
    told = [_INDENT.sub(lambda m: " " * len(m[0]), _lines(stanza)) for stanza in stanzas]
    words = "\n\n".join(words_of(stanza) for stanza in stanzas)
    return Block(BlockKind.VERSE, "::: verse\n" + "\n\n".join(told) + "\n:::", words)


def _lines(stanza: Sequence[Run]) -> str:
    return at_line_start(markdown_of(stanza)).replace("\\\n", "\n")


def one_line(runs: Sequence[Run]) -> list[Run]:
    """The runs with line ends as spaces: for headings, captions and cells."""
    return folded([Run(" ") if r.kind is Kind.BREAK else r for r in runs])

"""How even the grey of a PDF's text is: the word spaces of its full lines, and its hyphens; knows not who set them.

A full line is one of four words or more that reaches the edge where most lines of its page end. Its word space is the
mean of the gaps between its words, from advance to advance. A ladder is three full lines or more running, on one page,
that end in a hyphen.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2

_library: Any = pypdfium2
_raw: Any = pypdfium2.raw
"""They have no types."""

WIDE = 0.6
"""Em: a word space wider than this is seen as a hole."""

_WORDS = 4
_HYPHENS = "-\u2010\u00ad\x02\ufffe"
"""The last two stand for a hyphen that PDFium takes for one that was added."""

_SAME_LINE = 4.0
"""Points: note calls and small capitals stand on the line of their neighbours."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """Of all full lines of a PDF, in em. wide: the share of lines over WIDE. ladder: the longest, in lines."""

    lines: int
    mean: float
    middle: float
    p99: float
    widest: float
    wide: float
    hyphens: float
    in_ladders: int
    ladder: int

    @classmethod
    def of(cls, path: Path, size: float) -> Spaces:
        """Those of a PDF. size: of its type in points. Raises ValueError where it has no full line."""
        found: list[float] = []
        hyphens = in_ladders = longest = 0
        with _library.PdfDocument(path) as document:
            for page in document:
                running = 0
                for line, full in _full_lines(page):
                    if not full:
                        running = 0
                        continue
                    gaps = [after.left - before.right for before, after in pairwise(line)]
                    found.append(statistics.fmean(gaps) / size)
                    running = running + 1 if line[-1].hyphenated else 0
                    hyphens += line[-1].hyphenated
                    in_ladders += running >= 3
                    longest = max(longest, running)
        if not found:
            raise ValueError(f"{path} has no full line")
        found.sort()
        return cls(
            len(found),
            statistics.fmean(found),
            found[len(found) // 2],
            found[min(len(found) - 1, int(0.99 * len(found)))],
            found[-1],
            sum(space > WIDE for space in found) / len(found),
            hyphens / len(found),
            in_ladders,
            longest,
        )


@dataclass(slots=True)
class _Word:
    left: float
    right: float
    hyphenated: bool = False


def _full_lines(page: Any) -> Iterator[tuple[list[_Word], bool]]:  # noqa: ANN401
    """(words, whether it is full) of every line of four words or more, in the order they are drawn."""
    lines = [line for line in _lines(page) if len(line) >= _WORDS]
    edges = Counter(round(line[-1].right) for line in lines)
    edge = max(edges, key=lambda right: (edges[right], right), default=0)
    return ((line, line[-1].right >= edge - 2) for line in lines)


def _lines(page: Any) -> list[list[_Word]]:  # noqa: ANN401
    text = page.get_textpage()
    lines: list[list[_Word]] = []
    baseline, space = float("inf"), True
    for at in range(text.count_chars()):
        character = chr(_raw.FPDFText_GetUnicode(text, at))
        if character.isspace():
            space = True
            continue
        left, bottom, right, _top = text.get_charbox(at, loose=True)
        added = character in "\x02\ufffe"  # Its box is that of its ink, above the line.
        if (not added and abs(bottom - baseline) > _SAME_LINE) or (lines and left < lines[-1][-1].left - 1):
            lines.append([])
            baseline, space = bottom, True
        if space:
            lines[-1].append(_Word(left, right))
        word = lines[-1][-1]
        word.right, word.hyphenated, space = max(word.right, right), character in _HYPHENS, False
    return lines

"""Rivers: white that runs down through a paragraph, where the word spaces of its lines stand below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from anthology.editions.pages.fitting.lines import SetLine

RIVER = 5
"""Lines through which white runs down. Through four it runs by chance on every tenth page, and is not seen."""

SHARED = 0.5
"""Of the narrower of two word spaces: what lies below the other one, if white goes on from line to line."""

Space = tuple[float, float]
"""Where a word space begins and ends, in em from the left edge of the page."""


def rivers(lines: Sequence[SetLine]) -> Iterator[list[SetLine]]:
    """The lines of each river, in order. No two of them have one source: of those the longest is taken."""
    begun = accumulate(line.number == 0 for line in lines)
    for _, block in groupby(zip(begun, lines, strict=True), lambda pair: (pair[0], pair[1].page)):
        yield from _of_paragraph([line for _, line in block])


def _of_paragraph(lines: Sequence[SetLine]) -> Iterator[list[SetLine]]:
    sources: list[dict[Space, tuple[int, Space]]] = [{space: (0, space) for space in line.spaces} for line in lines[:1]]
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        flowing = sources[-1]
        sources.append({})
        for space in line.spaces:
            before = [flowing[other] for other in above.spaces if _goes_on(other, space)]
            sources[-1][space] = min(before, default=(at, space))
    longest: dict[tuple[int, Space], int] = {}
    for at, ends in enumerate(sources):
        longest.update(dict.fromkeys(ends.values(), at))
    for (first, _), last in longest.items():
        if last - first + 1 >= RIVER:
            yield list(lines[first : last + 1])


def _goes_on(above: Space, below: Space) -> bool:
    """Whether white goes on from one word space to one on the next line."""
    shared = min(above[1], below[1]) - max(above[0], below[0])
    return shared >= SHARED * min(above[1] - above[0], below[1] - below[0])

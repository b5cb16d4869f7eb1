"""The ornament of a cover without a picture: the text of the book as a sun, with a ray for each of its paragraphs.

The pieces stand around the dial in their order, the first at the top. Where there are few paragraphs, the rays are
sentences or words, so that every book has a sun, and no two have the same.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from anthology.book import Book, Section

HUB, RIM = 24.0, 66.0
"""Radii between which rays lie, where 100 is half the side of the square that the sun is drawn in."""
FEW, MOST = 150, 300
"""Rays that a sun should have at least and at most."""
PARTED, WIDEST = 0.12, 4.0
"""The part of a piece's share of the dial that stays empty, to part it from the next; and its most, in degrees."""
BREADTH = 0.68
"""The part of its angle that a ray takes: about 0.5 pt at the hub, where it is thinnest."""
_SENTENCES = re.compile(r"(?<=[.!?…؟])\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece on the dial. rays: SVG path data around (0, 0). turn: degrees clockwise from the top.

    end: the radius of its longest ray. place: where it was written, or "". joined: whether the letters of that are
    joined, and may not be spaced. flipped: whether it must be turned about to be read, on the left half.
    """

    rays: str
    turn: float
    end: float
    place: str
    language: str
    joined: bool
    flipped: bool


def sun(book: Book) -> tuple[Piece, ...]:
    """The pieces of a book, in order; without pieces, its other sections that have text."""
    sections = book.pieces or tuple(s for s in book if s.words)
    lengths = _lengths(sections)
    longest = max((max(run) for run in lengths if run), default=1)
    step = 360 / max(1, len(sections))
    return tuple(
        _piece(section, run, n * step, step, longest)
        for n, (section, run) in enumerate(zip(sections, lengths, strict=True))
    )


def _piece(section: Section, lengths: list[int], turn: float, step: float, longest: int) -> Piece:
    each = (step - min(PARTED * step, WIDEST)) / max(1, len(lengths))
    first = turn - each * (len(lengths) - 1) / 2
    # Whole units: most changes to a text do not change its sun, and the cover need not be made anew.
    ends = [round(HUB + (RIM - HUB) * math.sqrt(length / longest)) for length in lengths]
    rays = "".join(_ray(first + n * each, each * BREADTH / 2, end) for n, end in enumerate(ends))
    place = (section.piece.place if section.piece else None) or ""
    return Piece(
        rays=rays,
        turn=round(turn, 3),
        end=round(max(ends, default=HUB), 3),
        place=place,
        language=section.language,
        joined=any(unicodedata.bidirectional(letter) == "AL" for letter in place),
        flipped=round(turn, 3) > 180,
    )


def _ray(turn: float, half: float, end: float) -> str:
    """A ray as wide in degrees at its foot as at its end."""
    corners = (_at(turn - half, HUB), _at(turn - half, end), _at(turn + half, end), _at(turn + half, HUB))
    return "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in corners) + "Z"


def _at(turn: float, radius: float) -> tuple[float, float]:
    angle = math.radians(turn)
    return radius * math.sin(angle), -radius * math.cos(angle)


def _lengths(sections: tuple[Section, ...]) -> list[list[int]]:
    """For each section the lengths of its rays: words of its paragraphs or sentences, or letters of its words."""
    paragraphs = [list(_paragraphs(section)) for section in sections]
    found = [[len(p.split()) for p in texts] for texts in paragraphs]
    if sum(map(len, found)) < FEW:
        found = [[len(s.split()) for p in texts for s in _SENTENCES.split(p)] for texts in paragraphs]
    if sum(map(len, found)) < FEW:
        found = [[len(word) for p in texts for word in p.split()] for texts in paragraphs]
    most = max(3, MOST // max(1, len(sections)))
    return [_joined(lengths, most) for lengths in found]


def _paragraphs(section: Section) -> Iterator[str]:
    """The text of every paragraph of the running text: neither what opens and closes a piece, nor its notes."""
    for block in section.body:
        if block.tag not in {"header", "footer", "section"}:
            for paragraph in block.iter("p", "li"):
                if text := "".join(map(str, paragraph.itertext())).strip():
                    yield text


def _joined(lengths: list[int], most: int) -> list[int]:
    """At most so many: neighbours are put together in groups of the same number, give or take one."""
    if len(lengths) <= most:
        return lengths
    starts = [len(lengths) * n // most for n in range(most + 1)]
    return [sum(lengths[a:b]) for a, b in itertools.pairwise(starts)]

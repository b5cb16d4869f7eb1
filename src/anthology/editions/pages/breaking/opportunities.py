"""Where a paragraph's text may be broken into lines, by the rules of its languages; knows no fonts and no widths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from anthology.editions.pages.breaking.hyphenation import Hyphenator, Limits, is_name
from anthology.editions.pages.breaking.total_fit import Kind

DRAWN = "\u2010"
"""The hyphen that is added (HYPHEN, Unicode 16, 6.2)."""

_HYPHENS = "-\u2010"
_DASHES = "-\u2010\u2012\u2013\u2014"
_LONG_DASH = "\u2014"
_SOFT_HYPHEN = "\u00ad"

_REPEATS_HYPHEN = frozenset({"bs", "cs", "hr", "pl", "pt", "sk", "sl", "sr"})
"""A word broken at a hyphen of its own would have another at the head of the next line: there it is not broken."""

_KEEPS_SMALL_WORDS = frozenset({"be", "bg", "cs", "mk", "pl", "ru", "sk", "uk"})
"""No line ends in a word of one letter."""

_SMALL_WORD = re.compile(r"(?:^|[\s\u00a0(\[«„“‚‘\"'—–])[^\W\d_]$")

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\w[\w-]*(?:\.[^\W\d_]{2,})+\S*")
"""The last is an address without its protocol, or the name of a file: a letter follows a stop at once there."""

_DASH, _HYPHEN, _UNWILLING = 300.0, 600.0, 300.0
"""Penalties. The last is on top for a name, and for the part of a word that has a hyphen of its own."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph's text in one language. start, end: its characters.

    hyphenated: whether its words may be broken with a hyphen; limits: how. soft: whether at soft hyphens.
    wraps: whether lines may end in it at all. clings: whether it stays with what is before it, as the call of a note.
    """

    start: int
    end: int
    language: str
    hyphenated: bool
    soft: bool
    wraps: bool
    limits: Limits
    clings: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """end: the number of characters up to the end of the line. start: where the next one begins."""

    end: int
    start: int
    kind: Kind
    penalty: float


def places(text: str, runs: Sequence[Run], allowed: Sequence[int], hyphenator: Hyphenator) -> list[Place]:
    """Every place where a line may end, in order, and last the end of the text.

    runs: without a gap. allowed: the offsets at which Unicode allows a line to begin (UAX 14), in order.
    """
    whole = len(text.rstrip(" "))
    numbers = [number for number, run in enumerate(runs) for _ in range(run.start, run.end)]
    found = {}
    last_word = 0
    for at in allowed:
        if 0 < at < whole:
            last_word = at
            if (place := _between(text, at, runs[numbers[at - 1]], runs[numbers[at]])) is not None:
                found[at] = place
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for match in _WORD.finditer(text, 0, last_word):
        start, end = match.span()
        run = runs[numbers[start]]
        # A word in two faces is left whole.
        if run.hyphenated and run.wraps and numbers[start] == numbers[end - 1]:
            offsets = hyphenator.breaks(match[0], run.language, run.limits)
            if offsets and not any(first <= start < last for first, last in addresses):
                penalty = _HYPHEN + (_UNWILLING if _better_whole(text, start, end, run) else 0.0)
                found.update(
                    (start + offset, Place(start + offset, start + offset, Kind.HYPHEN, penalty)) for offset in offsets
                )
    return [*(found[at] for at in sorted(found)), Place(whole, len(text), Kind.END, 0.0)]


def _between(text: str, at: int, run: Run, following: Run) -> Place | None:
    """The place before an offset at which Unicode allows a line to begin; None where its language does not."""
    end = at
    while end and text[end - 1] == " ":
        end -= 1
    # A space belongs to what it stands in, and what stands in it alone decides of it (CSS Text 3, section 5.1).
    if not (end and run.wraps and (following.wraps or end < at)) or (following.clings and following is not run):
        return None
    language, last = run.language.split("-")[0].lower(), text[end - 1]
    if end < at:
        if language in _KEEPS_SMALL_WORDS and _SMALL_WORD.search(text[max(0, end - 2) : end]):
            return None
        return Place(end, at, Kind.DASH if last in _HYPHENS else Kind.WORD, 0.0)
    if last == _SOFT_HYPHEN:
        return Place(end, at, Kind.HYPHEN, _HYPHEN) if run.soft else None
    # A dash right behind a word closes what is before it, as a speaker's words in Spanish.
    if text[at] == _LONG_DASH or (last in _HYPHENS and language in _REPEATS_HYPHEN):
        return None
    return Place(end, at, Kind.DASH, _DASH) if last in _DASHES else Place(end, at, Kind.WORD, 0.0)


def _better_whole(text: str, start: int, end: int, run: Run) -> bool:
    beside = text[start - 1 : start] + text[end : end + 1]
    return is_name(text[start:end], run.language) or any(character in _HYPHENS for character in beside)

"""Spaces that should not be there: doubled, and before a mark of punctuation where the language has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from anthology.checks.prose.passages import MOST, Passage, Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.manuscript.typographic_rules import rules_for

_SPACES = "[ \u00a0\u202f\u2009]"
_DOUBLED = re.compile(rf"(?<=\S){_SPACES}{{2,}}(?=\S)")
_DOUBLED_TYPED = re.compile(rf"{_SPACES}{{2}}")
_BEFORE = re.compile(rf"(?<=[\w”’»)\]…]){_SPACES}+([,;:!?.)\]،؛؟])(?![\w/]|{_SPACES}?\.)")
"""Followed by neither a word, as .com is, nor a full stop, as in the three of an ellipsis."""
_SHOWN = 20
_MANY = 5
"""So many places of one file are told each by itself; more are told once."""


def check_spaces(prose: Prose) -> Iterator[Diagnostic]:
    """space-doubled and space-before-mark, at each place; once a file, at the first of them, where they are many."""
    doubled: dict[str, list[tuple[Passage, int]]] = {}
    before: dict[str, list[tuple[Passage, int]]] = {}
    for passage in prose.passages:
        name = passage.source.name
        if not passage.is_in("verse"):
            # What stood between two spaces may have been taken out: only those are meant that were typed so.
            doubles = islice(_DOUBLED.finditer(passage.text), MOST)
            found = (m for m in doubles if _DOUBLED_TYPED.match(passage.typed(m.start(), 2)))
            _add(doubled, name, passage, (m.start() for m in found))
        found = (
            m for m in islice(_BEFORE.finditer(passage.text), MOST) if _is_wrong(m[1], passage.language_at(m.start()))
        )
        _add(before, name, passage, (m.start() for m in found))
    yield from _report(
        "space-doubled", "Two spaces stand here after", doubled, "Write one; an editor can replace all at once."
    )
    hint = "Take the space out."
    yield from _report("space-before-mark", "A space stands here before a mark of punctuation:", before, hint)


def _add(places: dict[str, list[tuple[Passage, int]]], name: str, passage: Passage, offsets: Iterator[int]) -> None:
    for offset in offsets:
        places.setdefault(name, []).append((passage, offset))


def _is_wrong(mark: str, language: str) -> bool:
    """Whether no space belongs before this mark: French has one before ; : ! ?"""
    rules = rules_for(language)
    return rules.double is not None and mark not in rules.before


def _report(code: str, what: str, places: Mapping[str, list[tuple[Passage, int]]], hint: str) -> Iterator[Diagnostic]:
    for found in places.values():
        # A habit of somebody's typing is told once, for its remedy is to replace them all.
        is_habit = len(found) > _MANY
        for passage, offset in found[:1] if is_habit else found:
            words = f"“{' '.join(passage.text[max(0, offset - _SHOWN) : offset + 3].split())}”"
            more = f", and in {len(found) - 1} more places of this file" if is_habit else ""
            yield warning(code, f"{what} {words}{more}.", passage.place(offset), hint)

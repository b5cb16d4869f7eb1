"""Straight quotation marks and apostrophes to the marks of a language; knows no spaces, dashes or trees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from anthology.manuscript.typographic_rules import Rules

BORDER = "\uffff"
"""Stands between two runs of one text: between an element's words and those around it. No XML text can have it."""

_QUOTE = re.compile("[\"']")
_OPENERS = frozenset("([{<¿¡«‹“‘„‚—–-/\u2015\u0022")
_CLOSERS = frozenset(".,;:!?…)]}>»›”’“‘—–-/\u2015%،؛؟。、")
_CLOSING_SINGLE = re.compile(rf"[^\s{BORDER}]{BORDER}*'(?!{BORDER}*\w)")
_DECADE = re.compile(r"\d{2,3}s?(?!\w)")
_PRIMES = {'"': "″", "'": "′"}


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation that is open: the mark as typed, what closes it, the rules that nest marks in it, if any do."""

    typed: str
    close: str
    nesting: Rules | None


@dataclass(frozen=True, slots=True)
class _State:
    """A paragraph, the last place in it where a single mark could close, and what is open so far."""

    text: str
    last_closing: int
    open: list[_Open] = field(default_factory=list)

    def has_open(self, typed: str) -> bool:
        return any(o.typed == typed for o in self.open)


def set_quotation_marks(text: str, rules_at: Callable[[int], Rules]) -> str:
    """One paragraph with its straight marks replaced; its runs are parted by BORDER.

    rules_at: the rules of the language at an offset. Marks that are curly already are kept. A mark opens or closes by
    what stands before and after it, whatever element that is in; where this does not tell, by what is open.
    """
    if not _QUOTE.search(text):
        return text
    last = max((m.end() - 1 for m in _CLOSING_SINGLE.finditer(text)), default=-1)
    state, out, end = _State(text, last), list[str](), 0
    shown = ""
    for found in _QUOTE.finditer(text):
        index = found.start()
        out.append(text[end:index])
        # What stands before is a mark already decided on where two meet.
        before = text[end:index].replace(BORDER, "")[-1:] or (shown if end else "")
        shown = _mark(state, index, before, rules_at(index))
        out.append(shown)
        end = found.end()
    return "".join(out) + text[end:]


def _mark(state: _State, index: int, before: str, rules: Rules) -> str:
    typed = state.text[index]
    if rules.double is None:
        return typed
    after = _after(state.text, index)
    if (special := _special(state, index, before, after, rules)) is not None:
        return special
    may_open = not before or before.isspace() or before in _OPENERS
    may_close = not after or after.isspace() or after in _CLOSERS
    if may_open == may_close:
        may_open = not state.has_open(typed)
        if typed == "'" and may_open:
            return "'" if before.isspace() and after.isspace() else "’"
    if may_open and (typed == '"' or state.last_closing > index):
        return _opened(state, typed, rules)
    return "’" if may_open else _closed(state, typed, rules)


def _special(state: _State, index: int, before: str, after: str, rules: Rules) -> str | None:
    """Apostrophes, elisions, primes, gershayim: the straight marks that are no quotation marks."""
    typed = state.text[index]
    inside = _is_letter(before) and _is_letter(after)
    if rules.gershayim and "א" <= before <= "ת" and (inside or (typed == "'" and not state.has_open("'"))):
        return "״" if typed == '"' else "׳"
    if before.isdigit() and after.isdigit() and not state.has_open(typed):
        return _PRIMES[typed]
    if typed == "'" and inside:
        return "’" if rules.apostrophe else "'"
    if before.isdigit() and not after.isalpha() and not state.has_open(typed):
        return _PRIMES[typed]
    if typed == "'" and rules.apostrophe and not _is_letter(before):
        rest = state.text[index + 1 : index + 20]
        decade = _DECADE.match(rest)
        if _elided(rules).match(rest) or (decade and (decade[0].endswith("s") or state.last_closing <= index)):
            return "’"
    return None


def _opened(state: _State, typed: str, rules: Rules) -> str:
    inner = bool(state.open) and state.open[-1].nesting is rules
    outside = rules.double if typed == '"' else rules.single
    pair = rules.nested or rules.single if inner else outside
    if pair is None:
        return typed
    state.open.append(_Open(typed, pair[1], rules if typed == '"' and not inner else None))
    return pair[0]


def _closed(state: _State, typed: str, rules: Rules) -> str:
    if not state.has_open(typed):
        # A single mark that closes nothing is an apostrophe; a double one was opened in a paragraph before.
        return "’" if typed == "'" else (rules.double or (typed, typed))[1]
    while True:
        closed = state.open.pop()
        if closed.typed == typed:
            return closed.close


def _after(text: str, index: int) -> str:
    """The next character that is neither a border nor another mark."""
    for character in text[index + 1 : index + 20]:
        if character not in f"{BORDER}\"'":
            return character
    return ""


def _is_letter(character: str) -> bool:
    return bool(character) and (character.isalnum() or unicodedata.category(character).startswith("M"))


@cache
def _elided_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _elided(rules: Rules) -> re.Pattern[str]:
    return _elided_words(rules.elided)

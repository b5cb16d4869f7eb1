"""Smart typography of plain text by its language: marks, dashes, ellipses, spaces; knows no tree and no Markdown.

What is left alone: marks that are curly already, hyphens between digits (1914-18, ISBNs and telephone numbers look
alike; a range is written 1914--18), addresses of pages and mail, and everything in a language without rules but
dashes and ellipses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from anthology.manuscript.quotation_marks import BORDER, set_quotation_marks
from anthology.manuscript.typographic_rules import EVERYWHERE, NO_BREAK, Rules, rules_for

OPAQUE = "\ufffe"
"""Stands for what is not text, such as code: it counts as a letter to what is beside it."""

_ADDRESS = re.compile(r"((?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+)")
_DASHES = re.compile(r"(?<!-)( *)(---?)(?!-)( *)")
_SPACED_DASH = re.compile(r"(?<=[^\s]) (?=[–—](?:[ ,;:.!?]|$))")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_SPACED_DOTS = re.compile(r"(?<![. ])( ?)\. \. \.(?! ?\.)")
_SPACES = f"[ {NO_BREAK}\u202f]*"
_GUILLEMETS = re.compile(rf"(«){_SPACES}(?!\n)|{_SPACES}»")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_RAYA = re.compile(rf"\A({BORDER}*)— (?=\S)")


def set_text(text: str, language: str) -> str:
    """Plain text with the typography of its language (BCP 47)."""
    return set_runs([(text, language)])[0]


def set_runs(runs: Sequence[tuple[str, str]]) -> list[str]:
    """One paragraph's runs of text, each with its language; the same runs with their typography, in order.

    Quotation marks may open in one run and close in another.
    """
    if not runs:
        return []
    texts = [text for text, _ in runs]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)

    def rules_at(offset: int) -> Rules:
        return rules_for(runs[bisect_right(starts, offset) - 1][1])

    marked = set_quotation_marks(BORDER.join(texts), rules_at).split(BORDER)
    done: list[str] = []
    context = ""
    for language, group in groupby(zip(marked, runs, strict=True), key=lambda pair: pair[1][1]):
        joined = BORDER.join(text for text, _ in group)
        done += _set_spaces(joined, rules_for(language), context).split(BORDER)
        context = joined.replace(BORDER, "")[-1:] or context
    return done


def _set_spaces(text: str, rules: Rules, context: str) -> str:
    """Dashes, dots and spaces of text in one language. context: the character before it, "" where it begins."""
    if "@" not in text and "://" not in text and "www." not in text:
        return _set_part(text, rules, context)
    parts = []
    for number, part in enumerate(_ADDRESS.split(text)):
        parts.append(part if number % 2 else _set_part(part, rules, context))
        context = part[-1:] or context
    return "".join(parts)


def _set_part(text: str, rules: Rules, context: str) -> str:
    if "--" in text:
        text = _DASHES.sub(lambda m: _dash(m, rules, context), text)
    if "..." in text:
        text = _DOTS.sub("…", text)
    if ". . ." in text:
        text = _SPACED_DOTS.sub(lambda m: f"{NO_BREAK if m[1] else ''}.{NO_BREAK}.{NO_BREAK}.", text)
    if rules.double is None:
        return text
    text = _SPACED_DASH.sub(NO_BREAK, text)
    text = _no_break(rules.no_break).sub(lambda m: m[0].replace(" ", NO_BREAK), text)
    if rules.thousands:
        space = rules.thousands
        text = _THOUSANDS.sub(lambda m: m[0].replace(" ", space), text)
    if rules.before:
        text = _before(tuple(rules.before)).sub(lambda m: _mark(m, rules, context), text)
    if rules.inside:
        space = rules.inside
        text = _GUILLEMETS.sub(lambda m: f"«{space}" if m[1] else f"{space}»", text)
    if rules.raya and not context:
        text = _RAYA.sub(r"\1—", text)
    return text


def _dash(found: re.Match[str], rules: Rules, context: str) -> str:
    """A dash typed as hyphens, with the spaces around it that its language wants."""
    before, typed, after = found.groups()
    dash = "—" if typed == "---" else "–"
    if not context and not found.string[: found.start()].strip(BORDER):
        return dash + after
    if rules.close_up and dash == "—" and before and after:
        return dash
    return (NO_BREAK if before else "") + dash + after


def _mark(found: re.Match[str], rules: Rules, context: str) -> str:
    """A mark of punctuation with the space before it, unless it stands in a row of marks, a time or a word."""
    before = found.string[: found.start()].rstrip(BORDER)[-1:] or context
    after = found.string[found.end() :].lstrip(BORDER)[:1]
    if not before or before.isspace() or before in ";:!?([{¿¡«":
        return found[0]
    if not found[1] and (after.isalnum() or after == "/"):
        return found[0]
    return rules.before[found[2]] + found[2]


@cache
def _no_break(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in (*EVERYWHERE, *patterns)))


@cache
def _before(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"({_SPACES})([{''.join(marks)}])")

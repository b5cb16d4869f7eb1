"""The braces of `[palabra]{lang=es}` and `![](photo:x){.plate}` as rules for the parser; knows no attribute's meaning.

The syntax is that of mdit-py-plugins, whose parser is used. Its own rules are not: they let an attribute overwrite the
address of a picture, forget where the braces stood, and copy the rest of the text for each of them.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

_LONGEST = 1000
"""Characters. Braces that do not close within are text: what is tried at each of them must stay small."""

CARRIERS = frozenset({"image", "link_close", "span_close"})
"""The tokens that braces may follow at once."""


def span_rule(state: StateInline, silent: bool) -> bool:
    """`[words]{attributes}`: a span; pushes span_open with meta given, its content, span_close."""
    if state.src[state.pos] != "[":
        return False
    start, maximum = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start, False)
    if end < 0 or not (braces := _braces(state, end + 1)):
        return False
    length, pairs = braces
    if not silent:
        state.pos, state.posMax = start + 1, end
        state.push("span_open", "span", 1).meta["given"] = pairs
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = end + 1 + length, maximum
    return True


def braces_rule(state: StateInline, silent: bool) -> bool:
    """`{attributes}` directly after a picture, a link or a span: joins the meta given of its opening token."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type not in CARRIERS or not (braces := _braces(state, state.pos)):
        return False
    opening = _opening(state.tokens)
    before: dict[str, str] = opening.meta.get("given", {})
    length, pairs = braces
    classes = " ".join(p["class"] for p in (before, pairs) if "class" in p)
    opening.meta["given"] = before | pairs | ({"class": classes} if classes else {})
    state.pos += length
    return True


def _braces(state: StateInline, pos: int) -> tuple[int, dict[str, str]] | None:
    """The length of the braces at this position and what is in them; None where there are none, or none that close."""
    if pos >= state.posMax or state.src[pos] != "{":
        return None
    try:
        last, pairs = parse(state.src[pos : min(pos + _LONGEST, state.posMax)])
    except ParseError:
        return None
    return (last + 1, pairs) if pairs else None


def _opening(tokens: list[Token]) -> Token:
    level = 0
    for token in reversed(tokens):
        level += token.nesting
        if level == 0:
            return token
    return tokens[-1]

"""The Markdown parser as this book's conventions want it: the one place that sets up markdown-it; knows no tree."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, html_block, table
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from anthology.manuscript.attributes import braces_rule, span_rule
from anthology.manuscript.fences import fence_rule

DEEPEST = 40
"""Levels of blocks inside blocks, and of brackets inside brackets, that are read; a list is two."""

_MARKS = "[]*_`<!^{"
_SWALLOWING = re.compile(r"<(?:!|\?|/?(?:script|style|pre|textarea)\b)", re.IGNORECASE)


MOST_CELLS = 10_000
"""Cells of all tables in one text: a row of one letter brings as many as the table has columns."""

DENSEST = 4000
"""Marks in one paragraph, beyond which it is read as plain text: the parser's time grows with their square."""


class PlacedState(StateInline):
    """Inline state whose tokens remember where they begin."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token; its `map`, which inline tokens do not have of themselves, is its offset, twice."""
        token = super().push(ttype, tag, nesting)
        token.map = [self.pos, self.pos]
        return token


class _PlacedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if sum(src.count(mark) for mark in _MARKS) > DENSEST:
            tokens.append(Token("text", "", 0, content=src, meta={"dense": True}))
            return tokens
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Parser(MarkdownIt):
    def __init__(self) -> None:
        super().__init__("commonmark")
        self.inline = _PlacedInline()
        self.configure("commonmark", {"maxNesting": DEEPEST, "store_labels": True})

    def validateLink(self, url: str) -> bool:  # noqa: N802
        # Every address is let through: what is not allowed becomes a diagnostic, not a link left as text.
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        web = re.match(r"(?i)(?:https?|mailto):", url)
        return super().normalizeLink(url) if web else url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, footnotes, braces and containers; raw HTML is recognised so that it can be reported."""
    md = _Parser()
    md.enable("table")
    md.block.ruler.at("table", _table_rule, {"alt": ["paragraph", "reference"]})
    # Escaped characters stay tokens of their own, so that a `\\]` is told from the rest of a broken link.
    md.disable("text_join")
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.block.ruler.at("html_block", _html_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.before("fence", "container", fence_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.after("footnote_ref", "span", span_rule)
    md.inline.ruler.push("braces", braces_rule)
    return md


def _table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # A table that is too large becomes a token of its own: its cells would fill the memory before anybody counts them.
    if silent or not table(state, start, end, True):
        return table(state, start, end, silent)
    rows = next((line for line in range(start, end) if state.isEmpty(line)), end) - start
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
    state.env["cells"] = state.env.get("cells", 0) + columns * rows
    if state.env["cells"] <= MOST_CELLS:
        return table(state, start, end, False)
    state.push("table_too_large", "", 0).map = [start, start + rows]
    state.line = start + rows
    return True


def _html_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Only HTML that hides text (comments, scripts) is taken as a block. Elements are left to the inline rule, so that
    # the prose and the notes between their tags are still read.
    if not _SWALLOWING.match(state.src, state.bMarks[start] + state.tShift[start]):
        return False
    return html_block(state, start, end, silent)

"""Words as Markdown that says just these words: every sign that our prose conventions would read is escaped."""

from __future__ import annotations

import re

_INLINE = re.compile(
    r"[\\`*\[\]<{}|]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # An underline within a word means nothing.
    r"|&(?=#?\w+;)"
    r"|~(?=~)|(?<=~)~|=(?==)|(?<==)="
)
_START = re.compile(r"(?:#{1,6}|[-+])(?=\s|\Z)|>|[-=]{2,}|:::|~~~|\+\+\+")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")


def escape(line: str) -> str:
    """One line of words as a line of Markdown that begins a paragraph or goes on with one."""
    text = _INLINE.sub(lambda sign: "\\" + sign[0], line.strip())
    text = _NUMBERED.sub(r"\1\\\2", text, count=1) if _NUMBERED.match(text) else text
    return "\\" + text if _START.match(text) else text

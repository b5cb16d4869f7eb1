"""`::: name` ... `:::` as a rule for the parser; knows no container's meaning, but that verse is kept line by line.

The container plugin of mdit-py-plugins closes the outer container at the first `:::` it meets, inside code too, and
does not say whether one was closed at all; this rule counts openings and closings, as Pandoc's fenced divs do.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

_CODE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_VERSE = re.compile(r"verse(?![\w-])")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")

NO_BREAK_SPACE = "\u00a0"


def fence_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A container: pushes container_open (info: what follows the colons; meta closed), its blocks, container_close.

    A closing `:::` that closes nothing becomes a container_stray.
    """
    name = _after_colons(_line(state, start))
    if name is None or state.is_code_block(start):
        return False
    if silent:
        return True
    if not name:
        state.push("container_stray", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    close, closed = _closing(state, start, end)
    token = state.push("container_open", "box", 1)
    token.info, token.map, token.meta = name, [start, close], {"closed": closed}
    parent, maximum = state.parentType, state.lineMax
    # Without this a paragraph that is still open would run on past the closing colons.
    state.parentType, state.lineMax = "container", close
    if _VERSE.match(name):
        _verse(state, start + 1, close)
    else:
        state.md.block.tokenize(state, start + 1, close)
    state.push("container_close", "box", -1)
    state.parentType, state.lineMax = parent, maximum
    state.line = close + 1 if closed else close
    return True


def _closing(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line of the closing colons, and True; or where the enclosing block ends, and False."""
    depth, code = 0, ""
    for line in range(start + 1, end):
        text = _line(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line, False
        if code:
            if text.startswith(code) and not text.strip(code[0] + " \t"):
                code = ""
        elif fence := _CODE.match(text):
            code = fence[1] or fence[2]
        elif (name := _after_colons(text)) is not None and not state.is_code_block(line):
            depth += 1 if name else -1
            if depth < 0:
                return line, True
    return end, False


def _verse(state: StateBlock, start: int, end: int) -> None:
    """Stanzas: runs of lines between empty ones, read as inline text only, with their indents as no-break spaces."""
    lines = [line for line in range(start, end) if _line(state, line)]
    indent = min((state.sCount[line] for line in lines), default=0)
    while lines:
        size = next((n for n in range(1, len(lines)) if lines[n] != lines[n - 1] + 1), len(lines))
        first, last = lines[0], lines[size - 1]
        lines = lines[size:]
        if _NOTE.match(_line(state, first)):
            outer, state.blkIndent = state.blkIndent, state.sCount[first]
            state.md.block.tokenize(state, first, last + 1)
            state.blkIndent = outer
            continue
        state.push("stanza_open", "stanza", 1).map = [first, last + 1]
        token = state.push("inline", "", 0)
        token.map, token.children = [first, last + 1], []
        token.content = "\n".join(
            NO_BREAK_SPACE * (state.sCount[line] - indent) + _line(state, line) for line in range(first, last + 1)
        )
        state.push("stanza_close", "stanza", -1)


def _after_colons(text: str) -> str | None:
    """What follows three colons or more, without closing ones; "" on a closing line; None on any other line."""
    return text.lstrip(":").rstrip(": \t").lstrip() if text.startswith(":::") else None


def _line(state: StateBlock, line: int) -> str:
    """A line without its indent and what it is quoted or listed behind."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

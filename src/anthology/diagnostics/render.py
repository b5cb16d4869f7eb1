"""Diagnostics as people and programs read them: full, concise or one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable

from anthology.diagnostics.diagnostic import Diagnostic

LineOf = Callable[[str, int], str]
"""(path, line) -> the text of that line, "" when it cannot be had."""


def as_record(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """The fields that cli.md promises to scripts."""
    at = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": at.path if at else None,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "hint": diagnostic.hint,
    }


def as_json(diagnostic: Diagnostic) -> str:
    """One line of JSON."""
    return json.dumps(as_record(diagnostic), ensure_ascii=False)


def as_concise(diagnostic: Diagnostic) -> str:
    """One line: path:line:column: severity: message [code]."""
    place = f"{diagnostic.location}: " if diagnostic.location else ""
    return f"{place}{diagnostic.severity}: {_visible(diagnostic.message)} [{diagnostic.code}]"


def as_full(diagnostic: Diagnostic, line_of: LineOf) -> str:
    """The concise line, then the line of the file with a caret under the column, then the hint."""
    parts = [as_concise(diagnostic)]
    at = diagnostic.location
    if at and (text := line_of(at.path, at.line).expandtabs(1)).strip():
        gutter = f"{at.line:>5} | "
        # A long line is shown from a little before the place, so that the caret stays on the screen.
        start = max(0, at.column - 60)
        shown = _visible(text[start : start + 100])
        parts += [gutter + shown, " " * 6 + "| " + " " * (at.column - 1 - start) + "^"]
    if diagnostic.hint:
        parts.append(f"      = {_visible(diagnostic.hint)}")
    return "\n".join(parts)


def _visible(text: str) -> str:
    """Control characters and bidirectional overrides as escapes: a file must not be able to rewrite the terminal."""
    hidden = {
        *range(0x20),
        0x7F,
        *range(0x80, 0xA0),
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    }
    return "".join(f"\\u{ord(c):04x}" if ord(c) in hidden else c for c in text)

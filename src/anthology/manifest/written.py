"""Values as lines of YAML that an editor would write by hand; knows no key of book.yaml and no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from anthology.manifest.texts import HIDDEN
from anthology.manifest.tree import Plain
from anthology.sources import in_one_form

FieldValue: TypeAlias = "str | int | date | Sequence[str] | Fields"
Fields: TypeAlias = Mapping[str, FieldValue]
"""The keys of a new entry with their values, in the order in which they are written."""

_LONGEST_LINE = 100
"""Characters of a text that still stands behind its key; a longer one gets lines of its own."""

_SIGNS = tuple("-?:,[]{}#&*!|>'\"%@`=<~.")
_OTHERWISE_READ = re.compile(r"(?i)~|null|true|false|yes|no|on|off|y|n|[-+]?[\d.,_:e]+|\d{4}-\d\d-\d\d.*|0[xob].*")
"""What YAML takes for something else than text, or some programs do."""


def entry_lines(fields: Fields, indent: int) -> list[str]:
    """The lines of an entry, one below the other, each indented by so many spaces."""
    return [line for name, value in fields.items() for line in _lines(name, value, indent)]


def item_lines(item: str | Fields, indent: int) -> list[str]:
    """The lines of an item of a list whose hyphens are indented by so many spaces."""
    if isinstance(item, str):
        return [f"{' ' * indent}- {scalar(item)}"]
    first, *others = entry_lines(item, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *others]


def scalar(text: str, *, within: bool = False) -> str:
    """A text on one line, in quotation marks where it needs them; within: whether it stands in brackets or braces."""
    line = _clean(text).strip()
    plain = (
        line
        and not line.startswith(_SIGNS)
        and not re.search(r": | #|:$|\t", line)
        and not _OTHERWISE_READ.fullmatch(line)
        and not (within and re.search(r"[,\[\]{}:#]", line))
    )
    if plain:
        return line
    if not re.search(r'["\\]', line):
        return f'"{line}"'
    return "'" + line.replace("'", "''") + "'"


def entry_as_read(fields: Fields) -> dict[str, Plain]:
    """What the manifest's reader makes of the lines of an entry."""
    return {name: _as_read(value) for name, value in fields.items()}


def _as_read(value: FieldValue, *, within: bool = False) -> Plain:
    """What the manifest's reader makes of a value as it is written; within: in brackets or braces."""
    match value:
        case str() if _has_lines(value) and not within:
            return "\n".join(_block(value)) + "\n"
        case str():
            return _clean(value).strip()
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {name: _as_read(inner, within=not _is_wide(value)) for name, inner in value.items()}
    return [_as_read(item, within=True) for item in value]


def _lines(name: str, value: FieldValue, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{name}:"
    if isinstance(value, str) and _has_lines(value):
        yield f"{start} |"
        yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in _block(value))
    elif isinstance(value, Mapping) and _is_wide(value):
        yield start
        yield from entry_lines(value, indent + 2)
    else:
        yield f"{start} {_inline(value)}"


def _is_wide(fields: Fields) -> bool:
    """Whether a group of keys has too much in it to stand in braces on one line."""
    return len(_inline(fields)) > _LONGEST_LINE


def _inline(value: FieldValue, *, within: bool = False) -> str:
    match value:
        case str():
            return scalar(value, within=within)
        case int() | date():
            return str(value)
        case Mapping():
            return "{" + ", ".join(f"{name}: {_inline(inner, within=True)}" for name, inner in value.items()) + "}"
    return f"[{', '.join(scalar(item, within=True) for item in value)}]"


def _has_lines(text: str) -> bool:
    return bool(_block(text)) and (len(text) > _LONGEST_LINE or "\n" in text.strip())


def _block(text: str) -> list[str]:
    """The lines of a text, without blank ones at its ends."""
    lines = [_clean(line).strip() for line in text.strip().split("\n")]
    return "\n".join(lines).strip().split("\n") if any(lines) else []


def _clean(text: str) -> str:
    """Characters that no manifest may have, and line ends, as spaces; the rest in Unicode form NFC."""
    return in_one_form(re.sub(r"[\t\n]", " ", HIDDEN.sub(" ", text)))

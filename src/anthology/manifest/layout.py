"""Where new lines go in the text of book.yaml: below which row, and how far indented; knows no entry's meaning.

Rows count from 0. What belongs to an entry are the lines below it that are indented further, comments included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value
from anthology.sources import Key

_STEP = 2
"""Spaces by which a new level is indented."""


class UneditableError(Exception):
    """A place of the manifest at which no lines can be put in. says: the rest of a sentence that begins with it."""

    def __init__(self, key: Key, says: str) -> None:
        super().__init__(says)
        self.key, self.says = key, says


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list: before the item that has this number now, or behind the last one."""

    list: Key
    index: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a manifest and the values in them."""

    lines: tuple[str, ...]
    root: Value

    def has(self, section: str) -> bool:
        """Whether this top-level key is there, with or without entries."""
        return isinstance(self.root.content, dict) and section in self.root.content

    def end_of_section(self, section: str) -> int:
        """The row below all that belongs to a top-level key; of one that is not there, where it may begin."""
        if self.has(section):
            return self._end(self._key_row((section,)), self._key_column((section,)), section)
        order = list(Manifest.model_fields)
        before = [name for name in order[: order.index(section)] if self.has(name)]
        if not before:
            raise UneditableError((), "has no title")
        return self.end_of_section(before[-1])

    def indent_of(self, section: str) -> int:
        """The column, from 0, of the ids or hyphens in a section."""
        if not self.has(section):
            return _STEP
        return self._indent((section,))

    def is_spaced(self, section: str) -> bool:
        """Whether a blank line stands before each entry of a section, as between those that are there."""
        entries = [value for _, value in self.root.find((section,)).children] if self.has(section) else []
        if len(entries) < 2:
            return not entries or self._end(self._row(entries[0]), _STEP, "") > self._row(entries[0]) + 1
        return not self.lines[self._row(entries[-1]) - 1].strip()

    def is_list_spaced(self, key: Key) -> bool:
        """Whether a blank line stands between the items of a list."""
        rows = [self._row(item) for _, item in self.root.find(key).children]
        return len(rows) > 1 and not self.lines[rows[-1] - 1].strip()

    def before_item(self, place: Place) -> tuple[int, int]:
        """The row at which a new item is put in, and the column of its hyphen."""
        found = self.root.find(place.list)
        items = [item for _, item in found.children]
        indent = self._indent(place.list)
        if not items:
            return self._end(self._key_row(place.list), self._key_column(place.list), ""), indent
        if place.index == 0:
            return self._row(items[0]), indent
        row = self._row(items[place.index - 1])
        return self._end(row, indent, ""), indent

    def end_of_entry(self, key: Key) -> tuple[int, int]:
        """The row below all that belongs to an entry, and the column of its keys."""
        entry = self.root.find(key)
        keys = [value.key_at for _, value in entry.children if value.key_at]
        begun = self.root.find(key).key_at
        if begun is None or not keys or any(at.line == begun.line for at in keys):
            raise UneditableError(key, "is written on one line")
        return self._end(begun.line - 1, begun.column - 1, ""), keys[0].column - 1

    def _indent(self, key: Key) -> int:
        """The column of ids or hyphens of the entries at this key."""
        found = self.root.find(key)
        column = self._key_column(key)
        entries = [value for _, value in found.children]
        if not entries:
            written = self.lines[self._key_row(key)][column:].partition(":")[2].partition(" #")[0].strip()
            if written not in {"", "null", "~"}:
                raise UneditableError(key, "is written in brackets")
            return column + _STEP
        if isinstance(found.content, dict):
            at = entries[0].key_at
            row, start = (at.line - 1, at.column - 1) if at else (0, 0)
        else:
            row = self._row(entries[0])
            start = len(self.lines[row]) - len(self.lines[row].lstrip())
            if not self.lines[row].lstrip().startswith("- "):
                raise UneditableError(key, "is written in brackets")
        if row == self._key_row(key) or self.lines[row][:start].strip():
            raise UneditableError(key, "is written in brackets")
        return start

    def _key_row(self, key: Key) -> int:
        at = self.root.find(key).key_at
        return at.line - 1 if at else 0

    def _key_column(self, key: Key) -> int:
        at = self.root.find(key).key_at
        return at.column - 1 if at else 0

    def _row(self, value: Value) -> int:
        return (value.key_at or value.at).line - 1

    def _end(self, row: int, indent: int, section: str) -> int:
        """The row below the last line that is indented further than an entry that begins in this row."""
        is_list = bool(section) and isinstance(self.root.find((section,)).content, list)
        end, apart = row + 1, False
        for number, line in enumerate(self.lines[end:], end):
            deep = len(line) - len(line.lstrip(" "))
            further = deep > indent or (is_list and deep == indent and re.match(r" *- ", line) is not None)
            if line.lstrip().startswith("#"):
                # A comment further left ends nothing; only it and comments below it are left to what comes next.
                apart = apart or not further
            elif line.strip():
                if not further:
                    break
                apart = False
            if line.strip() and not apart:
                end = number + 1
        return end

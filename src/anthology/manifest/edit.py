"""Entries written into book.yaml: lines are put between those that are there, and none of these is touched.

Where they go is known from the loader's places. What comes out is read again: unless it says what it said before and
the new entries, nothing of it is used. Knows nothing of what the entries mean to the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from anthology.diagnostics import Report
from anthology.manifest.layout import Layout, Place, UneditableError
from anthology.manifest.load import read_yaml
from anthology.manifest.tree import Plain, Value
from anthology.manifest.written import Fields, entry_as_read, entry_lines, item_lines
from anthology.sources import Key, Source, in_one_form

__all__ = ["Change", "Item", "Keys", "Listed", "Named", "Place", "Replaced", "Section", "UneditableError", "edited"]


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with an id, below the last one of `people` or `photos`."""

    section: str
    id: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Item:
    """An item below the last one of a list such as `funding`."""

    section: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the contents, at its place: a chapter's entry, or the word for a generated section."""

    place: Place
    item: Fields | str


@dataclass(frozen=True, slots=True)
class Section:
    """A key of the manifest itself that is not there yet, with its keys in braces, such as `series`."""

    section: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that an entry does not have yet, below those it has."""

    key: Key
    fields: Fields


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text without spaces, in the place of another."""

    key: Key
    text: str


Change: TypeAlias = Named | Item | Listed | Section | Keys | Replaced


@dataclass(slots=True)
class _Edit:
    """The changes so far. inserted: (row before which they stand, depth, lines). listed: (list, place in it, item)."""

    root: Value
    layout: Layout
    expected: Plain
    inserted: list[tuple[int, int, list[str]]] = field(default_factory=list)
    replaced: list[tuple[Value, str]] = field(default_factory=list)
    listed: list[tuple[Key, int, Plain]] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)

    def make(self, change: Change) -> None:
        """Note one change. Raises UneditableError."""
        match change:
            case Named(section, name, fields):
                indent = self.layout.indent_of(section)
                lines = [f"{' ' * indent}{name}:", *entry_lines(fields, indent + 2)]
                self._below(section, lines, spaced=self.layout.is_spaced(section))
                _group(self.expected, (section,))[name] = entry_as_read(fields)
            case Item(section, fields):
                self._below(section, item_lines(fields, self.layout.indent_of(section)))
                _items(self.expected, (section,)).append(entry_as_read(fields))
            case Listed(place, item):
                row, indent = self.layout.before_item(place)
                spaced = [""] if self.layout.is_list_spaced(place.list) else []
                self.inserted.append((row, indent, spaced + item_lines(item, indent)))
                self.listed.append((place.list, place.index, item if isinstance(item, str) else entry_as_read(item)))
            case Section(section, fields):
                row = self.layout.end_of_section(section)
                self.inserted.append((row, 0, entry_lines({section: fields}, 0)))
                _group(self.expected, ())[section] = entry_as_read({section: fields})[section]
            case Keys(key, fields):
                row, indent = self.layout.end_of_entry(key)
                self.inserted.append((row, indent, entry_lines(fields, indent)))
                _group(self.expected, key).update(entry_as_read(fields))
            case Replaced(key, text):
                old = self.root.find(key)
                if not isinstance(old.content, str):
                    raise UneditableError(key, "is not written as one text")
                self.replaced.append((old, text))
                _group(self.expected, key[:-1])[str(key[-1])] = text

    def _below(self, section: str, lines: list[str], *, spaced: bool = False) -> None:
        """Put lines below all that a section has, the section itself before them where it is not there yet."""
        blank = [""] if spaced else []
        depth = self.layout.indent_of(section) if self.layout.has(section) else 0
        if not self.layout.has(section) and section not in self.begun:
            lines = [*blank, f"{section}:", *lines]
        elif self.layout.has(section) or spaced:
            lines = [*blank, *lines]
        self.begun.add(section)
        self.inserted.append((self.layout.end_of_section(section), depth, lines))

    def settled(self) -> Plain:
        """What the manifest must say: items go into lists last, since each moves those behind it."""
        order = sorted(self.listed, key=lambda entry: (len(entry[0]), entry[1]))
        for key, index, item in order[::-1]:
            _items(self.expected, key).insert(index, item)
        return self.expected


def edited(source: Source, raw: str, changes: Iterable[Change]) -> str:
    """The text of a manifest with these changes, which are all told by its places before any of them.

    source: the manifest as it was read. raw: its text as the file has it, line ends and all. Changes at one place come
    in the order given. Raises UneditableError where lines cannot be put in without touching others.
    """
    root = read_yaml(source, Report())
    if root is None:
        raise UneditableError((), "cannot be read")
    edit = _Edit(root, Layout(tuple(source.text.split("\n")), root), root.plain())
    for change in changes:
        edit.make(change)
    text = _woven(raw, edit)
    after = read_yaml(Source(source.name, in_one_form(text)), Report())
    if after is None or after.plain() != edit.settled():
        raise UneditableError((), "is written in a way that does not let entries be put in by themselves")
    return text


def _woven(raw: str, edit: _Edit) -> str:
    """The lines of the file with the new ones between them, their ends like that of its first line."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", raw)
    end = next((found[0] for line in lines[:1] if (found := re.search(r"[\r\n]+\Z", line))), "\n")
    # From the right to the left, so that what is replaced moves nothing that is still to be.
    for old, new in sorted(edit.replaced, key=lambda pair: pair[0].at, reverse=True):
        row, start = old.at.line - 1, old.at.column - 1
        start += lines[row][start : start + 1] in {"'", '"'}
        text = old.content if isinstance(old.content, str) else ""
        if not lines[row].startswith(text, start):
            raise UneditableError((), f"is written in a way that line {row + 1} cannot be changed by itself")
        lines[row] = lines[row][:start] + new + lines[row][start + len(text) :]
    added: dict[int, list[str]] = {}
    # What is indented further belongs to an entry that ends in this row, and comes before what follows the entry.
    for row, _, inserted in sorted(edit.inserted, key=lambda put: -put[1]):
        added.setdefault(min(row, len(lines)), []).extend(inserted)
    woven: list[str] = []
    for row in range(len(lines) + 1):
        for line in added.get(row, []):
            if woven and not woven[-1].endswith(("\n", "\r")):
                woven[-1] += end
            woven.append(line + end)
        woven += lines[row : row + 1]
    return "".join(woven)


def _group(plain: Plain, key: Key) -> dict[str, Plain]:
    """The group of keys at this key, begun where nothing was written."""
    if not key:
        return plain if isinstance(plain, dict) else {}
    if isinstance(key[-1], int):
        inside = _items(plain, key[:-1])[key[-1]]
    else:
        inside = _group(plain, key[:-1]).setdefault(key[-1], {})
        if inside is None:
            inside = _group(plain, key[:-1])[key[-1]] = {}
    if not isinstance(inside, dict):
        raise UneditableError(key, "is no group of keys")
    return inside


def _items(plain: Plain, key: Key) -> list[Plain]:
    """The list at this key, begun where nothing was written."""
    holder = _group(plain, key[:-1])
    inside = holder.setdefault(str(key[-1]), [])
    if inside is None:
        inside = holder[str(key[-1])] = []
    if not isinstance(inside, list):
        raise UneditableError(key, "is no list")
    return inside

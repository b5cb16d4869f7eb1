"""The contents: not empty, nothing in them twice, and an id of its own for every chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from anthology.diagnostics import Severity
from anthology.manifest.entries import GeneratedEntry, PartEntry
from anthology.manifest.mistakes import Mistake, shown
from anthology.manifest.schema import Manifest
from anthology.manifest.tree import Value
from anthology.sources import Key

_WITHIN = re.compile(r"(.+)-(?:note|noteref|index)-\d+")
"""Ids of what stands within a section, as book/markup.py makes them."""


def check_contents(manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """Contents and parts with nothing in them, and generated sections that stand there twice."""
    if _is_empty(root, ("contents",)):
        hint = "List the sections, each after a hyphen and a space: - title-page"
        yield Mistake("contents-empty", ("contents",), "The contents are empty.", hint)
    seen: dict[str, Key] = {}
    for number, entry in enumerate(manifest.contents):
        key: Key = ("contents", number)
        if isinstance(entry, PartEntry) and (not root.wrote(*key, "pieces") or _is_empty(root, (*key, "pieces"))):
            hint = "List its chapters below pieces:, or remove the part until there are some."
            yield Mistake("part-empty", key, f"The part {shown(entry.part)} has no pieces.", hint, Severity.WARNING)
        if isinstance(entry, GeneratedEntry) and (first := seen.setdefault(entry.kind, key)) != key:
            message = f"{entry.kind} stands in the contents twice; the first time in line {root.find(first).at.line}."
            yield Mistake("generated-twice", key, message, "Remove one of the two.", drop=True)


def _is_empty(root: Value, key: Key) -> bool:
    """Whether nothing was written there, not even something wrong."""
    written = root.find(key)
    return not (written.content or written.lost or written.settled)


def check_chapters(manifest: Manifest, root: Value) -> Iterator[Mistake]:
    """Chapters whose file stands in the contents twice, that have no id, or whose id is taken."""
    files: dict[PurePosixPath, Key] = {}
    ids = {f"person-{name}": "person's entry" for name in manifest.people}
    ids |= {f"photo-{name}": "photograph" for _, name, _ in manifest.pictures()}
    ids |= {entry.id: "part" for entry in manifest.contents if isinstance(entry, PartEntry) and entry.id}
    for key, chapter in manifest.chapters():
        file, identifier = PurePosixPath(chapter.file), chapter.identifier
        where = (*key, "id" if chapter.id else "file")
        line = root.find(key).at.line
        if (first := files.setdefault(file, key)) != key:
            message = f"{file} stands in the contents twice; the first time in line {root.find(first).at.line}."
            hint = "Remove one of the two, or correct the name of the file."
            yield Mistake("chapter-twice", (*key, "file"), message, hint, drop=True)
        elif not identifier:
            hint = "Give the chapter one below its file: id: lower-case-words"
            yield Mistake("id-missing", where, f"No id can be made from the name {shown(file.name)}.", hint)
        elif other := ids.get(identifier) or _whole(identifier, ids):
            message = f"The chapter's id would be {identifier}, and that is the id of a {other}."
            yield Mistake("id-taken", where, message, "Give the chapter another: id: lower-case-words", drop=True)
        else:
            ids[identifier] = f"chapter, that of line {line}"


def _whole(identifier: str, ids: dict[str, str]) -> str | None:
    """What the id belongs to where it is one that is made for the notes or index entries of a chapter."""
    match = _WITHIN.fullmatch(identifier)
    return f"note or an index entry in {match[1]}" if match and match[1] in ids else None

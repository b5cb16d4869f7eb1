"""The order of the book: what each entry of the manifest's `contents` becomes, its id, its matter, its opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anthology.book import Kind, Matter, Opening
from anthology.manifest.entries import ChapterEntry, ContentsEntry, GeneratedEntry, PartEntry
from anthology.sources import Key

_FRONT_CHAPTERS = frozenset({Kind.FOREWORD, Kind.PREFACE})
_ALWAYS_RECTO = frozenset(
    {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.CONTENTS, Kind.FOREWORD, Kind.PREFACE, Kind.INTRODUCTION, Kind.PART}
)
_NEVER_RECTO = frozenset({Kind.COPYRIGHT, Kind.COLOPHON})
"""The copyright page stands on the back of the title page; a colophon fills the page that is left."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A section to be made. key: its entry in the manifest. part: the id of the part it stands in."""

    id: str
    kind: Kind
    matter: Matter
    opening: Opening
    key: Key
    entry: ContentsEntry
    part: str | None = None


def plan(contents: Sequence[ContentsEntry], pieces_open: Opening) -> list[Planned]:
    """Every section in reading order, parts' own pages included, each with an id no other has.

    Front matter is what stands before the introduction, the first part or the first piece; back matter what is
    generated after the last of them. A chapter keeps the id the manifest gives it, for references are made to it.
    """
    entries = list(_flat(contents))
    taken = {e.identifier for _, e, _ in entries if isinstance(e, ChapterEntry)}
    body = [i for i, (_, entry, _) in enumerate(entries) if _opens_body(entry)]
    first, last = (body[0], body[-1]) if body else (len(entries), len(entries))
    planned: list[Planned] = []
    part_ids: dict[Key, str] = {}
    for i, (key, entry, part_key) in enumerate(entries):
        kind = _kind(entry)
        if isinstance(entry, ChapterEntry):
            identifier = entry.identifier or _free(kind.value, taken)
        else:
            identifier = _free(entry.identifier or kind.value, taken)
        taken.add(identifier)
        if isinstance(entry, PartEntry):
            part_ids[key] = identifier
        matter = Matter.FRONT if i < first else Matter.BACK if i > last else Matter.BODY
        opening = Opening.RECTO if kind in _ALWAYS_RECTO else Opening.NEXT if kind in _NEVER_RECTO else pieces_open
        part = part_ids[part_key] if part_key is not None else None
        planned.append(Planned(identifier, kind, matter, opening, key, entry, part))
    return planned


def _flat(contents: Sequence[ContentsEntry]) -> Iterator[tuple[Key, ContentsEntry, Key | None]]:
    """Every entry with its place in the manifest and that of the part it stands in."""
    for i, entry in enumerate(contents):
        key: Key = ("contents", i)
        yield key, entry, None
        if isinstance(entry, PartEntry):
            for j, piece in enumerate(entry.pieces):
                yield (*key, "pieces", j), piece, key


def _kind(entry: ContentsEntry) -> Kind:
    return Kind.PART if isinstance(entry, PartEntry) else Kind(entry.kind)


def _opens_body(entry: ContentsEntry) -> bool:
    return not isinstance(entry, GeneratedEntry) and _kind(entry) not in _FRONT_CHAPTERS


def _free(wanted: str, taken: set[str]) -> str:
    """The wanted id, with a number where it is taken."""
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free

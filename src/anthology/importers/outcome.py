"""What becomes of a text that is to be brought in, as it is told to who asked; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What becomes of a text.

    changed: it would be written anew with --update. beside: the editor has worked on the chapter, so the new text is
    put beside it. present: its entry was written by hand. aside: it is no text, but what a source has beside its texts.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    UPDATED = "updated"
    BESIDE = "beside"
    PRESENT = "present"
    ASIDE = "aside"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A text and what becomes of it. chapter: its file, "" where it has none. difference: a unified diff, or ""."""

    source: str
    status: Status
    chapter: str = ""
    number: int | None = None
    place: str = ""
    title: str = ""
    by: tuple[str, ...] = ()
    leftovers: str = ""
    difference: str = ""

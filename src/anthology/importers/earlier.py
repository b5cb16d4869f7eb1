"""What a book has of a text that was brought in before: entry, chapter, the text as it came; changes nothing."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from anthology.importers.entries import digest, title_of
from anthology.importers.recognition import Draft
from anthology.importers.recognition.names import folded
from anthology.importers.shelf import Listed, Shelf
from anthology.sources import Folder, Key, UnreadableError

_BROUGHT_IN = re.compile(r", brought in on \d{4}-\d\d-\d\d\. Nothing here is read")
"""The line of a list of leftovers that changes with the day."""
_PLACED = re.compile(r"\(photo:([a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The entry of a text at this key, with its keys. current: the bytes of its chapter, None where there is none."""

    key: Key
    fields: dict[str, str]
    folder: Folder
    current: bytes | None

    @property
    def chapter(self) -> str:
        """The chapter's file, as the entry has it."""
        return self.fields["file"].removeprefix("./")

    @property
    def stem(self) -> str:
        """What its files are named by."""
        return PurePosixPath(self.chapter).stem

    @property
    def sha256(self) -> str:
        """The checksum of the source as it was; "" where the entry was written by hand."""
        return self.fields.get("source.sha256", "").lower()

    @property
    def is_untouched(self) -> bool:
        """Whether the chapter is still as it was written."""
        return self.current is not None and digest(self.current) == self.fields.get("source.chapter", "").lower()

    def placed(self, folder: str) -> frozenset[str]:
        """The ids of the photographs that the text places: as it was brought in, or in the chapter as it is."""
        return frozenset(_PLACED.findall(f"{self.text(folder)} {(self.current or b'').decode('utf-8', 'replace')}"))

    def text(self, folder: str) -> str:
        """The text as it was brought in, kept in this folder; where it is not, the chapter as it is."""
        if (stored := _bytes(self.folder, f"{folder}/{self.stem}.md")) is not None:
            return stored.decode("utf-8", "replace")
        return (self.current or b"").decode("utf-8", "replace")

    def leftovers(self, folder: str) -> str:
        """The list of what is not in the chapter, kept in this folder; "" where there is none."""
        return (_bytes(self.folder, f"{folder}/{self.stem}.leftovers.md") or b"").decode("utf-8", "replace")


def earlier(draft: Draft, shelf: Shelf, folder: Folder) -> Earlier | None:
    """The entry of this text: made of the same bytes, address or file, or with the same number and title."""
    for listed in shelf.chapters():
        if "file" in listed.fields and (_is_of_source(listed, draft) or _is_of_text(listed, draft)):
            return Earlier(listed.key, listed.fields, folder, _bytes(folder, listed.fields["file"]))
    return None


def _is_of_source(listed: Listed, draft: Draft) -> bool:
    source, fields = draft.article.source, listed.fields
    if "source.file" not in fields or fields.get("source.part", "") != source.part:
        return False
    if fields.get("source.sha256", "").lower() == source.sha256:
        return True
    # Another text may come in a file of the same name.
    alike = listed.number == draft.number or _same_title(listed, draft)
    same_page = bool(source.url) and fields.get("source.url") == source.url
    return same_page or (fields["source.file"] == source.file and alike)


def _is_of_text(listed: Listed, draft: Draft) -> bool:
    return draft.number is not None and listed.number == draft.number and _same_title(listed, draft)


def _same_title(listed: Listed, draft: Draft) -> bool:
    return folded(listed.fields.get("title", "")) == folded(title_of(draft))


def unified(before: str, after: str, name: str) -> str:
    """The difference between two texts (unified format), "" where there is none."""
    old, new = ([line for line in text.splitlines() if not _BROUGHT_IN.search(line)] for text in (before, after))
    lines = difflib.unified_diff(old, new, f"{name} (as imported)", f"{name} (from the source)", n=1, lineterm="")
    return "\n".join(lines)


def _bytes(folder: Folder, name: str) -> bytes | None:
    try:
        return folder.find(name).read_bytes()
    except (UnreadableError, OSError):
        return None

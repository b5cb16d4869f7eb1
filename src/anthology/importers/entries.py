"""The entry of a text in the contents, and what its files are called; knows neither the other texts nor the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from anthology.importers.article import Source
from anthology.importers.recognition import Draft
from anthology.language.tags import is_language, primary
from anthology.manifest.mistakes import WrongValueError
from anthology.manifest.texts import read_url, slug
from anthology.manifest.written import FieldValue

LONGEST_TITLE = 300
"""Characters, as the manifest takes them."""
_LONGEST_STEM = 60


def stem_of(draft: Draft) -> str:
    """What names the files of a text: its number and its place, or what there is instead."""
    words = slug(draft.place) or slug(draft.title) or slug(PurePosixPath(draft.article.source.file).stem)
    number = f"{draft.number:02d}" if draft.number is not None else ""
    return "-".join(filter(None, (number, words)))[:_LONGEST_STEM].strip("-") or "text"


def title_of(draft: Draft) -> str:
    """The title; without one, the name of the source."""
    title = " ".join((draft.title or PurePosixPath(draft.article.source.file).stem).split()) or "Untitled"
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


@dataclass(frozen=True, slots=True)
class Named:
    """What a text has in this book. file: its chapter. by, translated_by: ids of people."""

    file: str
    by: Sequence[str]
    translated_by: Sequence[str]


def piece_fields(draft: Draft, named: Named, language: str, source: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The keys of the entry. language: the book's. source: where the text comes from."""
    own = draft.article.language
    fields: dict[str, FieldValue | None] = {
        "file": named.file,
        "number": draft.number,
        "place": draft.place,
        "title": title_of(draft),
        "by": list(named.by),
        "translated_by": list(named.translated_by),
        "published": draft.published,
        "url": address(draft.url),
        "language": own if _is_another(own, language) else None,
        "source": source,
    }
    return {name: value for name, value in fields.items() if value}


def _is_another(own: str, language: str) -> bool:
    """Whether a text is in another language than the book."""
    if not own or not is_language(own):
        return False
    return not (language and is_language(language)) or primary(own) != primary(language)


def source_fields(source: Source, chapter: bytes, today: date) -> dict[str, FieldValue]:
    """Where a text comes from, and the checksums by which a change of it is seen."""
    fields: dict[str, FieldValue] = {
        "file": source.file,
        "part": source.part,
        "url": address(source.url),
        "imported": today,
        "sha256": source.sha256,
        "chapter": digest(chapter),
    }
    return {name: value for name, value in fields.items() if value}


def digest(data: bytes) -> str:
    """The SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def address(text: str) -> str:
    """A web address, where the manifest takes it for one; else ""."""
    try:
        return read_url(text) if text else ""
    except WrongValueError:
        return ""

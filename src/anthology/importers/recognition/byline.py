"""Author, translator, date and address, where lines below the heading or at the end are nothing but these."""

from __future__ import annotations

import re
from datetime import date

from anthology.importers.article import Block, BlockKind
from anthology.importers.recognition.draft import Draft, Person
from anthology.importers.recognition.names import folded, people_of
from anthology.importers.recognition.phrases import any_of, pattern
from anthology.language.dates import read_full_date

_EDGE = 3
_PARTED = re.compile(r"\s+[|·•–—-]\s+")
_ADDRESS = re.compile(rf"(?:{any_of('source')}\s?:?\s*)?(https?://[^\s<>\"\\^`{{|}}]+)", re.IGNORECASE)
_LONGEST = 160
_DATE = 60


def recognise_byline(draft: Draft) -> None:
    """Take such lines out; one that holds anything else stays in the text."""
    for name in draft.article.byline:
        _add(draft, name)
    for block in draft.edges(_EDGE):
        if block.kind is BlockKind.PARAGRAPH and len(block.words) <= _LONGEST and _take(block, draft):
            draft.set_aside(block, "Author, translator, date or address, in the entry in book.yaml.")
    draft.published = draft.published or draft.article.published
    draft.url = draft.url or draft.article.source.url


def _take(block: Block, draft: Draft) -> bool:
    authors: list[str] = []
    translators: list[str] = []
    dates: list[date] = []
    addresses: list[str] = []
    # A date that heads an entry of a diary is not that of the piece.
    is_diary = sum(read_full_date(other.words) is not None for other in draft.blocks if len(other.words) < _DATE) > 1
    for part in filter(None, map(str.strip, _PARTED.split(block.words))):
        if (day := read_full_date(part.strip(" .,"))) and not is_diary:
            dates.append(day)
        elif address := _ADDRESS.fullmatch(part):
            addresses.append(address[1])
        elif (begun := pattern("translation").match(part)) and (names := people_of(part[begun.end() :].lstrip(" :"))):
            translators += names
        elif (begun := pattern("byline").match(part)) and (names := people_of(part[begun.end() :].lstrip(" :"))):
            authors += names
        else:
            return False
    for name in authors:
        _add(draft, name)
    draft.translators += translators
    draft.published = dates[0] if dates else draft.published
    draft.url = addresses[0] if addresses else draft.url
    return True


def _add(draft: Draft, name: str) -> None:
    if folded(name) and folded(name) not in [folded(person.name) for person in draft.authors]:
        draft.authors.append(Person(name))

"""What a page says of its text in JSON-LD (schema.org), as scripts of a page hold it; knows no element but those."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from anthology.book.markup import Element

_LARGEST = 1_000_000
_TEXT = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|Essay|CreativeWork)")


@dataclass(frozen=True, slots=True)
class Record:
    """What is told of the text, each "" or empty where it is not. published: as it stands."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    address: str = ""
    language: str = ""


def records(root: Element) -> Record:
    """What the page's JSON-LD says of its one text: the first article in it that has a headline or an author."""
    things = [thing for script in root.iter("script") for thing in _things(script)]
    named = {str(t["@id"]): t for t in things if "@id" in t and "name" in t}
    for thing in things:
        types = thing.get("@type")
        if any(_TEXT.fullmatch(str(t)) for t in (types if isinstance(types, list) else [types])):
            record = Record(
                title=_words(thing.get("headline") or thing.get("name")),
                authors=tuple(_names(thing.get("author"), named)),
                published=_words(thing.get("datePublished") or thing.get("dateCreated")),
                address=_words(thing.get("url") or _id(thing.get("mainEntityOfPage"))),
                language=_words(thing.get("inLanguage")),
            )
            if record.title or record.authors:
                return record
    return Record()


def _things(script: Element) -> Iterator[dict[str, object]]:
    """The objects in a script, in order, those inside others included; none where it is no JSON."""
    if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
        return
    text = script.text or ""
    if len(text) > _LARGEST:
        return
    try:
        waiting: deque[object] = deque([json.loads(text, strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _names(author: object, named: dict[str, dict[str, object]]) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        told = (one.get("name") or named.get(str(one.get("@id")), {}).get("name")) if isinstance(one, dict) else one
        if (name := _words(told)) and "://" not in name:
            yield name


def _id(value: object) -> object:
    return value.get("@id") if isinstance(value, dict) else value


def _words(value: object) -> str:
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""

"""Addresses of the web that a reader meets as they are, and what web sites add to them to follow their visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from anthology.checks.prose.embeds import is_embed
from anthology.checks.prose.passages import MOST, Passage, Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.sources import Location

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>“”«»]+[^\s<>“”«».,;:!?)\]’']", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|"
    r"ref_(?:src|url)|vero_(?:id|conv)|oly_(?:anon|enc)_id|wt_mc|s_cid|xtor|at_(?:medium|campaign)|smid|ncid|cmpid",
    re.IGNORECASE,
)


def check_addresses(prose: Prose) -> Iterator[Diagnostic]:
    """address-bare, address-tracking."""
    for passage in prose.passages:
        yield from _bare(passage)
        for address in islice(_of(passage), MOST):
            yield from _tracking(address, _found(address, passage))
    for address, at in _of_manifest(prose):
        yield from _tracking(address, at)


def _bare(passage: Passage) -> Iterator[Diagnostic]:
    # In a note an address is what the note is there for.
    if ("://" not in passage.text and "www." not in passage.text) or passage.is_in("note") or is_embed(passage):
        return
    for found in islice(_ADDRESS.finditer(passage.text), MOST):
        yield warning(
            "address-bare",
            f"The address {found[0]} stands in the text as it is.",
            passage.place(found.start()),
            "Link words to it, [words](address), or move it to a note: in a sentence nobody can read it, or hear it.",
        )


def _of(passage: Passage) -> Iterator[str]:
    links = (link.get("href", "") for link in passage.element.iter("a")) if passage.element.tag != "section" else ()
    yield from dict.fromkeys(a for a in (*links, *_ADDRESS.findall(passage.text)) if "?" in a or "#" in a)


def _of_manifest(prose: Prose) -> Iterator[tuple[str, Location]]:
    """The addresses of people and pieces."""
    book, at = prose.book, prose.book.locations
    for person in book.people.values():
        for index, link in enumerate(person.links):
            yield link.url, at.at("people", person.id, "links", index, "url")
    for section in book.pieces:
        if section.piece and section.piece.url:
            yield section.piece.url, prose.entry(section.location, "url")


def _found(address: str, passage: Passage) -> Location:
    """Where an address stands in the file of its passage."""
    lines = passage.source.text.split("\n")
    for number, line in enumerate(lines[passage.start.line - 1 :], passage.start.line):
        if (column := line.find(address)) >= 0:
            return Location(passage.source.name, number, column + 1)
    return passage.start


def _tracking(address: str, at: Location) -> Iterator[Diagnostic]:
    parts = urlsplit(address)
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if _TRACKING.fullmatch(name)]
    if names:
        yield warning(
            "address-tracking",
            f"This address tells who follows it where they came from: {', '.join(names)}.",
            at,
            f"Take it out of the address; what remains leads to the same page: {_without(address)}.",
        )


def _without(address: str) -> str:
    """An address without what follows its readers."""
    head, _, rest = address.partition("?")
    query, hash_, fragment = rest.partition("#")
    kept = "&".join(pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0]))
    return head + ("?" + kept if kept else "") + hash_ + fragment

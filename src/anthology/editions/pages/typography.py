"""What is to be seen in the pages that a good page does not have, with its place in the book and in its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from anthology.book import Section
from anthology.book.markup import Element, numbered_blocks
from anthology.editions.pages.pages import Pages
from anthology.sources import Location


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page. page: its printed number. location: of the block in its source, where it has one.

    kind and amount: "loose" and "tight" (word spaces in em), "ladder" (lines running with a hyphen), "river" (lines
    it runs through), "runt" (width in em), "widow", "orphan" (1 line), "stranded-heading" (lines behind it),
    "short-page", "unequal-pages" (lines that are missing), "short-last-page" (lines on it). text: of the line; of a
    short page, what follows on the next.
    """

    kind: str
    page: str
    section: str
    location: Location | None
    amount: float
    text: str


@dataclass(frozen=True, slots=True)
class Typography:
    """Of all pieces and other texts of the book. lines: those set to the full measure. ladder: the longest, in lines.

    short: pages that end two lines or more above their foot, or are the last one and have fewer than four lines.
    """

    lines: int = 0
    loose: int = 0
    tight: int = 0
    ladder: int = 0
    short: int = 0
    findings: tuple[Finding, ...] = ()


def typography_of(sections: Iterable[Section], pages: Pages) -> Typography:
    """What was found in the sections that somebody wrote; in generated ones there is nothing an editor can do."""
    labels = {(leaf.section, leaf.index): leaf.label for leaf in pages.leaves}
    facts: list[Mapping[str, Any]] = []
    findings: list[Finding] = []
    for section in sections:
        fragment = pages.fragments.get(section.id)
        if fragment is None or not fragment.typography or not section.file:
            continue
        facts.append(fragment.typography)
        blocks = dict(numbered_blocks(section.body))
        for kind, page, block, amount, text in fragment.typography["found"]:
            label = labels[section.id, fragment.order.index(page)]
            location = _location(blocks.get(block), section.file)
            findings.append(Finding(kind, label, section.id, location, amount, text))
    total = {name: sum(int(one[name]) for one in facts) for name in ("lines", "loose", "tight", "short")}
    return Typography(**total, ladder=max((int(one["ladder"]) for one in facts), default=0), findings=tuple(findings))


def _location(block: Element | None, file: str) -> Location | None:
    """Where a block stands in its source: its own line, or that of what it stands in."""
    while block is not None and not block.get("data-line"):
        block = block.getparent()
    if block is None:
        return None
    return Location(block.get("data-file") or file, int(block.get("data-line", "1")))

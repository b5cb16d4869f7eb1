"""Running heads and folios, typeset apart from the text, so that no section is set again when page numbers move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from anthology.book import Book, Kind, Section
from anthology.editions.pages.pages import Fragment, Leaf
from anthology.language.tags import direction_of
from anthology.language.words import Words

BATCH = 64
"""Leaves a job: small enough to be cached well, large enough to be quick."""

_UNNUMBERED = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.COPYRIGHT, Kind.PART})
"""Sections whose pages are counted but show no number."""


def batches(leaves: Sequence[Leaf]) -> list[tuple[int, Sequence[Leaf]]]:
    """The leaves in runs of BATCH, each with the number of its first."""
    return [(start, leaves[start : start + BATCH]) for start in range(0, len(leaves), BATCH)]


def to_html(book: Book, leaves: Sequence[Leaf], fragments: Mapping[str, Fragment]) -> str:
    """One page a leaf: `p.head` and `p.folio`, or neither on blanks and plates; `p.draft` on every page of a proof."""
    sections = {s.id: s for s in book.sections}
    words = Words(book.language)
    html = etree.Element("html", lang=book.language)
    body = etree.SubElement(html, "body")
    for leaf in leaves:
        page = etree.SubElement(body, "div", {"class": f"leaf {leaf.side}"})
        if book.draft:
            etree.SubElement(page, "p", {"class": "draft"}).text = words("draft")
        if leaf.section is None:
            continue
        section = sections[leaf.section]
        plate = leaf.index in fragments[section.id].plates
        head = _head(section, leaf)
        if head and not plate:
            # A text in Arabic may have a place and an author in Latin letters.
            direction = direction_of(head) or section.direction
            line = etree.SubElement(page, "p", {"class": "head", "lang": section.language, "dir": direction})
            line.text = head
        if section.kind not in _UNNUMBERED and not plate:
            etree.SubElement(page, "p", {"class": "folio"}).text = leaf.label
    return "<!DOCTYPE html>\n" + etree.tostring(html, method="html", encoding="unicode")


def _head(section: Section, leaf: Leaf) -> str:
    """The running head; none where a section opens."""
    if leaf.index == 0:
        return ""
    return section.heads.verso if leaf.side == "verso" else section.heads.recto

"""A section's tree as the HTML that is typeset: notes at their calls, page numbers filled in, links to plain text."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from anthology.book import Section
from anthology.book.markup import BLOCKS, Element, numbered_blocks
from anthology.editions.pages.beginnings import keep_last_words, open_text
from anthology.editions.pages.links import one_link_a_run
from anthology.editions.pages.numbers import fill_page_numbers
from anthology.editions.pages.starts import AT
from anthology.language.words import Words

ELSEWHERE = "anthology:"
"""Scheme of the addresses that stand, until assembly, for places in other sections."""

UNKNOWN = "00"
"""Stands for a page number that is not known yet; about as wide as most."""


@dataclass(frozen=True, slots=True)
class PageOf:
    """Answers which printed page an anchor is on; remembers nothing but what it was given."""

    labels: Mapping[str, str]

    def __call__(self, anchor: str) -> str:
        """The label of the page, or UNKNOWN."""
        return self.labels.get(anchor, UNKNOWN)


def page_targets(section: Section) -> tuple[str, ...]:
    """The anchors whose page numbers this section prints, in order."""
    return tuple(
        a.get("href", "")[1:]
        for a in section.body.iter("a")
        if a.get("href", "").startswith("#") and {"ref", "folio"} & set((a.get("class") or "").split())
    )


def to_html(section: Section, page_of: Callable[[str], str], *, starts_verso: bool) -> str:
    """The HTML document of a section.

    page_of: the printed page of an anchor. starts_verso: whether its first page is a left-hand one.
    """
    body = copy.deepcopy(section.body)
    for number, element in numbered_blocks(body):
        element.set(AT, str(number))
    own = {e.get("id") for e in body.iter() if e.get("id")}
    _notes_to_calls(body)
    _plates_to_the_end(body)
    _entries_to_their_names(body)
    fill_page_numbers(body, Words(section.language), page_of)
    for link in body.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and href[1:] not in own:
            link.set("href", ELSEWHERE + href[1:])
    open_text(body, initial=section.direction == "ltr")
    keep_last_words(body)
    one_link_a_run(body)
    for ordered in body.iter("ol"):
        if start := ordered.attrib.pop("start", ""):
            ordered.set("style", f"counter-reset: list-item {int(start) - 1}")
    for element in body.iter():
        for name in [n for n in element.attrib if str(n).startswith("data-") and n != AT]:
            del element.attrib[name]
    # The root says which way pages turn, and so which of them are rectos: those of a text from right to left do as all.
    html = etree.Element("html", lang=section.language, dir="ltr")
    if starts_verso:
        html.set("style", "break-before: left")
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "title").text = section.title
    body.tag = "section"
    root = etree.SubElement(html, "body", {"class": body.get("class") or "", "dir": section.direction})
    del body.attrib["class"]
    root.append(body)
    return "<!DOCTYPE html>\n" + etree.tostring(html, method="html", encoding="unicode")


def _notes_to_calls(body: Element) -> None:
    """Put each note's text where it is called, as the float the style sheet sends to the foot of the page."""
    notes: dict[str, Element] = {}
    for aside in body.iter("aside"):
        if "note" in (aside.get("class") or "").split():
            notes[aside.get("id", "")] = aside
    for call in list(body.iter("a")):
        if "noteref" not in (call.get("class") or "").split():
            continue
        note = notes.get((call.get("href") or "")[1:])
        if note is None:
            continue
        footnote = etree.Element("span", {"class": "footnote", "id": call.get("id", "")})
        for name in ("lang", "dir"):
            if note.get(name):
                footnote.set(name, note.get(name, ""))
        for block in note:
            _as_spans(block)
            footnote.append(block)
        footnote.tail = call.tail
        parent = call.getparent()
        assert parent is not None
        parent.replace(call, footnote)
    for section in list(body.iter("section")):
        if "notes" in (section.get("class") or "").split():
            parent = section.getparent()
            assert parent is not None
            parent.remove(section)


def _as_spans(block: Element) -> None:
    """The HTML parser allows no block inside a paragraph: the blocks of a note become spans that look like blocks."""
    for element in list(block.iter()):
        if element.tag in {"td", "th"} and element.getnext() is not None:
            element.tail = f"\u2003{element.tail or ''}"
        if element.tag in BLOCKS:
            element.tag, element.attrib["class"] = "span", "cell" if element.tag in {"td", "th"} else "block"


def _plates_to_the_end(body: Element) -> None:
    """Take plates out of the run of the text, which flows on to the end of its page; a mark stays where each stood.

    The fragment puts a plate's page after the page of its mark (see pages.Fragment).
    """
    for figure in [f for f in body.iter("figure") if "plate" in (f.get("class") or "").split()]:
        parent = figure.getparent()
        assert parent is not None
        mark = etree.Element("div", {"class": "plate-place", "id": plate_place(figure.get("id", ""))})
        parent.replace(figure, mark)
        figure.tail = None
        body.append(figure)


def _entries_to_their_names(body: Element) -> None:
    """A person stands where their name stands.

    The box of a whole entry may begin on the page before, with nothing in it, where the portrait has no room there.
    """
    for entry in body.iter("div"):
        name = entry.find("h2")
        if name is not None and "entry" in (entry.get("class") or "").split() and "id" in entry.attrib:
            name.set("id", entry.attrib.pop("id"))


def plate_place(plate: str) -> str:
    """The id of the mark that stands where a plate was called for."""
    return f"{plate}-place"

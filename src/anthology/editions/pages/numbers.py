"""Page numbers in a text: after cross-references, at the end of entries, and gathered in the index."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from anthology.book.markup import Element
from anthology.language.words import Words


def fill_page_numbers(body: Element, words: Words, page_of: Callable[[str], str]) -> None:
    """Print the page of every `a.ref` after it and of every `a.folio` in it; runs of the latter as "12, 43"."""
    if body.get("class") == "index":
        _gather(body)
    for link in list(body.iter("a")):
        classes, href = (link.get("class") or "").split(), link.get("href") or ""
        if not href.startswith("#"):
            continue
        if "folio" in classes:
            link.text = page_of(href[1:])
            _join_run(link, words)
        elif "ref" in classes:
            after = etree.Element("span", {"class": "page-ref"})
            after.text, after.tail = f"({words('page-abbreviated', page=page_of(href[1:]))})", link.tail
            link.tail = None
            link.addnext(after)
            link.tail = " "


def _join_run(link: Element, words: Words) -> None:
    """A comma between neighbouring page numbers; the same number is printed once."""
    before = link.getprevious()
    if before is None or before.tag != "a" or before.get("class") != link.get("class") or (before.tail or "").strip():
        return
    if before.text == link.text:
        before.tail = link.tail
        link.tail = None
        parent = link.getparent()
        assert parent is not None
        parent.remove(link)
    else:
        before.tail = words("comma")


def _gather(index: Element) -> None:
    """In print an index entry leads to pages alone: take out the names of the texts, which the EPUB needs."""
    for entry in index.iter("p"):
        folios = [a for a in entry.iter("a") if a.get("class") == "folio"]
        kept = [e for e in entry if e.get("class") == "title"]
        for child in list(entry):
            entry.remove(child)
        for element in (*kept, *folios):
            element.tail = None
            entry.append(element)
        if kept:
            kept[-1].tail = "\u2002"

"""Gives the HTML that mammoth makes the elements a page would have: heading, byline, figures, verse, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from anthology.book.markup import Element
from anthology.importers.article import Leftover

_SHORT = 150
"""Characters of a first line that may be a heading, though no style says so."""
_ASIDE = {
    "toc": "A table of contents, which the book makes itself.",
    "byline": "It says who wrote the text, which the entry of the piece says.",
}
"""Classes of paragraphs that do not get into the chapter, with the reason."""
_BY = re.compile(r"(?i)^(?:by|par|por|von|di|de)[:\s]+")
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bet\b|\by\b|\bund\b|\be\b)\s+")


@dataclass(frozen=True, slots=True)
class Top:
    """What stood above the text. heading: "" for none."""

    heading: str
    byline: tuple[str, ...]
    leftovers: tuple[Leftover, ...]


def shaped(body: Element) -> Top:
    """What stands above the text, taken out of it; afterwards body holds the text, in elements as pages have them."""
    for verse in body.iter("div"):
        _stanzas(verse)
    for empty in [e for e in body.iter("p") if _is_empty(e)]:
        _drop(empty)
    byline, left = _byline(body), []
    for kind, why in _ASIDE.items():
        for element in body.findall(f"p[@class='{kind}']"):
            left.append(Leftover(_words(element), why))
            _drop(element)
    heading = _heading(body)
    _captions(body)
    return Top(heading, byline, tuple(left))


def _stanzas(verse: Element) -> None:
    """Lines that are a paragraph each as stanzas, which empty paragraphs part."""
    lines = list(verse)
    if any(line.find(".//br") is not None for line in lines):
        return
    stanza: Element | None = None
    for line in lines:
        if _is_empty(line):
            stanza = None
        elif stanza is None:
            stanza = line
            continue
        else:
            stanza.append(etree.Element("br"))
            stanza[-1].tail = line.text
            stanza.extend(list(line))
        verse.remove(line)


def _byline(body: Element) -> tuple[str, ...]:
    """The names in the lines that a style marks as the author's."""
    lines = (_BY.sub("", _words(element)) for element in body.findall("p[@class='byline']"))
    return tuple(dict.fromkeys(name for line in lines for name in _AND.split(line) if name))


def _heading(body: Element) -> str:
    """The words of the title; without one, of a heading that opens the text, or of a first line like one."""
    titles = body.findall("h1[@class='title']")
    if not titles and len(body):
        first = body[0]
        if first.tag in ("h1", "h2") or (first.tag == "p" and _is_like_heading(first)):
            titles = [first]
    words = " ".join(_words(title) for title in titles)
    for title in titles:
        if title.find(".//img") is None and title.find(".//a[@href]") is None:
            _drop(title)
        else:
            return ""
    return words


def _is_like_heading(line: Element) -> bool:
    words, following = _words(line), line.getnext()
    if not words or len(words) > _SHORT or re.search(r"[.!…,;:”\"’)]$", words) or line.find(".//br") is not None:
        return False
    bold = line.find("strong")
    if bold is not None and _words(bold) == words:
        return True
    return following is not None and len(_words(following)) > 2 * len(words)


def _captions(body: Element) -> None:
    """Each picture that stands alone with the caption behind it, else the one before it, as a figure."""
    for image in list(body.iter("img")):
        paragraph = next(image.iterancestors("p"), None)
        if paragraph is None or _words(paragraph) or paragraph.getparent() is not body:
            continue
        near = (paragraph.getnext(), paragraph.getprevious())
        caption = next((e for e in near if e is not None and e.get("class") == "caption"), None)
        if caption is not None:
            paragraph.tag = "figure"
            caption.tag = "figcaption"
            paragraph.append(caption)


def _is_empty(element: Element) -> bool:
    return not _words(element) and next(element.iter("img", "input"), None) is None


def _words(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

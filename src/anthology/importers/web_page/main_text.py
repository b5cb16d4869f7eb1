"""Which element of a page holds its text; the door to trafilatura, whose answer is held against the page's own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from anthology.book.markup import Element
from anthology.importers.web_page.furniture import Furniture, kind_of
from anthology.importers.web_page.words import UNSPOKEN, letters_of, words_in

_LONGEST = 400_000
"""Characters of a page that trafilatura is asked about; of a longer one, only what the page itself marks is known."""
_SHORTEST = 20
"""Letters of a block that say where it comes from; shorter ones may stand anywhere."""
_MOST = 0.85
"""The part of the text, in letters, that the element which holds the text must hold."""
_HEADED = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = ("div", "section", "article")
_LEAVES = frozenset({*_HEADED, "p", "li", "blockquote", "pre", "td", "th", "dd", "dt", "figcaption", *_BOXES, "span"})
_MUCH = 0.1
"""The part of the text, in letters, from which one of several articles is a text of its own."""
_OWN = (
    lambda e: e.tag == "article" or e.get("role") == "article",
    lambda e: "hentry" in _classes(e) or "h-entry" in _classes(e),
    lambda e: "articlebody" in (e.get("itemprop") or "").lower().split() or "entry-content" in _classes(e),
    lambda e: e.tag == "main" or e.get("role") == "main",
)
"""How pages mark what holds their text, the widest mark that is still of one text first."""


@dataclass(frozen=True, slots=True)
class MainText:
    """The element that holds the text, heading and all. taken: how many of the letters in each element trafilatura
    takes for text; none where it found nothing.
    """

    element: Element
    taken: dict[Element, int]

    @property
    def letters(self) -> int:
        """The letters of the text as trafilatura has it, as far as they were found again."""
        return self.taken.get(self.element, 0)

    @property
    def texts(self) -> int:
        """How many texts the element holds, as far as the page marks each: one, or those of a page that lists many."""
        marked = [e for e in self.element.iterdescendants() if _OWN[0](e) or _OWN[1](e)]
        outer = [e for e in marked if not any(a in marked for a in e.iterancestors())]
        return max(1, sum(self.taken.get(e, 0) > _MUCH * self.letters for e in outer))


def main_text(root: Element) -> MainText:
    """The element that holds a page's text: the page's own, where it marks one around what trafilatura found.

    Trafilatura alone leaves out what it takes for noise: lists, short lines, captions. So it only shows the way.
    """
    body = root.find("body")
    if body is None:
        body = root
    spoken = _spoken(root)
    taken = _taken(body, spoken, furnished=False) or _taken(body, spoken, furnished=True)
    smallest = _smallest(body, taken)
    for is_own in _OWN:
        if (own := next((e for e in (smallest, *smallest.iterancestors()) if is_own(e)), None)) is not None:
            return MainText(own, taken)
    if not taken:
        marked = (e for is_own in _OWN for e in body.iter() if is_own(e))
        return MainText(max(marked, key=lambda e: len(words_in(e)), default=body), taken)
    return MainText(smallest, taken)


def _spoken(root: Element) -> str:
    """The letters of the text that trafilatura finds in a page, "" where it finds none."""
    if sum(map(len, root.itertext())) > _LONGEST:
        return ""
    import trafilatura  # noqa: PLC0415 - takes a quarter of a second, and no build needs it

    for library in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    try:
        found = trafilatura.bare_extraction(deepcopy(root), include_comments=False, include_tables=True)
    except Exception:  # A guess of another's code about a page of anybody's: where it stumbles, there is none.
        return ""
    return letters_of(found.text or "") if found is not None and not isinstance(found, dict) else ""


def _taken(body: Element, spoken: str, *, furnished: bool) -> dict[Element, int]:
    """How many letters of each element and of all that holds it are in the text that was found.

    furnished: whether to count what stands in the furniture of the page as well.
    """
    taken: dict[Element, int] = {}
    for leaf in _leaves(body) if spoken else ():
        if not furnished and any(kind_of(e) is Furniture.PAGE for e in (leaf, *leaf.iterancestors())):
            continue
        letters = letters_of(words_in(leaf))
        if len(letters) >= _SHORTEST and letters in spoken:
            for element in (leaf, *leaf.iterancestors()):
                taken[element] = taken.get(element, 0) + len(letters)
    return taken


def _leaves(body: Element) -> Iterator[Element]:
    """The innermost elements with running text of their own; no words are in two of them."""
    inner: set[Element] = set()
    for element in body.iter():
        if element.tag in UNSPOKEN or element.tag not in _LEAVES:
            continue
        if any(a in inner for a in element.iterancestors()):
            continue
        if (element.text or "").strip() or any((c.tail or "").strip() for c in element) or element.tag in ("p", "pre"):
            inner.add(element)
            yield element


def _smallest(body: Element, taken: dict[Element, int]) -> Element:
    """The smallest element that holds most of the text, and more than one block."""
    total, element = taken.get(body, 0), body
    while total:
        heavy = next((c for c in element if taken.get(c, 0) >= _MOST * total), None)
        if heavy is None or heavy.tag in ("p", "pre", "blockquote", "span"):
            break
        element = heavy
    return element


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").lower().split()

"""Notes: which links call one, and which elements are their texts; knows no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from anthology.book.markup import Element
from anthology.importers.markup.conversion import Conversion
from anthology.manuscript.tree import words_of

_LABEL = re.compile(r"\W*(?:(?:foot|end)?note\W*)?(?:\d{1,4}|[a-z]{1,5}|\W{1,4})\W*", re.IGNORECASE)
_NOTE = re.compile(r"(?i)foot|endnote|\bnotes?\b|(?:^|[\s_-])(?:fn|ftn|edn|efn|mfn|ref|cite_note)(?:[\s_:-]|\d|$)")
_CALL = re.compile(r"(?i)noteref|footnote|endnote|(?:^|[\s_-])(?:fn|efn|mfn)(?:[\s_-]|$)")
_INLINE = frozenset({"a", "sup", "span", "small", "b", "strong", "i", "em", "font", "cite"})
_TEXTS = frozenset({"li", "p", "div", "aside", "dd", "td", "section"})
_LONGEST = 20_000
"""Characters of a note. What is longer is a section that links back to the contents."""


def find_notes(root: Element, conversion: Conversion) -> None:
    """Fill calls, texts and back_links: a link to an element that links back to it, or that both look like a note."""
    named: dict[str, Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                named.setdefault(name, element)
    backs: dict[Element, list[tuple[str, Element]]] = {}
    fits: dict[Element, bool] = {}
    for link in root.iter("a"):
        goal = named.get(_goal(link, conversion))
        text = None if goal is None else _text_around(goal, fits)
        if text is None or link in conversion.back_links or not _may_call(link, text):
            continue
        if text not in backs:
            backs[text] = [(_goal(a, conversion), a) for a in text.iter("a") if _goal(a, conversion)]
        call = _whole_call(link)
        names = set(_names(link, call))
        inside = next((a for a in link.iterancestors() if a in conversion.texts), None) is not None
        back = [] if inside else [a for name, a in backs[text] if name in names]
        if back or (_looks_like_call(link, call) and _looks_like_note(text)):
            conversion.calls[call] = text
            conversion.texts.add(text)
            conversion.back_links.update(back)


def _goal(link: Element, conversion: Conversion) -> str:
    """The id that a link leads to inside the page, "" where it leads out."""
    address, sign, name = (link.get("href") or "").strip().partition("#")
    own = conversion.page.address.partition("#")[0]
    return name if sign and address in ("", own) else ""


def _text_around(goal: Element, fits: dict[Element, bool]) -> Element | None:
    """The note's text that a link to this element means; None where it means something else.

    fits: which elements may be one, as far as that was asked.
    """
    for element in (goal, *islice(goal.iterancestors(), 4)):
        if element.tag in _TEXTS:
            if element not in fits:
                fits[element] = _fits(element)
            return element if fits[element] else None
        if element.tag not in _INLINE:
            return None
    return None


def _fits(element: Element) -> bool:
    words = words_of(element)
    if not words.strip() or len(words) > _LONGEST:
        return False
    return next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is None


def _may_call(link: Element, text: Element) -> bool:
    if not (_LABEL.fullmatch(words_of(link).strip()) or _CALL.search(link.get("role") or "")):
        return False
    return all(a is not text for a in link.iterancestors())


def _whole_call(link: Element) -> Element:
    """The call with the raised or bracketed element around it that holds nothing else."""
    call, words = link, _bare(link)
    while (around := call.getparent()) is not None and around.tag in _INLINE and _bare(around) == words:
        call = around
    return call


def _bare(element: Element) -> str:
    return re.sub(r"[\W_]+", "", words_of(element))


def _names(link: Element, call: Element) -> Iterator[str]:
    """The ids by which a note may lead back to its call."""
    before = call.getprevious()
    near = [*call.iter(), *link.iterancestors(*_INLINE), *([] if before is None or before.tag != "a" else [before])]
    for element in near:
        yield element.get("id") or ""
        yield element.get("name") or ""


def _looks_like_call(link: Element, call: Element) -> bool:
    if call.tag == "sup" or next(link.iterancestors("sup"), None) is not None or link.find("sup") is not None:
        return True
    said = " ".join(e.get(name) or "" for e in (link, call) for name in ("class", "role", "rel", "{*}type"))
    return bool(_CALL.search(said))


def _looks_like_note(text: Element) -> bool:
    near = (text, *list(text.iterancestors())[:2])
    return any(_NOTE.search(e.get(name) or "") for e in near for name in ("id", "class", "role"))


def is_notes_list(element: Element) -> bool:
    """Whether an element is by its class or role the place where a page keeps the texts of its notes."""
    said = f"{element.get('class') or ''} {element.get('role') or ''}"
    return re.search(r"(?i)\b(?:footnotes?|endnotes?|easy-footnotes-wrapper)\b", said) is not None

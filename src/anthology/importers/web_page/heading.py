"""The heading over a text: which element it is, and the words over it that number the text; knows no series."""

from __future__ import annotations

import re

from anthology.book.markup import Element
from anthology.importers.web_page.words import letters_of, words_in

_NUMBER = re.compile(r"(?i)(?:#|\bno?\s?[.º°]|\bnum\w*|\bissue|\bweek)\s?\d{1,3}\b")
_LONGEST_KICKER = 120
_NAMES = frozenset({"entry-title", "post-title", "p-name", "headline", "article-title", "page-title"})


def take_heading(text: Element, body: Element, title: str) -> str:
    """The words of the heading, its element taken out of the text; "" where there is none.

    title: what the page says elsewhere that its text is called. A line over the heading that numbers the text is
    part of it, as is a number that only the title has.
    """
    element = _heading_of(text, title)
    if element is None:
        element = _heading_of(body, title)
        if element is None or (title and element.tag == "h1" and not _is_sure(element, title)):
            return title
    heading, kicker = words_in(element), _kicker(element, text)
    if kicker is not None:
        heading = f"{words_in(kicker)} {heading}"
        remove(kicker)
    elif _NUMBER.search(title) and not _NUMBER.search(heading) and letters_of(title).endswith(letters_of(heading)):
        heading = title
    remove(element)
    return heading


def remove(element: Element) -> None:
    """Take an element out of its tree, and leave the text behind it there."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)


def _heading_of(within: Element, title: str) -> Element | None:
    """The heading that says the title; else what a name marks as one; else the first of the first level."""
    wanted = letters_of(title)
    headings = [e for e in within.iter("h1", "h2", "h3") if words_in(e)]
    said = (e for e in headings if _same(letters_of(words_in(e)), wanted))
    marked = (e for e in headings if _is_marked(e))
    level = (e for e in headings if e.tag == "h1")
    return next((e for found in (said, marked, level) for e in found), None)


def _is_sure(heading: Element, title: str) -> bool:
    """Whether a heading that stands outside the text is the text's: one of the site stands there as well."""
    return _is_marked(heading) or _same(letters_of(words_in(heading)), letters_of(title))


def _same(heading: str, title: str) -> bool:
    """Whether a title is the heading, with or without the name of the site or of the series beside it."""
    return len(heading) > 3 and heading in title and (len(heading) * 3 > len(title) or title.endswith(heading))


def _kicker(heading: Element, text: Element) -> Element | None:
    """The line right before the heading, where it numbers the text: not what holds the heading, nor a long one."""
    element = heading
    while element.getprevious() is None and element is not text:
        parent = element.getparent()
        if parent is None:
            return None
        element = parent
    before = element.getprevious() if element is not text else None
    if before is None:
        return None
    words = words_in(before)
    return before if len(words) <= _LONGEST_KICKER and _NUMBER.search(words) else None


def _is_marked(heading: Element) -> bool:
    return bool(_NAMES.intersection(f"{heading.get('class') or ''} {heading.get('itemprop') or ''}".lower().split()))

"""The first words of a text, and the last words of short ones; knows nothing of fonts and lines."""

from __future__ import annotations

from lxml import etree

from anthology.book.markup import Element

LEAD = 22
"""Characters of the first words that are set in small capitals, or a little more."""

LAST = 12
"""Characters of a short text that stand together on its last line at least."""

_WITHIN = frozenset({"span", "em", "strong", "i", "b", "cite"})
"""What may stand among the first words."""

_SHORT = frozenset({"subtitle", "standfirst", "pull-quote", "epigraph", "caption", "aside", "about"})
"""Classes of paragraphs, or of what they stand in, that have few lines, which are not justified."""


def open_text(body: Element, *, initial: bool) -> None:
    """Mark the first words after an opener: `span.lead-in`, and in it their first letter: `span.initial`.

    initial: whether the script has letters that stand alone. Words are marked where there are two at least, and none
    where the text opens with a quotation mark, a link or a note.
    """
    opener = body.find("header")
    first = opener.getnext() if opener is not None else None
    while first is not None and first.tag == "figure":
        first = first.getnext()
    if first is None or first.tag != "p" or "first" not in (first.get("class") or "").split() or not initial:
        return
    lead = etree.Element("span", {"class": "lead-in"})
    lead.tail = _take(first, lead)
    if len("".join(map(str, lead.itertext())).split()) < 2:
        _give_back(first, lead)
        return
    first.text = None
    first.insert(0, lead)
    if lead.text and lead.text[0].isalpha():
        letter = etree.Element("span", {"class": "initial"})
        # The space behind a word of one letter goes with it, or readers of the PDF take both words for one.
        end = 2 if lead.text[1:2] == " " else 1
        letter.text, letter.tail, lead.text = lead.text[:end], lead.text[end:], None
        lead.insert(0, letter)


def _take(first: Element, lead: Element) -> str:
    """Move the first words of a paragraph into the lead; gives the text behind them, up to the next element."""
    text, taken, last = first.text or "", 0, None
    while (end := text.find(" ", max(0, LEAD - taken))) < 0:
        child = first[0] if len(first) else None
        if child is None or not _is_plain(child):
            end = max(text.rfind(" "), 0)
            break
        _append(lead, last, text)
        taken += len(text) + len(child.text or "")
        text, child.tail, last = child.tail or "", None, child
        lead.append(child)
    _append(lead, last, text[:end])
    return text[end:]


def _append(lead: Element, last: Element | None, text: str) -> None:
    if last is None:
        lead.text = text
    else:
        last.tail = text


def _give_back(first: Element, lead: Element) -> None:
    """Undo _take, where the lead is no lead."""
    children, tail = list(lead), lead.tail or ""
    first.text = (lead.text or "") + ("" if children else tail)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    for place, child in enumerate(children):
        first.insert(place, child)


def _is_plain(child: Element) -> bool:
    """Whether words in it may be among the first ones: not those of notes and links, and no long passages."""
    classes = (child.get("class") or "").split()
    return child.tag in _WITHIN and not len(child) and "footnote" not in classes and len(child.text or "") <= LEAD


def keep_last_words(body: Element) -> None:
    """Let no title, pull quote or caption end in a line of one short word: its last words stay together."""
    for element in body.iter("h1", "h2", "p"):
        around = element.getparent()
        classes = {
            *(element.get("class") or "").split(),
            *((around.get("class") or "").split() if around is not None else ()),
        }
        if element.tag in {"h1", "h2"} or classes & _SHORT:
            _keep_last(element)


def _keep_last(element: Element) -> None:
    last = element[-1] if len(element) else None
    text = (element.text if last is None else last.tail) or ""
    start = text.rfind(" ", 0, max(0, len(text) - LAST)) + 1
    if start < LAST or " " not in text[start:]:
        return
    kept = etree.Element("span", {"style": "white-space: nowrap"})
    kept.text = text[start:]
    if last is None:
        element.text = text[:start]
    else:
        last.tail = text[:start]
    element.append(kept)

"""Words in braces: `[palabra]{lang=es}` and `[Potosí]{index="Potosí"}`, on spans, links and containers."""

from __future__ import annotations

from lxml import etree

from anthology.book.markup import Element
from anthology.language.tags import direction, is_language
from anthology.manuscript.reading import Reading, given, nearest
from anthology.manuscript.tree import take
from anthology.manuscript.typography import set_text

_NAMES = ("lang", "index")


def resolve_spans(reading: Reading) -> None:
    """Turn what was given in braces into lang and dir, and into index entries numbered in order."""
    count = 0
    for element in list(reading.body.iter("span", "a")):
        pairs = given(element)
        take(element, "given")
        holder = element
        for name, value in pairs:
            if name == "lang":
                set_language(reading, element, value)
            elif name == "index" and not reading.captionlike:
                holder = _inside(element) if element.tag == "a" else element
                count += _index(reading, holder, value, count + 1)
            else:
                _report(reading, element, name, value)


def set_language(reading: Reading, element: Element, tag: str) -> None:
    """Give an element a language, and a direction where it differs from that of the text around it.

    Reports language-unknown.
    """
    if not is_language(tag):
        reading.error(
            "language-unknown",
            f"“{tag}” is no language.",
            element,
            "Write its code: es for Spanish, ar for Arabic, pt-BR for Brazilian Portuguese (BCP 47).",
        )
        return
    element.set("lang", tag)
    around = next((d for a in element.iterancestors() if (d := a.get("dir"))), reading.direction)
    if direction(tag) != around:
        element.set("dir", direction(tag))


def _index(reading: Reading, span: Element, term: str, number: int) -> bool:
    """Make a span an index entry, if its term has letters."""
    if not any(c.isalnum() for c in term):
        reading.error(
            "index-empty", "An index entry is marked here without its term.", span, 'Write it as {index="Potosí"}.'
        )
        return False
    span.set("class", "index-entry")
    span.set("id", f"{reading.prefix}-index-{number}")
    # The term is printed in the book's index: it gets the same apostrophes as the text.
    span.set("data-index", set_text(" ".join(term.split()), reading.language))
    return True


def _inside(link: Element) -> Element:
    """A new span around all that a link holds."""
    span = etree.Element("span")
    span.text, link.text = link.text, None
    span.extend(list(link))
    link.append(span)
    if at := link.get("at"):
        span.set("at", at)
    return span


def _report(reading: Reading, element: Element, name: str, value: str) -> None:
    if name == "class":
        reading.error(
            "class-unknown",
            f"Words have no class “{value}”.",
            element,
            "Write *words* for italics; other looks are set in the book's style sheet.",
        )
        return
    if name == "index":
        reading.error(
            "index-not-here",
            "Index entries cannot be marked in captions and short biographies.",
            element,
            "Mark the place in the chapter that it belongs to.",
        )
        return
    close = nearest(name, _NAMES)
    reading.error(
        "attribute-unknown",
        f"Words have no attribute “{name}”.",
        element,
        f"Did you mean {close}?" if close else 'What words may have is {lang=es} and {index="term"}.',
    )

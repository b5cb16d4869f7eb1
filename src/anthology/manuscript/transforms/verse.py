"""Verse: stanzas become paragraphs with a span for each line; emphasis that goes over a line's end is split."""

from __future__ import annotations

from lxml import etree

from anthology.book.markup import Element
from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import append_text

_ONCE = ("id", "data-index")
"""Attributes that only the first half of a split element keeps."""


def set_verse(reading: Reading) -> None:
    """Turn `<stanza>` into `<p class="stanza">` of `<span class="line">`."""
    for stanza in list(reading.body.iter("stanza")):
        parent, lines = stanza.getparent(), _Lines(stanza)
        if parent is not None:
            lines.write(stanza)
            parent.replace(stanza, lines.paragraph)


class _Lines:
    """A stanza written again line by line. path: the elements of the old one that are open; here: where words go."""

    def __init__(self, stanza: Element) -> None:
        self.paragraph = etree.Element("p", {"class": "stanza", "data-line": stanza.get("data-line", "1")})
        self.path: list[Element] = []
        self.begin_line()

    def begin_line(self) -> None:
        if len(self.paragraph):
            # The words of two lines stay apart for who reads the text without its layout.
            self.paragraph[-1].tail = "\n"
        self.here = etree.SubElement(self.paragraph, "span", {"class": "line"})
        for element in self.path:
            kept = {str(name): str(value) for name, value in element.attrib.items() if name not in _ONCE}
            if "data-index" in element.attrib:
                kept.pop("class", None)
            self.here = etree.SubElement(self.here, element.tag, kept)

    def write(self, element: Element) -> None:
        self.write_text(element.text)
        for child in element:
            if child.tag == "br":
                self.begin_line()
            else:
                self.path.append(child)
                self.here = etree.SubElement(
                    self.here, child.tag, {str(name): str(value) for name, value in child.attrib.items()}
                )
                self.write(child)
                self.path.pop()
                inner = self.here.getparent()
                self.here = self.here if inner is None else inner
            self.write_text(child.tail)

    def write_text(self, text: str | None) -> None:
        for number, line in enumerate((text or "").split("\n")):
            if number:
                self.begin_line()
            append_text(self.here, line)

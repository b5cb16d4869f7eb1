"""Where in the text each page begins, read from the boxes of the layout; imports nothing of WeasyPrint.

The answer is given in the section's own tree: the number of a block (markup.numbered_blocks), and how many characters
of its text (notes and printed page numbers left out, white space folded) stand on pages before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

AT = "data-at"
"""Attribute that carries, through the typesetting, the number of a block in the section's tree."""

_NOT_TEXT = frozenset({"footnote", "page-ref", "folio", "leader", "plate-place"})
_DRAWN_HYPHENS = "-\u2010"


def page_starts(document: Any, root: Any) -> list[tuple[int, int] | None]:  # noqa: ANN401 - WeasyPrint has no types
    """For each page (block, characters before), or None where a page holds nothing of the text.

    document: WeasyPrint's, laid out. root: the element tree it was made from.
    """
    blocks = Blocks(root)
    pages = [list(_things(page._page_box)) for page in document.pages]
    on_pages: dict[int, set[int]] = {}
    for number, things in enumerate(pages):
        for element, _ in things:
            if (at := blocks.at(element)) is not None:
                on_pages.setdefault(at, set()).add(number)
    read: dict[int, int] = {}
    starts: list[tuple[int, int] | None] = []
    for things in pages:
        start = None
        for element, text in things:
            at = blocks.at(element)
            if at is None:
                continue
            if start is None:
                start = (at, read.get(at, 0))
            if text is not None and len(on_pages[at]) > 1:
                read[at] = _read_on(blocks.text(at), read.get(at, 0), text)
        starts.append(start)
    return starts


class Blocks:
    """The numbered blocks of a document."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401
        self._at: dict[Any, int | None] = {}
        self._elements: dict[int, Any] = {}
        self._texts: dict[int, str] = {}
        self._number(root, None)

    def at(self, element: Any) -> int | None:  # noqa: ANN401
        """The number of the block an element stands in; None for what is no text."""
        return self._at.get(element)

    def text(self, at: int) -> str:
        """All text of a block, white space folded."""
        if at not in self._texts:
            self._texts[at] = " ".join("".join(self._strings(self._elements[at], at)).split())
        return self._texts[at]

    def _number(self, element: Any, inside: int | None) -> None:  # noqa: ANN401
        if _NOT_TEXT & set((element.get("class") or "").split()):
            return  # It and what is in it stay without a number.
        if (own := element.get(AT)) is not None:
            inside = int(own)
            self._elements[inside] = element
        self._at[element] = inside
        for child in element:
            self._number(child, inside)

    def _strings(self, element: Any, at: int) -> Iterator[str]:  # noqa: ANN401
        if self._at.get(element) != at:
            return
        yield element.text or ""
        for child in element:
            yield from self._strings(child, at)
            yield child.tail or ""


def _things(box: Any) -> Iterator[tuple[Any, str | None]]:  # noqa: ANN401
    """(element, text) of every line of text, (element, None) of every picture and break, in the order they are read."""
    kind, tag = type(box).__name__, str(getattr(box, "element_tag", "") or "")
    if kind in {"MarginBox", "FootnoteAreaBox"} or "::" in tag:
        return
    if tag == "hr":
        yield box.element, None  # What it shows, if anything, is drawn by the style sheet.
        return
    if kind == "TextBox":
        yield box.element, box.text
    elif kind.endswith("ReplacedBox"):
        yield box.element, None
    else:
        for child in getattr(box, "children", ()):
            yield from _things(child)


def _read_on(text: str, position: int, line: str) -> int:
    """The position in a block's text after this line of it; a hyphen that was only drawn is passed over.

    Compared without regard to case: a style sheet may have turned it.
    """
    for character in line:
        if position < len(text) and _same(text[position], character):
            position += 1
        elif position + 1 < len(text) and text[position] == " " and _same(text[position + 1], character):
            position += 2
        elif not character.isspace() and character not in _DRAWN_HYPHENS and position < len(text):
            position += 1  # A character drawn otherwise, by a style sheet's text-transform.
    return position


def _same(one: str, other: str) -> bool:
    return one == other or one.casefold() == other.casefold() or (one.isspace() and other.isspace())

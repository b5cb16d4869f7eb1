"""Raw HTML: reported, once for an element with all that is in it, and left out; the text between tags stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from anthology.book.markup import Element
from anthology.manuscript.reading import Reading
from anthology.manuscript.tree import remove

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_COMMENT = re.compile(r"\s*<!--")
_INSTEAD = {
    "i": "Write *words* for italics.",
    "em": "Write *words* for italics.",
    "b": "Write **words** for bold.",
    "strong": "Write **words** for bold.",
    "br": "End the line with a backslash for a line break, or use ::: verse.",
    "hr": "Write *** for a section break.",
    "a": "Write [words](address) for a link.",
    "img": "Enter the picture in book.yaml and place it with ![](photo:id).",
    "figure": "Enter the picture in book.yaml and place it with ![](photo:id).",
    "sup": "Write [^1] for a note.",
    "blockquote": "Begin each line of a quotation with >.",
    "q": "Type quotation marks.",
    "span": "Write [words]{lang=es} for words in another language.",
    "p": "Leave an empty line between paragraphs.",
    "h1": "The title stands in book.yaml; write ## before a heading.",
    "h2": "Write ## before a heading.",
    "h3": "Write ### before a heading.",
    "ul": "Begin each item of a list with - and a space.",
    "ol": "Begin each item of a list with 1. and a space.",
    "table": "Write tables with bars: | a | b |.",
    "div": "Take the tag out, or use ::: aside, ::: letter and so on.",
    "aside": "Use ::: aside.",
    "code": "Write `words` for code.",
    "pre": "Write code between lines of ```.",
}
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


def drop_raw_html(reading: Reading) -> None:
    """Report html-tag and html-comment; remove the tags."""
    pieces = list(reading.body.iter("html"))
    for piece in _outermost(pieces):
        text = (piece.text or "").strip()
        if _COMMENT.match(text):
            reading.error(
                "html-comment",
                "A comment for yourself (<!-- -->) stands in the text.",
                piece,
                "Keep remarks outside the chapter: the book has no place to hide them.",
            )
        else:
            tag = _TAG.match(text)
            shown = text.split("\n")[0] if len(text.split("\n")[0]) <= 60 else text[:57] + "..."
            reading.error(
                "html-tag",
                f"Raw HTML stands in the text: {shown}",
                piece,
                _INSTEAD.get(tag[2].lower() if tag else "", "Take the tag out, or write it in Markdown.")
                + (" To show the tag itself, put it between backticks." if not tag else ""),
            )
    for piece in pieces:
        remove(piece)


def _outermost(pieces: Sequence[Element]) -> Iterator[Element]:
    """The tags that open an element which is in no other, comments, and closing tags that close nothing."""
    closes = _pairs(pieces)
    inside_until = -1
    for index, piece in enumerate(pieces):
        if index > inside_until:
            yield piece
            inside_until = closes.get(index, index)


def _pairs(pieces: Sequence[Element]) -> dict[int, int]:
    """From the index of an opening tag to that of the tag that closes it."""
    waiting: dict[str, list[int]] = {}
    pairs: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        tag = _TAG.match((piece.text or "").strip())
        if not tag or tag[2].lower() in _VOID:
            continue
        opened = waiting.setdefault(tag[2].lower(), [])
        if not tag[1]:
            opened.append(index)
        elif opened:
            pairs[opened.pop()] = index
    return pairs

"""HTML text -> a tree, within bounds, so that no word of it is lost unsaid; knows nothing of what is in it."""

from __future__ import annotations

import re

from lxml import etree, html

from anthology.book.markup import Element
from anthology.sources import TEXT_LIMIT, UnreadableError

LARGEST = 50_000_000
"""Characters of one page or post, with markup, scripts and pictures written into it."""

DEEPEST = 200
"""Elements inside elements. What pages have is a quarter of this; libxml2 drops what is deeper than its own bounds."""

_VOID = ("bgsound", "embed", "keygen", "source", "track", "wbr")
"""Elements that nothing is inside of (WHATWG HTML, section 13.1.2), but for which libxml2 waits for an end."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(text: str, name: str) -> Element:
    """The `html` element of a page or of a piece of one, as a browser would mend it (WHATWG HTML, section 13.2).

    name: of the source, for messages. Nothing is fetched and no entity but those of HTML is resolved.
    Raises UnreadableError: source-too-large, source-too-deep.
    """
    if len(text) > LARGEST:
        raise _too_large(f"{name} is larger than {LARGEST // 1_000_000} MB, which is no text of a series.")
    # Without huge_tree, libxml2 leaves out paragraphs of more than 10 MB and what is deeper than 255, and says nothing.
    parser = html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    text = _NO_XML.sub(" ", text)
    root = _parsed(text, parser)
    for element in list(root.iter(*_VOID)):
        _empty(element)
    if _depth(root) > DEEPEST:
        raise UnreadableError(
            "source-too-deep",
            f"{name} has elements more than {DEEPEST} deep inside one another.",
            "Copy the text off the screen into a plain text file, and add that.",
        )
    if _length(root) > TEXT_LIMIT:
        raise _too_large(f"{name} has more than {TEXT_LIMIT // 1_000_000} MB of text, more than a chapter may hold.")
    return root


def _parsed(text: str, parser: html.HTMLParser) -> Element:
    try:
        root: Element = html.document_fromstring(text, parser=parser)
    except etree.ParserError:  # Nothing at all in it, or end tags alone.
        root = html.document_fromstring("<p></p>")
    return root


def _empty(element: Element) -> None:
    """Put behind an element what the parser took to be inside it."""
    parent = element.getparent()
    if parent is None or not (len(element) or element.text):
        return
    tail, element.tail, element.text = element.tail, element.text, None
    last = element
    for child in list(element):
        parent.insert(parent.index(last) + 1, child)
        last = child
    last.tail = (last.tail or "") + (tail or "") or None


def _too_large(message: str) -> UnreadableError:
    return UnreadableError("source-too-large", message, "Is this the right file? Save the page of one text alone.")


def _length(root: Element) -> int:
    """Characters of text, those of scripts and styles not counted."""
    return sum(
        len(part.tail or "") + (0 if part.tag in ("script", "style") else len(part.text or "")) for part in root.iter()
    )


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest

"""Changes to a tree in which text hangs on the element before it, as lxml has it; knows no vocabulary."""

from __future__ import annotations

from anthology.book.markup import Element


def words_of(element: Element) -> str:
    """All text inside an element, as it is."""
    return "".join(str(text) for text in element.itertext())


def take(element: Element, name: str) -> str:
    """Take an attribute away and return it; "" where there was none."""
    value = str(element.get(name, ""))
    if name in element.attrib:
        del element.attrib[name]
    return value


def replace_with_content(element: Element) -> None:
    """Take an element out of its tree; its text and children stay where they were."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the root of a tree cannot be replaced by its content")
    before = element.getprevious()
    index = parent.index(element)
    _append(parent, before, element.text or "")
    children = list(element)
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    _append(parent, children[-1] if children else before, element.tail or "")
    element.tail = None
    parent.remove(element)


def remove(element: Element) -> None:
    """Take an element out of its tree with all that is in it; the text after it stays."""
    parent = element.getparent()
    if parent is not None:
        _append(parent, element.getprevious(), element.tail or "")
        element.tail = None
        parent.remove(element)


def _append(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def append_text(element: Element, text: str) -> None:
    """Add text at the end of an element's content."""
    _append(element, element[-1] if len(element) else None, text)

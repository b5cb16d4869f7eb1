"""Links as a tagged PDF needs them; knows nothing of where they lead."""

from __future__ import annotations

from lxml import etree

from anthology.book.markup import Element


def one_link_a_run(body: Element) -> None:
    """Turn every link that holds elements into links of plain text inside those elements.

    WeasyPrint gives each element inside a link an annotation of its own, outside any Link tag, which PDF/UA-1
    (ISO 14289-1, 7.18.5) forbids: `<a>one <em>two</em></a>` becomes `<a>one </a><em><a>two</a></em>`.
    The id, if there is one, stays on the first.
    """
    for link in list(body.iter("a")):
        if len(link):
            _split(link)


def _split(link: Element) -> None:
    parent = link.getparent()
    assert parent is not None
    attributes = {str(name): str(value) for name, value in link.items()}
    identifier = attributes.pop("id", None)
    pieces: list[Element] = []

    def run(text: str | None) -> Element | None:
        if not text:
            return None
        made = etree.Element("a", attributes)
        made.text = text
        return made

    def descend(element: Element) -> None:
        """Wrap the text inside an element, at every depth."""
        inner = [e for e in (run(element.text),) if e is not None]
        element.text = None
        for child in list(element):
            tail, child.tail = child.tail, None
            if child.tag != "a":
                descend(child)
            inner.append(child)
            if (after := run(tail)) is not None:
                inner.append(after)
        for child in list(element):
            element.remove(child)
        element.extend(inner)

    holder = etree.Element("span")
    holder.text = link.text
    holder.extend(list(link))
    descend(holder)
    pieces = list(holder)
    if identifier and pieces:
        pieces[0].set("id", identifier)
    at = parent.index(link)
    tail, link.tail = link.tail, None
    parent.remove(link)
    for offset, piece in enumerate(pieces):
        parent.insert(at + offset, piece)
    if pieces:
        pieces[-1].tail = tail

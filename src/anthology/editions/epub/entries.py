"""An entry of the package's metadata, and how it is written in the package document; knows nothing of books."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from anthology.book.markup import Element
from anthology.editions.epub.xhtml import XML_LANG

DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement about the book (EPUB 3.3, section 5.5).

    name: "dc:title" for an element of Dublin Core, otherwise the property of a `meta`. scheme: of the value.
    refinements: statements about this one; it then needs an id.
    """

    name: str
    value: str
    id: str = ""
    scheme: str = ""
    language: str = ""
    direction: str = ""
    refinements: tuple[Entry, ...] = field(default=())


def metadata(entries: Iterable[Entry], names: Mapping[str, str]) -> Element:
    """The `metadata` element: each entry with its refinements right behind it; names: old `meta name`s with content.

    It is without namespace, as the tree of ebooklib that it goes into.
    """
    root = etree.Element("metadata", nsmap={"dc": DC})
    for entry in entries:
        root.extend(_written(entry, None))
    for name, content in names.items():
        etree.SubElement(root, "meta", {"name": name, "content": content})
    return root


def _written(entry: Entry, refined: str | None) -> Iterator[Element]:
    if entry.name.startswith("dc:"):
        element = etree.Element(f"{{{DC}}}{entry.name.removeprefix('dc:')}")
    else:
        element = etree.Element("meta", {"property": entry.name})
    said = {"refines": f"#{refined}" if refined else "", "scheme": entry.scheme, "id": entry.id}
    said |= {XML_LANG: entry.language, "dir": entry.direction}
    for name, value in said.items():
        if value:
            element.set(name, value)
    element.text = entry.value
    yield element
    for refinement in entry.refinements:
        yield from _written(refinement, entry.id)

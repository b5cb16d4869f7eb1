"""Statements of the package's metadata, and how they are written in the package document; knows nothing of books."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from anthology.book.markup import Element
from anthology.editions.epub.xhtml import XML_LANG

DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement about the book (EPUB 3.3, section 5.5).

    name: "dc:title" for an element of Dublin Core, otherwise the property of a `meta`. scheme: of the value.
    refines: the id of a file in the manifest that it is about, where that is not the book. refinements: statements
    about this one; it then needs an id.
    """

    name: str
    value: str
    id: str = ""
    scheme: str = ""
    language: str = ""
    direction: str = ""
    refines: str = ""
    refinements: tuple[Statement, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Link:
    """A resource that says more (EPUB 3.3, section 5.5.7). href: a path beside the package document, or an address.

    media_type: of a resource in the EPUB; such a one is not in the manifest.
    """

    rel: str
    href: str
    media_type: str = ""


Statement: TypeAlias = Entry | Link


def metadata(statements: Iterable[Statement], names: Mapping[str, str]) -> Element:
    """The `metadata` element: each entry with its refinements right behind it; names: old `meta name`s with content.

    It is without namespace, as the tree of ebooklib that it goes into.
    """
    root = etree.Element("metadata", nsmap={"dc": DC})
    for statement in statements:
        root.extend(_written(statement, statement.refines if isinstance(statement, Entry) else ""))
    for name, content in names.items():
        etree.SubElement(root, "meta", {"name": name, "content": content})
    return root


def _written(statement: Statement, refined: str) -> Iterator[Element]:
    """Its element and those of its refinements; refined: the id of what it is about, "" for the book."""
    element = _element(statement)
    if refined:
        element.set("refines", f"#{refined}")
    yield element
    if isinstance(statement, Entry):
        for refinement in statement.refinements:
            yield from _written(refinement, statement.id)


def _element(statement: Statement) -> Element:
    if isinstance(statement, Link):
        said = {"rel": statement.rel, "href": statement.href, "media-type": statement.media_type}
        return etree.Element("link", {name: value for name, value in said.items() if value})
    is_dc = statement.name.startswith("dc:")
    said = {"property": "" if is_dc else statement.name, "scheme": statement.scheme, "id": statement.id}
    said |= {XML_LANG: statement.language, "dir": statement.direction}
    tag = f"{{{DC}}}{statement.name.removeprefix('dc:')}" if is_dc else "meta"
    element = etree.Element(tag, {name: value for name, value in said.items() if value})
    element.text = statement.value
    return element

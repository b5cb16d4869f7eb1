"""The shell of every XHTML document of the EPUB, and how a tree becomes the bytes of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from lxml import etree

from anthology.book.markup import BLOCKS, Element
from anthology.editions.epub import names

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"
PREFIX = f"{{{OPS}}}prefix"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NAMESPACES = cast("dict[str, str]", {None: XHTML, "epub": OPS})  # lxml-stubs do not know the None.
_VOID = frozenset({"br", "hr", "img", "link", "meta"})
_ON_OWN_LINE = frozenset(BLOCKS) | {"head", "title", "link", "body", "nav"}
_IDS = frozenset({"id", "aria-labelledby", "aria-describedby", "aria-details"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_Z3998 = "z3998: http://www.daisy.org/z3998/2012/vocab/structure/#"


def page(
    path: str, title: str, language: str, direction: str, content: Iterable[Element], *, body: dict[str, str]
) -> bytes:
    """A document at this path of the EPUB: trees without namespace in, the bytes of an XHTML file out.

    body: the attributes of its `body`. The trees are used up. Every `lang` is doubled as `xml:lang`, as EPUB 3.3,
    section 6.1, asks; blocks begin on lines of their own.
    """
    html = etree.Element("html", {"lang": language, "dir": direction}, nsmap=_NAMESPACES)
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "title").text = title
    style = names.relative(names.STYLE, path)
    etree.SubElement(head, "link", {"rel": "stylesheet", "type": "text/css", "href": style})
    inner = etree.SubElement(html, "body", body)
    inner.extend(content)
    _finish(html)
    return etree.tostring(html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"


def _rename(element: Element) -> None:
    """Let its id, and those it points at, be what they are in the EPUB."""
    for attribute in _IDS & set(map(str, element.attrib)):
        element.set(attribute, " ".join(map(names.anchor, (element.get(attribute) or "").split())))
    path, mark, fragment = (element.get("href") or "").partition("#")
    if mark and not _SCHEME.match(path):
        element.set("href", f"{path}#{names.anchor(fragment)}")


def _finish(html: Element) -> None:
    """Into the namespace of XHTML, with the white space and the attributes that the file needs."""
    special = False
    for element in html.iter():
        tag = str(element.tag)
        if tag.startswith("{"):  # SVG has its own namespace, and its elements no white space that matters.
            continue
        if tag in _ON_OWN_LINE and not (element.tail or "").strip():
            element.tail = "\n"
        if tag not in _VOID and not len(element) and element.text is None:
            element.text = ""  # So that it is written with an end tag: readers that take it for HTML need one.
        if language := element.get("lang"):
            element.set(XML_LANG, language)
        _rename(element)
        special = special or "z3998:" in (element.get(TYPE) or "")
        element.tag = f"{{{XHTML}}}{tag}"
    if special:
        html.set(PREFIX, _Z3998)
    for container in (html, html[0], html[1]):
        container.text = "\n"
    html.tail = None

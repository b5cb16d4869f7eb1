"""The items of a WordPress export (WXR 1.0 to 1.2), one at a time; knows nothing of what is in a text.

WXR is RSS 2.0 with elements of WordPress: https://wordpress.org/export/1.2/. It is parsed as a stream, each item
thrown away once it was read, so that memory is bounded by the largest one. A document type is refused, and with it
every entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import cast

from lxml import etree

from anthology.book.markup import Element
from anthology.manifest.texts import HIDDEN
from anthology.sources import Location, UnreadableError, in_one_form

_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r")
_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
"""Bytes that no XML may have, and exports do have where an author pasted them."""

_LONGEST_NUMBER = 100
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How a file in UTF-16 begins, in which those bytes mean something."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader of the site wrote under a text."""

    author: str
    content: str
    kind: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A post, a page, a picture, or anything else that WordPress keeps as a post.

    identifier, parent: numbers in decimal, "0" or "" for none. content, excerpt: as in the editor, HTML with signs of
    the software. authors: login names, or names where a plugin tells several. terms: names of categories and tags.
    """

    line: int
    kind: str
    identifier: str = ""
    parent: str = ""
    status: str = ""
    protected: bool = False
    title: str = ""
    link: str = ""
    creator: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    content: str = ""
    excerpt: str = ""
    file: str = ""
    terms: tuple[str, ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    comments: tuple[Comment, ...] = ()

    def value(self, key: str) -> str:
        """The value of a custom field, "" where there is none."""
        return next((value for name, value in self.meta if name == key), "")


@dataclass(slots=True)
class Site:
    """What an export says of the site. names: what each author is called, by login name."""

    title: str = ""
    address: str = ""
    language: str = ""
    names: dict[str, str] = field(default_factory=dict)
    is_wordpress: bool = False


def items(data: bytes, name: str, site: Site) -> Iterator[Item]:
    """The items of an export in its order; site is filled before the first.

    Raises UnreadableError: export-broken, export-entities, export-unknown.
    """
    if not data.startswith(_WIDE):
        data = data.lstrip()  # The same object, where nothing stands before.
        data = data.translate(None, _CONTROLS) if _CONTROL.search(data) else data
    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # Without, a text of more than 10 MB ends the reading of all. Entities are refused below.
        remove_comments=True,
        remove_pis=True,
    )
    begun = False
    try:
        for event, element in events:
            if not begun:
                begun = True
                _check_root(element, name)
            if event == "end":
                yield from _ended(element, site)
    except etree.XMLSyntaxError as problem:
        line, column = problem.position
        raise UnreadableError(
            "export-broken",
            f"{name} is not well-formed XML, at line {line}: {problem.msg}.",
            "Export again: the file is cut off, or was changed by another program.",
            Location(name, max(1, line or 1), max(1, column or 1)),
        ) from None
    if not site.is_wordpress:
        raise UnreadableError(
            "export-unknown",
            f"{name} is XML, but no export of WordPress.",
            "Export the posts with Tools, Export in WordPress, and add that file.",
        )


def _check_root(root: Element, name: str) -> None:
    information = root.getroottree().docinfo
    if information.internalDTD is not None:
        raise UnreadableError(
            "export-entities",
            f"{name} has a document type (<!DOCTYPE ...>), which no export of WordPress has.",
            "It may be made to do harm: export again from the site itself.",
        )


def _ended(element: Element, site: Site) -> Iterator[Item]:
    """The item that has just ended, thrown away after it was read; what stands before the items goes to site."""
    parent = element.getparent()
    above = "" if parent is None else _local(parent)
    if _local(element) == "item" and above == "channel":
        if any(_is_wordpress(child) for child in element):
            site.is_wordpress = True
        yield _item(element)
        element.clear()
        while (before := element.getprevious()) is not None and parent is not None:
            parent.remove(before)
    elif above == "channel":
        _tell(element, site)


def _tell(element: Element, site: Site) -> None:
    name, text = _local(element), (element.text or "").strip()
    site.is_wordpress = site.is_wordpress or _is_wordpress(element)
    if name == "author":
        told = _texts(element)
        whole = f"{told.get('author_first_name', '')} {told.get('author_last_name', '')}".strip()
        login = told.get("author_login", "")
        site.names[login] = told.get("author_display_name", "") or whole or login
    elif name == "title":
        site.title = text
    elif name == "link" or (name == "base_site_url" and not site.address):
        site.address = text
    elif name == "language":
        site.language = text


def _item(element: Element) -> Item:
    told = _texts(element)
    meta = ((m.get("meta_key", ""), m.get("meta_value", "")) for m in map(_texts, _children(element, "postmeta")))
    terms = [c for c in _children(element, "category") if (c.text or "").strip()]
    return Item(
        line=_line(element),
        kind=told.get("post_type", "").strip() or "post",
        identifier=_number(told.get("post_id", "")),
        parent=_number(told.get("post_parent", "")),
        status=told.get("status", "").strip() or "publish",
        protected=bool(told.get("post_password", "").strip()),
        title=told.get("title", "").strip(),
        link=told.get("link", "").strip(),
        creator=told.get("creator", "").strip(),
        authors=tuple((c.text or "").strip() for c in terms if c.get("domain") == "author"),
        published=_date(told.get("post_date", "")),
        content=told.get("encoded", ""),
        excerpt=told.get("excerpt", "").strip(),
        file=told.get("attachment_url", "").strip(),
        terms=tuple((c.text or "").strip() for c in terms if c.get("domain") != "author"),
        meta=tuple(meta),
        comments=tuple(_comment(c) for c in _children(element, "comment")),
    )


def _number(text: str) -> str:
    """A number as it is kept in the manifest: what stands in its place in a damaged file is found there again."""
    return " ".join(HIDDEN.sub(" ", in_one_form(text)).split())[:_LONGEST_NUMBER].strip()


def _line(element: Element) -> int:
    return cast("int | None", element.sourceline) or 1


def _comment(element: Element) -> Comment:
    told = _texts(element)
    return Comment(
        told.get("comment_author", "").strip(),
        told.get("comment_content", "").strip(),
        told.get("comment_type", "").strip() or "comment",
        told.get("comment_approved", "").strip() == "1",
    )


def _date(text: str) -> date | None:
    """The day of "2024-03-01 10:00:00"; a draft has "0000-00-00"."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _texts(element: Element) -> Mapping[str, str]:
    """The text of each child by its name without namespace; of two with one name, the first."""
    found: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if name == "encoded" and "excerpt" in str(child.tag):
            name = "excerpt"
        found.setdefault(name, child.text or "")
    return found


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _local(child) == name)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_wordpress(element: Element) -> bool:
    return str(element.tag).startswith("{http://wordpress.org/export/")

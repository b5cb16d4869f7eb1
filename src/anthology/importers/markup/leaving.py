"""Elements that have no place in a book's text, each with the reason; knows no block and no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.book.markup import Element
from anthology.importers.markup.conversion import Conversion

_EMBED = "an embed, which a book cannot show"
_FORM = "a form, which only works on a screen"
_CODE = "a script of the page, which is no text"
_STYLE = "a style of the page, which is no text"
_HIDDEN = "hidden on the page"
_STRUCK = "struck out on the page"

_EMBEDDING = frozenset({"iframe", "embed", "object", "video", "audio"})
_REASONS = {
    **dict.fromkeys(("script",), _CODE),
    **dict.fromkeys(("style", "link", "meta", "base"), _STYLE),
    **dict.fromkeys(("template", "dialog", "head", "title"), _HIDDEN),
    **dict.fromkeys((*sorted(_EMBEDDING), "frame", "applet", "canvas"), _EMBED),
    **dict.fromkeys(("button", "input", "select", "textarea", "option", "datalist", "meter", "progress"), _FORM),
    **dict.fromkeys(("del", "s", "strike"), _STRUCK),
    "svg": "a drawing in the page, which is no picture file",
    "math": "a formula in MathML, which a chapter cannot hold",
    "nav": "navigation of the site",
    "noscript": "shown only where scripts do not run",
}
_ADDRESSES = ("src", "data", "data-src", "href", "content", "poster")
_UNSEEN_STYLE = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_UNSEEN_CLASSES = frozenset({"screen-reader-text", "sr-only", "visually-hidden", "screenreader"})
_PAGE = 4
"""Paragraphs of a form that is around a whole page, as some systems make it."""

_LONGEST_CODE = 200
"""Characters of a script that are told: enough to know it again."""


def why_to_leave(element: Element) -> str:
    """The reason why an element has no place in the text; "" where it has."""
    tag = element.tag
    if not isinstance(tag, str):
        return _HIDDEN
    if tag == "noscript" and element.find(".//img") is not None:
        return ""
    if reason := _REASONS.get(tag):
        return reason
    if tag != "img" and element.attrib and _is_hidden(element):
        return _HIDDEN
    if tag == "form" and element.find(".//h2") is None and len(element.findall(".//p")) < _PAGE:
        return _FORM
    return _EMBED if tag == "figure" and _is_embed(element) else ""


def _is_embed(element: Element) -> bool:
    """Whether a figure shows what only works on a screen, so that its caption makes no sense without."""
    if "wp-block-embed" in (element.get("class") or "").split():
        return True
    shown = {part.tag for part in element.iterdescendants("img", "blockquote", "table", "pre", *_EMBEDDING)}
    return bool(shown) and shown <= _EMBEDDING


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or _UNSEEN_STYLE.search(element.get("style") or ""):
        return True
    return bool(_UNSEEN_CLASSES & set((element.get("class") or "").split()))


def leave(element: Element, reason: str, conversion: Conversion) -> None:
    """Put an element's words, and its address where it has one, with the leftovers."""
    if element.tag in ("script", "style"):
        words = (element.text or "").strip()
        words = words if len(words) <= _LONGEST_CODE else f"{words[:_LONGEST_CODE]}…"
    else:
        words = " ".join(_words(element))
    conversion.leave(f"{words} {' '.join(_addresses(element))}", reason)


def _words(element: Element) -> Iterator[str]:
    """The words of an element, and what those who cannot see or open it are told in its place."""
    for part in element.iter():
        if part.tag in ("script", "style") or not isinstance(part.tag, str):
            yield part.tail or "" if part is not element else ""
            continue
        yield part.text or ""
        yield " ".join(part.get(name) or "" for name in ("title", "alt", "placeholder", "aria-label"))
        if part.tag in ("input", "button") and part.get("type") not in ("hidden", "checkbox", "radio"):
            yield part.get("value") or ""
        yield part.tail or "" if part is not element else ""


def _addresses(element: Element) -> Iterator[str]:
    parts = element.iter("iframe", "embed", "object", "video", "audio", "source", "script", "frame", "link", "img")
    found = (part.get(name) or "" for part in parts for name in _ADDRESSES)
    yield from dict.fromkeys(address for address in found if address and not address.startswith("data:"))

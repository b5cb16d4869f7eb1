"""From inline elements to runs of text with their looks; knows no block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from anthology.book.markup import Element
from anthology.importers.markup.addresses import for_readers, whole
from anthology.importers.markup.conversion import Conversion
from anthology.importers.markup.escaping import plain
from anthology.importers.markup.leaving import leave, why_to_leave
from anthology.importers.markup.pictures import is_emoji, picture_of
from anthology.importers.markup.runs import Kind, Run
from anthology.language.tags import is_language
from anthology.manuscript.tree import words_of

_EMPHASIS = frozenset({"em", "i", "cite", "dfn", "var"})
_STRONG = frozenset({"strong", "b"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_ITALIC = re.compile(r"(?i)font-style\s*:\s*(?:italic|oblique)")
_BOLD = re.compile(r"(?i)font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b")
_UPRIGHT = re.compile(r"(?i)font-style\s*:\s*normal")
_LIGHT = re.compile(r"(?i)font-weight\s*:\s*(?:normal|[1-5]00)\b")
_DIGITS = "0123456789+-()"
_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def content_of(element: Element, style: Run, conversion: Conversion) -> Iterator[Run]:
    """All inside an element as runs; style: the looks of what is around it."""
    yield from _text(element.text, style)
    for child in element:
        yield from runs_of(child, style, conversion)
        yield from _text(child.tail, style)


def runs_of(element: Element, style: Run, conversion: Conversion) -> Iterator[Run]:
    """One element as runs. What has no place in the text goes to the leftovers, pictures to the displaced ones."""
    if element in conversion.taken or element in conversion.back_links:
        return
    if element in conversion.calls:
        yield from _call(element, conversion)
    elif reason := why_to_leave(element):
        leave(element, reason, conversion)
    elif element.tag == "br":
        yield Run(kind=Kind.BREAK)
    elif element.tag == "wbr":
        return
    elif element.tag == "img":
        yield from _image(element, style, conversion)
    elif element.tag in _CODE and not len(element):
        yield replace(style, text=plain(element.text or ""), kind=Kind.CODE)
    elif element.tag in ("sup", "sub") and not len(element):
        yield from _text(_moved(element), style)
    elif element.tag == "q":
        yield replace(style, text="“")
        yield from content_of(element, style, conversion)
        yield replace(style, text="”")
    else:
        yield from content_of(element, styled(element, style, conversion), conversion)


def styled(element: Element, style: Run, conversion: Conversion) -> Run:
    """The looks of what is inside an element."""
    css = element.get("style") or ""
    em = style.em or element.tag in _EMPHASIS or _ITALIC.search(css) is not None
    strong = style.strong or element.tag in _STRONG or _BOLD.search(css) is not None
    em, strong = em and not _UPRIGHT.search(css), strong and not _LIGHT.search(css)
    style = replace(style, em=em, strong=strong, lang=_language(element, style, conversion))
    if element.tag == "abbr" and (title := plain(element.get("title") or "").strip()):
        conversion.leave(f"{words_of(element)}: {title}", "an abbreviation's long form, seen under the mouse only")
    return replace(style, href=_link(element, conversion)) if element.tag == "a" and element.get("href") else style


def _language(element: Element, style: Run, conversion: Conversion) -> str:
    """The language of what is inside, "" where it is that of the page."""
    tag = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if not re.fullmatch(r"[A-Za-z0-9-]{2,35}", tag) or not is_language(tag):
        return style.lang
    return "" if tag.partition("-")[0].lower() == conversion.page.language.partition("-")[0].lower() else tag


def _link(element: Element, conversion: Conversion) -> str:
    """The address that a link leads to, "" where it leads out of no book; what is lost is told."""
    written = (element.get("href") or "").strip()
    if written.startswith("#"):
        return ""  # To another place of the page, which the chapter does not have.
    address = for_readers(whole(written, conversion.page.address))
    if not address and (words := plain(words_of(element)).strip()):
        conversion.leave(f"{words} {written[:500]}", "a link that leads to no page on the web")
    return address


def _text(text: str | None, style: Run) -> Iterator[Run]:
    if text:
        yield replace(style, text=plain(text))


def _moved(element: Element) -> str:
    """Raised and lowered digits as characters, since Markdown has no such look: 10⁶, H₂O."""
    text = plain(element.text or "")
    bare = text.strip()
    if not bare or bare.strip(_DIGITS):
        return text
    return bare.translate(_RAISED if element.tag == "sup" else _LOWERED)


def _call(element: Element, conversion: Conversion) -> Iterator[Run]:
    text = conversion.calls[element]
    conversion.told.add(text)
    if conversion.noteless:
        conversion.leave(words_of(text), conversion.noteless)
        return
    label = str(len(conversion.called) + 1)
    conversion.called.append((label, text))
    yield Run(text=label, kind=Kind.CALL)


def _image(element: Element, style: Run, conversion: Conversion) -> Iterator[Run]:
    if is_emoji(element):
        yield from _text(element.get("alt"), style)
    elif (picture := picture_of(element, conversion)) is not None:
        conversion.displaced.append(picture)

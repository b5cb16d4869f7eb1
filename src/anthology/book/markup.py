"""The closed vocabulary of the book's text: every element, attribute and class that a section's body may have.

A body is an lxml tree without namespace. Its words are those of XHTML, so each edition only has to rename and enrich;
no edition parses Markdown, and none meets an element that is not in this table. The conventions:

- The root is `<section id="05-la-paz" class="piece" lang="en" dir="ltr">`; its class is the section's kind.
- Every block carries `data-line`, the line of the chapter it comes from, and where that file is not the section's
  own, `data-file`; a picture carries those of its alt in the manifest. Editions use them for their messages and drop
  them.
- `id`s are unique over the whole book: all begin with the section's id, but for people (`person-ID`), photographs
  (`photo-ID`, on the figure that shows it first) and sections themselves.
- A link inside the book is `<a href="#id">`, whichever section the id is in. With class `ref` it is a cross-reference:
  print adds "(p. 43)". With class `folio` it is an empty element that stands for the page number alone: print fills
  it, the EPUB drops it, and with it the `span class="leader"` before it.
- A picture is `<img src="photo:ID" alt="..."/>` in a `<figure data-photo="ID">`, `class` plate, wide or small or none,
  with `<figcaption>` holding `<p class="caption">` and `<p class="credit">`. A figure that stands for a picture that
  must not be shown has class `blank` and no img.
- A drawing that the tool made is `<img src="drawing:ID" alt="..."/>` in a figure without `data-photo`: nobody is to be
  credited for it.
- A note is called by `<a class="noteref" id="S-noteref-1" href="#S-note-1">1</a>` and stands in the
  `<section class="notes">` that ends the body, as `<aside class="note" id="S-note-1">` with a `p` or more.
- A place where an index entry points is `<span class="index-entry" id="S-index-1" data-index="Potosí">`.
- A section opens with `<header class="opener">`; a piece's says number, place, title (`h1`), subtitle,
  byline and dateline.
- Lines of verse are `<p class="stanza">` with a `<span class="line">` each. Speakers are `<strong class="speaker">`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

GLOBAL = frozenset({"id", "class", "lang", "dir", "data-line", "data-file"})
"""Attributes every element may have."""

BLOCKS: dict[str, frozenset[str]] = {
    "section": frozenset(),
    "header": frozenset(),
    "footer": frozenset(),
    "div": frozenset(),
    "h1": frozenset(),
    "h2": frozenset(),
    "h3": frozenset(),
    "p": frozenset(),
    "blockquote": frozenset(),
    "ul": frozenset(),
    "ol": frozenset({"start"}),
    "li": frozenset(),
    "dl": frozenset(),
    "dt": frozenset(),
    "dd": frozenset(),
    "table": frozenset(),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"scope"}),
    "td": frozenset(),
    "pre": frozenset(),
    "hr": frozenset(),
    "aside": frozenset(),
    "figure": frozenset({"data-photo"}),
    "figcaption": frozenset(),
}
INLINES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "span": frozenset({"data-index"}),
    "em": frozenset(),
    "strong": frozenset(),
    "code": frozenset(),
    "cite": frozenset(),
    "bdi": frozenset(),
    "br": frozenset(),
    "time": frozenset({"datetime"}),
    "img": frozenset({"src", "alt"}),
}
ELEMENTS = BLOCKS | INLINES

CLASSES: dict[str, str] = {
    # root elements: the kinds of sections
    "half-title": "the book's title alone, on the first page",
    "title-page": "title, subtitle, editors, publisher",
    "copyright": "rights, ISBNs, funding, exceptions to the licence",
    "contents": "the list of sections with page numbers",
    "foreword": "",
    "preface": "",
    "introduction": "",
    "part": "a part's own page",
    "piece": "a text of the series",
    "afterword": "",
    "appendix": "",
    "photo-credits": "",
    "correspondents": "",
    "places": "",
    "index": "",
    "acknowledgements": "",
    "colophon": "",
    # openers
    "opener": "header that opens a section",
    "number": "",
    "place": "",
    "country": "",
    "subtitle": "",
    "byline": "",
    "dateline": "where and when first published",
    "epigraph": "",
    "standfirst": "the summary under a title",
    "role": "what a contributor did: edited by, translated by",
    "name": "a contributor's name",
    "alternate-name": "a contributor's name in the script of its own language",
    # running text
    "first": "the first paragraph of a text, a heading's or a break's",
    "pull-quote": "",
    "verse": "",
    "letter": "",
    "interview": "",
    "aside": "",
    "attribution": "who is quoted, at the end of a quotation",
    "signature": "at the end of a letter",
    "salutation": "",
    "stanza": "",
    "line": "a line of verse",
    "speaker": "",
    "noteref": "calls a note",
    "notes": "the notes of a section",
    "note": "",
    "index-entry": "",
    "timetable": "",
    "break": "hr: a section break",
    "numeric": "table cell with a number",
    "sc": "small capitals",
    # figures
    "plate": "a page of its own",
    "wide": "the full measure and the margin",
    "small": "",
    "map": "a map drawn from coordinates",
    "blank": "a picture that must not be shown",
    "caption": "",
    "credit": "",
    "portrait": "",
    # after a piece
    "about": "footer: the author in a line, first publication, licence",
    # generated lists
    "ref": "cross-reference: print adds its page",
    "folio": "the page number alone",
    "leader": "the way to the page number",
    "entry": "an item of a generated list",
    "group": "a heading in a generated list",
    "works": "what a person wrote",
    "numbered": "an entry of the contents whose piece has a number",
    "part-entry": "a part in the contents",
    "title": "",
    "publisher": "",
    "imprint": "edition, series and publisher at the foot of the title page",
    "isbn": "",
    "rights": "",
    "funding": "",
    "exceptions": "what is not under the book's licence",
    "edition": "",
    "series": "",
    "letterhead": "a letter of the alphabet in the index",
    "bio": "",
    "links": "",
    "draft": "said on a draft",
    "web": "a link out of the book",
    # sheets beside the book
    "offprint": "before an offprint: the text, and where it appeared",
    "credits": "behind an offprint: photographs and people",
    "proof": "what a correspondent approves",
    "approval": "the place to sign",
}
"""Every class, with what it means where the name does not say it."""

FORBIDDEN_INSIDE: dict[str, frozenset[str]] = {"a": frozenset({"a"})}


def blocks(root: Element) -> Iterator[Element]:
    """The block elements of a tree, in order, root included."""
    return (e for e in root.iter() if e.tag in BLOCKS)


def numbered_blocks(root: Element) -> Iterator[tuple[int, Element]]:
    """Every block element with its number, from 0; what stands inside a figure has none.

    So the numbers are the same in two editions of a text that show another picture in a figure's place.
    """
    outside = (e for e in blocks(root) if not any(a.tag == "figure" for a in e.iterancestors()))
    return enumerate(outside)


def text_of(element: Element) -> str:
    """All text of an element, white space folded, without note calls: for titles, labels and comparisons."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag == "a" and "noteref" in (element.get("class") or "").split():
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def violations(root: Element) -> Iterator[str]:
    """What in this tree is outside the vocabulary, a sentence each; none for a tree that may be handed on."""
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            yield f"a {type(element).__name__.strip('_').lower()} has no place in the text"
            continue
        if tag not in ELEMENTS:
            yield f"<{tag}> is not in the vocabulary"
            continue
        for name in map(str, element.attrib):
            if name not in GLOBAL and name not in ELEMENTS[tag]:
                yield f"<{tag}> may not have {name}"
        for word in (element.get("class") or "").split():
            if word not in CLASSES:
                yield f"<{tag}> has the unknown class {word}"
        if any(tag in FORBIDDEN_INSIDE.get(str(ancestor.tag), ()) for ancestor in element.iterancestors()):
            yield f"<{tag}> stands where it may not"

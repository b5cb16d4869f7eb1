"""A section's text tree made into its XHTML document: named, linked and given its meaning; packs nothing."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from anthology.book import Book, Drawing, Kind, PageStart, Section
from anthology.book.markup import Element, text_of
from anthology.editions.epub import names
from anthology.editions.epub.drawings import put_drawings
from anthology.editions.epub.page_breaks import CLASS as PAGE_BREAK
from anthology.editions.epub.page_breaks import put_page_breaks
from anthology.editions.epub.semantics import BODY, CLASSES, SECTIONS, Meaning
from anthology.editions.epub.xhtml import TYPE, page
from anthology.language.words import Words
from anthology.sources import Location

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Document:
    """A section's document.

    path: in the EPUB. places: where its elements come from, by their number in document order, `html` being 0; what
    is not named comes from where the nearest element around it does. With them a judge's message about the document can
    be told at the manuscript's line. drawn: whether there is SVG in it.
    """

    section: str
    path: str
    data: bytes
    places: Mapping[int, Location]
    drawn: bool = False


def make_documents(
    book: Book, shown: Mapping[str, str], starts: Mapping[str, Iterable[PageStart]]
) -> tuple[Document, ...]:
    """The document of every section, in reading order.

    shown: the path of each photograph's rendition, by id. starts: of the printed pages, by the section they are in.
    """
    anchors, titles = book.anchors(), _document_titles(book)
    found = []
    for section in book:
        begun = starts.get(section.id, ())
        found.append(_document(section, titles[section.id], anchors, shown, drawings=book.drawings, starts=begun))
    return tuple(found)


def _document(
    section: Section,
    title: str,
    anchors: Mapping[str, str],
    shown: Mapping[str, str],
    *,
    drawings: Mapping[str, Drawing],
    starts: Iterable[PageStart],
) -> Document:
    root = copy.deepcopy(section.body)
    put_page_breaks(root, starts, section.language)
    path = names.document(section.id)
    if section.kind is Kind.INDEX:
        _number_further_places(root)
    _drop_page_numbers(root)
    _name_portraits_once(root)
    _break_lines_of_verse(root)
    drawn = put_drawings(root, drawings)
    places = dict(_places(root, section))
    _name(root, section)
    _set_levels(root, first=2 if section.part else 1)
    _number_notes(root, Words(section.language))
    for element in root.iter():
        if element is not root:
            _mean(element, _of_class(element))
        if element.tag == "img":
            _show(element, path, shown)
        elif element.tag == "a":
            _link(element, path, anchors)
        for name in [n for n in element.attrib if str(n).startswith("data-")]:
            del element.attrib[name]
    for name in ("lang", "dir"):
        root.attrib.pop(name, "")  # They stand on `html`.
    body = {TYPE: BODY[section.matter], "class": section.kind.value}
    data = page(path, title, section.language, section.direction, [root], body=body)
    numbered = {n: places[e] for n, e in enumerate(root.getroottree().iter()) if e in places}
    numbered[0] = Location(section.file) if section.file else section.location
    return Document(section.id, path, data, numbered, drawn)


def _document_titles(book: Book) -> dict[str, str]:
    """The title of each document: the section's, told apart where two have the same (WCAG 2.2, 2.4.2)."""
    often = Counter(s.title for s in book)
    seen: Counter[str] = Counter()
    titles = {}
    for section in book:
        seen[section.title] += 1
        more = section.piece.place if section.piece and section.piece.place else str(seen[section.title])
        titles[section.id] = section.title if often[section.title] == 1 else f"{section.title} ({more})"
    return titles


def _places(root: Element, section: Section) -> Iterator[tuple[Element, Location]]:
    for element in root.iter():
        line, file = element.get("data-line"), element.get("data-file") or section.file
        if line and file:
            yield element, Location(file, int(line))


def _drop_page_numbers(root: Element) -> None:
    """Take out the empty elements that stand for page numbers, and the leaders before them."""
    for element in [e for e in root.iter("a", "span") if {"folio", "leader"} & _classes(e)]:
        parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
        assert parent is not None
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)


def _number_further_places(index: Element) -> None:
    """The text's name leads to the first place in it; the places after it are numbered: "Tripoli [2] [3]"."""
    count = 0
    for link in index.iter("a"):
        count = count + 1 if "folio" in _classes(link) else 0
        before = link.getprevious()
        if count > 1 and before is not None:
            del link.attrib["class"]
            link.text = f"[{count}]"
            before.tail = f"{before.tail or ''} "


def _name_portraits_once(root: Element) -> None:
    """A portrait stands under the name of who is on it: a caption that says no more than that is left out."""
    for figure in root.iter("figure"):
        heading, caption = figure.getprevious(), figure.find("figcaption")
        if heading is not None and heading.get("class") == PAGE_BREAK:
            heading = heading.getprevious()
        if "portrait" not in _classes(figure) or heading is None or caption is None:
            continue
        named = caption.find("p[@class='caption']")
        if named is not None and text_of(named) == text_of(heading):
            caption.remove(named)
            if not len(caption):
                figure.remove(caption)


def _break_lines_of_verse(root: Element) -> None:
    """Where our styles are laid aside it must still be verse; with them, the breaks do nothing."""
    for line in list(root.iter("span")):
        after = line.getnext()
        if "line" in _classes(line) and after is not None and "line" in _classes(after):
            line.addnext(broken := line.makeelement("br", {}))
            broken.tail, line.tail = line.tail, None


def _name(root: Element, section: Section) -> None:
    """Give the section its meaning, and its heading as its name."""
    _mean(root, SECTIONS[section.kind])
    heading = root.find(".//h1")
    if heading is None:
        root.set("aria-label", section.title)
        return
    if heading.get("id") is None:
        heading.set("id", f"{section.id}-title")
    root.set("aria-labelledby", heading.get("id") or "")


def _set_levels(root: Element, first: int) -> None:
    """Headings from level `first` down, no level left out: readers step from heading to heading over the whole book.

    What a heading is in its own text stays with it as class level-1, level-2 or level-3, which is how it looks.
    """
    above = first - 1
    for heading in list(root.iter(*HEADINGS[:3])):
        rank = HEADINGS.index(str(heading.tag))
        heading.set("class", f"{heading.get('class') or ''} level-{rank + 1}".strip())
        level = min(rank + first, above + 1)
        heading.tag = HEADINGS[level - 1]
        above = level


def _number_notes(root: Element, words: Words) -> None:
    """Each note begins with its number, which leads back to where it is called."""
    calls = {a.get("href"): a for a in reversed(list(root.iter("a"))) if "noteref" in _classes(a)}
    for notes in root.iter("section"):
        if "notes" in _classes(notes):
            notes.set("id", f"{root.get('id')}-notes")
            if notes.find("h2") is None:
                notes.set("aria-label", words("notes"))
    for note in root.iter("aside"):
        call, block = calls.get(f"#{note.get('id')}"), note.find("p")
        if call is None or block is None:
            continue
        number = "".join(map(str, call.itertext()))
        back = block.makeelement("a", {"href": f"#{call.get('id')}", "class": "backlink", "role": "doc-backlink"})
        back.set("aria-label", f"{number}. {words('back-to-text')}")
        back.text, back.tail = number, "\u2002" + (block.text or "")
        block.text = None
        block.insert(0, back)


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def _of_class(element: Element) -> Meaning:
    for word in (element.get("class") or "").split():
        if word in CLASSES:
            return CLASSES[word]
    return "", ""


def _mean(element: Element, meaning: Meaning) -> None:
    for name, value in zip((TYPE, "role"), meaning, strict=True):
        if value:
            element.set(name, value)


def _show(image: Element, path: str, shown: Mapping[str, str]) -> None:
    """Without width and height: a reader that lays our styles aside would keep to one of them and stretch it."""
    image.set("src", names.relative(shown[(image.get("src") or "").removeprefix("photo:")], path))
    if not image.get("alt"):
        image.set("role", "presentation")


def _link(link: Element, path: str, anchors: Mapping[str, str]) -> None:
    """Lead to the document the anchor stands in. Raises KeyError: an anchor that is nowhere is a bug of ours."""
    href = link.get("href") or ""
    if not href.startswith("#"):
        return
    anchor = href[1:]
    section = anchors[anchor]
    target = names.document(section)
    if target == path:
        return
    link.set("href", names.relative(target, path) + (f"#{anchor}" if anchor != section else ""))

"""Links between sections, the outline and the page labels."""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from anthology.book import Book, Kind, Section
from anthology.editions.pages.document import ELSEWHERE
from anthology.editions.pages.pages import Pages
from anthology.language.words import Words

_NOT_IN_OUTLINE = frozenset({Kind.HALF_TITLE})


def link_sections(pdf: pikepdf.Pdf, book: Book, pages: Pages, places: Mapping[str, Array]) -> None:
    """Turn the stand-in addresses of links to other sections into named destinations (ISO 32000-1, 12.3.2.3).

    Every link inside the book says in words where it leads, for those who cannot see it.
    """
    words = Words(book.language)
    labels = {leaf_page.obj.objgen: leaf.label for leaf_page, leaf in zip(pdf.pages, pages.leaves, strict=True)}
    used: set[str] = set()
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A")
            uri = str(action.get("/URI", "")) if action is not None else ""
            if uri.startswith(ELSEWHERE):
                annotation.Dest = String(uri.removeprefix(ELSEWHERE))
                del annotation["/A"]
            if "/Dest" in annotation:
                name = str(annotation.Dest)
                used.add(name)
                annotation.Contents = String(words("page", page=labels[places[name][0].objgen]))
    names: list[object] = []
    for name in sorted(used, key=lambda n: n.encode()):
        names += [String(name), places[name]]
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=Array(names))))


def write_outline(pdf: pikepdf.Pdf, book: Book, places: Mapping[str, Array]) -> None:
    """Sections in order, pieces under their part (ISO 32000-1, 12.3.3)."""
    with pdf.open_outline() as outline:
        parts: dict[str, OutlineItem] = {}
        for section in book.sections:
            if section.kind in _NOT_IN_OUTLINE or section.id not in places:
                continue
            item = OutlineItem(_label(section), places[section.id])
            if section.part is not None and section.part in parts:
                parts[section.part].children.append(item)
            else:
                outline.root.append(item)
            if section.kind is Kind.PART:
                parts[section.id] = item


def _label(section: Section) -> str:
    piece = section.piece
    if piece is None:
        return section.title
    place = f"{piece.place}: " if piece.place else ""
    return f"{piece.number} {place}{section.title}" if piece.number is not None else f"{place}{section.title}"


def label_pages(pdf: pikepdf.Pdf, pages: Pages) -> None:
    """Roman labels for front matter, decimal ones from the body on (ISO 32000-1, 12.4.2)."""
    body = next((n for n, leaf in enumerate(pages.leaves) if leaf.label == "1"), len(pages.leaves))
    numbers: list[object] = []
    if body > 0:
        numbers += [0, Dictionary(S=Name.r)]
    if body < len(pages.leaves):
        numbers += [body, Dictionary(S=Name.D)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))

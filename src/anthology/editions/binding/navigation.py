"""Links between sections, the outline and the page labels (ISO 32000-1, 12.3 and 12.4.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from anthology.book import Book, Kind, Section
from anthology.editions.binding.structure import unlink
from anthology.editions.pages.document import ELSEWHERE
from anthology.editions.pages.pages import Pages
from anthology.editions.pages.pagination import arabic
from anthology.language.words import Words

_NOT_IN_OUTLINE = frozenset({Kind.HALF_TITLE})


def link_sections(
    pdf: pikepdf.Pdf, book: Book, pages: Pages, places: Mapping[str, Array], on_web: Mapping[str, str]
) -> None:
    """Turn the stand-in addresses of links to other sections into named destinations (ISO 32000-1, 12.3.2.3).

    Every link inside the book says in words where it leads, for those who cannot see it. What is not in these pages
    is linked on the web, where on_web has it, else its link becomes plain text.
    """
    words = Words(book.language)
    labels = {leaf_page.obj.objgen: leaf.label for leaf_page, leaf in zip(pdf.pages, pages.leaves, strict=True)}
    used: set[str] = set()
    lost: list[pikepdf.Object] = []
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A")
            uri = str(action.get("/URI", "")) if action is not None else ""
            if uri.startswith(ELSEWHERE):
                anchor = uri.removeprefix(ELSEWHERE)
                if anchor in places:
                    annotation.Dest = String(anchor)
                    del annotation["/A"]
                elif anchor in on_web:
                    annotation.A.URI = annotation.Contents = String(on_web[anchor])
                else:
                    lost.append(annotation)
            if "/Dest" in annotation:
                name = str(annotation.Dest)
                used.add(name)
                annotation.Contents = String(words("page", page=labels[places[name][0].objgen]))
    unlink(pdf, lost)
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


def label_pages(pdf: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """The printed number of every page: a range for each run of roman or decimal ones, and for each that is a word."""
    numbers: list[object] = []
    before: tuple[Name | None, int] = (None, 0)
    for page, label in enumerate(labels):
        style, number = (Name.D, int(label)) if label.isdecimal() else (Name.r, arabic(label))
        if number is None:
            numbers += [page, Dictionary(P=String(label))]
        elif before != (style, number - 1):
            numbers += [page, Dictionary(S=style) if number == 1 else Dictionary(S=style, St=number)]
        before = (style, number) if number is not None else (None, 0)
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))

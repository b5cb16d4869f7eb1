"""The structure trees of all fragments as one, in reading order (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from anthology.book import Book
from anthology.editions.binding.decoration import set_decoration_apart
from anthology.editions.binding.lists import give_items_bodies
from anthology.editions.binding.notes import tag_notes
from anthology.editions.pages.joining import Joined
from anthology.editions.pages.pages import Pages


def join_structure(joined: Joined, book: Book, pages: Pages) -> None:
    """Put each section's tree as a Part under one Document, and shift the numbers of the parent trees to be unique.

    A page's StructParents, and an annotation's StructParent, is a number in its fragment's parent tree; in the joined
    tree the fragments' numbers follow one another.
    """
    pdf = joined.pdf
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    parts: list[pikepdf.Object] = []
    numbers: list[object] = []
    shift = 0
    sections = {s.id: s for s in book.sections}
    for identifier in dict.fromkeys(leaf.section for leaf in pages.leaves if leaf.section is not None):
        tree = pdf.copy_foreign(joined.fragments[identifier].Root.StructTreeRoot)
        (part,) = tree.K
        part.S, part.P = Name.Part, document
        part.T = String(sections[identifier].title)
        part.Lang = String(sections[identifier].language)
        parts.append(part)
        pairs = list(tree.ParentTree.Nums)
        for number, parents in zip(pairs[::2], pairs[1::2], strict=True):
            numbers += [int(number) + shift, parents]
        highest = max((int(n) for n in pairs[::2]), default=-1)
        for page in (p for p, leaf in zip(pdf.pages, pages.leaves, strict=True) if leaf.section == identifier):
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + shift
            for annotation in page.obj.get("/Annots", Array()):
                if "/StructParent" in annotation:
                    annotation.StructParent = int(annotation.StructParent) + shift
        shift += highest + 1
    document.K = Array(parts)
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = shift
    set_decoration_apart(pdf, document, root.ParentTree.Nums)
    give_items_bodies(pdf, document)
    tag_notes(pdf, root, document)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def unlink(pdf: pikepdf.Pdf, links: Iterable[pikepdf.Object]) -> None:
    """Take these link annotations off their pages, and make their Link elements Spans: what they held is plain text."""
    numbers = {int(link.StructParent) for link in links}
    if not numbers:
        return
    for page in pdf.pages:
        if "/Annots" in page.obj:
            kept = [a for a in page.obj.Annots if int(a.get("/StructParent", -1)) not in numbers]
            page.obj.Annots = Array(kept)
    tree = pdf.Root.StructTreeRoot.ParentTree
    pairs = list(zip(list(tree.Nums)[::2], list(tree.Nums)[1::2], strict=True))
    for number, element in pairs:
        if int(number) in numbers:
            element.S = Name.Span
            element.K = Array([kid for kid in element.K if not _is_annotation(kid)])
    tree.Nums = Array([item for number, element in pairs if int(number) not in numbers for item in (number, element)])


def _is_annotation(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == Name.OBJR

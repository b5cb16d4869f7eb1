"""Fragments and furniture joined into one PDF in the order of the leaves; the editions add what is theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from anthology.editions.pages.faces import unite_faces
from anthology.editions.pages.furniture import BATCH
from anthology.editions.pages.geometry import PT
from anthology.editions.pages.pages import Leaf, Pages
from anthology.theme import Theme


@dataclass(slots=True)
class Joined:
    """A PDF with a page a leaf, and the fragments its pages came from, still open for what else is in them."""

    pdf: pikepdf.Pdf
    fragments: dict[str, pikepdf.Pdf] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overlay:
    """Pages drawn onto the leaves. name: among their resources. batches: (first leaf, PDF with a page a leaf).

    around: mm by which these pages are larger than the trim, on every side. bounds: content that clips all below them.
    """

    name: Name
    batches: Sequence[tuple[int, bytes]]
    around: float = 0.0
    bounds: bytes = b""


def join(pages: Pages, theme: Theme, overlays: Sequence[Overlay] = ()) -> Joined:
    """Join all leaves.

    Every page has its media and crop box. Furniture is an artifact (ISO 32000-1, 14.8.2.2) after the text, and so are
    the overlays of an edition. The same font face is embedded once, the same picture once.
    """
    joined = Joined(pikepdf.new())
    for section, fragment in pages.fragments.items():
        joined.fragments[section] = pikepdf.open(BytesIO(fragment.pdf))
    for leaf in pages.leaves:
        if leaf.section is None:
            joined.pdf.add_blank_page(page_size=(pages.geometry.width / PT, pages.geometry.height / PT))
        else:
            fragment = pages.fragments[leaf.section]
            joined.pdf.pages.append(joined.fragments[leaf.section].pages[fragment.order[leaf.index]])
            if fragment.is_mirrored(leaf.index):
                recto = leaf.side == "recto"
                _shift(joined.pdf.pages[-1], pages.geometry.shift / PT * (1 if recto else -1))
    for overlay in (Overlay(Name.Furniture, pages.furniture), *overlays):
        _draw(joined.pdf, pages.leaves, overlay)
    _share_pictures(joined.pdf)
    fonts: dict[str, str] = {}
    for fragment in pages.fragments.values():
        fonts.update(fragment.fonts)
    unite_faces(joined.pdf, _font_dictionaries(joined.pdf), fonts, theme)
    return joined


def _draw(pdf: pikepdf.Pdf, leaves: Sequence[Leaf], overlay: Overlay) -> None:
    by_place = {leaf.place: (page, leaf) for page, leaf in zip(pdf.pages, leaves, strict=True)}
    name, moved = str(overlay.name).encode(), b""
    if overlay.around:
        moved = b" 1 0 0 1 %.4f %.4f cm" % (-overlay.around / PT, -overlay.around / PT)
    for start, raw in overlay.batches:
        if not any(start <= place < start + BATCH for place in by_place if place is not None):
            continue
        with pikepdf.open(BytesIO(raw)) as source:
            for place, drawn in enumerate(source.pages, start):
                if place not in by_place:
                    continue
                page, leaf = by_place[place]
                if leaf.section is None and b"BT" not in drawn.obj.Contents.read_bytes():
                    continue  # Only in a proof is there something on a blank page.
                form = pdf.copy_foreign(drawn.as_form_xobject())
                page.obj.Resources = _own_resources(page)
                page.obj.Resources.XObject[overlay.name] = form
                page.contents_add(b"q " + overlay.bounds, prepend=True)
                page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q%s %s Do Q EMC" % (moved, name))


def _shift(page: pikepdf.Page, right: float) -> None:
    """Move what is on a page, links included, by this many points: its margins are those of the other side."""
    page.contents_add(f"q 1 0 0 1 {right:.4f} 0 cm".encode(), prepend=True)
    page.contents_add(b"Q")
    for annotation in page.obj.get("/Annots", Array()):
        left, bottom, end, top = (float(n) for n in annotation.Rect)
        annotation.Rect = Array([round(left + right, 4), bottom, round(end + right, 4), top])


def _own_resources(page: pikepdf.Page) -> Dictionary:
    """The page's resources as a dictionary of its own: those of a fragment are shared by all its pages."""
    resources = Dictionary(dict(page.obj.Resources.items()))
    resources.XObject = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    return resources


def _share_pictures(pdf: pikepdf.Pdf) -> None:
    """One object for pictures of the same bytes."""
    seen: dict[bytes, pikepdf.Object] = {}
    for page in pdf.pages:
        drawn = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        for name, thing in list(drawn.items()):
            if thing.get("/Subtype") == Name.Image:
                key = hashlib.sha256(thing.read_raw_bytes()).digest()
                drawn[name] = seen.setdefault(key, thing)


def _font_dictionaries(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """The font resources of every page and of the forms it draws, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        stack = [page.obj.get("/Resources", Dictionary())]
        while stack:
            resources = stack.pop()
            fonts = resources.get("/Font")
            if fonts is not None and (not fonts.is_indirect or fonts.objgen not in seen):
                if fonts.is_indirect:
                    seen.add(fonts.objgen)
                yield fonts  # type: ignore[misc] # the stubs know no kinds of Object
            for thing in resources.get("/XObject", Dictionary()).values():
                if thing.get("/Subtype") == Name.Form and "/Resources" in thing:
                    if thing.is_indirect and thing.objgen in seen:
                        continue
                    if thing.is_indirect:
                        seen.add(thing.objgen)
                    stack.append(thing.Resources)


def destinations(pdf: pikepdf.Pdf, pages: Pages) -> Mapping[str, Array]:
    """For every anchor of the book, where it is: [page /XYZ x y null] (ISO 32000-1, 12.3.2.2)."""
    first = {leaf.section: number for number, leaf in reversed(list(enumerate(pages.leaves))) if leaf.section}
    found = {}
    for section, fragment in pages.fragments.items():
        for anchor, (page, _x, y) in fragment.anchors.items():
            target = pdf.pages[first[section] + page].obj
            found[anchor] = Array([target, Name.XYZ, 0, min(y + 14, pages.geometry.height / PT), None])
        found[section] = Array([pdf.pages[first[section]].obj, Name.XYZ, 0, pages.geometry.height / PT, None])
    return found

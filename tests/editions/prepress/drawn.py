"""Tiny PDFs drawn by hand, and a way to read every colour out of one; for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from anthology.cache import Cache
from anthology.editions.prepress.palette import Palette
from anthology.editions.prepress.separate import Proof, Separated, separate
from anthology.pictures.inks import Inks
from anthology.pictures.profile import PressProfile
from anthology.workers import Workers

COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}


def palette(*, black: bool = False, max_ink: int = 300) -> Palette:
    return Palette(Inks(PressProfile.shipped("FOGRA39").data, black, max_ink), {"#7a2e1f": (0, 0, 0, 100)})


def drawing(content: bytes, resources: Dictionary | None = None) -> bytes:
    """A PDF of one page with this content."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 300))
    page.obj.Contents = pdf.make_stream(content)
    if resources is not None:
        page.obj.Resources = resources
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def in_inks(raw: bytes, pictures: dict[str, str] | None = None, **how: object) -> Separated:
    with Workers(1) as workers:
        (found,) = separate(
            [Proof(raw, pictures or {})],
            palette(**how),
            cache=Cache(None),
            workers=workers,
            step=lambda _: None,  # type: ignore[arg-type]
        )
    return found


def colours(raw: bytes) -> list[tuple[object, ...]]:
    """(operator, operand ...) of every operator that sets a colour, in pages, forms and patterns, in order."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        return [found for page in pdf.pages for found in _colours(page.obj, page.obj.get("/Resources", Dictionary()))]


def _colours(stream: pikepdf.Object, resources: pikepdf.Object) -> Iterator[tuple[object, ...]]:
    for step in pikepdf.parse_content_stream(stream):
        if str(step.operator) in COLOURS:
            yield (str(step.operator), *(str(o) if isinstance(o, Name) else float(o) for o in step.operands))
    for kind in ("/XObject", "/Pattern"):
        for thing in resources.get(kind, Dictionary()).values():
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != Name.Image:
                yield from _colours(thing, thing.get("/Resources", Dictionary()))


def form(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary | None = None, **keys: object) -> pikepdf.Stream:
    made = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]), **keys)
    if resources is not None:
        made.Resources = resources
    return made

"""Operators that draw forms, pictures and shadings (ISO 32000-1, 8.7.4, 8.8 to 8.10)."""

from __future__ import annotations

from copy import copy

import pikepdf
from pikepdf import Array, Name, Stream

from anthology.verification.preflight.colours import Space
from anthology.verification.preflight.marks import Mark, Shape, moved, product
from anthology.verification.preflight.operators.reader import Follow, Operands, Reader, matrix_of
from anthology.verification.preflight.resources import group_space, picture_of

_FOREIGN = {
    "/OPI": "a picture to be exchanged (OPI)",
    "/Alternates": "alternate pictures",
    "/Ref": "a page of another file",
}


def _draw(reader: Reader, operands: Operands) -> None:
    thing = reader.resource("/XObject", operands[0])
    if not isinstance(thing, Stream):
        return
    for key, what in _FOREIGN.items():
        if key in thing:
            reader.fault(what)
    if thing.get("/Subtype") == Name.Image:
        draw_picture(reader, thing)
    elif thing.get("/Subtype") == Name.Form and thing.get("/Subtype2") != Name.PS:
        _draw_form(reader, thing)
    else:
        reader.fault("a piece of PostScript")


def _draw_form(reader: Reader, form: Stream) -> None:
    if wrong := group_space(form, reader.walk.spaces):
        reader.drawn.transparency[wrong] = None
    state, own = copy(reader.state), form.get("/Matrix")
    if isinstance(own, Array):
        state.matrix = product(matrix_of(list(own)), state.matrix)
    reader.walk.content(form, form.get("/Resources", reader.resources), state)


def draw_picture(reader: Reader, image: pikepdf.Object) -> None:
    """Note a picture; a stencil is painted in the current colour (8.9.6.2)."""
    shape, matrix = Shape(), reader.state.matrix
    for corner in ((0, 0), (1, 0), (1, 1), (0, 1)):
        shape.add(*moved(matrix, *corner))
    if bool(image.get("/ImageMask", image.get("/IM", False))):
        reader.mark("stencil", shape.box)
        return
    stated = image.get("/ColorSpace", image.get("/CS"))
    space = reader.space(stated) if stated is not None else Space("unknown", "a colour space of its own")
    if "/SMask" in image or int(image.get("/SMaskInData", 0)):
        reader.drawn.transparency["a picture with a soft mask"] = None
    outside = shape.box is not None and reader.walk.is_outside(shape.box)
    reader.drawn.add(Mark("picture", space, outside=outside, picture=picture_of(image, matrix)), shape.box)


def _shade(reader: Reader, operands: Operands) -> None:
    shading = reader.resource("/Shading", operands[0])
    if shading is not None:
        reader.drawn.add(Mark("shading", reader.space(shading.get("/ColorSpace"))), None)


OBJECTS: dict[str, Follow] = {"Do": _draw, "sh": _shade}

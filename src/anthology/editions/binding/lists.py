"""Items of lists, which hold a label and a body and nothing else (ISO 32000-1, 14.8.4.3.3; ISO 14289-1, 7.6)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

_PARTS = (Name.Lbl, Name.LBody)


def give_items_bodies(pdf: pikepdf.Pdf, document: pikepdf.Object) -> None:
    """Put what stands in an item beside its label into a body.

    WeasyPrint makes one only around the lines of an item; paragraphs in it become children of the item itself.
    """
    for item in list(_items(document)):
        kids = list(item.K)
        loose = [kid for kid in kids if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/S") in _PARTS)]
        if not loose:
            continue
        body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(loose)))
        for kid in loose:
            if isinstance(kid, pikepdf.Dictionary) and "/P" in kid:
                kid.P = body
        item.K = Array([*(kid for kid in kids if kid not in loose), body])


def _items(document: pikepdf.Object) -> Iterator[pikepdf.Object]:
    stack = [document]
    while stack:
        element = stack.pop()
        kids = element.get("/K")
        if isinstance(kids, Array):
            if element.get("/S") == Name.LI:
                yield element
            stack += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

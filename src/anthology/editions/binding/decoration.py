"""Pictures that are decoration: artifacts a screen reader passes by, not figures without a description."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Name


def set_decoration_apart(pdf: pikepdf.Pdf, document: pikepdf.Object, parents: pikepdf.Object) -> None:
    """Take every Figure without a description out of the structure, and mark what it draws as an artifact.

    A picture without alt text got here only because the manifest says `decorative: true`. WeasyPrint tags it as a
    Figure all the same, which without Alt breaks ISO 14289-1, 7.3. parents: the Nums of the parent tree.
    """
    arrays = {int(number): found for number, found in zip(list(parents)[::2], list(parents)[1::2], strict=True)}
    for holder, figure in list(_undescribed(document)):
        page = figure.Pg
        (mark,) = (int(k) for k in figure.K)
        arrays[int(page.StructParents)][mark] = None
        holder.K = Array([k for k in holder.K if not _is(k, figure)])
        _to_artifact(pikepdf.Page(page), mark)


def _undescribed(element: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """(parent, figure) for every Figure without Alt below this element."""
    stack = [element]
    while stack:
        parent = stack.pop()
        kids = parent.get("/K")
        if not isinstance(kids, Array):
            continue
        for kid in kids:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if Name.Figure == kid.S and "/Alt" not in kid:
                    yield parent, kid
                else:
                    stack.append(kid)


def _is(kid: object, figure: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == figure.objgen


def _to_artifact(page: pikepdf.Page, mark: int) -> None:
    """Open the marked content with this number as an artifact (ISO 32000-1, 14.8.2.2.2)."""
    page.contents_coalesce()
    opened = re.compile(rb"/\w+\s*<<\s*/MCID %d\s*>>\s*BDC" % mark)
    content = page.obj.Contents.read_bytes()
    page.obj.Contents.write(opened.sub(b"/Artifact BMC", content, count=1))

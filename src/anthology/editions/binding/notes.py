"""Notes at the foot of a page as notes (ISO 32000-1, 14.8.4.4.1), each with an ID of its own (ISO 14289-1, 7.9)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def tag_notes(pdf: pikepdf.Pdf, root: pikepdf.Object, document: pikepdf.Object) -> None:
    """Make each note a Note with its figure as Lbl, and list their IDs in the ID tree of the structure's root.

    WeasyPrint puts the notes of a page behind what else is on it, as spans in an element that says nothing of them.
    """
    named: list[pikepdf.Object] = []
    for number, (note, figure) in enumerate(_notes(document), 1):
        identifier = String(f"note-{number:06}")
        note.S, note.ID = Name.Note, identifier
        figure.S = Name.Lbl
        named += [identifier, note]
    if named:
        root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(_leaf(named))])))


def _leaf(named: list[pikepdf.Object]) -> Dictionary:
    """A node of the ID tree (ISO 32000-1, 7.9.6); IDs are in the order of their bytes."""
    return Dictionary(Limits=Array([named[0], named[-2]]), Names=Array(named))


def _notes(document: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Each note with its figure: beside its body, a section has nothing else that begins so."""
    for part in document.K:
        for area in part.K:
            kids = list(area.K) if area.get("/S") == Name.NonStruct else []
            figures = [_figure(kid) for kid in kids]
            for note, figure in zip(kids, figures, strict=True):
                if figure is not None and None not in figures:
                    yield note, figure


def _figure(element: object) -> pikepdf.Object | None:
    """What a note begins with: within spans, however many paragraphs it has, an element that says nothing of itself."""
    first = element
    while isinstance(first, Dictionary) and first.get("/S") == Name.Span:
        first = next(iter(first.K), None)
    if first is element or not isinstance(first, Dictionary) or first.get("/S") != Name.NonStruct:
        return None
    return first

"""Whether one gets from the text to each note and back."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, error
from anthology.verification.epub_lint.opened import XHTML, Document, Element, Opened, Target, types

Found = dict[Target, tuple[Document, Element]]
HINT = "Link the number in the text to its note, and the note back to the number: Amazon requires both."


def lint_notes(epub: Opened) -> Iterator[Finding]:
    """epub-note-one-way."""
    calls = _all(epub, "noteref")
    notes = _all(epub, "footnote") | _all(epub, "endnote")
    called = {document.target(call.get("href") or ""): at for at, (document, call) in calls.items()}
    for at, (document, call) in calls.items():
        target = document.target(call.get("href") or "")
        if target not in notes:
            message = f"The note number #{at[1]} leads to #{target[1]}, which is not a note."
            yield error("epub-note-one-way", message, document.at(call), HINT)
    for at, (document, note) in notes.items():
        back = {document.target(link.get("href") or "") for link in note.iter(XHTML + "a")}
        if at not in called:
            yield error("epub-note-one-way", f"No number leads to the note #{at[1]}.", document.at(note), HINT)
        elif not any(target in calls and _leads(calls[target], at) for target in back):
            message = f"The note #{at[1]} does not lead back to the number that calls it."
            yield error("epub-note-one-way", message, document.at(note), HINT)


def _all(epub: Opened, kind: str) -> Found:
    return {
        (d.path, e.get("id") or ""): (d, e)
        for d in epub.documents
        for e in d.all()
        if kind in types(e) or e.get("role") == f"doc-{kind}"
    }


def _leads(call: tuple[Document, Element], note: Target) -> bool:
    document, link = call
    return document.target(link.get("href") or "") == note

"""Whether anything is in the file that is for screens and not for plates (ISO 15930-7, 6.12 to 6.16)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary

from anthology.verification.preflight.finding import REPORT, Finding, error
from anthology.verification.preflight.marks import is_outside
from anthology.verification.preflight.opened import Press, box_of
from anthology.verification.specification import Specification


def find_annotations(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-annotation: links and notes inside the bleed."""
    for page in press.pages:
        stated = page.dictionary.get("/Annots")
        for annotation in stated if isinstance(stated, Array) else []:
            box = box_of(annotation, "/Rect") if isinstance(annotation, Dictionary) else None
            if box is None or not is_outside(box, page.boxes.limit):
                kind = str(annotation.get("/Subtype", "/one"))[1:] if isinstance(annotation, Dictionary) else "one"
                text = f"There is an annotation ({kind}) inside the bleed"
                yield error("preflight-annotation", text, REPORT, page.number)


def find_actions(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-action: scripts, forms, and what happens when a file or a page is opened."""
    root = press.pdf.Root
    names = root.get("/Names")
    held = {
        "an action on opening": "/OpenAction" in root and isinstance(root.OpenAction, Dictionary),
        "actions": "/AA" in root,
        "JavaScript": isinstance(names, Dictionary) and "/JavaScript" in names,
        "a form to be filled in": "/AcroForm" in root,
    }
    for what, found in held.items():
        if found:
            yield error("preflight-action", f"The file holds {what}", REPORT)
    for page in press.pages:
        if "/AA" in page.dictionary:
            yield error("preflight-action", "The page holds actions", REPORT, page.number)


def find_attachments(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-attachment: files within the file."""
    names = press.pdf.Root.get("/Names")
    inside = isinstance(names, Dictionary) and "/EmbeddedFiles" in names
    if inside or "/Collection" in press.pdf.Root or "/AF" in press.pdf.Root:
        yield error("preflight-attachment", "There are other files in the file", REPORT)


def find_layers(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-layers: what can be switched off may be missing on the plate."""
    if "/OCProperties" in press.pdf.Root:
        yield error("preflight-layers", "There are layers in the file, which can be switched off", REPORT)


def find_encryption(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-encrypted: a printer must be able to do everything with a file (ISO 15930-7, 6.1)."""
    if press.pdf.is_encrypted or "/Encrypt" in press.pdf.trailer:
        yield error("preflight-encrypted", "The file is encrypted", REPORT)

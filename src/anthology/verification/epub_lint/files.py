"""Whether files have names and sizes that every shop and device takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, Place, error, warning
from anthology.verification.epub_lint.opened import Opened

LARGEST_DOCUMENT = 250_000
HEAVIEST_DOCUMENT = 10_000_000
"""Bytes: of a document, and of one with the pictures it shows, which Kobo loads together."""


def lint_names(epub: Opened) -> Iterator[Finding]:
    """epub-name-characters."""
    for name in epub.names:
        if not re.fullmatch(r"[A-Za-z0-9._/-]+", name):
            yield error(
                "epub-name-characters",
                f"The file name {name} has characters besides a-z, 0-9, full stop, hyphen and underscore.",
                Place(name),
                "Rename it: some shops and devices lose such files.",
            )


def lint_sizes(epub: Opened) -> Iterator[Finding]:
    """epub-document-large, epub-document-heavy."""
    sizes = {item.path: item.size for item in epub.items}
    for document in epub.documents:
        if document.size > LARGEST_DOCUMENT:
            yield warning(
                "epub-document-large",
                f"{document.path} has {document.size // 1000} KB; old devices turn pages slowly above 250 KB.",
                document.at(),
                "Divide the chapter.",
            )
        shown = {document.target(image.get("src") or "")[0] for image in document.all("img")}
        weight = document.size + sum(sizes.get(path, 0) for path in shown)
        if weight > HEAVIEST_DOCUMENT:
            yield warning(
                "epub-document-heavy",
                f"{document.path} has {weight / 1e6:.1f} MB with its pictures; Kobo asks for 10 MB or less.",
                document.at(),
                "Divide the chapter, or show its pictures smaller.",
            )

"""What is wrong with the documents beside their words: titles, ids, tables and styles of their own."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, error, warning
from anthology.verification.epub_lint.opened import XHTML, Document, Opened


def lint_titles(epub: Opened) -> Iterator[Finding]:
    """epub-title-twice."""
    seen: dict[str, Document] = {}
    for document in epub.spine:
        first = seen.setdefault(document.title.casefold(), document)
        if first is not document:
            yield warning(
                "epub-title-twice",
                f"{document.path} has the title “{document.title}”, as {first.path} has.",
                document.at(next(document.all("title"), None)),
                "Add what tells them apart, such as the number or the part.",
            )


def lint_ids(epub: Opened) -> Iterator[Finding]:
    """epub-id-twice."""
    seen: dict[str, Document] = {}
    for document in epub.spine:
        for element in document.all():
            if not (name := element.get("id")):
                continue
            first = seen.setdefault(name, document)
            if first is not document:
                yield error(
                    "epub-id-twice",
                    f"The id {name} is in {document.path} and in {first.path}.",
                    document.at(element),
                    "Begin it with the name of its section: then notes and marks of readers survive a new edition.",
                )


def lint_tables(epub: Opened) -> Iterator[Finding]:
    """epub-table-header-missing."""
    for document in epub.documents:
        for table in document.all("table"):
            if table.get("role") not in {"presentation", "none"} and table.find(f".//{XHTML}th") is None:
                yield error(
                    "epub-table-header-missing",
                    "This table has no cell that names a column or a row (th).",
                    document.at(table),
                    "Give the table a first row that says what each column holds.",
                )


def lint_inline_styles(epub: Opened) -> Iterator[Finding]:
    """epub-style-inline."""
    for document in (*epub.documents, *([epub.nav] if epub.nav else [])):
        found = [e for e in document.all() if e.get("style") is not None or e.tag == XHTML + "style"]
        if found:
            yield error(
                "epub-style-inline",
                f"{document.path} has styles of its own, in {len(found)} places.",
                document.at(found[0]),
                "Say it in the style sheet: readers cannot switch off what stands in the text.",
            )

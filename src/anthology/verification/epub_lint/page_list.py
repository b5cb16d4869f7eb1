"""Whether the page list and the page marks are right and belong together; silent where the EPUB has neither."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from anthology.verification.epub_lint.contents import links
from anthology.verification.epub_lint.finding import Finding, error
from anthology.verification.epub_lint.opened import DC, Document, Element, Opened, Target, types, words

Entry = tuple[str, Target, Document, Element]
"""(label, where it leads, the navigation, its link)"""
Marks = dict[Target, tuple[Document, Element]]


def lint_page_list(epub: Opened) -> Iterator[Finding]:
    """epub-page-list-missing, -order, -label-twice, epub-page-mark-missing, -unlisted, epub-page-label-wrong,
    epub-page-source-missing.
    """
    marks = _marks(epub)
    if marks and not any(epub.navs("page-list")):
        yield _without_list(epub, marks)
        return
    entries = [
        (words(link), target, document, link)
        for document, nav in epub.navs("page-list")
        for link, target in links(document, nav)
    ]
    yield from _order(epub, entries)
    for label, times in Counter(label for label, *_ in entries).items():
        if times > 1:
            document, link = next((d, e) for found, _, d, e in reversed(entries) if found == label)
            yield error(
                "epub-page-list-label-twice",
                f"The page list has {times} pages {label}.",
                document.at(link),
                "Each printed page stands in it once.",
            )
    yield from _without_marks(marks, entries)
    unlisted = [target for target in marks if target not in {target for _, target, *_ in entries}]
    if unlisted:
        document, mark = marks[unlisted[0]]
        yield error(
            "epub-page-mark-unlisted",
            f"Page marks that are not in the page list: {len(unlisted)}; the first is #{unlisted[0][1]}.",
            document.at(mark),
            "List every mark, in reading order.",
        )
    for label, target, *_ in entries:
        if target in marks and label not in _labels(marks[target][1]):
            document, mark = marks[target]
            yield error(
                "epub-page-label-wrong",
                f"The page list calls this page {label}, its mark “{_name(mark)}”.",
                document.at(mark),
                "Give both the number that is printed on the page.",
            )
    if entries and not _has_source(epub):
        yield error(
            "epub-page-source-missing",
            "The EPUB does not say which printed book its page numbers are of.",
            epub.package.at(),
            "Add a dc:source with the ISBN of the printed book, and a meta source-of “pagination” that refines it.",
        )


def _without_list(epub: Opened, marks: Marks) -> Finding:
    document, mark = next(iter(marks.values()))
    return error(
        "epub-page-list-missing",
        f"The text has {len(marks)} page marks and the navigation has no page list; the first is #{mark.get('id')}.",
        document.at(mark) if epub.nav is None else epub.nav.at(),
        "Add a page list that leads to every mark: readers go to a printed page by it.",
    )


def _without_marks(marks: Marks, entries: list[Entry]) -> Iterator[Finding]:
    lost = [entry for entry in entries if entry[1] not in marks]
    if lost:
        label, (path, identifier), document, link = lost[0]
        yield error(
            "epub-page-mark-missing",
            f"Entries of the page list that lead to no page mark: {len(lost)}; the first is {label}, to "
            f"{path}{'#' if identifier else ''}{identifier}.",
            document.at(link),
            "Put an empty element with the epub:type “pagebreak” where the printed page begins, or take the entry out.",
        )


def _order(epub: Opened, entries: list[Entry]) -> Iterator[Finding]:
    """The first entry that leads to before the one above it."""
    reading = [(d.path, e.get("id") or "") for d in epub.spine for e in d.all() if e.get("id") or e is d.root]
    at = {target: n for n, target in reversed(list(enumerate(reading)))}
    known = [entry for entry in entries if entry[1] in at]
    for (above, before, *_), (label, target, document, link) in pairwise(known):
        if at[target] < at[before]:
            yield error(
                "epub-page-list-order",
                f"In the page list {label} comes after {above}, but in the text before it.",
                document.at(link),
                "List the pages in the order in which their marks stand in the text.",
            )
            return


def _marks(epub: Opened) -> Marks:
    """Every mark of a page's beginning."""
    return {
        (d.path, e.get("id") or ""): (d, e)
        for d in epub.documents
        for e in d.all()
        if "pagebreak" in types(e) or e.get("role") == "doc-pagebreak"
    }


def _name(mark: Element) -> str:
    return mark.get("aria-label") or mark.get("title") or words(mark)


def _labels(mark: Element) -> set[str]:
    """The words of a mark's name, with digits of all scripts as 0 to 9."""
    name = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in _name(mark))
    return {name, *re.split(r"[^\w]+", name)}


def _has_source(epub: Opened) -> bool:
    ids = {"#" + (e.get("id") or "") for e in epub.package.root.iter(DC + "source") if words(e)}
    refined = any(m.get("refines") in ids and words(m) == "pagination" for m in epub.metas("source-of"))
    return refined or any(words(m) for m in epub.metas("pageBreakSource"))

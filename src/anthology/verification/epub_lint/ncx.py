"""Whether the NCX, by which old readers find their way, says the same as the navigation document."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.contents import links
from anthology.verification.epub_lint.finding import Finding, error
from anthology.verification.epub_lint.opened import NCX, Document, Opened, Target, words

Stop = tuple[str, Target]
"""(label, where it leads)"""


def lint_ncx(epub: Opened) -> Iterator[Finding]:
    """epub-ncx-missing, epub-ncx-order, epub-ncx-pages-missing."""
    if epub.ncx is None:
        yield error(
            "epub-ncx-missing",
            "The EPUB has no NCX.",
            epub.package.at(),
            "Add one and name it in the spine's toc: Adobe's readers and old Kindles have no other contents.",
        )
        return
    toc, pages = _of_nav(epub, "toc"), _of_nav(epub, "page-list")
    if toc != _of_ncx(epub.ncx, "navPoint"):
        yield error(
            "epub-ncx-order",
            "The NCX does not list the same entries in the same order as the contents.",
            epub.ncx.at(),
            "Make both from the same list.",
        )
    if not pages:
        return
    if epub.ncx.root.find(NCX + "pageList") is None:
        yield error(
            "epub-ncx-pages-missing",
            "The navigation has a page list and the NCX has none.",
            epub.ncx.at(),
            "Add a pageList with a pageTarget for each page.",
        )
    elif pages != _of_ncx(epub.ncx, "pageTarget"):
        yield error(
            "epub-ncx-order",
            "The page list of the NCX is not that of the navigation.",
            epub.ncx.at(epub.ncx.root.find(NCX + "pageList")),
            "Make both from the same list.",
        )


def _of_nav(epub: Opened, kind: str) -> list[Stop]:
    return [(words(link), target) for document, nav in epub.navs(kind) for link, target in links(document, nav)]


def _of_ncx(ncx: Document, kind: str) -> list[Stop]:
    found = []
    for point in ncx.root.iter(NCX + kind):
        label, content = point.find(f"{NCX}navLabel/{NCX}text"), point.find(NCX + "content")
        if label is not None and content is not None:
            found.append((words(label), ncx.target(content.get("src") or "")))
    return found

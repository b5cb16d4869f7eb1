"""Whether the contents and landmarks lead to every section, in its language; knows nothing of the old NCX."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, Place, error
from anthology.verification.epub_lint.opened import (
    OPS,
    XHTML,
    Document,
    Element,
    Opened,
    Target,
    direction,
    language,
    types,
    words,
)

_UNLISTED = frozenset({"cover", "halftitlepage", "toc"})
"""Sections that the contents need not name."""


def links(nav: Document, element: Element) -> Iterator[tuple[Element, Target]]:
    """Every link in a nav element, with where it leads."""
    for link in element.iter(XHTML + "a"):
        yield link, nav.target(link.get("href") or "")


def lint_contents(epub: Opened) -> Iterator[Finding]:
    """epub-nav-unnamed, epub-toc-section-missing, epub-toc-language, epub-toc-direction."""
    if epub.nav is None:
        return
    for nav in epub.nav.all("nav"):
        if not _is_named(epub.nav, nav):
            kind = nav.get(OPS + "type") or "nav"
            yield error(
                "epub-nav-unnamed",
                f"The list “{kind}” of the navigation has no name.",
                epub.nav.at(nav),
                "Give it an aria-label, or a heading that aria-labelledby names.",
            )
    for document, toc in epub.navs("toc"):
        listed = set()
        for link, (path, _) in links(document, toc):
            listed.add(path)
            yield from _language(epub, document, link, path)
        yield from _missing(epub, document.at(toc), listed)


def _is_named(document: Document, nav: Element) -> bool:
    if (nav.get("aria-label") or "").strip():
        return True
    names = (nav.get("aria-labelledby") or "").split()
    return any(e.get("id") in names and words(e) for e in document.all())


def _missing(epub: Opened, place: Place, listed: set[str]) -> Iterator[Finding]:
    for section in epub.spine:
        kinds = {kind for e in section.all("body", "section") for kind in types(e)}
        if section is epub.nav or section.path in listed or kinds & _UNLISTED:
            continue
        yield error(
            "epub-toc-section-missing",
            f"The contents do not name “{section.title}” ({section.path}).",
            place,
            "Every section that is read must stand in the contents, but the cover, the half-title and the contents.",
        )


def _language(epub: Opened, nav: Document, link: Element, path: str) -> Iterator[Finding]:
    """Whether an entry is marked as being in the language, and the direction, of the document it leads to."""
    root = next((d.root for d in epub.documents if d.path == path), None)
    if root is None:
        return
    if language(link).split("-")[0] != language(root).split("-")[0]:
        yield error(
            "epub-toc-language",
            f"The entry “{words(link)}” of the contents is not marked as being in {language(root) or 'no language'}.",
            nav.at(link),
            "Give its link the lang and xml:lang of the document it leads to.",
        )
    if direction(link) != direction(root):
        yield error(
            "epub-toc-direction",
            f'The entry “{words(link)}” of the contents has no dir="{direction(root)}".',
            nav.at(link),
            "Give its link the dir of the document it leads to.",
        )


def lint_landmarks(epub: Opened) -> Iterator[Finding]:
    """epub-landmark-missing."""
    if epub.nav is None:
        return
    there = {kind for _, nav in epub.navs("landmarks") for link in nav.iter(XHTML + "a") for kind in types(link)}
    # Kindle books have no page with the cover, and so no way to it.
    has_cover = any("cover" in types(e) for section in epub.spine for e in section.all("body", "section"))
    for kind in ("cover", "toc", "bodymatter") if has_cover else ("toc", "bodymatter"):
        if kind not in there:
            yield error(
                "epub-landmark-missing",
                f"The landmarks name no {kind}.",
                next((d.at(nav) for d, nav in epub.navs("landmarks")), epub.nav.at()),
                f'Add a link with epub:type="{kind}" to the landmarks.',
            )

"""What does not belong into the words of an ebook: hyphens of one layout, and numbers of printed pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, warning
from anthology.verification.epub_lint.opened import XHTML, Document, Element, Opened, words

_PAGE = (
    r"(?:pages?|pp?\.|seiten?|s\.|páginas?|págs?\.|pagin[ae]|pagg?\.|sid(?:a|an|orna)|bladzijde|blz\.|صفحة|ص\.?)\s*\d+"
)
_SEE = r"(?:see|see also|cf\.?|compare|siehe|siehe auch|vgl\.|voir|voir aussi|véase|ver|vedi|zie|انظر)\s+"
_ELSEWHERE = r"(?!\d)(?!\s+(?:of|in|from|von|aus|du|de|des|del|della|van)\s)"
"""What follows where the page is another book's."""
_SENT = re.compile(rf"\b{_SEE}{_PAGE}{_ELSEWHERE}", re.I)
_NUMBER = re.compile(r"\d")
_AFTER_LINK = re.compile(rf"\s*[(\[]\s*{_PAGE}\s*[)\]]", re.I)
_LINKED = re.compile(rf"[(\[]?\s*{_PAGE}\s*[)\]]?", re.I)
_BLOCKS = tuple(XHTML + name for name in ("p", "li", "td", "dd", "figcaption"))


def lint_soft_hyphens(epub: Opened) -> Iterator[Finding]:
    """epub-soft-hyphen."""
    for document in epub.documents:
        found = [e for e in document.all() if "\u00ad" in (e.text or "") or any("\u00ad" in (c.tail or "") for c in e)]
        if found:
            yield warning(
                "epub-soft-hyphen",
                f"Soft hyphens are in the words of {document.path}.",
                document.at(found[0]),
                "Take them out: readers hyphenate by themselves, and look-up and search miss the words.",
            )


def lint_print_references(epub: Opened) -> Iterator[Finding]:
    """epub-print-reference."""
    for document in epub.documents:
        for link in document.all("a"):
            if document.target(link.get("href") or "")[0]:
                own = _LINKED.fullmatch(words(link))
                if match := own or _AFTER_LINK.match(link.tail or ""):
                    yield _finding(document, link, match[0].strip())
        for block in document.root.iter(*_BLOCKS):
            text = words(block)
            # Hardly any text has a number after a word that sends readers on: ask for the number, which is quick.
            if _NUMBER.search(text) and block.find(f".//{XHTML}p") is None and (match := _SENT.search(text)):
                yield _finding(document, block, match[0])


def _finding(document: Document, element: Element, phrase: str) -> Finding:
    return warning(
        "epub-print-reference",
        f"“{phrase}” sends readers to a page that an ebook does not have.",
        document.at(element),
        "Make it a link to the passage, and name the passage.",
    )

"""What a reader needs to know before reading: computed from what the book has; conformance is for a person to state."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.book import Book, Evaluation, Kind
from anthology.editions.epub.entries import Entry, Link, Statement
from anthology.language.words import Words

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""Word by word as EPUB Accessibility 1.1, section 4.3.2, has it: shops compare it as a string."""


def accessibility(book: Book, *, pictures: bool, paged: bool) -> Iterator[Statement]:
    """What follows from what the book has (EPUB Accessibility 1.1, section 2), and what its evaluator says.

    pictures: whether any carries meaning, the cover aside. paged: whether the printed pages are marked and listed.
    """
    for mode in ("textual", "visual") if pictures else ("textual",):
        yield Entry("schema:accessMode", mode)
    for modes in ("textual,visual", "textual") if pictures else ("textual",):
        yield Entry("schema:accessModeSufficient", modes)
    features = {
        "alternativeText": pictures,
        "ARIA": True,
        "displayTransformability": True,
        "index": any(s.kind is Kind.INDEX for s in book),
        "pageBreakMarkers": paged,
        "pageNavigation": paged,
        "readingOrder": True,
        "structuralNavigation": True,
        "tableOfContents": True,
        "unlocked": True,
    }
    yield from (Entry("schema:accessibilityFeature", feature) for feature, there in features.items() if there)
    # Nothing in these books moves, flashes or sounds: pictures are still, and there is no script.
    yield Entry("schema:accessibilityHazard", "none")
    words = Words(book.language)
    parts = {"accessible-pictures": pictures, "accessible-pages": paged, "accessible-text": True}
    summary = " ".join(words(part) for part, there in parts.items() if there)
    yield Entry("schema:accessibilitySummary", summary, language=words.spoken if words.spoken != book.language else "")
    evaluation = book.settings.epub.accessibility
    if evaluation is not None and not book.draft:  # With blanks for pictures it is not the book that was judged.
        yield _conformance(evaluation)


def _conformance(evaluation: Evaluation) -> Entry:
    """The claim, refined by who judged it, and they by what they say of it (EPUB Accessibility 1.1, section 4.3)."""
    about: list[Statement] = []
    if evaluation.on:
        about.append(Entry("dcterms:date", evaluation.on.isoformat()))
    if credential := evaluation.credential:
        is_address = credential.lower().startswith(("https://", "http://"))
        about.append((Link if is_address else Entry)("a11y:certifierCredential", credential))
    if evaluation.report:
        about.append(Link("a11y:certifierReport", evaluation.report))
    certifier = Entry("a11y:certifiedBy", evaluation.by, id="certifier", refinements=tuple(about))
    return Entry("dcterms:conformsTo", CONFORMANCE, id="conformance", refinements=(certifier,))

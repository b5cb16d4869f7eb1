"""Whether the package says truly who made the book, which book it is, and what it does for accessibility."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from anthology.verification.epub_lint.finding import Finding, error
from anthology.verification.epub_lint.opened import DC, XHTML, Element, Opened, types, words
from anthology.verification.epub_lint.relators import RELATORS

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The claim (EPUB Accessibility 1.1, section 4.3), word by word: shops compare it as a string."""

_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_OTHER = re.compile(r"(?:https?://|urn:doi:|doi:|urn:nbn:|tag:)\S+")
_MOMENT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}Z")


def lint_identifiers(epub: Opened) -> Iterator[Finding]:
    """epub-identifier-wrong."""
    unique = epub.package.root.get("unique-identifier")
    for element in (*epub.package.root.iter(DC + "identifier"), *epub.package.root.iter(DC + "source")):
        text = words(element)
        is_unique = element.tag == DC + "identifier" and element.get("id") == unique
        if text.lower().startswith("urn:isbn:"):
            if not _is_isbn(text[9:]):
                message = f"{text} is no ISBN: its last digit does not follow from the others."
                yield error("epub-identifier-wrong", message, epub.package.at(element), "Correct the ISBN.")
        elif is_unique and not (_UUID.fullmatch(text) or _OTHER.fullmatch(text)):
            yield error(
                "epub-identifier-wrong",
                f"The book's identifier “{text}” is not one that is the book's alone in the world.",
                epub.package.at(element),
                "Give it as urn:uuid:, urn:isbn: or as a web address.",
            )


def _is_isbn(text: str) -> bool:
    """Whether the check digit is right (ISO 2108)."""
    digits = text.replace("-", "")
    if not re.fullmatch(r"97[89]\d{10}", digits):
        return False
    return sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10 == 0


def lint_modified(epub: Opened) -> Iterator[Finding]:
    """epub-modified-wrong."""
    found = [m for m in epub.metas("dcterms:modified") if m.get("refines") is None]
    if len(found) != 1 or not _MOMENT.fullmatch(words(found[0])):
        said = ", ".join(words(m) for m in found) or "nothing"
        yield error(
            "epub-modified-wrong",
            f"The package must say once when the EPUB was made, as 2027-03-01T12:00:00Z; it says {said}.",
            epub.package.at(found[0] if found else None),
            "Give dcterms:modified in UTC, to the second, with a Z.",
        )


def lint_roles(epub: Opened) -> Iterator[Finding]:
    """epub-relator-unknown."""
    for meta in epub.metas("role"):
        if meta.get("scheme") in {None, "marc:relators"} and words(meta) not in RELATORS:
            yield error(
                "epub-relator-unknown",
                f"The role “{words(meta)}” is not in the MARC list of relators.",
                epub.package.at(meta),
                "Take a code of three letters from the list, such as aut, edt, pht, ill or trl.",
            )


def lint_conformance(epub: Opened) -> Iterator[Finding]:
    """epub-conformance-wrong, epub-conformance-uncertified, epub-conformance-missing."""
    claims = list(epub.metas("dcterms:conformsTo"))
    certifiers = [m for m in epub.metas("a11y:certifiedBy") if words(m)]
    for claim in claims:
        if words(claim) != CONFORMANCE:
            yield error(
                "epub-conformance-wrong",
                f"The EPUB claims to conform to “{words(claim)}”, which shops do not recognise.",
                epub.package.at(claim),
                f"Claim exactly “{CONFORMANCE}”, or nothing.",
            )
        elif not any(m.get("refines") == f"#{claim.get('id')}" for m in certifiers):
            yield error(
                "epub-conformance-uncertified",
                "The EPUB claims to be accessible, but does not say who judged it so.",
                epub.package.at(claim),
                "Name the evaluator in an a11y:certifiedBy that refines the claim; no program can judge it alone.",
            )
    if certifiers and not claims:
        yield error(
            "epub-conformance-missing",
            f"“{words(certifiers[0])}” is named as the evaluator, but the EPUB claims no conformance.",
            epub.package.at(certifiers[0]),
            "Add the dcterms:conformsTo that was judged.",
        )


def lint_features(epub: Opened) -> Iterator[Finding]:
    """epub-feature-unfounded."""
    for meta in epub.metas("schema:accessibilityFeature"):
        founded = FEATURES.get(words(meta))
        if founded is not None and not founded(epub):
            yield error(
                "epub-feature-unfounded",
                f"The EPUB promises the feature {words(meta)}, which it does not have.",
                epub.package.at(meta),
                "Promise only what is there: readers choose books by it.",
            )


def _any(epub: Opened, wanted: Callable[[Element], bool]) -> bool:
    return any(wanted(e) for d in (*epub.documents, *([epub.nav] if epub.nav else [])) for e in d.all())


def _has_marks(epub: Opened) -> bool:
    return _any(epub, lambda e: "pagebreak" in types(e) or e.get("role") == "doc-pagebreak")


FEATURES: dict[str, Callable[[Opened], bool]] = {
    "alternativeText": lambda epub: (
        _any(epub, lambda e: e.tag == XHTML + "img" and bool(e.get("alt")))
        or any(e.get("aria-label") for d in epub.documents for e in d.root.iter("{http://www.w3.org/2000/svg}svg"))
    ),
    "ARIA": lambda epub: _any(epub, lambda e: e.get("role") is not None),
    "index": lambda epub: _any(epub, lambda e: "index" in types(e)),
    "longDescription": lambda epub: _any(epub, lambda e: bool(e.get("aria-details") or e.get("aria-describedby"))),
    "MathML": lambda epub: any(
        d.root.find(".//{http://www.w3.org/1998/Math/MathML}math") is not None for d in epub.spine
    ),
    "pageBreakMarkers": _has_marks,
    "printPageNumbers": _has_marks,
    "pageNavigation": lambda epub: any(epub.navs("page-list")),
    "tableOfContents": lambda epub: any(epub.navs("toc")),
}
"""The features whose foundation can be seen in the files (Schema.org Accessibility Properties, 2.0)."""

"""Whether sections, notes and credits say what they are: epub:type (EPUB 3 SSV 1.1) and role (DPUB-ARIA 1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, error
from anthology.verification.epub_lint.opened import XHTML, Document, Opened, named, types

MATTER = frozenset({"frontmatter", "bodymatter", "backmatter"})

ROLES = {
    "acknowledgments": "doc-acknowledgments",
    "afterword": "doc-afterword",
    "appendix": "doc-appendix",
    "chapter": "doc-chapter",
    "colophon": "doc-colophon",
    "conclusion": "doc-conclusion",
    "credit": "doc-credit",
    "credits": "doc-credits",
    "dedication": "doc-dedication",
    "epigraph": "doc-epigraph",
    "epilogue": "doc-epilogue",
    "errata": "doc-errata",
    "footnote": "doc-footnote",
    "foreword": "doc-foreword",
    "index": "doc-index",
    "introduction": "doc-introduction",
    "noteref": "doc-noteref",
    "pagebreak": "doc-pagebreak",
    "part": "doc-part",
    "preface": "doc-preface",
    "prologue": "doc-prologue",
    "subtitle": "doc-subtitle",
}
"""The role that goes with an epub:type."""


def lint_semantics(epub: Opened) -> Iterator[Finding]:
    """epub-type-missing, epub-role-missing."""
    for document in epub.documents:
        yield from _sections(document)
        for element in document.all():
            if element.tag == XHTML + "body":
                continue  # a role on body is forbidden
            for kind in sorted(types(element) & ROLES.keys()):
                if ROLES[kind] not in (element.get("role") or "").split():
                    yield error(
                        "epub-role-missing",
                        f'The {named(element)} with epub:type “{kind}” has no role="{ROLES[kind]}".',
                        document.at(element),
                        "Readers show the epub:type, screen readers hear the role: give both.",
                    )


def _sections(document: Document) -> Iterator[Finding]:
    """Whether the body and the sections that are its children say what they are."""
    for body in document.all("body"):
        sections = [e for e in body if e.tag == XHTML + "section"]
        if any("cover" in types(e) for e in (body, *sections)):
            continue
        if not types(body) & MATTER:
            yield error(
                "epub-type-missing",
                f"{document.path} does not say whether it is front matter, body matter or back matter.",
                document.at(body),
                "Give its body the epub:type “frontmatter”, “bodymatter” or “backmatter”.",
            )
        for section in sections:
            # Back matter has kinds, such as a list of places, for which there is no word: a name has to do.
            name = (
                (section.get("aria-labelledby") or section.get("aria-label")) if "backmatter" in types(body) else None
            )
            if not types(section) and not name:
                yield error(
                    "epub-type-missing",
                    f"The section #{section.get('id') or ''} does not say what it is.",
                    document.at(section),
                    "Give it an epub:type, such as “chapter”, and the role that goes with it.",
                )

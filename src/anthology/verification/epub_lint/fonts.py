"""Whether the fonts that the style sheets name are there, in formats that e-readers show."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.css import Declaration, declarations
from anthology.verification.epub_lint.finding import Finding, Place, warning
from anthology.verification.epub_lint.opened import Opened

_GENERIC = frozenset(
    {
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "math",
        "emoji",
        "inherit",
        "initial",
        "unset",
        "revert",
    }
)


def lint_fonts(epub: Opened) -> Iterator[Finding]:
    """epub-font-woff2, epub-font-not-embedded."""
    for item in epub.items:
        if item.media_type.endswith("woff2") or item.path.lower().endswith(".woff2"):
            yield warning(
                "epub-font-woff2",
                f"The font {item.path} is in the format WOFF2, which Kobo and Kindle do not show.",
                Place(item.path),
                "Take the same font as TTF or OTF.",
            )
    found = list(declarations(epub))
    embedded = {_families(rule)[0].casefold() for rule in found if _is_face(rule) and _families(rule)}
    told: set[str] = set()
    for rule in found:
        if rule.name != "font-family" or _is_face(rule):
            continue
        for family in _families(rule):
            if family.casefold() in embedded | _GENERIC | told:
                continue
            told.add(family.casefold())
            yield warning(
                "epub-font-not-embedded",
                f"The style sheet names the font {family}, which is not in the EPUB.",
                rule.place,
                "Embed it with @font-face, or take its name out.",
            )


def _is_face(rule: Declaration) -> bool:
    return rule.selectors == ("@font-face",) and rule.name == "font-family"


def _families(rule: Declaration) -> list[str]:
    names = (" ".join(name.split()).strip("\"'") for name in rule.text.split(","))
    return [name for name in names if name]

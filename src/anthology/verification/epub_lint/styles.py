"""Whether the style sheets leave to readers what is theirs: size, colours, margins, night mode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.verification.epub_lint.css import Declaration, declarations
from anthology.verification.epub_lint.finding import Finding, warning
from anthology.verification.epub_lint.opened import Opened

_ABSOLUTE = frozenset({"px", "pt", "pc", "in", "cm", "mm", "q"})
_MAY_BE_FIXED = re.compile(r"border|outline|column-rule|.*-shadow|text-decoration|text-underline-offset|stroke-width")
_BODY = re.compile(r"(?:html|body|:root)(?::lang\([^)]*\)|\[[^\]]*\])*")
_BODYS = re.compile(r"font-size|line-height|text-align|(?:margin|padding)(?:-.*)?|font")
_BARE = re.compile(r"(?:.*[\s>+~])?(?:div|span)")
_TEXTUAL = frozenset({"color", "background", "background-color", "-webkit-text-fill-color"})
_NO_COLOUR = frozenset({"inherit", "initial", "unset", "revert", "currentcolor", "transparent", "none"})
_NAMED = frozenset(
    {
        "black",
        "white",
        "silver",
        "gray",
        "grey",
        "red",
        "maroon",
        "yellow",
        "olive",
        "lime",
        "green",
        "teal",
        "blue",
        "navy",
        "purple",
        "orange",
        "brown",
        "beige",
        "ivory",
        "linen",
        "lightgray",
        "lightgrey",
        "darkgray",
        "darkgrey",
    }
)
"""The colours that grounds are given by name; in `background` other words may stand."""


def lint_styles(epub: Opened) -> Iterator[Finding]:
    """epub-css-colour, epub-css-fixed-size, epub-css-important, epub-css-body, epub-css-bare-selector."""
    bare: set[tuple[str, ...]] = set()
    for rule in declarations(epub):
        where = ", ".join(rule.selectors)
        if rule.selectors == ("@font-face",):
            continue
        if _is_coloured(rule):
            yield warning(
                "epub-css-colour",
                f"“{where}” sets {rule.name}: {rule.text}.",
                rule.place,
                "Leave colours to the reader: at night the text may be black on black.",
            )
        if rule.units & _ABSOLUTE and not _MAY_BE_FIXED.match(rule.name):
            yield warning(
                "epub-css-fixed-size",
                f"“{where}” sets {rule.name}: {rule.text}, which does not grow with the reader's letters.",
                rule.place,
                "Give sizes in em or %.",
            )
        if rule.important:
            yield warning(
                "epub-css-important",
                f"“{where}” sets {rule.name} with !important.",
                rule.place,
                "Leave !important out: it overrules what the reader has chosen.",
            )
        if _BODYS.fullmatch(rule.name) and any(_BODY.fullmatch(s) for s in rule.selectors):
            yield warning(
                "epub-css-body",
                f"“{where}” sets {rule.name}, which readers choose on their device.",
                rule.place,
                "Set it on paragraphs or sections, in em, or leave it out.",
            )
        if rule.selectors not in bare and any(_BARE.fullmatch(s) for s in rule.selectors):
            bare.add(rule.selectors)
            yield warning(
                "epub-css-bare-selector",
                f"“{where}” is for every div or span, also for those that Kobo puts around sentences.",
                rule.place,
                "Give the elements that you mean a class, and name the class.",
            )


def _is_coloured(rule: Declaration) -> bool:
    if rule.name not in _TEXTUAL:
        return False
    named = {word.lower() for word in rule.words}
    return rule.colours or bool(named & _NAMED) or (rule.name != "background" and bool(named - _NO_COLOUR))

"""Whether a file has straight and curly quotation marks side by side, as happens where two people typed.

Reads the file as it was typed: in the text trees typography has made every straight mark curly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anthology.checks.prose.passages import Prose
from anthology.diagnostics import Diagnostic, warning
from anthology.sources import Source

_NO_PROSE = re.compile(
    r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)"
    r"|^(?: {4}|\t).*$"
    r"|`[^`\n]+`"
    r"|\{[^{}\n]*\}"
    r"|\]\([^()\n]*\)"
    r"|<[^<>\n]*>"
    r"|https?://\S+",
    re.M | re.S,
)
"""Code, attributes in braces, addresses, tags: their straight marks are no quotation marks."""

_KINDS = (
    ("quotation marks", re.compile(r'(?<![\d\\])"'), re.compile("[“”„]"), '"', "“ ”"),
    ("apostrophes and single marks", re.compile(r"(?<![\d\\])'"), re.compile("[‘’‚]"), "'", "‘ ’"),
)
"""What they are called, straight and curly ones, and how they look. Behind a digit they are feet and inches."""


def check_quotation_marks(prose: Prose) -> Iterator[Diagnostic]:
    """quotation-marks-mixed, once a chapter and kind, at the first of the rarer ones."""
    for source in {p.source.name: p.source for p in prose.passages}.values():
        # The manifest is YAML, where straight marks are signs of its own.
        if source.name != prose.book.locations.path:
            yield from _mixed(source)


def _mixed(source: Source) -> Iterator[Diagnostic]:
    text = source.text
    if not re.search("[“”„‘’‚]", text) or not re.search("[\"']", text):
        return
    text = _NO_PROSE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for name, straight, curly, typed, set_ in _KINDS:
        found = {typed: [*straight.finditer(text)], set_: [*curly.finditer(text)]}
        rarer, commoner = sorted(found, key=lambda look: len(found[look]))
        if not found[rarer]:
            continue
        count, more = len(found[rarer]), len(found[commoner])
        yield warning(
            "quotation-marks-mixed",
            f"{source.name} has {name} of two kinds: {count} {rarer} beside {more} {commoner}.",
            source.at(found[rarer][0].start()),
            f"This is the first of the rarer kind. Replace them so that all are {commoner}.",
        )

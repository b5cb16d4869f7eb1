"""The typographic report in words: what is to be seen on which page, and what an editor may do; judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from anthology.editions.pages.typography import Finding, Typography

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding. said: the sentence for an amount and a text. advice: what to do, one for all of a kind."""

    title: str
    said: Callable[[float, str], str]
    advice: str


def _lines(count: float) -> str:
    return "1 line" if count == 1 else f"{count:g} lines"


KINDS = {
    "widow": Kind(
        "Widows",
        lambda _, text: f"The last line of a paragraph stands alone at the head of the page: “{text}”.",
        "Shorten or lengthen the paragraph by a few words.",
    ),
    "orphan": Kind(
        "Orphans",
        lambda _, text: f"The first line of a paragraph stands alone at the foot of the page: “{text}”.",
        "Shorten or lengthen a paragraph before it by a few words.",
    ),
    "stranded-heading": Kind(
        "Headings at the foot",
        lambda lines, text: f"The heading “{text}” has {_lines(lines)} of text behind it on its page.",
        "Shorten or lengthen a paragraph before it by a line.",
    ),
    "short-last-page": Kind(
        "Short last pages",
        lambda lines, _: f"The last page of the text has {_lines(lines)}.",
        "Cut so many lines from the text, or add a few; a photograph may also be moved or made smaller.",
    ),
    "short-page": Kind(
        "Short pages",
        lambda lines, text: f"The page ends {_lines(lines)} above its foot, before {_what_follows(text)}.",
        "Move the photograph that follows by a paragraph, or shorten or lengthen a paragraph by a line or two.",
    ),
    "unequal-pages": Kind(
        "Facing pages of unequal height",
        lambda lines, _: f"The page ends {_lines(lines)} higher than the one it faces.",
        "Shorten or lengthen a paragraph on one of the two by a line.",
    ),
    "ladder": Kind(
        "Ladders",
        lambda lines, text: f"{_lines(lines)} running end in a hyphen, from “{text}” on.",
        "Change the order of some words, or list words that are better left whole in `editions.pages.hyphenation`.",
    ),
    "river": Kind(
        "Rivers",
        lambda lines, text: f"White runs down through {_lines(lines)}, from “{text}” on.",
        "Where it is seen, change the order of some words in one of these lines.",
    ),
    "loose": Kind(
        "Loose lines",
        lambda em, text: f"The words stand {em:g} em apart in “{text}”.",
        "Rewrite the sentence a little, or say in `editions.pages.hyphenation` where a long word may be broken.",
    ),
    "tight": Kind(
        "Tight lines",
        lambda em, text: f"The words stand only {em:g} em apart in “{text}”.",
        "Nothing need be done; where it is seen, rewrite the sentence a little.",
    ),
    "runt": Kind(
        "Runts",
        lambda em, text: f"The last line of a paragraph is but {em:g} em wide: “{text}”.",
        "Shorten or lengthen the paragraph by a word or two.",
    ),
}
"""The worst first."""


def _what_follows(text: str) -> str:
    return f"“{text}”" if text else "what follows"


def as_fields(typography: Typography) -> Record:
    """The fields under `typography` in report.json.

    lines: set to the full measure; loose and tight ones among them; longest_ladder: lines running that end in a hyphen;
    short_pages. findings: kind, printed page, section, path and line of the block in its source (null where it has
    none), amount (see `typography.Finding`), message.
    """
    return {
        "lines": typography.lines,
        "loose": typography.loose,
        "tight": typography.tight,
        "longest_ladder": typography.ladder,
        "short_pages": typography.short,
        "findings": [_finding(finding) for finding in typography.findings],
    }


def by_kind(report: Mapping[str, Any]) -> list[tuple[Kind, list[Record]]]:
    """The findings of a report's fields by their kind, the worst first; those kinds only of which there are some."""
    findings = report["typography"]["findings"] if report["typography"] else []
    found = [(kind, [finding for finding in findings if finding["kind"] == name]) for name, kind in KINDS.items()]
    return [(kind, those) for kind, those in found if those]


def _finding(finding: Finding) -> Record:
    return {
        "kind": finding.kind,
        "page": finding.page,
        "section": finding.section,
        "path": finding.location.path if finding.location else None,
        "line": finding.location.line if finding.location else None,
        "amount": finding.amount,
        "message": KINDS[finding.kind].said(finding.amount, finding.text),
    }

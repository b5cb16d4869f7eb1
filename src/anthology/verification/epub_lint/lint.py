"""The lint: every rule, in a visible table, and the judgement they make together; knows no rule from inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from anthology.diagnostics import Diagnostic, Severity
from anthology.verification.epub_lint.alternatives import lint_alternatives
from anthology.verification.epub_lint.contents import lint_contents, lint_landmarks
from anthology.verification.epub_lint.cover import lint_cover
from anthology.verification.epub_lint.direction import lint_direction, lint_isolation
from anthology.verification.epub_lint.documents import lint_ids, lint_inline_styles, lint_tables, lint_titles
from anthology.verification.epub_lint.files import lint_names, lint_sizes
from anthology.verification.epub_lint.finding import Finding, error
from anthology.verification.epub_lint.fonts import lint_fonts
from anthology.verification.epub_lint.metadata import (
    lint_conformance,
    lint_features,
    lint_identifiers,
    lint_modified,
    lint_roles,
)
from anthology.verification.epub_lint.ncx import lint_ncx
from anthology.verification.epub_lint.notes import lint_notes
from anthology.verification.epub_lint.opened import Opened, UnreadableEpubError, open_epub
from anthology.verification.epub_lint.page_list import lint_page_list
from anthology.verification.epub_lint.pictures import lint_pictures
from anthology.verification.epub_lint.semantics import lint_semantics
from anthology.verification.epub_lint.styles import lint_styles
from anthology.verification.epub_lint.text import lint_print_references, lint_soft_hyphens
from anthology.verification.outcome import Outcome
from anthology.verification.places import Origins, Places, Spot

NAME, EDITION = "anthology's lint", "epub"

RULES: tuple[Callable[[Opened], Iterator[Finding]], ...] = (
    lint_identifiers,
    lint_modified,
    lint_roles,
    lint_conformance,
    lint_features,
    lint_contents,
    lint_landmarks,
    lint_page_list,
    lint_ncx,
    lint_titles,
    lint_semantics,
    lint_ids,
    lint_notes,
    lint_tables,
    lint_alternatives,
    lint_direction,
    lint_isolation,
    lint_soft_hyphens,
    lint_print_references,
    lint_inline_styles,
    lint_styles,
    lint_fonts,
    lint_pictures,
    lint_cover,
    lint_names,
    lint_sizes,
)
"""Every rule, in the order of the package, its navigation, its documents and its other files."""


def lint(path: Path) -> tuple[Finding, ...]:
    """What all rules find in an EPUB file; epub-unreadable alone where it cannot be opened."""
    try:
        opened = open_epub(path)
    except UnreadableEpubError as problem:
        hint = "Build the book again; if the file is still broken, please report it."
        return (error("epub-unreadable", problem.message, problem.place, hint),)
    return tuple(finding for rule in RULES for finding in rule(opened))


def judge(path: Path, origins: Origins) -> Outcome:
    """What the lint says of an EPUB file: failed from one error on, its warnings among the messages.

    Each is told at the manuscript's line where the origins lead there; else the message names the spot.
    """
    places = Places(path, origins)
    messages = tuple(_told(finding, places) for finding in lint(path))
    errors = sum(m.severity is Severity.ERROR for m in messages)
    return Outcome(
        NAME,
        EDITION,
        "failed" if errors else "passed",
        f"Errors: {errors}, warnings: {len(messages) - errors}." if messages else "No error, no warning.",
        messages,
    )


def _told(finding: Finding, places: Places) -> Diagnostic:
    place = finding.place
    spot = places.spot("/" + place.document, place.steps) if place.steps else Spot(place.document, place.line)
    message = finding.diagnostic.message
    if (origin := places.origin(spot)) is None and (place.line > 1 or place.document not in message):
        message += f" ({spot})"
    return replace(finding.diagnostic, location=origin, message=message)

"""The preflight: every rule, in a visible table, and the judgement they make together; knows no rule from inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from anthology.diagnostics import Diagnostic, Severity
from anthology.verification.outcome import Outcome
from anthology.verification.preflight.bleed import find_bare_bleed
from anthology.verification.preflight.boxes import find_boxes, find_extent, find_sizes
from anthology.verification.preflight.drawing import (
    find_faults,
    find_fonts,
    find_hairlines,
    find_pictures,
    find_settings,
    find_transparency,
)
from anthology.verification.preflight.finding import REPORT, Finding, error, told
from anthology.verification.preflight.identification import find_identifier, find_intent, find_metadata, find_trapped
from anthology.verification.preflight.inks import find_amounts, find_overprint, find_spaces, find_text_plates
from anthology.verification.preflight.interaction import (
    find_actions,
    find_annotations,
    find_attachments,
    find_encryption,
    find_layers,
)
from anthology.verification.preflight.measured import measured_of
from anthology.verification.preflight.opened import Press, UnreadablePressError, open_press
from anthology.verification.specification import Specification

NAME = "Preflight (PDF/X-4)"

RULES: tuple[Callable[[Press, Specification], Iterator[Finding]], ...] = (
    find_encryption,
    find_metadata,
    find_trapped,
    find_identifier,
    find_intent,
    find_boxes,
    find_sizes,
    find_extent,
    find_bare_bleed,
    find_fonts,
    find_spaces,
    find_text_plates,
    find_amounts,
    find_overprint,
    find_hairlines,
    find_transparency,
    find_settings,
    find_pictures,
    find_faults,
    find_annotations,
    find_actions,
    find_attachments,
    find_layers,
)
"""Every rule, in the order of the file, its pages, what is drawn on them, and what must not be there."""


def preflight(path: Path, wanted: Specification) -> tuple[tuple[Diagnostic, ...], tuple[tuple[str, str], ...]]:
    """What all rules find in a press file, and what was measured of it, in words."""
    try:
        with open_press(path) as press:
            findings = [finding for rule in RULES for finding in rule(press, wanted)]
            labels = press.labels or wanted.labels
            return tuple(told(findings, labels)), measured_of(press, wanted, labels)
    except UnreadablePressError as problem:
        code = "preflight-encrypted" if problem.encrypted else "preflight-unreadable"
        return tuple(told([error(code, problem.message, REPORT)], ())), ()


def judge(path: Path, edition: str, wanted: Specification) -> Outcome:
    """What the preflight says of a press file or a cover wrap: failed from one error on."""
    messages, measured = preflight(path, wanted)
    errors = sum(message.severity is Severity.ERROR for message in messages)
    reason = (
        f"Errors: {errors}, warnings: {len(messages) - errors}."
        if messages
        else f"Nothing is wrong by {len(RULES)} rules."
    )
    if not errors and wanted.width is None:
        reason += " The width of the spine was not judged: that takes the press edition beside it."
    return Outcome(NAME, edition, "failed" if errors else "passed", reason, messages, measured)

"""What the preflight has to say and on which page: its own form until it is told as a diagnostic; knows no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anthology.diagnostics import Diagnostic, Severity
from anthology.sources import Location

SHOWN = 4
"""Of many pages so many are named."""

REPORT = "Build the book again; if the preflight still finds this, please report it as a mistake of anthology."
"""What to do about faults that no manuscript and no style sheet can bring about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in one place.

    text: a sentence without its full stop, the same on every page that has it. page: from 0, None for the whole file.
    """

    code: str
    severity: Severity
    text: str
    hint: str
    page: int | None = None
    place: Location | None = None


def error(code: str, text: str, hint: str, page: int | None = None, place: Location | None = None) -> Finding:
    """A finding that fails the file: it does not go to plate as it is."""
    return Finding(code, Severity.ERROR, text, hint, page, place)


def warning(code: str, text: str, hint: str, page: int | None = None, place: Location | None = None) -> Finding:
    """A finding that leaves the file passed: it prints, and the printer should know."""
    return Finding(code, Severity.WARNING, text, hint, page, place)


def told(findings: Iterable[Finding], labels: Sequence[str]) -> Iterator[Diagnostic]:
    """A diagnostic for each cause, its pages named in it. labels: the printed number of each page, "" for none."""
    pages: dict[Finding, list[int]] = {}
    for found in findings:
        cause = Finding(found.code, found.severity, found.text, found.hint, None, found.place)
        pages.setdefault(cause, []).extend([] if found.page is None else [found.page])
    for cause, on in pages.items():
        message = f"{cause.text}{_named(sorted(set(on)), labels)}."
        yield Diagnostic(cause.code, cause.severity, message, cause.place, cause.hint)


def _named(pages: list[int], labels: Sequence[str]) -> str:
    """What ends a message: ", on page 12 (no. 14 in the file)"; of many pages the first, "and 9 more"."""
    if not pages:
        return ""
    names = [named(page, labels) for page in pages[:SHOWN]]
    hidden = len(pages) - SHOWN
    more = f" and {hidden} more" if hidden > 0 else ""
    return f", on page{'s' if len(pages) > 1 else ''} {', '.join(names)}{more}"


def named(page: int, labels: Sequence[str]) -> str:
    """A page by its printed number and its number in the file: "12 (no. 14 in the file)"."""
    label = labels[page] if page < len(labels) else ""
    return f"{label} (no. {page + 1} in the file)" if label else f"no. {page + 1} in the file"

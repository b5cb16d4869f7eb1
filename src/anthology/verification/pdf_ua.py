"""The judge of how the reading PDF serves readers who cannot see it: PDF/UA-1 by the package `page-validation`."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from anthology.diagnostics import Diagnostic, error
from anthology.verification.outcome import Outcome

NAME, EDITION = "PDF/UA-1", "reading"
_HINT = (
    "If it is about a picture, see whether its alt text says what it shows; "
    "else please report it as a mistake of anthology."
)


def is_there() -> bool:
    """Whether the package is installed; it is found without being imported."""
    return find_spec("page") is not None and find_spec("page._page") is not None


def judge(path: Path) -> Outcome:
    """What page-validation says of a PDF by the machine-checkable rules of ISO 14289-1: failed from one failure on.

    It is not run, and says why, where the package is not installed or cannot read the file.
    """
    if not is_there():
        return _not_run("page-validation is not installed; it comes with pip install 'anthology[judges]'.")
    library: Any = importlib.import_module("page")
    try:
        report = library.validate_pdf(path, profile=library.ValidationProfile.PDF_UA_1)
    except library.ParseError as problem:
        message = error("pdf-ua", f"{path.name} cannot be read as a PDF ({_plain(problem)}).", None, _HINT)
        return Outcome(NAME, EDITION, "failed", "The file cannot be read.", (message,))
    except library.PageError as problem:
        return _not_run(f"page-validation could not judge the file ({_plain(problem)}).")
    messages = tuple(dict.fromkeys(_told(failure) for failure in report.failures))
    if report.is_compliant:
        return Outcome(NAME, EDITION, "passed", f"It keeps all {report.rules.total} rules.")
    return Outcome(NAME, EDITION, "failed", f"It breaks {report.rules.failed} of {report.rules.total} rules.", messages)


def _told(failure: Any) -> Diagnostic:  # noqa: ANN401 - the library's own
    at = failure.object_id
    where = f" (object {at.object_number})" if at else ""
    return error("pdf-ua", f"{failure.rule_id} {_plain(failure.message)}{where}.", None, _HINT)


def _plain(words: object) -> str:
    return str(words).strip().rstrip(".")


def _not_run(reason: str) -> Outcome:
    return Outcome(NAME, EDITION, "not-run", reason)

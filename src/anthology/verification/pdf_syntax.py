"""The judge of a PDF's inner structure: the check of qpdf, by way of pikepdf; knows nothing of what the PDF is for."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from anthology.diagnostics import error
from anthology.verification.outcome import Outcome

NAME = "PDF syntax (qpdf)"
SHOWN = 20
"""Of many messages so many are told: a file whose table of objects is lost has one for each object."""

_HINT = "Build the book again; if this is still so, please report it as a mistake of anthology."


def judge(path: Path, edition: str) -> Outcome:
    """What qpdf --check says of a PDF: failed from one error or warning on."""
    try:
        # What qpdf mends while it opens a file is told by the check, and not in the log.
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            found = [*map(str, pdf.get_warnings()), *map(str, pdf.check_pdf_syntax())]
    except pikepdf.PasswordError:
        found = ["the file is encrypted"]
    except (OSError, pikepdf.PdfError) as problem:
        found = [str(problem)]
    texts = list(dict.fromkeys(_plain(text, path) for text in found))
    messages = tuple(error("pdf-syntax", f"{path.name}: {text}.", None, _HINT) for text in texts[:SHOWN])
    if not messages:
        return Outcome(NAME, edition, "passed", "No error, no warning.")
    return Outcome(NAME, edition, "failed", f"Errors and warnings: {len(texts)}.", messages)


def count_pages(path: Path) -> int | None:
    """How many pages a PDF has; None where that cannot be told."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return len(pdf.pages)
    except (OSError, pikepdf.PdfError):
        return None


def _plain(text: str, path: Path) -> str:
    """A message without the path of the file and on one line."""
    return " ".join(text.replace(f"{path}", "").split()).strip(" :.").removeprefix(": ") or "the file cannot be read"

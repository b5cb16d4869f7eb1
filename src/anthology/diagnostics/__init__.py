"""What is wrong with a book, as data: one Diagnostic type, the Report that collects them, their explanations."""

from anthology.diagnostics.diagnostic import Diagnostic, Report, Severity, error, unreadable, warning
from anthology.diagnostics.explanations import Explanation, codes, explanation
from anthology.diagnostics.silences import Silence, Silenced, Silences

__all__ = [
    "Diagnostic",
    "Explanation",
    "Report",
    "Severity",
    "Silence",
    "Silenced",
    "Silences",
    "codes",
    "error",
    "explanation",
    "unreadable",
    "warning",
]

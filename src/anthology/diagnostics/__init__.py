"""What is wrong with a book, as data: one Diagnostic type, the Report that collects them, their explanations."""

from anthology.diagnostics.diagnostic import Diagnostic, Report, Severity, error, unreadable, warning
from anthology.diagnostics.explanations import Explanation, codes, explanation

__all__ = [
    "Diagnostic",
    "Explanation",
    "Report",
    "Severity",
    "codes",
    "error",
    "explanation",
    "unreadable",
    "warning",
]

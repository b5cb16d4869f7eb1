"""Our own lint of EPUB files, for what neither EPUBCheck nor Ace sees: one family of rules a file, listed in RULES."""

from anthology.verification.epub_lint.finding import Finding
from anthology.verification.epub_lint.lint import EDITION, NAME, RULES, judge, lint

__all__ = ["EDITION", "NAME", "RULES", "Finding", "judge", "lint"]

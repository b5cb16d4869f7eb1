"""What editions and outcomes are called where people read of them."""

from __future__ import annotations

TITLES = {
    "epub": "EPUB",
    "reading": "Reading PDF",
    "press": "Press PDF",
    "cover": "Cover",
    "offprints": "Offprints",
}
OUTCOMES = {"passed": "passed", "failed": "failed", "not-run": "not run"}

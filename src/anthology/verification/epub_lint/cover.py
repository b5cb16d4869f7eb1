"""Whether the EPUB has a cover that shops take."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.epub_lint.finding import Finding, Place, error, warning
from anthology.verification.epub_lint.opened import OPF, Opened
from anthology.verification.epub_lint.pictures import MOST_PIXELS

NARROWEST, LOWEST, LONGEST = 640, 1000, 7200
"""Pixels: Google's narrowest and longest, Amazon's lowest cover."""


def lint_cover(epub: Opened) -> Iterator[Finding]:
    """epub-cover-missing, epub-cover-measures."""
    covers = [(item, head) for item, head in epub.pictures if "cover-image" in item.properties]
    old = {m.get("content") for m in epub.package.root.iter(OPF + "meta") if m.get("name") == "cover"}
    if not covers or covers[0][0].id not in old:
        yield error(
            "epub-cover-missing",
            "The package does not name a cover picture both for new readers and for old ones.",
            epub.package.at(),
            'Mark the picture with properties="cover-image", and name its id in <meta name="cover">.',
        )
        return
    item, head = covers[0]
    few = head.width < NARROWEST or head.height < LOWEST
    many = max(head.width, head.height) > LONGEST or head.width * head.height > MOST_PIXELS
    if few or many or head.width > head.height:
        yield warning(
            "epub-cover-measures",
            f"The cover has {head.width} x {head.height} pixels.",
            Place(item.path),
            "Shops ask for an upright picture; 1600 x 2560 pixels suit all of them.",
        )

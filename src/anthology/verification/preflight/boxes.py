"""Whether every page has its boxes, of the sizes that were ordered (ISO 15930-7, 6.6; ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator

from anthology.verification.preflight.finding import REPORT, Finding, error
from anthology.verification.preflight.marks import Box
from anthology.verification.preflight.opened import POINT, Press
from anthology.verification.specification import Specification

TOLERANCE = 0.05
"""Millimetres: less than what a knife can do, more than what rounding does."""


def find_boxes(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-box: media, bleed and trim box, each inside the one before, and nothing that crops them."""
    for page in press.pages:
        boxes = page.boxes
        named = (("MediaBox", boxes.media), ("BleedBox", boxes.bleed), ("TrimBox", boxes.trim))
        for name, box in named:
            if box is None:
                yield error("preflight-box", f"The {name} is missing", REPORT, page.number)
        for (outer, around), (inner, box) in ((named[0], named[1]), (named[1], named[2]), (named[0], named[2])):
            if around and box and not _holds(around, box):
                yield error("preflight-box", f"The {inner} does not lie inside the {outer}", REPORT, page.number)
        if boxes.crop and boxes.bleed and not _holds(boxes.crop, boxes.bleed):
            yield error("preflight-box", "The CropBox cuts into the bleed", REPORT, page.number)
        if boxes.art:
            yield error("preflight-box", "There is an ArtBox beside the TrimBox", REPORT, page.number)


def find_sizes(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-trim-size, preflight-bleed-width, preflight-turned."""
    for page in press.pages:
        trim, bleed = page.boxes.trim, page.boxes.bleed
        if page.turned % 360 or page.unit != 1:
            yield error(
                "preflight-turned",
                "The page is turned or scaled by the reader (/Rotate, /UserUnit)",
                REPORT,
                page.number,
            )
        if trim is None:
            continue
        width, height = _size(trim)
        if abs(height - wanted.height) > TOLERANCE or (wanted.width and abs(width - wanted.width) > TOLERANCE):
            text = f"The trimmed page is {width:.1f} × {height:.1f} mm where {_ordered(wanted)} mm was ordered"
            yield error("preflight-trim-size", text, REPORT, page.number, wanted.place("pages.trim"))
        if bleed is not None and (least := _least(trim, bleed)) < wanted.bleed - TOLERANCE:
            text = f"There is {least:.1f} mm of bleed where {wanted.bleed:g} mm was ordered"
            yield error("preflight-bleed-width", text, REPORT, page.number, wanted.place("press.bleed"))


def find_extent(press: Press, wanted: Specification) -> Iterator[Finding]:
    """preflight-page-count: pages are printed on large sheets, so many on each."""
    count = len(press.pages)
    if wanted.is_cover and count != 1:
        yield error("preflight-page-count", f"The cover wrap has {count} pages where it must be one", REPORT)
    elif not count or count % wanted.pages_multiple:
        text = f"The file has {count} pages, which is no multiple of {wanted.pages_multiple}"
        yield error("preflight-page-count", text, REPORT, place=wanted.place("press.pages_multiple"))


def _ordered(wanted: Specification) -> str:
    return f"{wanted.width:.1f} × {wanted.height:.1f}" if wanted.width else f"a height of {wanted.height:.1f}"


def _size(box: Box) -> tuple[float, float]:
    return (box[2] - box[0]) * POINT, (box[3] - box[1]) * POINT


def _least(inner: Box, outer: Box) -> float:
    """The least distance of two boxes on any of the four sides, in mm."""
    sides = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    return min(sides) * POINT


def _holds(outer: Box, inner: Box) -> bool:
    return _least(inner, outer) >= -TOLERANCE

"""Whether pictures are of formats, colours and sizes that e-readers take, with nothing private left in them."""

from __future__ import annotations

from collections.abc import Iterator, Sized

from anthology.verification.epub_lint.finding import Finding, Place, error, warning
from anthology.verification.epub_lint.heads import Head
from anthology.verification.epub_lint.opened import OPF, Item, Opened

FORMATS = frozenset({"JPEG", "PNG", "GIF", "SVG"})
LONGEST, MOST_PIXELS = 2000, 5_600_000
"""Pixels: along the longer edge, and of the whole picture, above which Apple refuses it."""
HEAVIEST = 1_500_000
"""Bytes."""


def lint_pictures(epub: Opened) -> Iterator[Finding]:
    """epub-picture-format, -metadata, -cmyk, -profile, -transparent, -large, -heavy."""
    shown = _shown(epub)
    for item, head in epub.pictures:
        yield from _one(item, head, shown.get(item.path, Place(item.path)))
    covers = {m.get("content") for m in epub.package.root.iter(OPF + "meta") if m.get("name") == "cover"}
    inside = [(i, h) for i, h in epub.pictures if "cover-image" not in i.properties and i.id not in covers]
    large = [(i, h) for i, h in inside if max(h.width, h.height) > LONGEST or h.width * h.height > MOST_PIXELS]
    if large:
        item, head = max(large, key=lambda found: found[1].width * found[1].height)
        yield warning(
            "epub-picture-large",
            f"{_count(large)} more than {LONGEST} pixels along the longer edge; "
            f"the largest, {item.path}, has {head.width} x {head.height}.",
            shown.get(item.path, Place(item.path)),
            f"Let editions.epub.max_image_px be {LONGEST} or less.",
        )
    heavy = [i for i, _ in epub.pictures if i.size > HEAVIEST]
    if heavy:
        heaviest = max(heavy, key=lambda item: item.size)
        yield warning(
            "epub-picture-heavy",
            f"{_count(heavy)} more than {HEAVIEST / 1e6:.1f} MB; "
            f"the heaviest, {heaviest.path}, has {heaviest.size / 1e6:.1f} MB.",
            shown.get(heaviest.path, Place(heaviest.path)),
            "Save photographs as JPEG, and drawings with few colours.",
        )


def _count(found: Sized) -> str:
    return "One picture has" if len(found) == 1 else f"{len(found)} pictures have"


def _shown(epub: Opened) -> dict[str, Place]:
    """Path of a picture -> where it is shown first."""
    found: dict[str, Place] = {}
    for document in epub.documents:
        for image in document.all("img"):
            path, _ = document.target(image.get("src") or "")
            if path not in found:
                found[path] = document.at(image)
    return found


def _one(item: Item, head: Head, place: Place) -> Iterator[Finding]:
    if head.format not in FORMATS:
        yield error(
            "epub-picture-format",
            f"{item.path} is {head.format or item.media_type}, which many e-readers do not show.",
            place,
            "Save it as JPEG or PNG.",
        )
    if head.metadata:
        yield error(
            "epub-picture-metadata",
            f"{item.path} still holds {' and '.join(head.metadata)} data, which may tell where it was taken.",
            place,
            "Take them out of the file; credits belong into the caption.",
        )
    if head.cmyk:
        yield error(
            "epub-picture-cmyk",
            f"{item.path} is in the colours of a press (CMYK), which e-readers show wrongly or not at all.",
            place,
            "Convert it to sRGB.",
        )
    if head.profile:
        yield warning(
            "epub-picture-profile",
            f"{item.path} holds a colour profile, which Kindle does not follow.",
            place,
            "Convert it to sRGB and leave the profile out.",
        )
    if head.transparent:
        yield warning(
            "epub-picture-transparent",
            f"{item.path} is transparent: at night, black lines would stand on a black page.",
            place,
            "Put it on a white ground.",
        )

"""The drawings that the tool made, in the documents that show them: there they have the colour of the reader's text."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from anthology.book import Drawing
from anthology.book.markup import Element

SCHEME = "drawing:"


def put_drawings(root: Element, drawings: Mapping[str, Drawing]) -> bool:
    """Put the SVG in place of each image of a drawing; returns whether there was any.

    As a file of its own a drawing is black on whatever ground a reader chose. Its alternative is a label, as that of
    SVG is (SVG-AAM 1.0, section 7).
    """
    images = [image for image in root.iter("img") if (image.get("src") or "").startswith(SCHEME)]
    for image in images:
        drawing = etree.fromstring(drawings[(image.get("src") or "").removeprefix(SCHEME)].screen)
        drawing.set("role", "img")
        drawing.set("aria-label", image.get("alt") or "")
        for name in ("data-line", "data-file", "lang", "dir"):
            if name in image.attrib:
                drawing.set(name, image.get(name) or "")
        drawing.tail = image.tail
        parent = image.getparent()
        assert parent is not None
        parent.replace(image, drawing)
    return bool(images)

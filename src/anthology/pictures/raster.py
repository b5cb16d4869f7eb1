"""A page of a PDF as a picture for screens; the door to PDFium. Knows nothing of what is on the page."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageStat
from pypdfium2 import PdfDocument

from anthology.pictures.render import Rendition, as_jpeg

_QUALITY = 90
_OVER = 2
"""Drawn so many times larger and then shrunk, which smooths fine lines and photographs alike."""
_WHITE = 240
"""From this mean level on an edge is lost on the white page of a shop."""
_EDGE = "#b4b4b4"


def first_page(pdf: bytes, size: tuple[int, int]) -> Rendition:
    """The first page of a PDF as a baseline JPEG of exactly this size in pixels, sRGB, without metadata.

    Where its edges are all but white it gets a grey hairline around it.
    """
    document = PdfDocument(pdf)
    try:
        page = document[0]
        image = page.render(scale=_OVER * size[0] / page.get_width(), rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()
    image = image.resize(size, Image.Resampling.LANCZOS)
    if _has_white_edge(image):
        ImageDraw.Draw(image).rectangle((0, 0, size[0] - 1, size[1] - 1), outline=_EDGE, width=2)
    image.info = {}
    return as_jpeg(image, _QUALITY)


def _has_white_edge(image: Image.Image) -> bool:
    width, height = image.size
    edges = ((0, 0, 1, height), (width - 1, 0, width, height), (0, 0, width, 1), (0, height - 1, width, height))
    return any(min(ImageStat.Stat(image.crop(edge)).mean) >= _WHITE for edge in edges)

"""What the printer was promised, from the book's settings; knows no maker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from anthology.book import Book
from anthology.sources import Location
from anthology.verification.pdf_syntax import count_pages

KEYS = (
    "pages.trim",
    "press.profile",
    "press.bleed",
    "press.ink",
    "press.max_ink",
    "press.min_ppi",
    "press.pages_multiple",
    "cover.image",
)
"""The settings on which faults of a press file can be blamed."""


@dataclass(frozen=True, slots=True)
class Specification:
    """width, height: of the trimmed sheet in mm; width is None where it is not known. bleed: in mm.

    max_ink: percent. min_ppi: pixels an inch. pages_multiple: what the number of pages must be a multiple of.
    black: whether there is black ink alone. is_cover: whether it is the wrap, one sheet, on which large type may have
    any colour. spine: in mm, of the wrap. sizes: (width, height) in pixels of each photograph's file -> its place in
    the manifest, those left out that share a size. places: of the settings in KEYS. labels: the printed number of each
    page, which a press file does not hold by itself.
    """

    width: float | None
    height: float
    bleed: float
    max_ink: int
    min_ppi: int
    pages_multiple: int = 1
    black: bool = False
    is_cover: bool = False
    spine: float | None = None
    sizes: Mapping[tuple[int, int], Location] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)
    labels: tuple[str, ...] = ()

    @classmethod
    def of_interior(cls, book: Book, labels: tuple[str, ...] = ()) -> Specification:
        """That of the press edition."""
        press, trim = book.settings.press, book.settings.pages.trim
        return cls(
            trim.width,
            trim.height,
            press.bleed,
            press.max_ink,
            press.min_ppi,
            press.pages_multiple,
            press.ink == "black",
            sizes=_sizes(book),
            places=_places(book),
            labels=labels,
        )

    @classmethod
    def of_cover(cls, book: Book, extent: int | None) -> Specification:
        """That of the cover wrap. extent: pages of the press edition; None where it is not there to be counted."""
        press, trim = book.settings.press, book.settings.pages.trim
        spine = None if extent is None else extent / 2 * press.paper.caliper + 2 * press.paper.cover_caliper
        return cls(
            None if spine is None else 2 * trim.width + spine,
            trim.height,
            press.bleed,
            press.max_ink,
            press.min_ppi,
            is_cover=True,
            spine=spine,
            places=_places(book),
        )

    def place(self, key: str) -> Location | None:
        """Where a setting stands in the manifest, None where that is not known."""
        return self.places.get(key)


def specifications(book: Book, files: Mapping[str, Path], labels: Iterable[str]) -> dict[str, Specification]:
    """What is promised of those of these files that go to the printer. The wrap must fit the pages that are there.

    labels: the printed number of each page.
    """
    extent = count_pages(files["press"]) if "press" in files else None
    return {"press": Specification.of_interior(book, tuple(labels)), "cover": Specification.of_cover(book, extent)}


def _places(book: Book) -> dict[str, Location]:
    return {key: book.locations.at("editions", *key.split(".")) for key in KEYS}


def _sizes(book: Book) -> dict[tuple[int, int], Location]:
    found: dict[tuple[int, int], list[Location]] = {}
    for photo in book.photos.values():
        found.setdefault((photo.width, photo.height), []).append(photo.location)
    return {size: places[0] for size, places in found.items() if len(places) == 1}

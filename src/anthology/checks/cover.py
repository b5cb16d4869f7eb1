"""Whether the cover's picture is there and large enough, for shops and for the printer."""

from __future__ import annotations

import math
from collections.abc import Iterator

from anthology.book import Book
from anthology.diagnostics import Diagnostic, unreadable, warning
from anthology.pictures.cover import cropped_size
from anthology.pictures.probe import probe
from anthology.sources import UnreadableError

SMALLEST = 1600
"""Pixels along the longer edge: less looks coarse on the screens books are sold on."""


LONGEST_BACK = 2200
"""Characters that go on the back of a page of 140 x 216 mm in 8 pt, above the bar code."""


CUT_OFF = 0.08
"""The share of an edge that may be cut off a picture which carries its title itself."""
SHOPS = 1600 / 2560
"""Width by height of the front as shops want it."""


def check_cover(book: Book) -> Iterator[Diagnostic]:
    """cover-small, cover-resolution-low, cover-cropped, cover-back-long; what hinders the picture from being read."""
    yield from _back(book)
    name = book.settings.cover.image
    if name is None:
        return
    at = book.locations.at("editions", "cover", "image")
    try:
        facts = probe(book.folder.find(name), name)
    except UnreadableError as problem:
        yield unreadable(problem, at)
        return
    trim, press = book.settings.pages.trim, book.settings.press
    # The front with its bleed: none is at the spine.
    width, height = trim.width + press.bleed, trim.height + 2 * press.bleed
    wanted = (math.ceil(width / 25.4 * press.min_ppi), math.ceil(height / 25.4 * press.min_ppi))
    least = f"{max(wanted[0], SMALLEST * wanted[0] // wanted[1])} x {max(wanted[1], SMALLEST)}"
    hint = f"Take one of at least {least} pixels."
    ppi = cropped_size((facts.width, facts.height), width / height)[1] / height * 25.4
    if max(facts.width, facts.height) < SMALLEST:
        yield warning("cover-small", f"The cover's picture is {facts.width} x {facts.height} pixels.", at, hint)
    elif ppi < press.min_ppi:
        yield warning(
            "cover-resolution-low",
            f"The cover's picture is printed {width:g} mm wide with {ppi:.0f} pixels an inch, and "
            f"editions.press.min_ppi is {press.min_ppi}.",
            at,
            hint,
        )
    elif book.settings.cover.title_colour is None:
        yield from _cropped(book, (facts.width, facts.height), (width, height))


def _cropped(book: Book, size: tuple[int, int], front: tuple[float, float]) -> Iterator[Diagnostic]:
    """front: its width and height in mm."""
    crops = [cropped_size(size, shape) for shape in (front[0] / front[1], SHOPS)]
    lost, edge = max(
        (1 - part / whole, edge)
        for crop in crops
        for part, whole, edge in zip(crop, size, ("width", "height"), strict=True)
    )
    if lost > CUT_OFF:
        yield warning(
            "cover-cropped",
            f"The cover's picture carries its title itself, and {lost:.0%} of its {edge} is cut off to fill the front.",
            book.locations.at("editions", "cover", "image"),
            f"Get it in the proportions of the front ({front[0]:g} x {front[1]:g} mm with its bleed, 5 x 8 in shops), "
            "its words well inside; or let title_colour set the title on it.",
        )


def _back(book: Book) -> Iterator[Diagnostic]:
    trim, text = book.settings.pages.trim, book.settings.cover.back or ""
    most = round(LONGEST_BACK * trim.width * trim.height / (140 * 216), -2)
    if len(text) > most:
        yield warning(
            "cover-back-long",
            f"The text for the back of the cover has {len(text)} characters and would be smaller than 8 pt.",
            book.locations.at("editions", "cover", "back"),
            f"Shorten it to {most:.0f} characters at most; half as many are read by more people.",
        )

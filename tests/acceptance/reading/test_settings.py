"""The whole book as readers may set it: by night, in large letters, on a narrow screen, without its own styles."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import pytest
from e_reader import EReader


class Setting(NamedTuple):
    """How the book is shown, and what must not be found wrong with it: functions of web/looks.js."""

    screen: tuple[int, int]
    settings: dict[str, Any]
    looks: tuple[str, ...]


WHOLE = ("lostText", "lostPictures", "overlapping", "overflowing")
COLOURS = ("paleText", "paleLines", "lightGrounds")
SETTINGS = {
    "day": Setting((600, 800), {}, (*WHOLE, "paleText", "paleLines")),
    "night": Setting((600, 800), {"night": True}, (*COLOURS, "lostPictures")),
    "large": Setting((600, 800), {"size": 32}, WHOLE),
    "narrow": Setting((320, 640), {}, WHOLE),
    "plain": Setting((600, 800), {"publisher": False}, WHOLE),
}
LOOKED_AT = {
    "contents": ("contents", "h1"),
    "opening": ("01-goteborg", "h2"),
    "photograph": ("04-saint-louis", "figure img"),
    "drawing": ("01-goteborg", "#photo-tram-wires img"),
    "verse": ("03-kisumu", ".verse"),
    "interview": ("08-kisumu", ".interview"),
    "table": ("12-onomichi", "table"),
    "quotation": ("05-kolkata", "blockquote"),
    "aside": ("07-onomichi", "aside"),
    "arabic": ("06-tripoli", "h2"),
    "credits": ("photo-credits", "h1"),
    "correspondents": ("correspondents", "figure img"),
    "index": ("index", "h1"),
    "title-page": ("title-page", "h1"),
}
"""Screens of which pictures are taken: (section, what is in view)."""


@pytest.mark.parametrize("name", SETTINGS)
def test_the_whole_book_is_there_and_legible(name: str, unopened: EReader) -> None:
    screen, settings, looks = SETTINGS[name]
    unopened.open(screen=screen, flow="scrolled", **settings)
    seen: Counter[str] = Counter()
    faults = []
    for path in unopened.documents:
        unopened.do("go", path)
        for look in looks:
            looked = unopened.look(look)
            seen[look] += looked["seen"]
            faults += [f"{path}: {look}: {fault}" for fault in looked["faults"]]
    assert faults == []
    assert all(seen[look] > 10 for look in looks), seen
    assert seen[looks[0]] > 1000


@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_called_for_is_on_the_page(name: str, unopened: EReader) -> None:
    screen, settings, _ = SETTINGS[name]
    unopened.open(screen=screen, **settings)
    for what, (section, selector) in LOOKED_AT.items():
        unopened.do("goTo", unopened.document(section), selector)
        unopened.photograph(f"{name}-{what}")
        assert unopened.look("find", selector)[0]["inView"], what
        assert unopened.look("overlapping")["faults"] == []


@pytest.mark.parametrize(
    ("screen", "size", "beside"), [((600, 800), 16, True), ((320, 640), 16, False), ((600, 800), 32, False)]
)
def test_a_portrait_stands_beside_the_words_where_there_is_room(
    screen: tuple[int, int], size: int, beside: bool, unopened: EReader
) -> None:
    unopened.open(screen=screen, size=size, flow="scrolled")
    unopened.do("goTo", unopened.document("correspondents"), "figure img")
    picture, words = unopened.look("box", "figure img"), unopened.look("box", "figure ~ .bio p")
    assert picture["right"] - picture["left"] > 90
    assert (words["top"] < picture["bottom"]) is beside
    assert (words["left"] > picture["right"]) is beside
    assert words["right"] - words["left"] > 13 * size


def test_large_letters_on_a_narrow_screen(unopened: EReader) -> None:
    """All but tables, which WCAG 2.2 excepts (1.4.10): three columns need more than nine letters' width."""
    unopened.open(screen=(320, 640), flow="scrolled", size=32)
    for path in unopened.documents:
        unopened.do("go", path)
        for look in WHOLE:
            faults = unopened.look(look)["faults"]
            assert [f for f in faults if not f.startswith(("th ", "td "))] == [], path

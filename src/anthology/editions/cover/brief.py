"""What a theme asks of its cover: the block `cover` of its theme.json, read and checked; draws nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anthology.editions.cover.lettering import Box
from anthology.sources import UnreadableError
from anthology.theme import Theme

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_BOXES = ("title", "subtitle", "names", "publisher", "place", "back", "series", "spine-title", "spine-names")


@dataclass(frozen=True, slots=True)
class Colours:
    """ground: of what no picture covers. letters: on it and on the picture. Both "#rrggbb"."""

    ground: str
    letters: str


@dataclass(frozen=True, slots=True)
class Brief:
    """width, height: of the panel that it was drawn for, in mm. boxes: of each kind of words, on that panel.

    bands: where words stand on the front, (top, bottom) as shares of its height. inks: of colours, in percent.
    """

    width: float
    height: float
    colours: Colours
    inks: Mapping[str, tuple[float, float, float, float]]
    bands: tuple[tuple[float, float], ...]
    boxes: Mapping[str, Box]

    @classmethod
    def of(cls, theme: Theme) -> Brief:
        """A theme's own wishes; where it has none, those of the default theme. Raises UnreadableError: theme-broken."""
        try:
            page, wanted = theme.block("page"), theme.block("cover")
            return cls(
                width=float(wanted.get("width", page["width"])),
                height=float(wanted.get("height", page["height"])),
                colours=Colours(_colour(wanted["ground"]), _colour(wanted["letters"])),
                inks={
                    _colour(c): (float(i[0]), float(i[1]), float(i[2]), float(i[3])) for c, i in wanted["inks"].items()
                },
                bands=tuple((float(top), float(bottom)) for top, bottom in wanted["words"]),
                boxes={name: _box(wanted[name]) for name in _BOXES},
            )
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as problem:
            raise UnreadableError(
                "theme-broken",
                f"The theme {theme.name} does not say properly what its cover is to be ({problem}).",
                "Correct the block cover of its theme.json; that of the default theme shows the form.",
            ) from problem


def _colour(text: str) -> str:
    if not _COLOUR.fullmatch(text.lower()):
        raise ValueError(f"{text} is no colour like #7a2e1f")
    return text.lower()


def _box(record: Mapping[str, Any]) -> Box:
    box = Box(
        width=float(record["width"]),
        height=float(record["height"]),
        largest=float(record["largest"]),
        leading=float(record["leading"]),
        family=str(record["family"]),
        style=str(record.get("style", "normal")),
        weight=int(record.get("weight", 400)),
        tracking=float(record.get("tracking", 0)),
    )
    if min(box.width, box.height, box.largest, box.leading) <= 0:
        raise ValueError("a box has a measure that is not more than 0")
    return box

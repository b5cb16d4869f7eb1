"""theme.json and fonts.json, read and held against what they must be; knows neither templates nor style sheets."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LARGEST = 1_000_000
"""Bytes of such a file; the default theme's have two thousand."""

PAGE = (80, 400)
"""Millimetres that a page may have, as those of a book whose manifest says them."""

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.I)
_FAMILY = re.compile(r"[\w .&'-]{1,80}")
_WIDE = ("width", "inner", "outer")
_HIGH = ("height", "top", "bottom")


def read_record(path: Path) -> Any:  # noqa: ANN401 - any JSON
    """The value in a JSON file. Raises OSError, and ValueError where it is too large, too deep or no JSON."""
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} has more than {LARGEST // 1000} kB")
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        raise ValueError(f"{path.name} has too many brackets inside one another") from None


def check_theme(own: object, default: Mapping[str, Any]) -> None:
    """Raise ValueError where a theme.json is not what the default theme's shows; keys that it leaves out are there."""
    if not isinstance(own, dict):
        raise ValueError("theme.json is not a group of keys")
    groups = [name for name, value in default.items() if isinstance(value, dict)]
    if not all(isinstance(own.get(name, {}), dict) for name in groups):
        _wrong(f"{', '.join(groups)} are groups of keys")
    _check_page({**default["page"], **own.get("page", {})})
    for colour, shares in own.get("inks", {}).items():
        if not _COLOUR.fullmatch(colour) or not isinstance(shares, list) or len(shares) != 4:
            _wrong("inks are not like #7a2e1f: [0, 0, 0, 100]")
        if not all(_is_number(share, 0, 100) for share in shares):
            _wrong("inks are not numbers from 0 to 100")


def _check_page(page: Mapping[str, Any]) -> None:
    for key in (*_WIDE, *_HIGH, "leading"):
        if not _is_number(page[key], 0, 2000):
            _wrong(f"{key} of page is no number from 0 to 2000")
    if not all(_is_number(page[size], *PAGE) for size in ("width", "height")):
        _wrong(f"width and height of page are not from {PAGE[0]} to {PAGE[1]}")
    if not isinstance(page.get("mirrored", True), bool):
        _wrong("mirrored of page is neither true nor false")
    if not _is_number(page.get("picture", page["inner"]), 0, page["inner"]):
        _wrong("picture of page is no number from 0 to its inner margin")
    for size, *margins in (_WIDE, _HIGH):
        if sum(page[margin] for margin in margins) > 0.9 * page[size]:
            _wrong(f"the margins of page leave nothing of its {size}")
    if not 4 <= page["leading"] <= 100:
        _wrong("leading of page is not from 4 to 100")


def check_fonts(records: object) -> None:
    """Raise ValueError where a fonts.json is not a list of faces."""
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise ValueError("fonts.json is not a list of groups of keys")
    for record in records:
        family = record["family"]
        if not isinstance(family, str) or not _FAMILY.fullmatch(family):
            _wrong("a family in fonts.json has a name of other signs than letters, figures and spaces")
        if record["style"] not in {"normal", "italic"} or record["weight"] not in {400, 700}:
            _wrong("a face in fonts.json is not normal or italic, 400 or 700")
        if not isinstance(record["file"], str) or "\0" in record["file"]:
            _wrong("a file in fonts.json is no name")


def _is_number(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and low <= value <= high


def _wrong(why: str) -> None:
    raise ValueError(why)

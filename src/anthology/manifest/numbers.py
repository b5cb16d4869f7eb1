"""Numbers, lengths, points and colours as an editor may write them; knows nothing of where they are used."""

from __future__ import annotations

import re
from collections.abc import Callable

from anthology.manifest.mistakes import WrongValueError, shown

_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_LENGTH = re.compile(r"(?P<number>\d{1,6}(?:[.,]\d{1,6})?)\s*(?P<unit>[a-z\"″]*)", re.IGNORECASE)
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})


def whole(low: int, high: int, unit: str = "") -> Callable[[str], int]:
    """Reads a whole number in this range; the unit ("%", "ppi", "px") may follow it. "05" is 5."""

    def read(text: str) -> int:
        digits = text.strip().removesuffix(unit).strip() if unit else text.strip()
        if not re.fullmatch(r"[0-9]{1,9}", digits):
            hint = f"Write a number between {low} and {high}, in figures."
            raise WrongValueError("number-wrong", f"is {shown(text)}, which is not a whole number", hint)
        if not low <= (number := int(digits)) <= high:
            size = "small" if number < low else "large"
            hint = f"Write a number between {low} and {high}."
            raise WrongValueError("number-wrong", f"is {number}, which is too {size}", hint)
        return number

    return read


def read_truth(text: str) -> bool:
    """True for true and yes, false for false and no."""
    word = text.strip().lower()
    if word not in _TRUE | _FALSE:
        raise WrongValueError(
            "value-unknown", f"is {shown(text)}, which is neither true nor false", "Write true or false."
        )
    return word in _TRUE


def _mm(text: str) -> float | None:
    """A length in mm; None where this is none."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        return None
    unit = match["unit"].lower().replace('"', "in").replace("″", "in")
    return float(match["number"].replace(",", ".")) * _MM[unit] if unit in _MM else None


def length(low: float, high: float) -> Callable[[str], float]:
    """Reads a length such as 3mm, 0.3cm, 0.12in or 9pt, in this range of mm; returns mm."""

    def read(text: str) -> float:
        found = _mm(text)
        if found is None:
            raise WrongValueError(
                "length-wrong",
                f"is {shown(text)}, which is not a length",
                "Write a number and its unit, mm, cm, in or pt, such as 3mm.",
            )
        if not low <= found <= high:
            size = "small" if found < low else "large"
            hint = f"Write a length between {low:g} and {high:g} mm."
            raise WrongValueError("length-wrong", f"is {shown(text)}, which is too {size}", hint)
        return found

    return read


def read_trim(text: str) -> dict[str, float]:
    """Width and height of a page, in mm, from "140mm x 216mm", "6in x 9in" or "140 x 216 mm"."""
    parts = re.split(r"\s*[x×]\s*", text.strip().lower())
    if len(parts) == 2 and parts[0].replace(".", "").replace(",", "").isdigit():
        parts[0] += re.sub(r"^[\d.,\s]+", "", parts[1])
    sizes = [_mm(part) for part in parts]
    if len(sizes) != 2 or sizes[0] is None or sizes[1] is None:
        raise WrongValueError(
            "length-wrong",
            f"is {shown(text)}, which is not the size of a page",
            "Write width x height with their units, such as 140mm x 216mm or 6in x 9in.",
        )
    width, height = sizes[0], sizes[1]
    if not (80 <= width <= 400 and 80 <= height <= 400):
        raise WrongValueError(
            "length-wrong",
            f"is {shown(text)}, that is {width:g} mm x {height:g} mm",
            "Width and height must be between 80 and 400 mm.",
        )
    return {"width": width, "height": height}


def read_share(text: str) -> float:
    """A share between 0 and 1: "0.3" or "30%". Raises ValueError."""
    number = text.strip()
    if not re.fullmatch(r"\d{0,3}(?:\.\d{1,9})?%?|\d{1,3}\.%?", number) or not re.search(r"\d", number):
        raise ValueError(number)
    share = float(number.rstrip("%")) / (100 if number.endswith("%") else 1)
    if share > 1:
        raise ValueError(number)
    return share


def read_focus(value: object) -> tuple[float, float]:
    """A point of a picture: shares of its width from the left and of its height from the top."""
    try:
        if isinstance(value, list) and len(value) == 2 and all(isinstance(share, str) for share in value):
            return read_share(value[0]), read_share(value[1])
    except ValueError:
        pass
    raise WrongValueError(
        "focus-wrong",
        "is not a point of the picture",
        "Write two numbers between 0 and 1, from the left and from the top: [0.5, 0.3].",
    )


_DEGREES = re.compile(r"(?P<sign>[-−+]?)\s*(?P<number>\d{1,3}(?:\.\d{1,15})?)\s*°?\s*(?P<side>[NSEWnsew]?)")


def _degrees(text: str, sides: str) -> float:
    """Degrees, north and east positive; sides: the letters of the positive and the negative side."""
    match = _DEGREES.fullmatch(text.strip())
    side = match["side"].upper() if match else ""
    if match is None or (side and (side not in sides or match["sign"])):
        raise ValueError(text)
    return float(match["number"]) * (-1 if match["sign"] in ("-", "−") or side == sides[1] else 1)


def read_coordinates(value: object) -> tuple[float, float]:
    """A place on the earth: latitude and longitude in degrees, from [-16.5, -68.15] or "16.5° S, 68.15° W"."""
    hint = "Write degrees with a point, first north or south of the equator, then east or west: [-16.5, -68.15]."
    parts = value.split(",") if isinstance(value, str) else value
    try:
        if not (isinstance(parts, list) and len(parts) == 2 and all(isinstance(part, str) for part in parts)):
            raise ValueError(parts)
        latitude, longitude = _degrees(parts[0], "NS"), _degrees(parts[1], "EW")
    except ValueError:
        raise WrongValueError("coordinates-wrong", "is not the latitude and longitude of a place", hint) from None
    if abs(latitude) > 90 or abs(longitude) > 180:
        number, most = (latitude, 90) if abs(latitude) > 90 else (longitude, 180)
        if abs(latitude) > 90 >= abs(longitude):
            hint = f"They seem to stand the other way round: [{longitude:g}, {latitude:g}]?"
        raise WrongValueError("coordinates-wrong", f"has {number:g} degrees, and there are no more than {most}", hint)
    return latitude, longitude


def read_colour(text: str) -> str:
    """A colour as "#rrggbb", in lower case."""
    colour = text.strip().lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise WrongValueError(
            "colour-wrong",
            f"is {shown(text)}, which is not a colour",
            'Write # and six digits 0-9, a-f, in quotes: "#ffffff" is white.',
        )
    return colour

"""The bar code of an ISBN, EAN-13, as bars in modules (ISO/IEC 15420:2009, 4.2; GS1 General Specifications, 5.2)."""

from __future__ import annotations

from dataclasses import dataclass

MODULE = 0.33
"""Millimetres of a module at 100 %."""
QUIET_LEFT, QUIET_RIGHT = 11, 7
"""Modules that stay light beside the bars."""
BAR_HEIGHT, GUARD_HEIGHT = 22.85, 24.5
"""Millimetres: guards reach five modules below the other bars, between the digits."""
HEIGHT = 25.93
"""Millimetres of the whole symbol with its digits; its width is 37.29 mm."""

_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
"""Number set A; B is its complement from right to left, C its complement."""
_SETS = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
"""How the first digit, which has no bars of its own, is told by the sets of the six after it."""
_GUARDS = (*range(3), *range(45, 50), *range(92, 95))


@dataclass(frozen=True, slots=True)
class Bar:
    """A dark bar in mm from the left edge of the quiet zone and the top of the bars."""

    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit below the bars. x: of its middle, in mm from the left edge of the quiet zone."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """An EAN-13 symbol at 100 %. isbn: as it is printed above the bars. All measures in mm."""

    isbn: str
    bars: tuple[Bar, ...]
    digits: tuple[Digit, ...]
    width: float = round((QUIET_LEFT + 95 + QUIET_RIGHT) * MODULE, 2)
    height: float = HEIGHT


def symbol(isbn: str) -> Symbol:
    """The bar code of an ISBN-13, with or without hyphens; its check digit was looked at when it was read."""
    number = isbn.replace("-", "").replace(" ", "")
    dark = modules(number)
    bars: list[Bar] = []
    start = 0
    for at in range(1, 96):
        if at < 95 and dark[at] == dark[start]:
            continue
        if dark[start] == "1":
            height = GUARD_HEIGHT if start in _GUARDS else BAR_HEIGHT
            bars.append(Bar(_mm(QUIET_LEFT + start), _mm(at - start), height))
        start = at
    middles = [-5.0, *(3 + 7 * n + 3.5 for n in range(6)), *(50 + 7 * n + 3.5 for n in range(6))]
    digits = (Digit(text, _mm(QUIET_LEFT + x)) for text, x in zip(number, middles, strict=True))
    return Symbol(isbn, tuple(bars), tuple(digits))


def modules(number: str) -> str:
    """The 95 modules of thirteen digits, "1" for dark."""
    left = "".join(_coded(int(d), s) for d, s in zip(number[1:7], _SETS[int(number[0])], strict=True))
    right = "".join(_coded(int(d), "C") for d in number[7:])
    return f"101{left}01010{right}101"


def _coded(digit: int, number_set: str) -> str:
    if number_set == "A":
        return _LEFT[digit]
    complement = _LEFT[digit].translate(str.maketrans("01", "10"))
    return complement if number_set == "C" else complement[::-1]


def _mm(count: float) -> float:
    return round(count * MODULE, 4)

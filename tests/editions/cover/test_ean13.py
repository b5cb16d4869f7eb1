"""The bar code, as a decoder reads it back from its bars; that it can be read from a cover is in test_wrap.py."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from anthology.editions.cover.ean13 import MODULE, symbol

DOTS = 20
"""Pixels a millimetre."""


def decoded(number: str) -> str:
    made = symbol(number)
    image = Image.new("L", (round(made.width * DOTS), round(made.height * DOTS)), 255)
    draw = ImageDraw.Draw(image)
    for bar in made.bars:
        draw.rectangle((bar.x * DOTS, 0, (bar.x + bar.width) * DOTS - 1, bar.height * DOTS), fill=0)
    (found,) = zxingcpp.read_barcodes(image)
    assert "EAN13" in str(found.format).replace("-", "")
    return found.text


def with_check_digit(twelve: str) -> str:
    total = sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(twelve))
    return f"{twelve}{-total % 10}"


@pytest.mark.parametrize("first", range(10))
def test_a_decoder_reads_it(first: int) -> None:
    """Every first digit has a pattern of sets of its own, and every digit is on both sides of the middle."""
    for rest in ("01234567890", "98765432109", "55667788990"):
        number = with_check_digit(f"{first}{rest}")
        assert decoded(number) == number


def test_hyphens_are_printed_and_not_coded() -> None:
    assert decoded("978-0-00-202703-8") == "9780002027038"
    assert symbol("978-0-00-202703-8").isbn == "978-0-00-202703-8"


def test_the_symbol_has_its_size_at_100_per_cent() -> None:
    made = symbol("978-0-00-202703-8")
    assert (made.width, made.height) == (37.29, 25.93)
    assert made.bars[0].x == pytest.approx(11 * MODULE)
    last = made.bars[-1]
    assert last.x + last.width == pytest.approx(37.29 - 7 * MODULE, abs=0.005)
    assert "".join(d.text for d in made.digits) == "9780002027038"


def test_guards_reach_below_the_other_bars() -> None:
    bars = symbol("978-0-00-202703-8").bars
    assert len(bars) == 30
    assert [n for n, bar in enumerate(bars) if bar.height > 24] == [0, 1, 14, 15, 28, 29]

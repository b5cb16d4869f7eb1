"""Texts that nobody would write: each check tells a little of them, in good time, and ends in no traceback."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TEXTS = {
    "quotations that open": "“a " * 20_000,
    "quotations that close": "a” " * 20_000,
    "quotations turned": "“a a“ " * 10_000,
    "quotations in quotations": "“‘" * 20_000,
    "spaces": "a  b , " * 10_000,
    "no-break spaces": "a" + " \u00a0" * 50_000 + "b",
    "words run together": "newsThe newsaa.The " * 5_000,
    "one long word": "aA" * 100_000,
    "phrases": "click here last week " * 5_000,
    "addresses": "https://example.org/a?utm_source=1 www." * 5_000,
    "shortcodes": '\\[a b="' * 10_000,
    "entities": "&amp;nbsp; " * 10_000,
    "tags": "\\<a " * 10_000,
    "paragraphs": "It rained on the day that the market closed and nobody came to see it.\n\n" * 1_000,
    "nothing but marks": "”’»" * 3_000,
    "a combining mark alone": "\u0301“\u0301 ‘\u0301",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_little_is_told_of_it(told: Callable[..., list[str]], text: str) -> None:
    assert len(told(text + "\n")) <= 60

"""Dates and lists as a language writes them, through Babel; knows nothing of books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from anthology.language.tags import locale, primary

_FIRST_OF_THE_MONTH = {"fr": "1er", "it": "1º", "pt-BR": "1º"}
"""How the first day is written where it is not "1"; the locale data (CLDR) does not say."""


def full_date(day: date, language: str) -> str:
    """A day with the month's name: "20 January 2021", "20 de enero de 2021"."""
    text = format_date(day, format="long", locale=locale(language))
    first = _FIRST_OF_THE_MONTH.get(language) or _FIRST_OF_THE_MONTH.get(primary(language))
    if day.day == 1 and first and text.startswith("1 "):
        return first + text[1:]
    return text


def partial_date(text: str, language: str) -> str:
    """A date of the form 2020, 2020-12 or 2020-12-24, as far as it is given. Raises ValueError for another form."""
    match [int(n) for n in text.split("-")]:
        case [year, month, day]:
            return full_date(date(year, month, day), language)
        case [year, month]:
            return str(format_skeleton("yMMMM", date(year, month, 1), locale=locale(language)))
        case [year]:
            return str(year)
    raise ValueError(text)


def listing(items: Sequence[str], language: str) -> str:
    """Things one after the other: "a, b and c"."""
    return format_list(list(items), style="standard", locale=locale(language))

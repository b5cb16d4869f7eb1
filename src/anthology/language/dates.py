"""Dates and lists as a language writes them, through Babel; knows nothing of books."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list

from anthology.language.tags import locale, primary
from anthology.language.words import LANGUAGES

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


def read_full_date(text: str) -> date | None:
    """A whole date as one of our languages writes it, or as 2021-01-20 or 20.1.2021; None for anything else.

    Numbers alone with strokes (1/2/2021) are read differently here and there, and not taken.
    """
    words = re.findall(r"\w+", text.casefold())
    numbers = [re.sub(r"\D+$", "", word) for word in words if word[0].isdecimal()]
    months = [_months()[word] for word in words if word in _months()]
    rest = [word for word in words if not word[0].isdecimal() and word not in _months() and word not in _BESIDE]
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text.strip()):
        year, month, day = map(int, numbers)
    elif re.fullmatch(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}", text.strip()):
        day, month, year = map(int, numbers)
    elif len(months) == 1 and len(numbers) == 2 and not rest and len(numbers[1]) == 4 and len(text) < _LONGEST_DATE:
        day, month, year = int(numbers[0]), months[0], int(numbers[1])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_LONGEST_DATE = 40
_BESIDE = frozenset({"de", "of", "the", "le", "el", "il", "den", "del", "o", "em", "am", "on"})
"""What may stand beside day, month and year."""


@cache
def _months() -> Mapping[str, int]:
    """The names of months in our languages, whole and shortened, by what they are in the year."""
    return {
        name.casefold().strip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale(language)).items()
    }

"""A whole date is read as our languages write it, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from anthology.language.dates import full_date, read_full_date
from anthology.language.words import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_what_a_language_writes_is_read(language: str, month: int) -> None:
    day = date(2026, month, 1 if month % 2 else 21)
    assert read_full_date(full_date(day, language)) == day


@pytest.mark.parametrize("text", ["January 20, 2021", "2021-01-20", "20.1.2021", "20th January 2021", "20 Jan. 2021"])
def test_other_forms(text: str) -> None:
    assert read_full_date(text) == date(2021, 1, 20)


@pytest.mark.parametrize("text", ["", "1/2/2021", "2021", "31 February 2021", "On 20 January 2021 it rained"])
def test_what_is_no_whole_date(text: str) -> None:
    assert read_full_date(text) is None

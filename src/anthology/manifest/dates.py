"""Days, months and years as an editor may write them (ISO 8601); knows nothing of where they are used."""

from __future__ import annotations

import calendar
import re
from datetime import date

from anthology.manifest.mistakes import WrongValueError, shown

_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def read_day(text: str) -> date:
    """A day: "2027-03-01"."""
    match = _PARTS.fullmatch(text.strip())
    if match is None or match[3] is None:
        raise WrongValueError(
            "date-wrong", f"is {shown(text)}, which is not a date", "Write year-month-day, such as 2027-03-01."
        )
    _exists(match)
    return date(int(match[1]), int(match[2]), int(match[3]))


def read_partial_date(text: str) -> str:
    """A year, a month or a day, as typed: "2020", "2020-12", "2020-12-24"."""
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        raise WrongValueError(
            "date-wrong",
            f"is {shown(text)}, which is neither a year, a month nor a day",
            "Write 2020, 2020-12 or 2020-12-24.",
        )
    _exists(match)
    return match[0]


def _exists(match: re.Match[str]) -> None:
    """Raises WrongValueError where there is no such year, month or day."""
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if year == 0:
        raise WrongValueError("date-wrong", f"is {match[0]}, and there is no year 0", "Correct the year.")
    if not 1 <= month <= 12:
        hint = "Write the year first, then the month from 01 to 12, then the day."
        raise WrongValueError("date-wrong", f"is {match[0]}, and there is no month {month}", hint)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise WrongValueError(
            "date-wrong",
            f"is {match[0]}, a day that does not exist",
            f"{calendar.month_name[month]} {year} has {days} days.",
        )

"""The date that a made file bears; never the clock's, so that the same book gives the same bytes tomorrow."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time


def made_at(published: date | None) -> datetime:
    """SOURCE_DATE_EPOCH (reproducible-builds.org), else the day of publication, else the first day of 1980."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(published or date(1980, 1, 1), time(), UTC)


def pdf_date(when: datetime) -> str:
    """A moment in UTC as PDF writes it (ISO 32000-1, 7.9.4)."""
    return when.strftime("D:%Y%m%d%H%M%SZ")

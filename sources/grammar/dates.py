"""The grammar of days: years, days of the calendar as print spells them, the last day of a period."""

from __future__ import annotations

import calendar
import datetime
import re

YEAR = r"(?:19|20)[0-9]{2}"


def quarter_of(quarter: str) -> int:
    """Which quarter print means: `ii`, `2`, and `ll` or `11` misread from it."""
    return int(quarter) if quarter in "234" else 4 if quarter.endswith("v") else len(quarter)


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def date_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day (`31 tháng 02`)."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def last_day(period: str) -> datetime.date:
    """The day on which the period of a code of the contract ends."""
    year, part = int(period[-4:] if "/" in period else period[:4]), "" if "/" in period else period[5:]
    months = {"Q": 3, "H": 6}.get(part[:1])
    month = months * int(part[1:]) if months else int(part[:-1] or 12)
    return _month_end(year, month)


_DAY = rf"\s*([0-3]?[0-9])\s*(?:tháng|[/.-])\s*([01]?[0-9])\s*(?:năm|[/.-])\s*({YEAR})"
DATE = re.compile(f"ngày{_DAY}", re.I)

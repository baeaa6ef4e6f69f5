"""The atoms of time: how print spells years, quarters and days, and `Period`, the time that they name.

A pattern here is source for a regex; each fits printed and folded text alike. What a column, a sentence or a
deadline says of time is made of these in `periods` and `deadlines`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, field

YEAR = r"(?:19|20)[0-9]{2}"
A_YEAR = re.compile(rf"\b({YEAR})\b")
DAY_NUMBER = r"[0-3]?[0-9]"
MONTH_NUMBER = r"[01]?[0-9]"

_TO_MONTH = r"\s*+(?:tháng|thang|[/.-])\s*+"
_TO_YEAR = r"\s*+(?:năm|nam|[/.-])\s*+"
# "13 tháng 01", "13/1"; no end of a longer number, and no beginning of one.
DAY_AND_MONTH = rf"(?<![0-9])(?P<day>{DAY_NUMBER}){_TO_MONTH}(?P<month>{MONTH_NUMBER})(?![0-9])"
CALENDAR_DAY = rf"{DAY_AND_MONTH}{_TO_YEAR}(?P<year>{YEAR})(?![0-9])"
"""A whole day, `13 tháng 01 năm 2020` or `13/1/2020`; `day_of` reads its match."""
DAY_OF_A_YEAR = rf"{DAY_AND_MONTH}(?:{_TO_YEAR}(?P<year>{YEAR})(?![0-9]))?"
"""A day that may leave its year to what is printed elsewhere."""
DATE = re.compile(rf"ngày\s*{CALENDAR_DAY}", re.I)

# "2021 - 2025", "2021 đến hết năm 2025". A stroke parts a ratio as well (`2025/2024`), so it makes no span.
YEARS = (
    rf"(?P<year>{YEAR})\s*+(?:[-–—]|đến|den|tới|toi)\s*+(?:(?:hết|het) )?+(?:(?:năm|nam) )?+"
    rf"(?P<last_year>{YEAR})"
)
QUARTER_NAME = r"(?:i{1,3}|iv|[1-4])"
"""A quarter's own name, in small letters; `quarter_of` reads it."""
QUARTER = rf"\bq(?:u[iy])? ?(?P<quarter>{QUARTER_NAME})\b"
"""A quarter as folded print names it, without its year: `quy ii`, `q1`."""


def quarter_of(quarter: str) -> int:
    """Which quarter print means: `ii`, `2`, and `ll` or `11` misread from it."""
    return int(quarter) if quarter in "234" else 4 if quarter.endswith("v") else len(quarter)


def date_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day (`31 tháng 02`)."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def day_of(match: re.Match[str]) -> datetime.date | None:
    """The day that a match of `CALENDAR_DAY` prints, or None where the calendar has no such day."""
    return date_of(int(match["year"]), int(match["month"]), int(match["day"]))


# Parts of a year by the letter of their code, and how many months each has.
_PARTS = {"Q": 3, "H": 6, "M": 1}
_CODE = re.compile(rf"({YEAR})(?:/({YEAR})|-([QHM])([0-9]{{1,2}})|-([0-9]{{1,2}})M)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, first and last included; ordered by the first, then by the last."""

    first: datetime.date
    last: datetime.date
    alone: bool = field(default=False, compare=False)
    """Whether print names a month by itself: January is the first month of a year as well."""

    @classmethod
    def of_day(cls, day: datetime.date) -> Period:
        return cls(day, day)

    @classmethod
    def of_months(cls, year: int, month: int, count: int = 1) -> Period:
        """So many months of one year from the given one on."""
        last = month + count - 1
        return cls(
            datetime.date(year, month, 1),
            datetime.date(year, last, calendar.monthrange(year, last)[1]),
        )

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """One month by itself."""
        whole = cls.of_months(year, month)
        return cls(whole.first, whole.last, alone=True)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        return cls.of_months(year, 3 * quarter - 2, 3)

    @classmethod
    def of_half(cls, year: int, half: int) -> Period:
        return cls.of_months(year, 6 * half - 5, 6)

    @classmethod
    def of_years(cls, first: int, last: int | None = None) -> Period:
        """A whole year, or all years from the first through the last."""
        return cls(datetime.date(first, 1, 1), datetime.date(last or first, 12, 31))

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period of a code of the contract; raises ValueError where it is none."""
        match = _CODE.fullmatch(code)
        if match is None:
            raise ValueError(f"no code of a period: {code}")
        year, last, part, position, count = match.groups()
        if last:
            return cls.of_years(int(year), int(last))
        if part == "M":
            return cls.of_month(int(year), int(position))
        if part:
            return cls.of_months(int(year), _PARTS[part] * (int(position) - 1) + 1, _PARTS[part])
        return cls.of_months(int(year), 1, int(count or 12))

    @property
    def code(self) -> str | None:
        """The code of the contract; None where the contract has none (`15/5 - 15/11`)."""
        first, last = self.first, self.last
        if (first.day, last.day) != (1, calendar.monthrange(last.year, last.month)[1]):
            return None
        if (first.month, last.month) == (1, 12):
            return f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"
        if first.year != last.year:
            return None
        if self.alone:
            return f"{first.year}-M{first.month:02d}"
        return _part_of_year(first.year, first.month, last.month - first.month + 1)


def _part_of_year(year: int, month: int, count: int) -> str | None:
    for letter in "QH":
        if count == _PARTS[letter] and month % count == 1:
            return f"{year}-{letter}{month // count + 1}"
    if month == 1:
        return f"{year}-{count}M"
    return f"{year}-M{month:02d}" if count == 1 else None


def first_day(code: str) -> datetime.date:
    """The day on which the period of a code of the contract begins."""
    return Period.parse(code).first


def last_day(code: str) -> datetime.date:
    """The day on which the period of a code of the contract ends."""
    return Period.parse(code).last

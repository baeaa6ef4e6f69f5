"""The grammar of time in planning documents: dates, deadlines, the periods of columns and titles.

Printed text in, `Due` or a period code out. Which column or sentence holds a time belongs to the readers.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from sources.fold import fold
from sources.quantities import around_figures

YEAR = r"(?:19|20)[0-9]{2}"
_QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "l": 1,
    "11": 2,
    "ll": 2,
    "111": 3,
    "1v": 4,
}
_QUARTER = r"(?:iv|i{1,3}|1v|1{1,3}|l{1,2}|[1-4])"

_ONGOING = re.compile(
    r"thuong xuyen|lien tuc|(?:trong )?(?:qua trinh|thoi gian)(?: to chuc)? (?:trien khai|thuc hien)|theo tien do|hang ngay"
)
_ONWARD = re.compile(rf"\b({YEAR}) (?:va|-) ?(?:cac|nhung|moi)? ?nam (?:tiep theo|sau)|tu (?:nam )?({YEAR}) tro di")
_RECURRENCES = (
    (re.compile(r"\b(?:hang|moi|dinh ky) thang\b"), "monthly"),
    (re.compile(r"\b(?:hang|moi|dinh ky) quy\b"), "quarterly"),
    (re.compile(r"\b(?:hang|moi) nam\b|\bdinh ky nam\b"), "yearly"),
)
_SINCE = re.compile(rf"\btu (?:nam )?({YEAR})")

_DAY = re.compile(rf"\b([0-3]?[0-9]) ?[/.-] ?([01]?[0-9])(?: ?[/.-] ?| nam )({YEAR})\b")
_DAY_WORDS = re.compile(rf"(?:ngay )?([0-3]?[0-9]) thang ([01]?[0-9])(?: ?[/,]? ?(?:nam )?({YEAR}))?")
_HALF = re.compile(rf"6 thang (dau|cuoi)(?: nam)?(?: ?[/,-]? ?(?:nam )?({YEAR}))?")
_QUARTER_OF = re.compile(rf"\bqu[iy] ({_QUARTER})\b(?: ?[,/-]? ?(?:nam )?({YEAR}))?")
_MONTH = re.compile(rf"\b(?:thang|t) ?([01]?[0-9])\b(?: ?[/,-]? ?(?:nam )?({YEAR}))?")
_MONTH_YEAR = re.compile(rf"\b([01]?[0-9]) ?[/-] ?({YEAR})\b")
_YEARS = re.compile(rf"\b({YEAR}) ?(?:-|–|—|den|toi|/) ?(?:nam )?({YEAR})\b")
_ONE_YEAR = re.compile(rf"\b({YEAR})\b")
_DAY_OF_YEAR = re.compile(r"\b([0-3]?[0-9]) ?[/.-] ?([01]?[0-9])$")
# "Quý IV-2025", "tháng 6 - 2025": this dash stands before the year of the moment, it opens no span.
_YEAR_BEHIND_DASH = re.compile(rf"\b((?:qu[iy] {_QUARTER}|thang [01]?[0-9])) ?[-–] ?({YEAR})\b")
_BEFORE = re.compile(r"^(?:hoan thanh )?(?:truoc|den|cham nhat|khong muon hon|muon nhat)\b")
_SPAN = re.compile(r" ?[-–—] ?| den | toi ")
_NEXT_QUARTER = re.compile(
    rf"\bqu[iy] ({_QUARTER})\b ?(?:,|va|-|–) ?(?:qu[iy] )?({_QUARTER})\b(?: ?[,/-]? ?(?:nam )?({YEAR}))?"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as days, and how it recurs. An open side is None."""

    first: datetime.date | None
    last: datetime.date | None
    recurrence: str = "none"


@lru_cache(maxsize=16384)
def read_deadline(printed: str, plan_year: int | None) -> Due | None:
    """The days that a printed deadline means; None where it names no time that can be told.

    A month or quarter without a year lies in `plan_year`; without either it cannot be told.
    """
    folded = fold(printed)
    onward = _ONWARD.search(folded)
    if onward:
        return Due(datetime.date(int(onward[1] or onward[2]), 1, 1), None, "ongoing")
    for pattern, recurrence in _RECURRENCES:
        if pattern.search(folded):
            since = _SINCE.search(folded)
            return Due(datetime.date(int(since[1]), 1, 1) if since else None, None, recurrence)
    if _ONGOING.search(folded):
        return Due(None, None, "ongoing")
    span = _read_span(folded, plan_year)
    if span is None:
        return None
    first, last = span
    return Due(None if _BEFORE.match(folded) else first, last)


def _read_span(folded: str, plan_year: int | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a deadline of one or two moments (`Quý IV/2025 - Quý II/2026`)."""
    quarters = _NEXT_QUARTER.search(folded)
    if quarters and (year := _year(quarters[3], plan_year)):
        return _quarter(year, quarters[1])[0], _quarter(year, quarters[2])[1]
    years = _YEARS.search(folded)
    # The first year may be that of a month or quarter (`Quý II/2025 - 2026`): then it is no year of its own.
    if years and int(years[1]) <= int(years[2]) and folded[: years.start()].rstrip()[-1:] not in ("/", "-"):
        return datetime.date(int(years[1]), 1, 1), datetime.date(int(years[2]), 12, 31)
    pieces = _SPAN.split(_YEAR_BEHIND_DASH.sub(r"\1/\2", folded))
    if len(pieces) == 2 and (last := _read_moment(pieces[1], plan_year)):
        # "15/02 - 20/3/2023", "tháng 6 - tháng 9/2025": the year behind the second moment holds for both.
        first = _read_moment(pieces[0], last[1].year) or _read_day_of_year(pieces[0], last[1].year)
        if first and first[0] <= last[1]:
            return first[0], last[1]
    return _read_moment(folded, plan_year)


def _read_day_of_year(folded: str, year: int) -> tuple[datetime.date, datetime.date] | None:
    match = _DAY_OF_YEAR.search(folded)
    return _day(year, int(match[2]), int(match[1])) if match else None


def _read_moment(folded: str, plan_year: int | None) -> tuple[datetime.date, datetime.date] | None:
    if match := _DAY.search(folded):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_WORDS.search(folded):
        year = _year(match[3], plan_year)
        return _day(year, int(match[2]), int(match[1])) if year else None
    if match := _HALF.search(folded):
        year = _year(match[2], plan_year)
        half = 1 if match[1] == "dau" else 7
        return (datetime.date(year, half, 1), _month_end(year, half + 5)) if year else None
    if match := _QUARTER_OF.search(folded):
        year = _year(match[2], plan_year)
        return _quarter(year, match[1]) if year else None
    if match := _MONTH.search(folded):
        return _month(_year(match[2], plan_year), int(match[1]))
    if match := _MONTH_YEAR.search(folded):
        return _month(int(match[2]), int(match[1]))
    if match := _ONE_YEAR.search(folded):
        year = int(match[1])
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return _read_day_of_year(folded, plan_year) if plan_year else None


def _year(printed: str | None, plan_year: int | None) -> int | None:
    return int(printed) if printed else plan_year


def _day(year: int, month: int, day: int) -> tuple[datetime.date, datetime.date] | None:
    read = date_of(year, month, day)
    return (read, read) if read else None


def _month(year: int | None, month: int) -> tuple[datetime.date, datetime.date] | None:
    if year is None or not 1 <= month <= 12:
        return None
    return datetime.date(year, month, 1), _month_end(year, month)


def _quarter(year: int, printed: str) -> tuple[datetime.date, datetime.date]:
    quarter = _QUARTERS[printed]
    return datetime.date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter)


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def date_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day (`31 tháng 02`)."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


# --- periods named in running text ---

_SPAN_OF_YEARS = re.compile(rf"(?:\btu (?:nam )?)?\b({YEAR}) ?(?:-|–|—|/|den|toi)(?: het)?(?: nam)? ?({YEAR})\b")
_QUARTER_NAMED = re.compile(rf"\bqu[iy] (iv|i{{1,3}}|[1-4])\b(?: ?[,/-]? ?(?:nam )?({YEAR}))?")
_MONTHS_NAMED = re.compile(
    rf"\b0?([1-9]|1[01]) thang(?: (dau|cuoi))?(?: cua)?(?: nam)?(?: ?/? ?(?:nam )?({YEAR}))?\b(?! tro len)"
)
_YEAR_NAMED = re.compile(rf"(?<![0-9./-])({YEAR})(?![0-9]|[.,/][0-9])")
# Years that say what a figure is measured against, or that belong to a name: no period of the figure.
_NOT_ITS_PERIOD = re.compile(
    rf"\b(?:so voi|so cung ky|so|gap [0-9.,]+ lan|cao hon|thap hon|lon hon|hon|bang [0-9.,]+ ?%|gia (?:so sanh|co dinh)?|tinh tu|ke tu)"
    rf"(?: (?:cung ky|thuc hien|uoc thuc hien|ke hoach|muc|cuoi|dau|cua|gia|so sanh))*(?: nam)? {YEAR}(?: ?[-–] ?{YEAR})?"
    rf"|\btam nhin(?: den)?(?: nam)? {YEAR}|\bdinh huong(?: den)?(?: nam)? {YEAR}"
)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that a text names, as a code of the contract, and where it stands."""

    start: int
    end: int
    code: str


def named_periods(folded: str, year: int | None) -> list[NamedPeriod]:
    """The periods that a folded text names, in order; a part of a year without its year is of `year`."""
    taken: list[tuple[int, int]] = []
    found: list[NamedPeriod] = []

    def add(match: re.Match[str], code: str | None) -> None:
        start, end = match.span()
        if code and not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            found.append(NamedPeriod(start, end, code))

    for start, end in around_figures(folded):
        taken.extend(match.span() for match in _NOT_ITS_PERIOD.finditer(folded, start, end))
        for match in _SPAN_OF_YEARS.finditer(folded, start, end):
            add(match, f"{match[1]}/{match[2]}" if match[1] < match[2] else None)
        for match in _QUARTER_NAMED.finditer(folded, start, end):
            own = match[2] or year
            add(match, f"{own}-Q{_QUARTERS[match[1]]}" if own else None)
        for match in _MONTHS_NAMED.finditer(folded, start, end):
            own = match[3] or year
            add(match, _months(own, int(match[1]), match[2]) if own else None)
        for match in _YEAR_NAMED.finditer(folded, start, end):
            add(match, match[1])
    return sorted(found, key=lambda period: period.start)


def _months(year: str | int, count: int, part: str | None) -> str | None:
    if count == 6:
        return f"{year}-H{2 if part == 'cuoi' else 1}"
    if count == 3:
        return None if part == "cuoi" else f"{year}-Q1"
    return f"{year}-{count}M" if part != "cuoi" else None

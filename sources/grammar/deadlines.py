"""The grammar of time in planning documents: dates, deadlines, the periods of columns and titles.

Printed text in, `Due` or a period code out. Which column or sentence holds a time belongs to the readers.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from sources.grammar.dates import YEAR, Period, date_of, quarter_of
from sources.paper.letters import fold

_QUARTER = r"(?:[1l]v|iv|[il1]{1,3}|[2-4])"
"""A quarter as printed or misread: `II`, `ll`, `I1` and `11` are two strokes, `1v` is IV."""

_ONGOING = re.compile(
    r"thuong xuyen|xuyen suot|lien tuc|(?:trong )?(?:qua trinh|thoi gian)(?: to chuc)? (?:trien khai|thuc hien)|theo tien do|hang (?:ngay|tuan)"
)
_ONWARD = re.compile(
    rf"(?:\b({YEAR}) ?[-–] ?)?\b({YEAR}) (?:va|-) ?(?:cac|nhung|moi)? ?nam (?:tiep theo|sau)|tu (?:nam )?({YEAR}) tro di"
)
# The day of a document that a deadline names is no deadline: "Theo Kế hoạch số 12/KH-UBND ngày 05/02/2025".
_CITED = re.compile(
    rf"\bso ?:? ?[0-9]+[a-z]?(?: ?[/-] ?(?:{YEAR}|[a-z]+\b))+(?:,? ngay [0-3]?[0-9](?: ?[/.-] ?| thang )[01]?[0-9](?: ?[/.-] ?| nam ){YEAR})?"
)
_RECURRENCES = (
    (re.compile(r"\b(?:hang|moi|dinh ky) thang\b"), "monthly"),
    (re.compile(r"\b(?:hang|moi|dinh ky) quy\b|\b(?:thang )?(?:dau|cuoi) quy$"), "quarterly"),
    (re.compile(r"\b(?:hang|moi) nam\b|\bdinh ky nam\b"), "yearly"),
)
_SINCE = re.compile(rf"\btu (?:nam )?({YEAR})")

_DAY = re.compile(rf"\b([0-3]?[0-9]) ?[/.-] ?([01]?[0-9])(?: ?[/.-] ?| nam )({YEAR})\b")
# "Tuần 2 tháng 6" is a week of June.
_DAY_WORDS = re.compile(
    rf"(?<!tuan )(?<!tuan thu )\b(?:ngay )?([0-3]?[0-9]) thang ([01]?[0-9])\b(?: ?[/,]? ?(?:nam )?({YEAR}))?"
)
_HALF = re.compile(rf"6 thang (dau|cuoi)(?: nam)?(?: ?[/,-]? ?(?:nam )?({YEAR}))?")
_QUARTER_OF = re.compile(rf"\bquy ({_QUARTER})\b(?: ?[,/-]? ?(?:nam )?({YEAR}))?")
_MONTH = re.compile(rf"\b(?:thang|t) ?([01]?[0-9])\b(?: ?[/,-]? ?(?:nam )?({YEAR}))?")
_MONTH_YEAR = re.compile(rf"\b([01]?[0-9]) ?[/-] ?({YEAR})\b")
_ONE_YEAR = re.compile(rf"\b({YEAR})\b")
_DAY_OF_YEAR = re.compile(r"\b([0-3]?[0-9]) ?[/.-] ?([01]?[0-9])$")

# --- several moments: first made plain, so that what is left of dashes and commas parts one from the next ---
_QUARTER_WORD = re.compile(rf"\bq(?:u[iy])?(?: ?\.)? ?(?={_QUARTER}\b)")
_WHOLE_DAY = re.compile(rf"\b([0-3]?[0-9])( ?[.-] ?)([01]?[0-9])\2({YEAR})\b")
_YEAR_BEHIND_SIGN = re.compile(
    rf"\b(quy {_QUARTER}(?: ?(?:,|va) ?{_QUARTER})*|thang [01]?[0-9]) ?[-–,.] ?(?:nam )?({YEAR})\b"
)
_YEARS_IN_ONE = re.compile(rf"\b({YEAR}) ?/ ?({YEAR})\b")
_BEYOND = re.compile(r"[ ,;(](?:dinh huong|tam nhin)\b.*")
_BETWEEN = re.compile(r" ?[-–—,;] ?| den | toi | va ")
_MOST = 12
"""Parts: a list with one moment for every month is the longest; beyond it a text is no deadline alone."""
_UNIT = re.compile(r"\b(quy|thang)\b")
_BARE = re.compile(rf"(?:{_QUARTER}|[01]?[0-9])(?: ?/ ?{YEAR}| nam {YEAR})?")
_BARE_DAY = re.compile(r"(?:tu |ngay )*([0-3]?[0-9])")

# --- open sides ---
_BEFORE = re.compile(
    r"(?:(?:hoan thanh|xong|thuc hien|trinh|ban hanh|bao cao) )*(?:truoc|den|cham nhat|khong muon hon|muon nhat|khong qua)\b"
)
# "Trước năm 2026" ends with 2025; "trước 30/6" and "trước cuối năm" end with the day and the year themselves.
_BEFORE_STRETCH = re.compile(rf"(?:(?:hoan thanh|xong) )?truoc (?:nam {YEAR}|{YEAR}|quy|thang)\b")
_AFTER = re.compile(r"sau (?:(?:nam|quy|thang|ngay) )?(?=[0-9ivl])")
_FROM = re.compile(r"(?:(?:thuc hien|bat dau|trien khai|ap dung|ke) )*tu\b")
_UNTIL = re.compile(r"\b(?:den|toi)\b")

Span = tuple[datetime.date, datetime.date]


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
    folded = _CITED.sub(" ", fold(printed)).strip()
    onward = _ONWARD.search(folded)
    if onward:
        return Due(datetime.date(int(onward[1] or onward[2] or onward[3]), 1, 1), None, "ongoing")
    for pattern, recurrence in _RECURRENCES:
        if pattern.search(folded):
            since = _SINCE.search(folded)
            return Due(datetime.date(int(since[1]), 1, 1) if since else None, None, recurrence)
    if _ONGOING.search(folded):
        return Due(None, None, "ongoing")
    if plan_year and folded in ("trong nam", "ca nam", "trong nam nay"):
        return Due(datetime.date(plan_year, 1, 1), datetime.date(plan_year, 12, 31))
    moments = _read_moments(_plain(folded), plan_year)
    return _due(folded, moments) if moments else None


def _due(folded: str, moments: list[Span]) -> Due | None:
    """From the first moment through the last one, open at the side that the words before them leave open."""
    first, last = moments[0][0], moments[-1][1]
    if _BEFORE_STRETCH.match(folded):
        return Due(None, first - datetime.timedelta(days=1))
    if _BEFORE.match(folded):
        return Due(None, last)
    if len(moments) == 1 and _AFTER.match(folded):
        return Due(last + datetime.timedelta(days=1), None)
    if len(moments) == 1 and _FROM.match(folded):
        # "Từ nay đến 2030" names its end alone.
        return Due(None, last) if _UNTIL.search(folded) else Due(first, None, "ongoing")
    return Due(first, last) if first <= last else None


def _plain(folded: str) -> str:
    """A deadline with one sign for each thing: `quy` for a quarter, strokes within a date, no outlook beyond it."""
    plain = _WHOLE_DAY.sub(r"\1/\3/\4", _QUARTER_WORD.sub("quy ", folded))
    return _BEYOND.sub("", _YEARS_IN_ONE.sub(r"\1-\2", _YEAR_BEHIND_SIGN.sub(r"\1/\2", plain)))


def _read_moments(plain: str, plan_year: int | None) -> list[Span]:
    """The moments of a deadline in print order (`Quý IV/2025 - Quý II/2026`, `Tháng 6, 7`).

    A part may leave to others what they print: `quý`, `tháng` to the part before it, month and year to the one behind.
    Where a part that holds a figure is no moment, dashes and commas do not part moments: the whole is one.
    """
    parts = _with_units([part for part in _BETWEEN.split(plain) if part])
    if len(parts) > _MOST:
        return _as_one(plain, plan_year)
    moments: list[Span] = []
    for index in range(len(parts) - 1, -1, -1):
        part, year = parts[index], _year_for(parts, index, plan_year)
        moment = _read_moment(part, year)
        if moments and (day := _BARE_DAY.fullmatch(part)) and moments[0][0] == moments[0][1]:
            moment = _day(moments[0][0].year, moments[0][0].month, int(day[1]))
        if moment and moments and moment[0] > moments[0][1] and year and not _ONE_YEAR.search(part):
            moment = _read_moment(part, year - 1)  # "Tháng 12 - tháng 01/2026"
        if moment:
            moments.insert(0, moment)
        elif any(map(str.isdigit, part)):
            return _as_one(plain, plan_year)
    return moments


def _as_one(plain: str, plan_year: int | None) -> list[Span]:
    whole = _read_moment(plain, plan_year)
    return [whole] if whole else []


def _with_units(parts: list[str]) -> list[str]:
    """Parts of a list, each with the word that an earlier one prints: `thang 6`, `7` becomes `thang 6`, `thang 7`."""
    unit = ""
    found: list[str] = []
    for part in parts:
        if unit and _BARE.fullmatch(part):
            part = f"{unit} {part}"
        elif word := _UNIT.search(part):
            unit = word[1]
        else:
            unit = ""
        found.append(part)
    return found


def _year_for(parts: list[str], index: int, plan_year: int | None) -> int | None:
    """The year of a part that prints none: that of the nearest part behind it, else before it, else the plan's."""
    for part in [*parts[index:], *reversed(parts[:index])]:
        if year := _ONE_YEAR.search(part):
            return int(year[1])
    return plan_year


def _read_day_of_year(folded: str, year: int) -> Span | None:
    match = _DAY_OF_YEAR.search(folded)
    return _day(year, int(match[2]), int(match[1])) if match else None


def _read_moment(folded: str, plan_year: int | None) -> Span | None:
    if match := _DAY.search(folded):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_WORDS.search(folded):
        year = _year(match[3], plan_year)
        return _day(year, int(match[2]), int(match[1])) if year else None
    if match := _HALF.search(folded):
        year = _year(match[2], plan_year)
        half = 1 if match[1] == "dau" else 7
        return (datetime.date(year, half, 1), Period.of_months(year, half, 6).last) if year else None
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


def _day(year: int, month: int, day: int) -> Span | None:
    read = date_of(year, month, day)
    return (read, read) if read else None


def _month(year: int | None, month: int) -> Span | None:
    if year is None or not 1 <= month <= 12:
        return None
    whole = Period.of_months(year, month)
    return whole.first, whole.last


def _quarter(year: int, printed: str) -> Span:
    quarter = quarter_of(printed)
    whole = Period.of_quarter(year, quarter)
    return whole.first, whole.last


# --- periods named in running text ---

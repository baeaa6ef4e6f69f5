"""What a printed deadline means: its days, a side that is left open, how it recurs.

A deadline is taken apart into moments, each read by named rules; what is printed before them says which side
is open. Which column or sentence holds a deadline belongs to the readers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sources.grammar.dates import (
    A_YEAR,
    CALENDAR_DAY,
    DAY_AND_MONTH,
    DAY_NUMBER,
    MONTH_NUMBER,
    YEAR,
    Period,
    date_of,
)
from sources.grammar.time_rules import OF_YEAR, Rule, day, first_read, half, month, quarter, whole_year
from sources.paper.letters import fold

_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as days, and how it recurs. An open side is None."""

    first: datetime.date | None
    last: datetime.date | None
    recurrence: str = "none"


# The day of a document that a deadline names is no deadline: "Theo Kế hoạch số 12/KH-UBND ngày 05/02/2025".
_CITED = re.compile(rf"\bso ?:? ?[0-9]+[a-z]?(?: ?[/-] ?(?:{YEAR}|[a-z]+\b))+(?:,? ngay {CALENDAR_DAY})?")

# --- deadlines without a last day: the first that is found holds ---
_AND_ON = rf"(?:\b{YEAR} ?[-–] ?)?\b{YEAR} (?:va|-) ?(?:cac|nhung|moi)? ?nam (?:tiep theo|sau)"
_RECURRENCES = (
    (re.compile(rf"{_AND_ON}|tu (?:nam )?{YEAR} tro di"), "ongoing"),
    (re.compile(r"\b(?:hang|moi|dinh ky) thang\b"), "monthly"),
    (re.compile(r"\b(?:hang|moi|dinh ky) quy\b|\b(?:thang )?(?:dau|cuoi) quy$"), "quarterly"),
    (re.compile(r"\b(?:hang|moi) nam\b|\bdinh ky nam\b"), "yearly"),
    (
        re.compile(
            r"thuong xuyen|xuyen suot|lien tuc|theo tien do|hang (?:ngay|tuan)|"
            r"(?:trong )?(?:qua trinh|thoi gian)(?: to chuc)? (?:trien khai|thuc hien)"
        ),
        "ongoing",
    ),
)
_SINCE = re.compile(
    rf"\btu (?:nam )?({YEAR})|\b({YEAR})(?: ?[-–] ?{YEAR})? (?:va|-) ?(?:cac|nhung|moi)? ?nam "
)
_THIS_YEAR = ("trong nam", "ca nam", "trong nam nay")

# --- one moment ---
# A quarter as printed or misread: `II`, `ll`, `I1` and `11` are two strokes, `1v` is IV.
_QUARTER = r"(?:[1l]v|iv|[il1]{1,3}|[2-4])"
# "Tuần 2 tháng 6" is a week of June.
_NO_WEEK = r"(?<!tuan )(?<!tuan thu )"
MOMENTS = (
    Rule("day", re.compile(_NO_WEEK + CALENDAR_DAY), day),
    Rule(
        "day in words",
        re.compile(rf"{_NO_WEEK}\b(?P<day>{DAY_NUMBER}) thang (?P<month>{MONTH_NUMBER})\b{OF_YEAR}"),
        day,
    ),
    Rule("half", re.compile(rf"6 thang (?P<half>dau|cuoi)(?: nam)?{OF_YEAR}"), half),
    Rule("quarter", re.compile(rf"\bquy (?P<quarter>{_QUARTER})\b{OF_YEAR}"), quarter),
    Rule("month", re.compile(rf"\b(?:thang|t) ?(?P<month>{MONTH_NUMBER})\b{OF_YEAR}"), month),
    Rule("month of a year", re.compile(rf"\b(?P<month>{MONTH_NUMBER}) ?[/-] ?(?P<year>{YEAR})\b"), month),
    Rule("year", re.compile(rf"\b(?P<year>{YEAR})\b"), whole_year),
    Rule("day of a month", re.compile(rf"{DAY_AND_MONTH}$"), day),
)
"""The first rule that finds its words decides, be it a day that the calendar does not have."""

# --- several moments: first made plain, so that what is left of dashes and commas parts one from the next ---
_QUARTER_WORD = re.compile(rf"\bq(?:u[iy])?(?: ?\.)? ?(?={_QUARTER}\b)")
_WHOLE_DAY = re.compile(rf"\b({DAY_NUMBER})( ?[.-] ?)({MONTH_NUMBER})\2({YEAR})\b")
_YEAR_BEHIND_SIGN = re.compile(
    rf"\b(quy {_QUARTER}(?: ?(?:,|va) ?{_QUARTER})*|thang {MONTH_NUMBER}) ?[-–,.] ?(?:nam )?({YEAR})\b"
)
_YEARS_IN_ONE = re.compile(rf"\b({YEAR}) ?/ ?({YEAR})\b")
_BEYOND = re.compile(r"[ ,;(](?:dinh huong|tam nhin)\b.*")
_BETWEEN = re.compile(r" ?[-–—,;] ?| den | toi | va ")
_MOST = 12
"""Parts: a list with one moment for every month is the longest; beyond it a text is no deadline alone."""
_UNIT = re.compile(r"\b(quy|thang)\b")
_BARE = re.compile(rf"(?:{_QUARTER}|{MONTH_NUMBER})(?: ?/ ?{YEAR}| nam {YEAR})?")
_BARE_DAY = re.compile(rf"(?:tu |ngay )*({DAY_NUMBER})")


@dataclass(frozen=True, slots=True)
class _Side:
    """What the words before the moments leave open; `alone`: only of one moment, not of a list or span."""

    words: re.Pattern[str]
    alone: bool
    due: Callable[[Period, Period], Due]


_FROM = r"(?:(?:thuc hien|bat dau|trien khai|ap dung|ke) )*tu\b"
_SIDES = (
    # "Trước năm 2026" ends with 2025; "trước 30/6", "trước cuối năm" with the day and the year themselves.
    _Side(
        re.compile(rf"(?:(?:hoan thanh|xong) )?truoc (?:nam {YEAR}|{YEAR}|quy|thang)\b"),
        False,
        lambda first, _: Due(None, first.first - _ONE_DAY),
    ),
    _Side(
        re.compile(
            r"(?:(?:hoan thanh|xong|thuc hien|trinh|ban hanh|bao cao) )*"
            r"(?:truoc|den|cham nhat|khong muon hon|muon nhat|khong qua)\b"
        ),
        False,
        lambda _, last: Due(None, last.last),
    ),
    _Side(
        re.compile(r"sau (?:(?:nam|quy|thang|ngay) )?(?=[0-9ivl])"),
        True,
        lambda _, last: Due(last.last + _ONE_DAY, None),
    ),
    # "Từ nay đến 2030" names its end alone.
    _Side(re.compile(rf"{_FROM}.*\b(?:den|toi)\b"), True, lambda _, last: Due(None, last.last)),
    _Side(re.compile(_FROM), True, lambda first, _: Due(first.first, None, "ongoing")),
)


@lru_cache(maxsize=16384)
def read_deadline(printed: str, plan_year: int | None) -> Due | None:
    """The days that a printed deadline means; None where it names no time that can be told.

    A month or quarter without a year lies in `plan_year`; without either it cannot be told.
    """
    folded = _CITED.sub(" ", fold(printed)).strip()
    if recurring := _recurring(folded):
        return recurring
    if plan_year and folded in _THIS_YEAR:
        return _between(Period.of_years(plan_year), Period.of_years(plan_year))
    moments = _moments(_plain(folded), plan_year)
    return _due(folded, moments) if moments else None


def _recurring(folded: str) -> Due | None:
    """A deadline that recurs or has no end, since the year from which it says so."""
    for words, recurrence in _RECURRENCES:
        if words.search(folded):
            since = _SINCE.search(folded)
            year = int(since[1] or since[2]) if since else None
            return Due(datetime.date(year, 1, 1) if year else None, None, recurrence)
    return None


def _due(folded: str, moments: list[Period]) -> Due | None:
    """From the first moment through the last one, open at the side that the words before them leave open."""
    for side in _SIDES:
        if side.words.match(folded) and (len(moments) == 1 or not side.alone):
            return side.due(moments[0], moments[-1])
    return _between(moments[0], moments[-1])


def _between(first: Period, last: Period) -> Due | None:
    return Due(first.first, last.last) if first.first <= last.last else None


def _plain(folded: str) -> str:
    """A deadline with one sign for each thing: `quy` for a quarter, strokes within a date, no outlook."""
    plain = _WHOLE_DAY.sub(r"\1/\3/\4", _QUARTER_WORD.sub("quy ", folded))
    return _BEYOND.sub("", _YEARS_IN_ONE.sub(r"\1-\2", _YEAR_BEHIND_SIGN.sub(r"\1/\2", plain)))


def _moments(plain: str, plan_year: int | None) -> list[Period]:
    """The moments of a deadline in print order (`Quý IV/2025 - Quý II/2026`, `Tháng 6, 7`).

    A part may leave to others what they print: `quý`, `tháng` to the part before it, month and year to
    the one behind. Where a part with a figure is no moment, dashes and commas part nothing: the whole is one.
    """
    parts = _with_units([part for part in _BETWEEN.split(plain) if part])
    if len(parts) > _MOST:
        return _as_one(plain, plan_year)
    moments: list[Period] = []
    for index in range(len(parts) - 1, -1, -1):
        behind = moments[0] if moments else None
        if moment := _moment(parts[index], _year_for(parts, index, plan_year), behind):
            moments.insert(0, moment)
        elif any(map(str.isdigit, parts[index])):
            return _as_one(plain, plan_year)
    return moments


def _as_one(plain: str, plan_year: int | None) -> list[Period]:
    whole = first_read(MOMENTS, plain, plan_year)
    return [whole] if whole else []


def _moment(part: str, year: int | None, behind: Period | None) -> Period | None:
    """The moment of a part: `15` before `30/6/2025` is of June, `tháng 12` before `tháng 01/2026` of 2025."""
    moment = first_read(MOMENTS, part, year)
    if behind is None:
        return moment
    bare = _BARE_DAY.fullmatch(part) if behind.first == behind.last else None
    if bare:
        read = date_of(behind.first.year, behind.first.month, int(bare[1]))
        moment = Period.of_day(read) if read else None
    if moment and year and moment.first > behind.last and not A_YEAR.search(part):
        return first_read(MOMENTS, part, year - 1)
    return moment


def _with_units(parts: list[str]) -> list[str]:
    """Parts of a list, each with the word of an earlier one: `7` behind `thang 6` becomes `thang 7`."""
    unit = ""
    found: list[str] = []
    for part in parts:
        if unit and _BARE.fullmatch(part):
            part = f"{unit} {part}"
        else:
            unit = word[1] if (word := _UNIT.search(part)) else ""
        found.append(part)
    return found


def _year_for(parts: list[str], index: int, plan_year: int | None) -> int | None:
    """The year of a part that prints none: of the nearest part behind it, else before it, else the plan's."""
    for part in [*parts[index:], *reversed(parts[:index])]:
        if year := A_YEAR.search(part):
            return int(year[1])
    return plan_year

"""The periods that the header of a column and a running text name: years, quarters, halves, months.

Each is a list of named rules over folded text. What a deadline means is read by `deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sources.grammar.dates import (
    A_YEAR,
    CALENDAR_DAY,
    DAY_NUMBER,
    MONTH_NUMBER,
    QUARTER,
    QUARTER_NAME,
    YEAR,
    YEARS,
    Period,
    quarter_of,
)
from sources.grammar.digits import around_figures
from sources.grammar.time_rules import (
    OF_YEAR,
    Rule,
    first_match,
    half,
    months,
    quarter,
    single_month,
    through_month,
    through_months,
    whole_year,
    years,
)
from sources.paper.letters import fold

OPEN = ""
"""A time is named that has no code (a month, an unknown day): the figure must not pass for that of a year."""

NAMES_TIME = re.compile(
    rf"{QUARTER}|\b(?:{YEAR}|[0-9]{{1,2}} ?thang|thang (?:0?[1-9]|1[0-2])|[369] ?t)\b"
    r"|\b(?:nua (?:dau|cuoi) nam|ca nam|nam truoc)\b"
    rf"|\bden (?:ngay )?{DAY_NUMBER}/"
)

# The year of prices is no time: "giá so sánh 2010"; `giá` alone ends many a word ("quốc gia năm 2024").
_PRICES = re.compile(rf"(?:\bgia (?:so sanh|co dinh|ss|cd)|(?:\(|\btheo )gia)(?: cua)?(?: nam)? {YEAR}")

# --- the header of a column ---

_SPAN = Rule("years", re.compile(rf"\b{YEARS}\b"), years)
_SO_FAR = re.compile(r"\b(?:luy ke|tu dau nam)\b")
# Years without a name of their own; so are those of the resolution that a column quotes.
_STRETCH = re.compile(r"\b(?:giai doan|ca ky|nhiem ky|5 nam|dai hoi|muc tieu (?:nghi quyet|nq))\b")
# What a figure is compared with is not the period that it speaks of: "Tăng, giảm so với năm 2025".
_COMPARED = re.compile(r"\b(?:so voi|so cung ky)\b.*")
# `Tỷ lệ % so với`, and below it what with: one name in two lines.
_OPEN_COMPARISON = re.compile(r"\b(so voi|so)\n")


# The same time of the year before, unless it is what a figure is compared with; and all of that year.
_OF_YEAR_BEFORE = re.compile(r"\bcung ky\b|\bnam truoc\b")
# Sums over the life of a work, and what is paid out of capital, for which a year has thirteen months.
_FROM_THE_START = re.compile(r"\bkhoi cong\b")
_PAID_OUT = re.compile(r"\bgiai ngan\b")


def _first_months(match: re.Match[str], year: int) -> Period | None:
    """`6 tháng`, `6T cuối`, `11 tháng`."""
    return months(match, year) if 1 <= int(match["count"]) <= 12 else None


def _month(match: re.Match[str], year: int) -> Period | None:
    number = int(match["month"] or match["month_of"])
    return Period.of_months(year, number) if 1 <= number <= 12 else None


def _to_day(match: re.Match[str], year: int) -> Period | None:
    """From the beginning of the year to a day that ends a month; a sum up to another day has no code."""
    number = int(match["month"])
    whole = Period.of_months(year, 1, number) if 1 <= number <= 12 else None
    return whole if whole and whole.last.day == int(match["day"]) else None


def _through_quarter(match: re.Match[str], year: int) -> Period | None:
    """A sum so far reaches back to the beginning of the year: `Lũy kế đến hết quý II` is its first half."""
    return through_month(3 * quarter_of(match["quarter"]), year)


_TO_DAY = Rule(
    "up to a day",
    re.compile(rf"(?<![0-9])(?P<day>{DAY_NUMBER})/(?P<month>{MONTH_NUMBER})(?![0-9])"),
    _to_day,
)
_QUARTER = re.compile(QUARTER)
_OTHER_PARTS = (
    Rule("half", re.compile(r"\bnua (?P<half>dau|cuoi) nam\b"), half),
    Rule("months", re.compile(r"\b(?P<count>[0-9]{1,2}) ?(?:thang|t)\b(?: (?P<part>cuoi))?"), _first_months),
    # What looks like a month has no period: `tháng 13`.
    Rule(
        "month",
        re.compile(rf"\b(?:thang|t) ?(?P<month>{DAY_NUMBER})\b|(?<![0-9/])(?P<month_of>{DAY_NUMBER})/(?=20)"),
        _month,
    ),
    Rule("whole year", re.compile(r"\bca nam\b"), whole_year),
)
_PARTS = (_TO_DAY, Rule("quarter", _QUARTER, quarter), *_OTHER_PARTS)
_PARTS_SO_FAR = (_TO_DAY, Rule("through a quarter", _QUARTER, _through_quarter), *_OTHER_PARTS)


@dataclass(frozen=True, slots=True)
class ColumnPeriod:
    """What the header of a column says of time; `borrowed`: the year of its part of one stands elsewhere."""

    period: Period | None = None
    named: bool = False
    """Whether a time is named at all, though it may have no code."""
    borrowed: bool = False

    @property
    def code(self) -> str | None:
        """The code of the contract, `OPEN`, or None where nothing is said."""
        return self.period.code if self.period else OPEN if self.named else None


def read_period(names: Sequence[str], year: str | None) -> ColumnPeriod:
    """The period of a column with these names, top to bottom; a part without its year is of `year`."""
    whole_names = _OPEN_COMPARISON.sub(r"\1 ", "\n".join(fold(name) for name in names if name)).split("\n")
    lines = [_COMPARED.sub("", _PRICES.sub("", name)) for name in reversed(whole_names)]
    if any(map(_has_no_code, lines)):
        return ColumnPeriod(named=True)
    if any(map(_OF_YEAR_BEFORE.search, lines)):
        return _of_year_before(lines, year)
    so_far = any(map(_SO_FAR.search, lines))
    rules = _PARTS_SO_FAR if so_far else _PARTS
    if stretch := _stretch(lines, rules):
        return stretch
    own = _own_year(lines)
    part = _part(rules, lines)
    if part is None:
        whole = Period.of_years(int(own)) if own and not so_far else None
        return ColumnPeriod(whole, named=so_far)
    known = own or year
    period = part[0].read(part[1], int(known) if known else None)
    return ColumnPeriod(period, named=True, borrowed=period is not None and own is None)


def _of_year_before(lines: Sequence[str], year: str | None) -> ColumnPeriod:
    """The same time of the year before (`cùng kỳ`): it has a code where the part of the year is printed, for
    without it nobody knows how long the time was."""
    own = _own_year(filter(_OF_YEAR_BEFORE.search, lines))
    this = _own_year(lines) or year
    known = int(own) if own else int(this) - 1 if this else None
    part = _part(_PARTS, lines)
    return ColumnPeriod(part[0].read(part[1], known) if part else None, named=True)


def _has_no_code(line: str) -> bool:
    day = _TO_DAY.words.search(line) if _PAID_OUT.search(line) else None
    return _FROM_THE_START.search(line) is not None or (day is not None and int(day["month"]) == 1)


def _part(rules: Sequence[Rule], lines: Sequence[str]) -> tuple[Rule, re.Match[str]] | None:
    return next(filter(None, (first_match(rules, line) for line in lines)), None)


def _own_year(lines: Iterable[str]) -> str | None:
    return next((found[1] for line in lines if (found := A_YEAR.search(_SPAN.words.sub("", line)))), None)


def _stretch(lines: Sequence[str], rules: Sequence[Rule]) -> ColumnPeriod | None:
    """The years that the lowest name speaks of, where it speaks of several and of no part of one."""
    for line in lines:
        if span := _span(line):
            return ColumnPeriod(span)
        if A_YEAR.search(line) or first_match(rules, line):
            return None
        if _STRETCH.search(line):
            return ColumnPeriod(next(filter(None, map(_span, lines)), None), named=True)
    return None


def _span(line: str) -> Period | None:
    match = _SPAN.words.search(line)
    return _SPAN.read(match, None) or Period.of_years(int(match["year"])) if match else None


# --- running text ---

_MONTH = (
    rf"(?<!thang [0-9] den )thang (?P<month>1[0-2]|0?[1-9])\b{OF_YEAR}(?! ?(?:-|,|den|va) ?(?:thang )?[0-9])"
)
"""A month by itself, and its year: neither the first of several, nor (behind a day) a part of a date."""

# Years that say what a figure is measured against, or that belong to a name; but what a bracket opens with
# or holds is measured itself: "(so với năm 2023 là 8%)", "so với năm 2023 (3.611 tỷ đồng)".
_AGAINST = re.compile(
    rf"""
    (?<!\()\b(?:
        (?:so\ voi|so\ cung\ ky|so|gap\ [0-9.,]+\ lan|cao\ hon|thap\ hon|lon\ hon|hon|bang\ [0-9.,]+\ ?%
          |tinh\ tu|ke\ tu)
        (?:\ (?:cung\ ky|thuc\ hien|uoc\ thuc\ hien|ke\ hoach|muc|cuoi|dau|cua|gia|so\ sanh))*(?:\ nam)?
    )\ {YEAR}(?:\ ?[-–]\ ?{YEAR})?(?!\ ?[(:]\ ?[0-9])
    """,
    re.X,
)
# The years of a standard are of its name: "theo chuẩn nghèo đa chiều giai đoạn 2021 - 2025".
_STANDARD = re.compile(rf"\bchuan(?: (?:ngheo|da chieu|quoc gia|moi|cu|cua))*+ (?:giai doan|thoi ky) {YEARS}")
_MONTH_AGAINST = re.compile(
    rf"(?<!\()\bso (?:voi |cung ky )+thang [0-9]{{1,2}}(?: ?(?:/|nam) ?{YEAR})?(?! ?[(:] ?[0-9])"
)
# Behind a title's own period; a heading that opens with the outlook is of its year.
_OUTLOOK = re.compile(rf"(?<=\S )(?:tam nhin|dinh huong)(?: den)?(?: nam)? {YEAR}")

RULES = (
    Rule("compared with", _AGAINST),
    Rule("prices", _PRICES, has="gia "),
    Rule("standard", _STANDARD, has="chuan "),
    Rule("compared with a month", _MONTH_AGAINST, has="thang"),
    Rule("outlook", _OUTLOOK),
    Rule(
        "up to a day",
        re.compile(rf"\b(?:(?:tinh )?den|het)(?: het)?(?: ngay)? {CALENDAR_DAY}"),
        through_months,
    ),
    Rule(
        "up to a month",
        re.compile(rf"(?<![0-9] )\b(?:den|het)(?: het| cuoi)? {_MONTH}"),
        through_months,
        "thang",
    ),
    Rule("years", re.compile(rf"(?:\btu (?:nam )?)?\b{YEARS}\b"), years),
    Rule("years in one", re.compile(rf"\b(?P<year>{YEAR}) ?/ ?(?P<last_year>{YEAR})\b"), years, "/"),
    Rule("quarter", re.compile(rf"\bqu[iy] (?P<quarter>{QUARTER_NAME})\b{OF_YEAR}"), quarter, "qu"),
    # No months: those that a price or a stay must last, "từ 6 tháng trở lên", "sau 4 tháng".
    Rule(
        "months",
        re.compile(
            r"(?<!\bsau )\b0?(?P<count>[1-9]|1[01]) thang(?: (?P<part>dau|cuoi))?(?: cua)?(?: nam)?"
            rf"(?: ?/? ?(?:nam )?(?P<year>{YEAR}))?\b(?! tro len)"
        ),
        months,
        "thang",
    ),
    Rule("month", re.compile(rf"(?<![0-9] )\b{_MONTH}"), single_month, "thang"),
    Rule("whole year", re.compile(rf"\bca nam\b(?: (?P<year>{YEAR}))?"), whole_year, "ca nam"),
    Rule(
        "this year", re.compile(rf"\bnam nay\b(?: (?P<year>{YEAR}))?"), whole_year, "nam nay", told_from=True
    ),
    # No part of a figure, of the number of a paper or of a day.
    Rule("year", re.compile(rf"(?<![0-9./-])(?P<year>{YEAR})(?![0-9]|[.,/][0-9])"), whole_year),
)
"""The stronger first: what one rule has taken, no later one reads again."""
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that a text names, and where it stands."""

    start: int
    end: int
    period: Period

    @property
    def code(self) -> str:
        """The code of the contract: the rules name no period without one."""
        code = self.period.code
        assert code is not None, self.period
        return code


def named_periods(folded: str, year: int | None) -> list[NamedPeriod]:
    """The periods that a folded text names, in order.

    A part of a year without its year is of the year named before it, failing that of `year`.
    """
    taken: list[tuple[int, int, Rule, re.Match[str]]] = []
    rules = [rule for rule in RULES if rule.has in folded]
    for first, last in around_figures(folded):
        for rule in rules:
            for match in rule.words.finditer(folded, first, last):
                start, end = match.span()
                readable = not rule.value or rule.read(match, year or _ANY_YEAR)
                if readable and not any(a < end and start < b for a, b, _, _ in taken):
                    taken.append((start, end, rule, match))
    return list(_in_order(sorted(taken, key=itemgetter(0)), year))


def _in_order(
    taken: Iterable[tuple[int, int, Rule, re.Match[str]]], year: int | None
) -> Iterator[NamedPeriod]:
    """What the rules have taken, from left to right, each part of a year with the year said last."""
    said = year
    for start, end, rule, match in taken:
        period = rule.read(match, year if rule.told_from else said)
        if period is None:
            continue
        if period.first.year == period.last.year:
            said = period.first.year
        yield NamedPeriod(start, end, period)

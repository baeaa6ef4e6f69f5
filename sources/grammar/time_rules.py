"""Named rules of time: what people call it, the words it is known by, the period that it means.

A grammar of time is a list of such rules, the stronger first; the lists stand in `periods` and `deadlines`.
They share the values here, which read named groups of a match: `year`, `last_year`, `quarter`, `half`,
`count`, `part`, `month`, `day`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sources.grammar.dates import YEAR, Period, date_of, quarter_of

OF_YEAR = rf"(?: ?[/,-]? ?(?:nam )?(?P<year>{YEAR}))?"
"""The year behind a part of it, where one is printed: `quy ii/2025`, `thang 6 nam 2025`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is matched by a rule without a value names no period, and no later rule may take it for one."""

    name: str
    words: re.Pattern[str]
    value: Callable[[re.Match[str], int], Period | None] | None = None
    has: str = ""
    """Letters that its words always have: where a text has none of them, it need not be searched."""
    told_from: bool = False
    """Whether it counts from who writes, whatever year was said before: `năm nay`."""

    def read(self, match: re.Match[str], year: int | None) -> Period | None:
        """The period of a match, of its own year or failing that of `year`; None where it cannot be told."""
        printed = match.groupdict().get("year")
        own = int(printed) if printed else year
        return self.value(match, own) if self.value and own else None


def first_match(rules: Iterable[Rule], text: str) -> tuple[Rule, re.Match[str]] | None:
    """The first rule that finds its words in a text, and where."""
    for rule in rules:
        if match := rule.words.search(text):
            return rule, match
    return None


def first_read(rules: Iterable[Rule], text: str, year: int | None) -> Period | None:
    """What the first rule that finds its words makes of them."""
    found = first_match(rules, text)
    return found[0].read(found[1], year) if found else None


def day(match: re.Match[str], year: int) -> Period | None:
    read = date_of(year, int(match["month"]), int(match["day"]))
    return Period.of_day(read) if read else None


def month(match: re.Match[str], year: int) -> Period | None:
    number = int(match["month"])
    return Period.of_months(year, number) if 1 <= number <= 12 else None


def single_month(match: re.Match[str], year: int) -> Period | None:
    number = int(match["month"])
    return Period.of_month(year, number) if 1 <= number <= 12 else None


def months(match: re.Match[str], year: int) -> Period | None:
    """The first months of a year, or its last six; other last months have no code."""
    count = int(match["count"])
    if match["part"] != "cuoi":
        return Period.of_months(year, 1, count)
    return Period.of_half(year, 2) if count == 6 else None


def quarter(match: re.Match[str], year: int) -> Period:
    return Period.of_quarter(year, quarter_of(match["quarter"]))


def half(match: re.Match[str], year: int) -> Period:
    return Period.of_half(year, 1 if match["half"] == "dau" else 2)


def whole_year(_: re.Match[str], year: int) -> Period:
    return Period.of_years(year)


def years(match: re.Match[str], year: int) -> Period | None:
    last = int(match["last_year"])
    return Period.of_years(year, last) if year < last else None


def through_quarters(match: re.Match[str], year: int) -> Period | None:
    """From the beginning of the year to a day that ends a quarter; a sum up to another day has no code."""
    whole = through_month(int(match["month"]), year)
    return whole if whole and whole.last.day == int(match["day"]) else None


def through_months(match: re.Match[str], year: int) -> Period | None:
    """From the beginning of the year to a day that ends a month, or to the end of a month without a day."""
    number, day = int(match["month"]), match.groupdict().get("day")
    if not 1 <= number <= 12:
        return None
    whole = Period.of_months(year, 1, number)
    return whole if day is None or int(day) == whole.last.day else None


def through_month(number: int, year: int) -> Period | None:
    """From the beginning of the year through a month that ends a quarter."""
    return Period.of_months(year, 1, number) if number in (3, 6, 9, 12) else None

"""Rules about time: deadlines in order and read, periods of the plan, dates that fit their number."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from expectations.rule import Answer, Breach, Row, caveat, index, promise

# "Quý 11", "quí 0": a quarter in one figure other than 1 to 4, or in more than one; not "Quý II", "Quý 3".
_NO_QUARTER = re.compile(r"\bqu[ýyíi]\s?(?:[05-9]|[0-9]{2,3})\b", re.I)

# A plan reports the year before it, and sometimes the five before; it seldom promises beyond thirty.
_YEARS_BACK = 10
_YEARS_AHEAD = 30


@promise("tasks", "Hạn đầu không sau hạn cuối | A deadline begins before it ends")
def due_in_order(task: Row) -> Answer:
    if task["due_from"] is None or task["due_to"] is None:
        return None
    return task["due_from"] <= task["due_to"] or Breach(
        f"hạn bắt đầu {task['due_from']} sau hạn kết thúc {task['due_to']}",
        f"due from {task['due_from']} is after due to {task['due_to']}",
    )


@caveat(
    "tasks",
    "Thời hạn in trong bảng được hiểu thành ngày hoặc mức lặp"
    " | A printed deadline is understood as days or recurrence",
)
def deadline_read(task: Row) -> Answer:
    deadline = task["deadline"]
    if deadline is None:
        return None
    understood = task["due_from"] or task["due_to"] or task["recurrence"] != "none"
    return bool(understood) or Breach(
        f"chưa hiểu thời hạn “{deadline}”", f"deadline “{deadline}” is not understood"
    )


@caveat("tasks", "Thời hạn không in nhầm quý | No deadline prints a quarter that does not exist")
def deadline_printed_well(task: Row) -> Answer:
    """A year has four quarters: `Quý 11/2022` is an OCR slip of `Quý II/2022`, and read so."""
    if task["deadline"] is None:
        return None
    slip = _NO_QUARTER.search(task["deadline"])
    return slip is None or Breach(
        f"in “{slip[0]}”, có lẽ là quý viết bằng số La Mã; đọc thành {task['due_from']} – {task['due_to']}",
        f"“{slip[0]}” is no quarter, perhaps one in Roman figures;"
        f" read as {task['due_from']} to {task['due_to']}",
    )


@caveat("tasks", "Mỗi nhiệm vụ có thời hạn | Every task has a deadline")
def deadline_given(task: Row) -> Answer:
    return bool(task["deadline"]) or Breach(
        "văn bản không in thời hạn cho nhiệm vụ này", "no deadline is printed for this task"
    )


@caveat("indicator_values", "Biết số thuộc kỳ nào | The period of a figure is known")
def period_known(value: Row) -> Answer:
    label = value["label"][:60]
    return bool(value["period"]) or Breach(
        f"không rõ kỳ của “{label}”", f"the period of “{label}” is not known"
    )


@caveat(
    "indicator_values",
    "Kỳ nằm trong kế hoạch, ước thực hiện nằm ngay trước đó"
    " | Targets lie in the plan's years, estimates just before",
)
def period_in_horizon(value: Row, document_of: Mapping[str, Row]) -> Answer:
    plan = document_of.get(value["document_id"])
    if plan is None or plan["plan_to"] is None or not value["period"]:
        return None
    low, high = _horizon(plan, value["measure"] in ("estimate", "actual"))
    begins, _, ends = value["period"].partition("/")
    year = int(begins[:4])
    first, last = plan["plan_from"] or "…", plan["plan_to"]
    return (low <= year and int(ends or year) <= high) or Breach(
        f"kỳ {value['period']} nằm ngoài kế hoạch {first}–{last}",
        f"period {value['period']} is outside the plan {first}–{last}",
    )


def _horizon(plan: Row, reported: bool) -> tuple[int, int]:
    """The years that a plan promises for, and those that it reports on."""
    last = plan["plan_to"]
    issued = plan["issued_on"].year if plan["issued_on"] else None
    start = plan["plan_from"] or issued or last
    if reported:
        return start - _YEARS_BACK, last
    return start - 1, max(last, (issued or last) + _YEARS_AHEAD)


# Symbols of the papers of a province or below: each has a series of its own.
_LOCAL = re.compile(r"UBND|HĐND|TU\b|BND")
# The year between the bars of "163/2024/QH15".
_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)[0-9]{2})/")


@index
def days_of_number(citations: Sequence[Row]) -> dict[tuple[str, str, int], set[datetime.date]]:
    days: dict[tuple[str, str, int], set[datetime.date]] = defaultdict(set)
    for citation in citations:
        if citation["issued_on"]:
            days[_series_of(citation)].add(citation["issued_on"])
    return days


def _series_of(citation: Row) -> tuple[str, str, int]:
    """A local number is of one series only within one document: every province has its 12/KH-UBND."""
    scope = citation["document_id"] if _LOCAL.search(citation["number"]) else ""
    return scope, citation["number"], citation["issued_on"].year


@caveat(
    "citations",
    "Ngày của văn bản viện dẫn hợp với số của nó | The date of a cited document fits its number",
)
def date_fits_number(
    citation: Row, days_of_number: Mapping[tuple[str, str, int], set[datetime.date]]
) -> Answer:
    """A number that holds a year (`163/2024/QH15`) is of that year; a series gives a number once a year."""
    day, number = citation["issued_on"], citation["number"]
    if not day:
        return None
    year = _YEAR_IN_NUMBER.search(number)
    if year and int(year[1]) != day.year:
        return Breach(
            f"số {number} là của năm {year[1]} nhưng in ngày {day:%d/%m/%Y}",
            f"{number} is of {year[1]}, but the date printed is {day}",
        )
    first = min(days_of_number[_series_of(citation)])
    return first == day or Breach(
        f"số {number} in ngày {day:%d/%m/%Y}, chỗ khác in ngày {first:%d/%m/%Y}",
        f"{number} is dated {day} here and {first} elsewhere",
    )

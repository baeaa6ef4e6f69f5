"""Rules about time: deadlines in order and read, periods inside the plan's horizon, dates that fit the number they date."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from expectations.rule import HOLDS, Row, Rows, Rule, Verdict, breach, rule

_NO_QUARTER = re.compile(r"\bqu[ýyíi]\s?(?:[05-9]|[0-9]{2,3})\b", re.I)
# A plan reports the year before it, and sometimes the five before; it seldom promises beyond thirty.
_YEARS_BACK = 10
_YEARS_AHEAD = 30


def _due_in_order(rows: Rows) -> Sequence[Verdict | None]:
    return [
        None
        if row["due_from"] is None or row["due_to"] is None
        else HOLDS
        if row["due_from"] <= row["due_to"]
        else breach(
            f"hạn bắt đầu {row['due_from']} sau hạn kết thúc {row['due_to']}",
            f"due from {row['due_from']} is after due to {row['due_to']}",
        )
        for row in rows["tasks"]
    ]


def _deadline_read(rows: Rows) -> Sequence[Verdict | None]:
    return [
        None
        if row["deadline"] is None
        else HOLDS
        if row["due_from"] or row["due_to"] or row["recurrence"] != "none"
        else breach(
            f"chưa hiểu thời hạn “{row['deadline']}”", f"deadline “{row['deadline']}” is not understood"
        )
        for row in rows["tasks"]
    ]


def _deadline_printed_well(rows: Rows) -> Sequence[Verdict | None]:
    """A year has four quarters: `Quý 11/2022` is an OCR slip of `Quý II/2022`, and read so."""
    return [
        None
        if row["deadline"] is None
        else breach(
            f"in “{slip.group()}”, có lẽ là quý viết bằng số La Mã; đọc thành {row['due_from']} – {row['due_to']}",
            f"“{slip.group()}” is no quarter, perhaps one in Roman figures; read as {row['due_from']} to {row['due_to']}",
        )
        if (slip := _NO_QUARTER.search(row["deadline"]))
        else HOLDS
        for row in rows["tasks"]
    ]


def _deadline_given(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["deadline"]
        else breach("văn bản không in thời hạn cho nhiệm vụ này", "no deadline is printed for this task")
        for row in rows["tasks"]
    ]


def _period_known(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["period"]
        else breach(
            f"không rõ kỳ của “{row['label'][:60]}”", f"the period of “{row['label'][:60]}” is not known"
        )
        for row in rows["indicator_values"]
    ]


def _period_in_horizon(rows: Rows) -> Sequence[Verdict | None]:
    """Targets lie in the years of the plan; estimates and results in the years before."""
    plans = {row["document_id"]: row for row in rows["documents"]}
    verdicts: list[Verdict | None] = []
    for row in rows["indicator_values"]:
        plan = plans.get(row["document_id"])
        first, last = (plan["plan_from"], plan["plan_to"]) if plan else (None, None)
        issued = plan["issued_on"].year if plan and plan["issued_on"] else None
        if not row["period"] or last is None:
            verdicts.append(None)
            continue
        year, end = (
            int(row["period"][:4]),
            int(row["period"][-4:]) if "/" in row["period"] else int(row["period"][:4]),
        )
        start = first or issued or last
        low, high = (start - 1, max(last, (issued or last) + _YEARS_AHEAD))
        if row["measure"] in ("estimate", "actual"):
            low, high = start - _YEARS_BACK, last
        verdicts.append(
            HOLDS
            if low <= year and end <= high
            else breach(
                f"kỳ {row['period']} nằm ngoài kế hoạch {first or '…'}–{last}",
                f"period {row['period']} is outside the plan {first or '…'}–{last}",
            )
        )
    return verdicts


_LOCAL = re.compile(r"UBND|HĐND|TU\b|BND")
_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)[0-9]{2})/")


def _cited_on_its_day(rows: Rows) -> Sequence[Verdict | None]:
    """A number that holds a year (`163/2024/QH15`) is of that year, and a series gives each number once a year."""
    days: dict[tuple[str, str, int], set[datetime.date]] = defaultdict(set)
    for row in rows["citations"]:
        if row["issued_on"]:
            days[_series_of(row)].add(row["issued_on"])
    return [_day_of(row, days) if row["issued_on"] else None for row in rows["citations"]]


def _series_of(row: Row) -> tuple[str, str, int]:
    """A local number is of one series only within one document: every province has a 12/KH-UBND of its own."""
    scope = row["document_id"] if _LOCAL.search(row["number"]) else ""
    return scope, row["number"], row["issued_on"].year


def _day_of(row: Row, days: Mapping[tuple[str, str, int], set[datetime.date]]) -> Verdict:
    day = row["issued_on"]
    year = _YEAR_IN_NUMBER.search(row["number"])
    if year and int(year[1]) != day.year:
        return breach(
            f"số {row['number']} là của năm {year[1]} nhưng in ngày {day:%d/%m/%Y}",
            f"{row['number']} is of {year[1]}, but the date printed is {day}",
        )
    others = sorted(other for other in days[_series_of(row)] if other < day)
    if others:
        return breach(
            f"số {row['number']} in ngày {day:%d/%m/%Y}, chỗ khác in ngày {others[0]:%d/%m/%Y}",
            f"{row['number']} is dated {day} here and {others[0]} elsewhere",
        )
    return HOLDS


RULES: tuple[Rule, ...] = (
    rule(
        "citations",
        "date_fits_number",
        "warn",
        "Ngày của văn bản viện dẫn hợp với số của nó | The date of a cited document fits its number",
        _cited_on_its_day,
    ),
    rule(
        "tasks",
        "due_in_order",
        "error",
        "Hạn đầu không sau hạn cuối | A deadline begins before it ends",
        _due_in_order,
    ),
    rule(
        "tasks",
        "deadline_read",
        "warn",
        "Thời hạn in trong bảng được hiểu thành ngày hoặc mức lặp | A printed deadline is understood as days or recurrence",
        _deadline_read,
    ),
    rule(
        "tasks",
        "deadline_printed_well",
        "warn",
        "Thời hạn không in nhầm quý | No deadline prints a quarter that does not exist",
        _deadline_printed_well,
    ),
    rule(
        "tasks",
        "deadline_given",
        "warn",
        "Mỗi nhiệm vụ có thời hạn | Every task has a deadline",
        _deadline_given,
    ),
    rule(
        "indicator_values",
        "period_known",
        "warn",
        "Biết số thuộc kỳ nào | The period of a figure is known",
        _period_known,
    ),
    rule(
        "indicator_values",
        "period_in_horizon",
        "warn",
        "Kỳ nằm trong kế hoạch, ước thực hiện nằm ngay trước đó | Targets lie in the plan's years, estimates just before",
        _period_in_horizon,
        needs=("documents",),
    ),
)

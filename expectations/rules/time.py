"""Rules about time: deadlines in order and read, periods inside the plan's horizon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from expectations.rule import HOLDS, Rows, Rule, Verdict, breach, rule

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
        else breach(f"chưa hiểu thời hạn “{row['deadline']}”", f"deadline “{row['deadline']}” is not understood")
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
        else breach(f"không rõ kỳ của “{row['label'][:60]}”", f"the period of “{row['label'][:60]}” is not known")
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
        year, end = int(row["period"][:4]), int(row["period"][-4:]) if "/" in row["period"] else int(row["period"][:4])
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


RULES: tuple[Rule, ...] = (
    rule(
        "tasks", "due_in_order", "error", "Hạn đầu không sau hạn cuối | A deadline begins before it ends", _due_in_order
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

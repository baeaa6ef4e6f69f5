"""What the columns of a table mean, read from its header: roles, and for value columns the measure, period
and unit.

Words and their roles are data (`vocabularies/columns.yaml`). Which rows of a grid are the header is found by
`header_rows`; what stands below it belongs to `table`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from sources.grammar.column_names import GLUED_YEAR, MAIN, role_of
from sources.grammar.dates import YEAR, last_day
from sources.grammar.periods import read_period
from sources.grammar.units import unit_in_brackets
from sources.paper.letters import collapse, fold

_YEAR = re.compile(rf"\b({YEAR})\b")
# "KH 2018/ ƯTH 2017 (%)", "2025/2024", "% KH": a column of one figure over another.
_OVER = r"(?:kh|ke hoach|u?th|uoc|thuc hien)"
_RATIO = re.compile(
    rf"\b{_OVER}\b[^/]{{0,40}}/ ?(?:{_OVER}|cung ky)\b|% ?(?:kh|ke hoach)\b|\bty le (?:% )?(?:dat|so)\b"
)
_YEAR_OVER_YEAR = re.compile(rf"\b({YEAR}) ?/ ?(?:nam )?({YEAR})\b")
# "So với năm 2025": a ratio where it is in per cent, else a difference.
_COMPARISON = re.compile(
    r"\bso (?:sanh|voi|cung ky)\b|\bvoi (?:u?th|uoc|kh|dt|thuc hien|ke hoach|du toan|cung ky)\b"
)
_SCENARIO = re.compile(r"\bkich ban\b")
_MEASURES = (
    (_SCENARIO, "scenario"),
    (re.compile(r"\b(?:uoc|uth)\b"), "estimate"),
    (
        re.compile(
            r"\b(?:ke hoach|kh|muc tieu|chi tieu|phan dau|du kien|du toan|den nam|nhiem vu|nghi quyet|nq|"
            r"giao(?! (?:thong|duc|dich)))\b"
        ),
        "target",
    ),
    (re.compile(r"\b(?:thuc hien|th|hien trang|so lieu|nam truoc)\b"), "actual"),
)
# Columns beside which one of bodies or places does not name the rows.
_NAME_ROWS_OR_MEASURE = frozenset({*MAIN, "deliverable", "unit", "deadline", "investment"})
# Roles that the lowest name of a column settles: `Số quyết định`, also under `Tổng mức đầu tư`.
_OWN = ("number", "unit", "approvals", "investment", "note", "lead", "coordinating")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `measure`, `period` and `unit` belong to value columns.

    `period` is None where the header names none, and blank where it names one that has no code. `borrowed`
    tells that the header names a part of a year, whose year stands elsewhere.
    """

    role: str
    printed: str
    measure: str | None = None
    period: str | None = None
    unit: str | None = None
    borrowed: bool = False


def read_columns(
    names: Sequence[tuple[str, ...]], title: str, plan_from: int | None, plan_year: int | None = None
) -> tuple[Column, ...]:
    """Columns of a header given as the names over each, from the top line to the bottom one.

    `title` is the table's own, for the year of `Quý I`; failing it, `plan_year` is, or the year of the column
    before. `plan_from` tells a plain year before the plan (a result) from one in it (a target).
    """
    roles = [_role(over) for over in names]
    by_place = _names_rows_by_place(roles)
    if by_place:
        roles[1] = "label"
    scenario = _SCENARIO.search(fold(title)) is not None
    year = own = _year_of(title, plan_year)
    columns: list[Column] = []
    for role, over in zip(_settled(roles), names, strict=True):
        column = Column(role, collapse(" / ".join(_distinct(over))))
        if role == "value":
            column = _measured(column, over, year, plan_from, scenario)
            year = own or (column.period or "")[:4] or year
        columns.append(column)
    said = [(column.measure, column.period, column.unit) for column in columns if column.role == "value"]
    if by_place and len({*said}) < len(said):
        # `Thu`, `Chi` of bodies: a row would not tell which
        columns[1] = Column("other", columns[1].printed)
    return tuple(columns)


def _names_rows_by_place(roles: Sequence[str]) -> bool:
    """Whether the column behind the ordinals names the rows as no other does: `Chủ đầu tư`, `Xã, phường`."""
    by_place = [*roles[:2]] in (["number", "lead"], ["number", "other"]) and "value" in roles
    return by_place and _NAME_ROWS_OR_MEASURE.isdisjoint(roles)


def _distinct(over: tuple[str, ...]) -> Iterator[str]:
    """The names over a column; one that is printed again in the line below it is one name."""
    return (name for name, _ in groupby(over) if name)


def _role(over: tuple[str, ...]) -> str:
    """The role of a column by its lowest name where that settles it, else by as many above as it takes."""
    printed = list(_distinct(over))
    for depth in range(len(printed) - 1, 0, -1):
        role = role_of(" ".join(printed[depth:]))
        if role in _OWN:
            return role
    return role_of(" ".join(printed)) or "other"


def _year_of(title: str, plan_year: int | None) -> str | None:
    """The one year that a title names, or that of the plan."""
    years = set(_YEAR.findall(fold(title)))
    return years.pop() if len(years) == 1 else str(plan_year) if plan_year else None


# --- roles in the light of one another ----------------------------------------------------------------------

_FIRST, _ALL, _FURTHER = slice(1), slice(None), slice(1, None)


class _Settling(NamedTuple):
    """In a table with columns of these roles and without those, what a column of one role is taken for."""

    needs: frozenset[str]
    without: frozenset[str]
    role: str
    becomes: str
    which: slice = _FIRST


def _where(needs: str, without: str, role: str, becomes: str, which: slice = _FIRST) -> _Settling:
    return _Settling(frozenset(needs.split()), frozenset(without.split()), role, becomes, which)


_SETTLING = (
    # A table of products or of bodies and their figures: `Sản phẩm`, `Đơn vị` names the row.
    _where("value deliverable", " ".join(MAIN), "deliverable", "label"),
    _where("value unit", " ".join(MAIN), "unit", "label"),
    # `Nội dung` that is measured is no work, whoever answers for it.
    _where("task unit value", "label deadline deliverable", "task", "label"),
    # `Kết quả` beside `Chỉ tiêu` and `Đơn vị` is a figure, no deliverable; so is a second `Chỉ tiêu`.
    _where("label unit deliverable", "value", "deliverable", "value", _ALL),
    _where("label unit", "", "label", "value", _FURTHER),
    _where("label value", "", "label", "value", _FURTHER),
    # A table has one column of ordinals, and one of each kind that names rows.
    *(_where(role, "", role, "other", _FURTHER) for role in ("number", *MAIN)),
    # `Chỉ tiêu` that somebody leads or that has a deadline, and that nothing measures, is work.
    _where("label lead", "task unit value", "label", "task"),
    _where("label deadline", "task unit value", "label", "task"),
)
"""What one column is depends on the others; applied from the first to the last."""


def _settled(roles: Sequence[str]) -> list[str]:
    settled = list(roles)
    for rule in _SETTLING:
        found = {*settled}
        if rule.needs <= found and not rule.without & found:
            at = [index for index, role in enumerate(settled) if role == rule.role]
            for index in at[rule.which]:
                settled[index] = rule.becomes
    return settled


# --- what a column measures ---------------------------------------------------------------------------------


def _measured(
    column: Column, over: tuple[str, ...], year: str | None, plan_from: int | None, scenario: bool
) -> Column:
    names = [GLUED_YEAR.sub(" ", fold(name)) for name in over if name]
    period = read_period(names, year)
    measure = _measure(names, period.code, plan_from)
    if measure == "target" and (scenario or _SCENARIO.search(" ".join(names))):
        measure = "scenario"
    unit = next(filter(None, map(unit_in_brackets, reversed(over))), None)
    if measure == "ratio":
        unit = "%" if "%" in column.printed or not _COMPARISON.search(" ".join(names)) else None
    return replace(column, measure=measure, period=period.code, unit=unit, borrowed=period.borrowed)


def told_by_the_day(columns: Sequence[Column], issued_on: datetime.date | None) -> tuple[Column, ...]:
    """Columns that the day of issue tells to report: a time that lay behind it, and no word for a plan."""
    if issued_on is None:
        return tuple(columns)
    return tuple(
        replace(column, measure="actual") if _lies_behind(column, issued_on) else column for column in columns
    )


def _lies_behind(column: Column, issued_on: datetime.date) -> bool:
    if column.measure != "target" or not column.period or last_day(column.period) >= issued_on:
        return False
    folded = fold(column.printed)
    return not any(pattern.search(folded) for pattern, _ in _MEASURES)


def _measure(names: Sequence[str], period: str | None, plan_from: int | None) -> str:
    """The measure of a column, the lowest name that speaks of one first: `KH` and `TH` under one year."""
    folded = " ".join(names)
    if _compares(folded):
        return "ratio"
    said = (measure for name in reversed(names) for pattern, measure in _MEASURES if pattern.search(name))
    before = period and plan_from and int(period[:4]) < plan_from
    return next(said, "actual" if before else "target")


def _compares(folded: str) -> bool:
    years = _YEAR_OVER_YEAR.search(folded)
    backwards = years is not None and years[1] > years[2]
    return backwards or any(pattern.search(folded) for pattern in (_RATIO, _COMPARISON))

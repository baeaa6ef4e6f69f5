"""What the columns of a table mean, read from its header: roles, and for value columns the measure, period
and unit.

Words and their roles are data (`vocabularies/columns.yaml`). Which rows of a grid are the header is found by
`header_rows`; what stands below it to `table`, what the day of issue tells to `told_by_day`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from sources.grammar.column_names import COMPARISONS, GLUED_YEAR, MAIN, heads_places, measure_of, role_of
from sources.grammar.dates import YEAR, Period
from sources.grammar.periods import read_period
from sources.grammar.units import unit_in_brackets
from sources.paper.letters import collapse, fold
from sources.tables.traits import trait_of

_YEAR = re.compile(rf"\b({YEAR})\b")
# Columns beside which one of bodies or places does not name the rows.
_NAME_ROWS_OR_MEASURE = frozenset({*MAIN, "deliverable", "unit", "deadline", "investment"})
# Roles that the lowest name of a column settles: `Số quyết định`, also under `Tổng mức đầu tư`.
_OWN = (
    *("number", "unit", "approvals", "investment", "note", "lead", "coordinating"),
    *("other", "deadline", "location", "capacity"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `measure`, `period` and `unit` belong to value columns.

    `period` is None where the header names none, and blank where it names one that has no code. `borrowed`
    tells that the header names a part of a year, whose year stands elsewhere; `said`, that words tell
    the measure. `basis` is `growth` where the figures are a rise or fall over time; `year_before` tells that
    they are of the same time of the year before. `label` is what the heading says that the rows do not, where
    several columns have one measure and period, or the rows name places.
    """

    role: str
    printed: str
    measure: str | None = None
    period: str | None = None
    unit: str | None = None
    borrowed: bool = False
    said: bool = False
    basis: str = "level"
    year_before: bool = False
    label: str | None = None


def read_columns(
    names: Sequence[tuple[str, ...]],
    title: str,
    plan_from: int | None,
    plan_year: int | None = None,
    rows: Sequence[Sequence[str]] = (),
    reported: bool = False,
) -> tuple[Column, ...]:
    """Columns of a header given as the names over each, from the top line to the bottom one.

    `title` is the table's own, for the year of `Quý I`; failing it, `plan_year` is, or the year of the column
    before. `plan_from` tells a plain year before the plan (a result) from one in it (a target). `rows` are
    the texts below the header, which tell one of two like headings from the other. In a document that is a
    report (`reported`) a figure that no word calls a plan was reached.
    """
    roles = [_role(over) for over in names]
    by_place = _names_rows_by_place(roles, names)
    if by_place or _names_rows_by_kind(roles):
        roles[1] = "label"
    settled = _settled(_with_one_main(roles, rows))
    about = _about(settled, names, plan_from, title, reported)
    year = own = _year_of(title, plan_year)
    columns: list[Column] = []
    for role, over in zip(settled, names, strict=True):
        column = Column(role, collapse(" / ".join(_distinct(over))))
        if role == "value":
            said = over[:-1] if _is_share_of_upper(over, names) else over
            column = _measured(column, said, year, about)
            column = replace(column, unit="%") if said is not over else column
            year = own or (column.period or "")[:4] or year
        columns.append(column)
    return _told_apart(columns, names, by_place)


def _names_rows_by_place(roles: Sequence[str], names: Sequence[tuple[str, ...]]) -> bool:
    """Whether the column behind the ordinals names the rows as no other does: `Chủ đầu tư`, `Xã, phường`."""
    if [*roles[:2]] == ["number", "label"] and heads_places(next(_distinct(names[1]), "")):
        return "unit" not in roles
    if [*roles[:2]] not in (["number", "lead"], ["number", "other"], ["number", "unit"]):
        return False
    return "value" in roles and _NAME_ROWS_OR_MEASURE.isdisjoint(roles[2:])


def _names_rows_by_kind(roles: Sequence[str]) -> bool:
    """Whether an unknown column between ordinals and units names what is measured: `Cây trồng`."""
    return [*roles[:3]] == ["number", "other", "unit"] and "value" in roles and {*MAIN}.isdisjoint(roles)


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
    role = role_of(" ".join(printed)) or "other"
    parted = len(printed) > 1 and role_of(printed[-1]) == "value"
    return "schedule" if role == "deadline" and parted else role


def _year_of(title: str, plan_year: int | None) -> str | None:
    """The one year that a title names, or that of the plan."""
    years = set(_YEAR.findall(fold(title)))
    return years.pop() if len(years) == 1 else str(plan_year) if plan_year else None


# --- roles in the light of one another ----------------------------------------------------------------------

_FIRST, _ALL, _FURTHER = slice(1), slice(None), slice(1, None)


def _with_one_main(roles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The roles with one column of work: of several that are headed so, the one whose cells are sentences.

    What a task belongs to is said in few words, and again and again.
    """
    rivals = [index for index, role in enumerate(roles) if role == "task"]
    if len(rivals) < 2 or not rows:
        return list(roles)
    best = max(rivals, key=lambda index: _tells_rows_apart([row[index] for row in rows if index < len(row)]))
    return ["other" if index in rivals and index != best else role for index, role in enumerate(roles)]


def _tells_rows_apart(texts: Sequence[str]) -> tuple[int, int]:
    return len({text for text in texts if trait_of(text) in ("word", "long", "agency")}), sum(map(len, texts))


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
    # `Trong đó`: a part of the capital of a project, or of what is measured.
    _where("part value label", "investment project task", "part", "value", _ALL),
    _where("part", "", "part", "funding", _ALL),
    # What money each of the rows is given, where it is all that they are told.
    _where("label funding", "value task project investment lead deadline", "funding", "value", _ALL),
    # `Lộ trình thực hiện`, by years: what is to be reached in each, beside what is measured; else by when.
    _where("schedule label", "task project", "schedule", "value", _ALL),
    _where("schedule", "", "schedule", "deadline", _ALL),
    # How far a task is, beside by when; and by when, where nothing else says it.
    _where("progress deadline", "", "progress", "other", _ALL),
    _where("progress", "", "progress", "deadline"),
    _where("grouping", " ".join(MAIN), "grouping", "task"),
    _where("grouping", "", "grouping", "other", _ALL),
    # Places that are measured name the rows, where nothing else does.
    _where("value location", " ".join(MAIN), "location", "label"),
    # A project has one total: a second one is a part of it.
    _where("investment", "", "investment", "other", _FURTHER),
    # A table of products or of bodies and their figures: `Sản phẩm`, `Đơn vị` names the row.
    _where("value deliverable", " ".join(MAIN), "deliverable", "label"),
    _where("value unit", " ".join(MAIN), "unit", "label"),
    # `Nội dung` that is measured is no work, whoever answers for it.
    _where("task unit value", "label deadline deliverable", "task", "label"),
    # `Kết quả` beside `Chỉ tiêu` and `Đơn vị` is a figure, no deliverable; so is a second `Chỉ tiêu`.
    _where("label unit deliverable", "task", "deliverable", "value", _ALL),
    _where("label value deliverable", "task lead deadline", "deliverable", "value", _ALL),
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

_MONTHS = re.compile(r"-([0-9]+)M$")
_PLANNED_PARTS = (3, 6, 9, 12)
"""Months: plans are set for quarters, so that a time of other first months (`11 tháng`) is reported."""


class _About(NamedTuple):
    """What is known of a table beside the names of its columns."""

    plan_from: int | None
    title: str | None
    """The measure that the title of the table names."""
    planned: bool
    """Whether a heading of figures speaks of a plan."""


def _about(
    roles: Sequence[str], names: Sequence[tuple[str, ...]], plan_from: int | None, title: str, reported: bool
) -> _About:
    figures = [_folded(over) for role, over in zip(roles, names, strict=True) if role == "value"]
    told = (measure_of(title) if title else None) or ("actual" if reported else None)
    return _About(plan_from, told, not {"target", "expected"}.isdisjoint(map(_said, figures)))


def _measured(column: Column, over: tuple[str, ...], year: str | None, about: _About) -> Column:
    names = _folded(over)
    period = read_period(names, year)
    said = _said(names)
    if said == "open":
        said = "actual" if about.planned else None
    measure = _in_this_table(said or _unsaid(period.code, about), names, period.code, about)
    unit = next(filter(None, map(unit_in_brackets, reversed(over))), None)
    if measure in COMPARISONS:
        unit = "%" if "%" in column.printed or _fulfils(names) else None
    return replace(
        column,
        measure=_MEASURES.get(measure, measure),
        period=period.code,
        unit=unit,
        borrowed=period.borrowed,
        said=said is not None,
        basis="growth" if measure == "growth" or _is_scenario_of_growth(measure, names) else "level",
        year_before=measure == "previous",
        label=column.printed if measure == "fulfilment" else None,
    )


def _in_this_table(measure: str, names: Sequence[str], period: str | None, about: _About) -> str:
    """A measure as the time of the plan and the names above it settle it."""
    if measure == "target" and (about.title == "scenario" or "scenario" in map(measure_of, names)):
        return "scenario"
    return "estimate" if measure == "expected" and _lies_before(period, about) else measure


def _is_scenario_of_growth(measure: str, names: Sequence[str]) -> bool:
    """Whether a column gives a scenario of growth: `Kịch bản tăng trưởng GRDP năm 2021`."""
    return measure == "scenario" and any("tang truong" in name for name in names)


_SHARE = re.compile(r"ty le(?: \(?%\)?)?")


def _is_share_of_upper(over: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> bool:
    """Whether `Tỷ lệ (%)` is a share of what stands over it, and no fulfilment of a plan: no neighbour under
    the same name says that it was planned or reached."""
    beside = [other[-1] for other in names if other[:-1] == over[:-1] and other != over]
    shares = _SHARE.fullmatch(fold(over[-1])) is not None
    return shares and any(over[:-1]) and bool(beside) and not any(map(measure_of, beside))


def _folded(over: Sequence[str]) -> list[str]:
    return [GLUED_YEAR.sub(" ", fold(name)) for name in over if name]


_MEASURES = {"growth": "ratio", "fulfilment": "ratio", "previous": "actual"}
"""What the contract calls a measure that headings tell apart."""
# `Đạt % KH`, `TH/KH`: a share, whatever sign the cell saves; `so với` leaves open whether it is a difference.
_DIFFERS = re.compile(r"\bso\b|\bvoi\b|\btang\b|\bgiam\b")


def _fulfils(names: Sequence[str]) -> bool:
    return not any(map(_DIFFERS.search, names))


def _said(names: Sequence[str]) -> str | None:
    """The measure that the names over a column tell: a comparison wherever it stands, else the lowest."""
    told = [measure_of(name) for name in reversed(names)]
    whole = measure_of(" ".join(names))
    compared = next((measure for measure in (whole, *told) if measure in COMPARISONS), None)
    return compared or next(filter(None, told), None)


def _unsaid(period: str | None, about: _About) -> str:
    """The measure of a column that names none: told by its time, or by the title of the table."""
    if _lies_before(period, about):
        return "actual"
    months = _MONTHS.search(period or "")
    if months and int(months[1]) not in _PLANNED_PARTS:
        return "actual"
    return "actual" if about.title == "actual" else "target"


def _lies_before(period: str | None, about: _About) -> bool:
    """Whether a time ends before the years that the document plans for."""
    return bool(period and about.plan_from and int(period.rpartition("/")[2][:4]) < about.plan_from)


# --- the columns of a table beside one another --------------------------------------------------------------


def _told_apart(
    columns: Sequence[Column], names: Sequence[tuple[str, ...]], by_place: bool
) -> tuple[Column, ...]:
    """Columns of one measure and period with what tells them apart.

    A column that no word calls a plan is none beside one that is called so, and two of one name are nothing
    that a reader could tell apart: their figures are not read.
    """
    columns = [_expected(column, _planned(columns)) for column in columns]
    planned = _planned(columns)
    known = [
        _unless(column.measure == "target" and not column.said and column.period in planned, column)
        for column in (_reached(column, columns) for column in columns)
    ]
    alike = Counter(map(_key, known))
    lowest = Counter((*_key(column), _lowest(over)) for column, over in zip(known, names, strict=True))
    labelled = [
        replace(
            column,
            label=column.printed if by_place or lowest[*_key(column), _lowest(over)] > 1 else _lowest(over),
        )
        if column.role == "value" and (by_place or alike[_key(column)] > 1)
        else column
        for column, over in zip(known, names, strict=True)
    ]
    told = Counter((*_key(column), column.unit, column.label) for column in labelled)
    return tuple(
        _unless(column.label is not None and told[*_key(column), column.unit, column.label] > 1, column)
        for column in labelled
    )


def _planned(columns: Iterable[Column]) -> set[str | None]:
    """The times of which a heading says that it is a plan."""
    return {column.period for column in columns if column.measure == "target" and column.said}


def _expected(column: Column, planned: Collection[str | None]) -> Column:
    """The column, an estimate where it tells what is expected of a time whose plan stands beside it."""
    measure = "estimate" if column.period in planned else "target"
    return replace(column, measure=measure) if column.measure == "expected" else column


_REACHED = ("actual", "estimate")


def _reached(column: Column, beside: Sequence[Column]) -> Column:
    """The column, of results where no word calls it a plan and those beside it tell.

    Print goes on from results to plans (`Năm 2015 | TH 2016 | ƯTH 2019`), and years that want the word which
    later ones have are none (`2018 | 2019 | KH 2020 | KH 2021`).
    """
    if column.measure != "target" or column.said or not column.period:
        return column
    said = [(other.measure, _last_year(other)) for other in beside if other.said and other.period]
    reached = [year for measure, year in said if measure in _REACHED]
    plans = [year for measure, year in said if measure == "target"]
    contrast = len(plans) > 1 and _last_year(column) < min(plans)
    earlier = _last_year(column) < max(reached, default=0)
    return replace(column, measure="actual") if contrast or earlier else column


def _last_year(column: Column) -> int:
    """The last year that the period of a column has; 0 where it has none."""
    return Period.parse(column.period).last.year if column.period else 0


def _unless(doubtful: bool, column: Column) -> Column:
    """The column, or one whose figures nobody reads."""
    return Column("other", column.printed) if doubtful and column.role == "value" else column


def _key(column: Column) -> tuple[str, str | None, str | None, str]:
    return column.role, column.measure, column.period, column.basis


def _lowest(over: tuple[str, ...]) -> str:
    """The lowest name over a column, as printed."""
    return next((collapse(name) for name in reversed(over) if name), "")

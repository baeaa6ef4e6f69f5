"""Rows of project lists: what a project is, where, how big, by when, for how much, who leads it, and the
papers that approve it.

The capital of one year stands beside each project; its sums over groups and over all are values.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sources.grammar.bodies import listed, phrased
from sources.grammar.dates import CALENDAR_DAY, YEAR, day_of
from sources.grammar.deadlines import Due, read_deadline
from sources.grammar.document_numbers import NUMBER, tidy
from sources.grammar.figures import NotAQuantity, Quantity
from sources.grammar.funding import funding_code
from sources.grammar.units import Unit, is_multiplier, unit_of, unit_opening
from sources.paper.marks import without_bullet, without_marks
from sources.readers.decimal_marks import DecimalMarks
from sources.readers.indicators import read_indicators
from sources.readers.place import Place
from sources.tables.columns import Column
from sources.tables.table import Scrap, Table, TableRow
from sources.tables.traits import trait_of
from warehouse.tables import IndicatorValue, Project, ProjectApproval

# "Tổng mức đầu tư (tỷ đồng)", "Tổng mức đầu tư, tỷ đồng"
_NAMED_UNIT = re.compile(r"[(,]([^(),]{1,40})")
_TOTAL = re.compile(r"(?:tổng (?:số|cộng)|trong đó)\b|(?:tổng|cộng)\W*$", re.I)
_DATE = re.compile(CALENDAR_DAY, re.I)
# The years of the works and nothing else: `2028-2029`, `2031`.
_YEARS = re.compile(rf"({YEAR})(?:\s?[-–—]\s?({YEAR}))?")
_MILLION = 1e6
_NO_NAMES = ("figure", "integer", "time", "unit", "dash")
"""What no work is called: where a name looks so, the row has lost a cell."""
_OF_FIGURES = ("value", "investment", "funding", "other")

Row = Project | ProjectApproval | IndicatorValue | Scrap


def read_projects(
    table: Table, place: Place, plan_year: int | None = None, lines: Sequence[str] = ()
) -> Iterator[Row]:
    """Projects in print order, each with its approvals, and the sums of their capital.

    A sum over projects or a part of one is no project. `plan_year` is the year of a month or quarter that
    prints none; `lines` are those of the document as received.
    """
    return _Reader(table, place, plan_year, lines).read()


class _Group(NamedTuple):
    """The titles over a project: the upper one is the phase, the lower one the funding."""

    phase: str | None = None
    funding: str | None = None

    def entered(self, number: str, title: str) -> _Group:
        return self._replace(funding=title) if "." in number.rstrip(".") else _Group(title)


@dataclass
class _Reader:
    table: Table
    place: Place
    plan_year: int | None
    lines: Sequence[str]

    def __post_init__(self) -> None:
        self.investment = self.table.position("investment")
        self.capital = _capital(self.table.columns, self.place.plan_year)
        self.marks = DecimalMarks(self.table)

    def read(self) -> Iterator[Row]:
        group, sums = _Group(), list[TableRow]()
        for row in self.table.rows:
            if row.ordinal in self.table.closed:
                group = _Group()
            title = without_marks(row.text(self.table.main))
            total = _TOTAL.match(title) is not None
            if row.role != "data" and not total:
                group = group.entered(row.text(self.table.position("number")), title)
            if total or row.role != "data":
                sums.append(replace(row, role="data"))
            elif not title or trait_of(title) in _NO_NAMES:
                yield Scrap(row.lines, row.printed(), "no_description")
            else:
                yield from self._project(row, group, without_bullet(title))
        yield from self._values(sums)

    def _values(self, sums: Sequence[TableRow]) -> Iterator[Row]:
        """The capital of groups and of all projects, as values; what else a total says is not read."""
        known = [row for row in sums if self.capital is not None and row.filled(self.capital)]
        for row in sums:
            if row not in known and _TOTAL.match(without_marks(row.text(self.table.main))):
                yield Scrap(row.lines, row.printed(), "unread_text")
        columns = tuple(
            column if index == self.capital or column.role != "value" else Column("other", column.printed)
            for index, column in enumerate(self.table.columns)
        )
        yield from read_indicators(
            replace(self.table, columns=columns, rows=tuple(known)), self.place, self.lines
        )

    def _project(self, row: TableRow, group: _Group, name: str) -> Iterator[Row]:
        approvals = row.filled(self.table.position("approvals"))
        project_id = self.place.row_id(row.ordinal)
        scraps: list[Scrap] = []
        investment = self._million(row, self.investment, name, scraps)
        capital = self._million(row, self.capital, name, scraps)
        yield from scraps
        yield from self._unread(row, name, (self.investment, self.capital))
        deadline = self._first(row, "deadline")
        due = read_deadline(deadline, self.plan_year) if deadline else None
        due = due or Due(None, None)
        years = _YEARS.fullmatch(deadline or "")
        funding = self._funding(row) or group.funding
        yield Project(
            project_id=project_id,
            document_id=self.place.document_id,
            annex_id=self.place.annex_id,
            number=row.text(self.table.position("number")) or None,
            phase=group.phase,
            funding=funding,
            name=name,
            approvals=approvals or None,
            investment_million_vnd=investment,
            lead=listed(row.filled(self.table.position("lead"))),
            line_from=row.line_from,
            line_to=row.line_to,
            location=self._first(row, "location"),
            capacity=self._first(row, "capacity"),
            period_from=int(years[1]) if years else None,
            period_to=int(years[2] or years[1]) if years else None,
            deadline=deadline,
            due_from=due.first,
            due_to=due.last,
            coordinating=phrased(row.filled(self.table.position("coordinating"))) or None,
            capital_million_vnd=capital,
            capital_period=self._period(self.capital) if capital is not None else None,
            funding_code=funding_code(funding, group.phase),
        )
        for number, issued_on in read_approvals(approvals):
            yield ProjectApproval(
                project_id=project_id,
                number=number,
                issued_on=issued_on,
                document_id=self.place.document_id,
            )

    def _unread(self, row: TableRow, name: str, read: Sequence[int | None]) -> Iterator[Scrap]:
        """Figures beside those that are read: parts of them, other years."""
        for index, column in enumerate(self.table.columns):
            cell, unread = row.cells[index], column.role in _OF_FIGURES and index not in read
            if unread and trait_of(cell.text) in ("integer", "figure"):
                yield Scrap(cell.lines, f"{name} | {column.printed}: {cell.text}", "unread_text")

    def _funding(self, row: TableRow) -> str:
        """Where the money comes from; a sum that comes from there is no word for it."""
        text = row.text(self.table.position("funding"))
        return "" if trait_of(text) in ("integer", "figure") else text

    def _first(self, row: TableRow, role: str) -> str | None:
        """The first column of a role that has text in this row."""
        filled = (row.filled(index) for index, column in enumerate(self.table.columns) if column.role == role)
        return next(filter(None, map(without_marks, filled)), None)

    def _period(self, column: int | None) -> str | None:
        return None if column is None else self.table.columns[column].period or None

    def _million(self, row: TableRow, column: int | None, name: str, scraps: list[Scrap]) -> float | None:
        """A sum in million đồng; one that cannot be trusted goes to the scraps."""
        if column is None:
            return None
        try:
            quantities = self.marks.read(row.text(column), column)
            return _sum(quantities, self.table.columns[column].printed, self.place.unit_note)
        except NotAQuantity as refused:
            scraps.append(Scrap(row.lines, f"{name} | {row.text(column)}", refused.reason))
            return None


def _capital(columns: Sequence[Column], plan_year: int | None) -> int | None:
    """The column of the capital that one year gives: the only year that is planned, or that of the plan.

    Of several columns of that year the first is their total.
    """
    planned = [
        (index, column.period)
        for index, column in enumerate(columns)
        if column.role == "value" and column.measure == "target" and column.period
    ]
    years = {period for _, period in planned}
    wanted = years if len(years) == 1 else years & {str(plan_year)}
    return next((index for index, period in planned if period in wanted), None)


def read_approvals(printed: str) -> list[tuple[str, datetime.date | None]]:
    """Numbers in a cell of approvals, each with the date that stands between it and the next number."""
    found = list(NUMBER.finditer(printed))
    approvals: dict[str, datetime.date | None] = {}
    ends = [*(match.start() for match in found[1:]), len(printed)]
    for match, end in zip(found, ends, strict=False):
        stretch = printed[match.end() : end]
        dated = _DATE.search(stretch)
        approvals[tidy(match.group())] = day_of(dated) if dated else None
    return list(approvals.items())


def _sum(quantities: Sequence[Quantity], header: str, note: str | None) -> float | None:
    if not quantities or quantities[0].low is None:
        return None
    if len(quantities) > 1 or quantities[0].comparator not in ("eq", "approx"):
        raise NotAQuantity("bad_number")  # a limit is no sum
    unit = _unit(quantities[0].behind, header, note)
    if unit is None or unit.code != "vnd":
        raise NotAQuantity("bad_number")
    return quantities[0].low * unit.factor / _MILLION


def _unit(behind: str, header: str, note: str | None) -> Unit | None:
    """The unit of a sum: said in its cell (`1.200 tỷ`), else in the header, else over the table."""
    if said := unit_opening(behind):
        return unit_of(f"{said} đồng" if is_multiplier(said) else said)
    named = (unit_of(part.strip()) for part in reversed(_NAMED_UNIT.findall(header)))
    return next(filter(None, named), None) or unit_of(note or "")

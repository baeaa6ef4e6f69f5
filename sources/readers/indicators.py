"""Rows of indicator and scenario tables as values: which period, measure, unit, group and body each figure
has.

Who is whose parent belongs to `row_parents`; the grammar of figures to `figures`; what the columns mean to
`columns`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sources.grammar.bodies import listed
from sources.grammar.dates import A_YEAR
from sources.grammar.figures import NotAQuantity, Quantity, read_cell, says_nothing
from sources.grammar.units import measured, unit_in_brackets, unit_of_row
from sources.paper.cells import Cell
from sources.paper.letters import fold
from sources.paper.marks import without_bullet, without_marks
from sources.readers.cell_units import agreed
from sources.readers.place import Place
from sources.readers.row_parents import OF_WHICH, Path, mark_of, ordinals_follow
from sources.tables.columns import Column
from sources.tables.table import Scrap, Table, TableRow
from sources.tables.traits import trait_of
from warehouse.tables import IndicatorValue

_FIGURES = ("integer", "figure")


class _Named(NamedTuple):
    """What a row says of all its values."""

    number: str | None
    label: str
    parent_label: str | None
    group: str | None
    agencies: str | None


def read_indicators(table: Table, place: Place) -> Iterator[IndicatorValue | Scrap]:
    """Values in print order; a cell that holds words or a doubtful figure comes as a `Scrap`."""
    return _Reader(table, place).read()


class _Reader:
    """The state of reading one table: the group and the rows above the row being read."""

    def __init__(self, table: Table, place: Place) -> None:
        self.table = table
        self.place = place
        self.values = [(i, column) for i, column in enumerate(table.columns) if column.role == "value"]
        self.unnamed = [i for i, column in enumerate(table.columns) if column.role == "other"]
        self.number = table.position("number")
        self.unit = table.position("unit")
        self.lead = table.position("lead")
        self.default_period = _default_period(place)
        self.group: str | None = None
        self.group_period: str | None = None
        self.scenario = False
        self.heading_agencies: str | None = None
        self.path = Path()
        self.taken: Counter[str] = Counter()

    def read(self) -> Iterator[IndicatorValue | Scrap]:
        for row, ordinal_follows in zip(self.table.rows, ordinals_follow(self.table), strict=True):
            if row.role == "data":
                yield from self._read_row(row, ordinal_follows)
            else:
                self._enter_group(row)

    def _enter_group(self, row: TableRow) -> None:
        """What a title says of the rows below: `Đến năm 2030`, `Kịch bản 1: GRDP tăng 8%`, or their body."""
        self.group = without_marks(row.text(self.table.main))
        self.path = Path()
        self.heading_agencies = listed(self.group) if row.role == "agency" else None
        if row.role != "agency":
            self.group_period = year[1] if (year := A_YEAR.search(self.group)) else None
            self.scenario = _is_scenario(self.group)

    def _read_row(self, row: TableRow, ordinal_follows: bool) -> Iterator[IndicatorValue | Scrap]:
        label = without_marks(row.text(self.table.main))
        if reason := self._refusal(row, label):
            yield Scrap(row.lines, row.printed(), reason)
        elif OF_WHICH.fullmatch(label) and not any(row.text(index) for index, _ in self.values):
            self.path.announce()
        else:
            named = self._name(row, label, ordinal_follows)
            for index, column in self.values:
                yield from self._read_value(row, row.cells[index], column, named)
            yield from self._unread(row, named)

    def _refusal(self, row: TableRow, label: str) -> str | None:
        """Why a row is none: it names nothing, or has a figure where its unit should be.

        Such a row has lost a cell, and no figure of it stands where it did.
        """
        if not label:
            return "no_description"
        return "incomplete_row" if trait_of(row.filled(self.unit)) in _FIGURES else None

    def _name(self, row: TableRow, label: str, ordinal_follows: bool) -> _Named:
        """What the row says of its values, from its own cells and from the rows above it."""
        number, bare = row.text(self.number), without_bullet(label)
        mark = mark_of(label, number)
        if self.path.opens_block(mark, ordinal_follows):
            self.path = Path()
        rank = self.path.rank(mark)
        parent = self.path.parent(rank)
        inherited = parent.agencies if parent else None
        agencies = listed(row.filled(self.lead)) or inherited or self.heading_agencies
        self.path.enter(rank, mark, label, agencies)
        group = self.group
        if trait_of(number) == "roman":
            # A title with figures of its own: it stands over the rows below, not under itself.
            group, self.group = None, bare
            self.scenario = _is_scenario(label)
            self.path = Path()
        told = not says_nothing(number) and trait_of(number) != "bullet"
        return _Named(number if told else None, bare, parent.label if parent else None, group, agencies)

    def _unread(self, row: TableRow, named: _Named) -> Iterator[Scrap]:
        """Figures in columns that nobody knows."""
        for index in self.unnamed:
            cell = row.cells[index]
            if trait_of(cell.text) in _FIGURES:
                heading = self.table.columns[index].printed
                yield Scrap(cell.lines, f"{named.label} | {heading}: {cell.text}", "unread_text")

    def _read_value(
        self, row: TableRow, cell: Cell, column: Column, named: _Named
    ) -> Iterator[IndicatorValue | Scrap]:
        try:
            quantities = read_cell(cell.text)
            units = [self._agreed_unit(row, column, named, quantity) for quantity in quantities]
        except NotAQuantity as refused:
            yield Scrap(cell.lines, f"{named.label} | {cell.text}", refused.reason)
            return
        period = self._period(column)
        measure = column.measure or "target"
        if self.scenario and measure == "target":
            measure = "scenario"
        for quantity, unit in zip(quantities, units, strict=True):
            known = unit_of_row(unit, named.label) if unit else None
            yield IndicatorValue(
                value_id=self._value_id(row, period, measure),
                document_id=self.place.document_id,
                annex_id=self.place.annex_id,
                row_id=self.place.row_id(row.ordinal),
                source_kind="annex",
                number=named.number,
                label=named.label,
                parent_label=named.parent_label,
                group=named.group,
                unit=unit,
                period=period,
                measure=measure,
                agencies=named.agencies,
                printed=cell.text,
                line_from=row.line_from,
                line_to=row.line_to,
                **measured(quantity, known),
                indicator_id=None,
                matched_by=None,
                basis="level",
                harmonised_min=None,
                harmonised_max=None,
            )

    def _period(self, column: Column) -> str | None:
        """The period of a column; where the header does not name its year, the title over the rows may."""
        if column.period is None:
            return self.group_period or self.default_period
        if column.borrowed and self.group_period:
            return f"{self.group_period}{column.period[4:]}"
        return column.period or None

    def _unit(self, row: TableRow, column: Column, named: _Named) -> str | None:
        """The unit that the column, the row or the note over the table gives, whichever is nearest."""
        near = column.unit or row.filled(self.unit) or unit_in_brackets(named.label)
        return near or (self.place.unit_note if self.unit is None else None)

    def _agreed_unit(self, row: TableRow, column: Column, named: _Named, quantity: Quantity) -> str | None:
        if column.measure == "ratio" and column.unit is None and not quantity.behind.startswith("%"):
            # Compared with another year: a ratio or a difference, print leaves it open.
            raise NotAQuantity("bad_number")
        return agreed(self._unit(row, column, named), quantity.behind)

    def _value_id(self, row: TableRow, period: str | None, measure: str) -> str:
        code = (period or "na").lower().replace("/", "-")
        base = f"{self.place.row_id(row.ordinal)}.{code}.{measure}"
        self.taken[base] += 1
        repeat = self.taken[base]
        return base if repeat == 1 else f"{base}.{repeat}"


def _is_scenario(title: str) -> bool:
    return "kich ban" in fold(title)


def _default_period(place: Place) -> str | None:
    """The period of a figure whose column and group name none: the title's, or that of a one-year plan."""
    if years := A_YEAR.findall(fold(place.title)):
        return str(years[-1])
    return str(place.plan_year) if place.plan_year else None

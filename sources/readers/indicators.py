"""Rows of indicator and scenario tables as values: which period, measure, unit, group and body each figure
has.

Who is whose parent belongs to `row_parents`; the grammar of figures to `figures`; what the columns mean to
`columns`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.grammar.bodies import listed
from sources.grammar.column_names import heads_places, is_of_all
from sources.grammar.dates import YEAR
from sources.grammar.figures import NotAQuantity, Quantity, says_nothing
from sources.grammar.periods import OPEN, named_periods
from sources.grammar.units import measured, unit_in_brackets, unit_of_row
from sources.paper.cells import Cell
from sources.paper.letters import fold_in_place
from sources.paper.marks import is_ditto, without_bullet, without_marks
from sources.readers.cell_units import agreed
from sources.readers.decimal_marks import DecimalMarks
from sources.readers.figure_places import Place as FigurePlace
from sources.readers.figure_places import places_of
from sources.readers.place import Place
from sources.readers.row_parents import OF_WHICH, Mark, Path, mark_of, ordinals_follow
from sources.readers.span_fit import other_quantities
from sources.readers.titles import Titles
from sources.readers.when import a_year_before
from sources.tables.columns import Column
from sources.tables.table import Scrap, Table, TableRow
from sources.tables.traits import ORDINALS, trait_of
from warehouse.tables import IndicatorValue

_FIGURES = ("integer", "figure")
_UNREAD = ("other", "deadline", "location", "capacity", "deliverable", "funding", "investment")
"""Roles of columns that make no value, whose figures are told as not read."""
_YEAR = re.compile(YEAR)


class _Named(NamedTuple):
    """What a row says of all its values."""

    number: str | None
    label: str
    parent_label: str | None
    group: str | None
    agencies: str | None


class _When(NamedTuple):
    """The period of a figure, and where it is printed (a code of `period_basis`)."""

    period: str | None
    basis: str | None


def read_indicators(
    table: Table, place: Place, lines: Sequence[str] = ()
) -> Iterator[IndicatorValue | Scrap]:
    """Values in print order; a cell that holds words or a doubtful figure comes as a `Scrap`.

    `lines` are those of the document as received, in which figures have their places.
    """
    return _Reader(table, place, lines).read()


class _Reader:
    """The state of reading one table: the titles and the rows above the row being read."""

    def __init__(self, table: Table, place: Place, lines: Sequence[str]) -> None:
        self.table = table
        self.place = place
        self.lines = lines
        self.values = [(i, column) for i, column in enumerate(table.columns) if column.role == "value"]
        self.unread = [i for i, column in enumerate(table.columns) if column.role in _UNREAD]
        self.number = table.position("number")
        self.unit = table.position("unit")
        self.unit_said = ""
        self.lead = table.position("lead")
        self.marks = DecimalMarks(table)
        self.other_quantities = other_quantities(table, self.marks.read)
        self.default = _default_period(place)
        self.titles = Titles()
        self.heading_agencies: str | None = None
        self.path = Path()
        self.taken: Counter[str] = Counter()
        self.by_place = heads_places(table.columns[table.main].printed)
        self.labels = Counter(row.text(table.main) for row in table.rows if row.role == "data")

    def read(self) -> Iterator[IndicatorValue | Scrap]:
        closed = self.table.closed
        for row, ordinal_follows in zip(self.table.rows, ordinals_follow(self.table), strict=True):
            if row.ordinal in closed:
                self._open_block()
                self.titles.close()
            if row.role == "data":
                yield from self._read_row(row, ordinal_follows)
            else:
                self._enter_group(row)

    def _open_block(self) -> None:
        self.path = Path()
        self.heading_agencies = None

    def _enter_group(self, row: TableRow) -> None:
        """What a title says of the rows below: `Đến năm 2030`, `Kịch bản 1: GRDP tăng 8%`, or their body."""
        label = without_marks(row.text(self.table.main))
        self._open_block()
        self.titles.enter(row.text(self.number), label, figures=False)
        if row.role == "agency":
            self.heading_agencies = listed(label)

    def _read_row(self, row: TableRow, ordinal_follows: bool) -> Iterator[IndicatorValue | Scrap]:
        label = without_marks(row.text(self.table.main))
        if not is_ditto(row.text(self.unit)):
            self.unit_said = row.filled(self.unit)
        if reason := self._refusal(row, label):
            yield Scrap(row.lines, row.printed(), reason)
        elif OF_WHICH.fullmatch(label) and not any(row.text(index) for index, _ in self.values):
            self.path.announce()
        else:
            named = self._name(row, label, ordinal_follows)
            places = places_of(row, self.lines)
            for index, column in self.values:
                if index in self.other_quantities:
                    yield from self._unread_cell(row.cells[index], column, named)
                else:
                    yield from self._read_value(row, index, column, named, places[index])
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
        mark = self._mark(row, label, number)
        if self.path.opens_block(mark, ordinal_follows):
            self.path = Path()
        rank = self.path.rank(mark)
        parent = self.path.parent(rank)
        inherited = parent.agencies if parent else None
        agencies = listed(row.filled(self.lead)) or inherited or self.heading_agencies
        self.path.enter(rank, mark, label, agencies)
        told = trait_of(number) in ORDINALS or not (says_nothing(number) or trait_of(number) == "bullet")
        printed, above = number if told else None, parent.label if parent else None
        if trait_of(number) != "roman":
            return _Named(printed, bare, above, self.titles.group, agencies)
        # A title with figures of its own: it stands over the rows below, and under the titles above it.
        over = self.titles.enter(number, bare, figures=True)
        self.path = Path()
        part_of = over.label if over and over.figures else None
        return _Named(printed, bare, part_of, over.label if over else None, agencies)

    def _mark(self, row: TableRow, label: str, number: str) -> Mark:
        mark = mark_of(label, number)._replace(repeated=self.labels[row.text(self.table.main)] > 1)
        return mark._replace(announces=True) if mark.numbered and self._only_names(row) else mark

    def _only_names(self, row: TableRow) -> bool:
        """Whether a row has neither unit nor figures, as others have: `Cây ngô`, over area and output."""
        blank = not any(row.text(index) for index, _ in self.values)
        return blank and self.unit is not None and not row.text(self.unit)

    def _unread(self, row: TableRow, named: _Named) -> Iterator[Scrap]:
        """Figures in columns that are of no value."""
        for index in self.unread:
            yield from self._unread_cell(row.cells[index], self.table.columns[index], named)

    @staticmethod
    def _unread_cell(cell: Cell, column: Column, named: _Named) -> Iterator[Scrap]:
        if trait_of(cell.text) in _FIGURES and not _YEAR.fullmatch(cell.text):
            yield Scrap(cell.lines, f"{named.label} | {column.printed}: {cell.text}", "unread_text")

    def _read_value(
        self, row: TableRow, index: int, column: Column, named: _Named, places: Sequence[FigurePlace]
    ) -> Iterator[IndicatorValue | Scrap]:
        cell = row.cells[index]
        try:
            quantities = self.marks.read(cell.text, index)
            units = [self._agreed_unit(column, named, quantity) for quantity in quantities]
        except NotAQuantity as refused:
            yield Scrap(cell.lines, f"{named.label} | {cell.text}", refused.reason)
            return
        when = self._when(column)
        measure = column.measure or "target"
        if self.titles.scenario and measure == "target":
            measure = "scenario"
        own = places if len(places) == len(quantities) else [None] * len(quantities)
        for quantity, unit, printed_at in zip(quantities, units, own, strict=True):
            known = unit_of_row(unit, named.label) if unit else None
            yield IndicatorValue(
                value_id=self._value_id(row, when.period, measure),
                document_id=self.place.document_id,
                annex_id=self.place.annex_id,
                row_id=self.place.row_id(row.ordinal),
                source_kind="annex",
                number=named.number,
                label=named.label,
                parent_label=named.parent_label,
                group=named.group,
                unit=unit,
                period=when.period,
                measure=measure,
                agencies=named.agencies,
                printed=cell.text,
                line_from=row.line_from,
                line_to=row.line_to,
                direction_printed=quantity.direction,
                **measured(quantity, known),
                indicator_id=None,
                matched_by=None,
                basis=column.basis,
                harmonised_min=None,
                harmonised_max=None,
                period_basis=when.basis,
                column_label=column.label,
                scope=named.label if self.by_place and not is_of_all(named.label) else None,
                figure_from=printed_at[0] if printed_at else None,
                figure_to=printed_at[1] if printed_at else None,
            )

    def _when(self, column: Column) -> _When:
        """The period of a column; where the header does not name its year, a title over the rows may."""
        title = self.titles.period
        if column.period == OPEN and column.year_before and _is_part_of_year(self.default):
            return _When(a_year_before(self.default.period or ""), "title")
        if column.period is None:
            return _When(title, "title") if title else self.default
        if column.borrowed and title and title.isdecimal():
            return _When(f"{title}{column.period[4:]}", "column")
        return _When(column.period, "column") if column.period else _When(None, None)

    def _unit(self, column: Column, named: _Named) -> str | None:
        """The unit that the column, the row or the note over the table gives, whichever is nearest."""
        near = column.unit or self.unit_said or unit_in_brackets(named.label)
        return near or (self.place.unit_note if self.unit is None else None)

    def _agreed_unit(self, column: Column, named: _Named, quantity: Quantity) -> str | None:
        if column.measure == "ratio" and column.unit is None and not quantity.behind.startswith("%"):
            # Compared with another year: a ratio or a difference, print leaves it open.
            raise NotAQuantity("bad_number")
        unit = agreed(self._unit(column, named), quantity.behind)
        return unit or ("%" if column.basis == "growth" and _may_be_growth(quantity) else None)

    def _value_id(self, row: TableRow, period: str | None, measure: str) -> str:
        code = (period or "na").lower().replace("/", "-")
        base = f"{self.place.row_id(row.ordinal)}.{code}.{measure}"
        self.taken[base] += 1
        repeat = self.taken[base]
        return base if repeat == 1 else f"{base}.{repeat}"


def _may_be_growth(quantity: Quantity) -> bool:
    """Whether a figure may be percent of growth, or an index of it, and no sum of money that grows."""
    bounds = (bound for bound in (quantity.low, quantity.high) if bound is not None)
    return all(abs(bound) < _NO_GROWTH_FROM for bound in bounds)


_NO_GROWTH_FROM = 200
"""Percent: what no economy of a province grows to in a year, be it printed as an index."""


def _is_part_of_year(when: _When) -> bool:
    return when.basis == "title" and "-" in (when.period or "")


def _default_period(place: Place) -> _When:
    """The period of a figure whose column and titles name none: the one that the title of the annex names, or
    that of a one-year plan."""
    named = {period.code for period in named_periods(fold_in_place(place.title), place.plan_year)}
    if named:
        return _When(named.pop(), "title") if len(named) == 1 else _When(None, None)
    return _When(str(place.plan_year), "plan") if place.plan_year else _When(None, None)

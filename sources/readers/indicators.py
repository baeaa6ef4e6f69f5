"""Rows of indicator and scenario tables as values: who is whose parent, which unit, period, measure and body.

The grammar of figures is in `quantities`; what the columns mean in `header`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sources.grammar.bodies import listed
from sources.grammar.dates import YEAR
from sources.grammar.figures import NotAQuantity, Quantity, read_cell, says_nothing
from sources.grammar.units import (
    is_multiplier,
    measured,
    unit_in_brackets,
    unit_of,
    unit_of_row,
    unit_opening,
)
from sources.paper.cells import Cell
from sources.paper.letters import fold
from sources.paper.marks import bullet_of, without_bullet, without_marks
from sources.readers.place import Place
from sources.tables.columns import Column
from sources.tables.table import Scrap, Table, TableRow
from sources.tables.traits import trait_of
from warehouse.tables import IndicatorValue

_ANNOUNCES = re.compile(r"(?:trong đó|bao gồm|gồm|chia ra|cụ thể)\s*:?\s*$|:\s*$", re.I)
_OF_WHICH = re.compile(r"^trong đó\b\s*:?\s*", re.I)
_YEAR = re.compile(rf"\b({YEAR})\b")

# Ranks of rows, outermost first. A row's parent is the nearest row above of a lower rank.
_TOTAL, _ITEM, _LETTER, _DASH, _PLUS = 0, 1, 3, 4, 5
_SHARES = ("percent", "percentage_point")
_BULLETS = {"-": _DASH, "+": _PLUS}


@dataclass(slots=True)
class _Rank:
    """A row on the way from the outermost row to the one being read."""

    rank: float
    label: str
    agencies: str | None
    numbered: bool
    announces: bool


@dataclass(slots=True)
class _Named:
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
        self.values = [
            (index, column) for index, column in enumerate(table.columns) if column.role == "value"
        ]
        self.unnamed = [index for index, column in enumerate(table.columns) if column.role == "other"]
        self.number = table.position("number")
        self.unit = table.position("unit")
        self.lead = table.position("lead")
        self.default_period = _default_period(place)
        self.group: str | None = None
        self.group_period: str | None = None
        self.scenario = False
        self.heading_agencies: str | None = None
        self.path: list[_Rank] = []
        self.taken: Counter[str] = Counter()

    def read(self) -> Iterator[IndicatorValue | Scrap]:
        for position, row in enumerate(self.table.rows):
            if row.role == "data":
                yield from self._read_row(position, row)
            else:
                self._enter_group(row)

    def _enter_group(self, row: TableRow) -> None:
        title = without_marks(row.text(self.table.main))
        self.group = title
        self.path.clear()
        if row.role == "agency":
            self.heading_agencies = listed(title)
        else:
            self.heading_agencies = None
            self._read_title(title)

    def _read_title(self, title: str) -> None:
        """What a title says of the rows below it: `Đến năm 2030`, `Kịch bản 1: GRDP tăng 8%`."""
        self.group_period = year[1] if (year := _YEAR.search(title)) else None
        self.scenario = "kich ban" in fold(title)

    def _read_row(self, position: int, row: TableRow) -> Iterator[IndicatorValue | Scrap]:
        label = without_marks(row.text(self.table.main))
        number = row.text(self.number)
        if not label:
            yield Scrap(row.lines, " | ".join(cell.text for cell in row.cells if cell.text), "no_description")
            return
        if trait_of(row.filled(self.unit)) in ("integer", "figure"):
            # A figure where the unit should be: the row has lost a cell, and no figure of it stands where it did.
            yield Scrap(row.lines, " | ".join(cell.text for cell in row.cells if cell.text), "incomplete_row")
            return
        if _OF_WHICH.fullmatch(label) and not any(row.text(index) for index, _ in self.values):
            if self.path:
                self.path[-1].announces = True
            return
        parent = self._place_in_path(position, label, number)
        agencies = (
            listed(row.filled(self.lead)) or (parent.agencies if parent else None) or self.heading_agencies
        )
        self.path[-1].agencies = agencies
        group = self.group
        if trait_of(number) == "roman" and number.rstrip(".)").isupper():
            # A title with figures of its own: it stands over the rows below, not under itself.
            group, self.group = None, without_bullet(label)
            self.scenario = "kich ban" in fold(label)
            self.path.clear()
        named = _Named(
            None if says_nothing(number) or trait_of(number) == "bullet" else number,
            without_bullet(label),
            parent.label if parent else None,
            group,
            agencies,
        )
        for index, column in self.values:
            yield from self._read_value(row, row.cells[index], column, named)
        for index in self.unnamed:
            if trait_of(row.text(index)) in ("integer", "figure"):
                printed = f"{named.label} | {self.table.columns[index].printed}: {row.text(index)}"
                yield Scrap(
                    [*range(row.cells[index].line_from, row.cells[index].line_to + 1)], printed, "unread_text"
                )

    def _read_value(
        self, row: TableRow, cell: Cell, column: Column, named: _Named
    ) -> Iterator[IndicatorValue | Scrap]:
        try:
            quantities = read_cell(cell.text)
            units = [self._agreed_unit(row, column, named, quantity) for quantity in quantities]
        except NotAQuantity as refused:
            yield Scrap(
                [*range(cell.line_from, cell.line_to + 1)], f"{named.label} | {cell.text}", refused.reason
            )
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
                row_id=f"{self.place.annex_id}.r{row.ordinal:03d}",
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

    def _place_in_path(self, position: int, printed: str, number: str) -> _Rank | None:
        """Put a row into the path by its rank and return its parent.

        The rank comes from the ordinal and the bullet. An ordinal printed beside a merged cell stands at any row of
        its block, so a numbered bullet opens a block of its own unless it stands in one whose head has no ordinal;
        and bullets just above it belong to its block, unless the item before them announces parts.
        """
        path = self.path
        trait = trait_of(number)
        bullet = bullet_of(printed) or (
            number if number in _BULLETS else "-" if trait in ("dash", "bullet") else ""
        )
        numbered = trait in ("integer", "roman", "figure")
        if bullet:
            head = path[0] if path else None
            if (
                head
                and head.numbered
                and not head.announces
                and (numbered or _block_opens_below(self.table, position))
            ):
                path.clear()
            rank: float = _BULLETS[bullet]
        elif trait == "roman" and number.rstrip(".)").islower():
            rank = _LETTER
        elif numbered:
            rank = _ITEM + 0.1 * number.strip(".").count(".")
            if path and _OF_WHICH.match(printed):
                rank = path[0].rank + 0.5
        elif path and (path[-1].announces or _OF_WHICH.match(printed)):
            rank = path[-1].rank + 0.5
        elif path and path[-1].rank % 1 == 0.5:
            rank = path[-1].rank
        else:
            rank = _TOTAL
        while path and path[-1].rank >= rank:
            path.pop()
        # A total above numbered items is no parent in print: the items stand beside it, not under it.
        parent = path[-1] if path and path[-1].rank != _TOTAL else None
        if path and path[-1].rank == _TOTAL and rank > _ITEM + 0.9:
            parent = path[-1]
        path.append(
            _Rank(rank, without_bullet(printed), None, numbered, _ANNOUNCES.search(printed) is not None)
        )
        return parent

    def _period(self, column: Column) -> str | None:
        """The period of a column; where the header does not name its year, the title over the rows may."""
        if column.period is None:
            return self.group_period or self.default_period
        if column.borrowed and self.group_period:
            return f"{self.group_period}{column.period[4:]}"
        return column.period or None

    def _unit(self, row: TableRow, column: Column, named: _Named) -> str | None:
        """The unit that the column, the row or the note over the table gives, whichever is nearest to the cell."""
        near = column.unit or row.filled(self.unit) or unit_in_brackets(named.label)
        return near or (self.place.unit_note if self.unit is None else None)

    def _agreed_unit(self, row: TableRow, column: Column, named: _Named, quantity: Quantity) -> str | None:
        if column.measure == "ratio" and column.unit is None and not quantity.behind.startswith("%"):
            raise NotAQuantity(
                "bad_number"
            )  # compared with another year: a ratio or a difference, print leaves it open
        return _agreed(self._unit(row, column, named), quantity.behind)

    def _value_id(self, row: TableRow, period: str | None, measure: str) -> str:
        base = (
            f"{self.place.annex_id}.r{row.ordinal:03d}.{(period or 'na').lower().replace('/', '-')}.{measure}"
        )
        self.taken[base] += 1
        repeat = self.taken[base]
        return base if repeat == 1 else f"{base}.{repeat}"


def _agreed(unit: str | None, behind: str) -> str | None:
    """The unit of a figure in the light of the words behind it in its cell, which speak of this figure alone.

    A multiplier goes with the unit of the row (`3,5 triệu` in a row of `Lượt`). A share in a row of counts or sums is
    a share; any other unit than the row's leaves open what the figure is.
    """
    said = unit_opening(behind)
    if said is None or unit is None or _says_more(unit, said):
        return unit or said
    of_row, of_cell = unit_of(unit), unit_of(said)
    if of_cell is None:
        if is_multiplier(unit.split()[0]):
            raise NotAQuantity("bad_number")
        return f"{said} {unit}"
    if of_row is None or of_row.code == of_cell.code or of_cell.code in _SHARES or _says_more(said, unit):
        return said
    raise NotAQuantity("bad_number")


def _says_more(unit: str, other: str) -> bool:
    """Whether a unit has all that another says: `% GDP` and `điểm %` of `%`, `Triệu lượt` of `triệu`."""
    ours, theirs = (f"{fold(text)} ".replace("/", " ") for text in (unit, other))
    return ours.startswith(theirs) or (other == "%" and "%" in unit) or _is_same(unit, other)


def _is_same(unit: str, other: str) -> bool:
    known = unit_of(unit)
    return known is not None and known == unit_of(other)


def _block_opens_below(table: Table, position: int) -> bool:
    """Whether the bullets that follow lead to a bullet with an ordinal: the ordinal of the block they all stand in."""
    number = table.position("number")
    for row in table.rows[position + 1 :]:
        if row.role != "data":
            return False
        if row.text(number) and trait_of(row.text(number)) == "integer":
            return bool(bullet_of(row.text(table.main)))
        if not bullet_of(row.text(table.main)):
            return False
    return False


def _default_period(place: Place) -> str | None:
    """The period of a figure whose column and group name none: the title's, or that of a plan for one year."""
    if years := _YEAR.findall(fold(place.title)):
        return str(years[-1])
    return str(place.plan_year) if place.plan_year else None

"""Rows of indicator and scenario tables as values: who is whose parent, which unit, period, measure and body.

The grammar of figures is in `quantities`; what the columns mean in `header`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sources.agencies import listed
from sources.fold import fold
from sources.header import Column
from sources.marks import bullet_of, without_bullet, without_marks
from sources.periods import YEAR
from sources.quantities import NO_VALUE, NotAQuantity, read_cell
from sources.table import Scrap, Table, TableRow
from sources.traits import trait_of
from sources.units import unit_of
from warehouse.tables import IndicatorValue

_ANNOUNCES = re.compile(r"(?:trong đó|bao gồm|gồm|chia ra|cụ thể)\s*:?\s*$|:\s*$", re.I)
_OF_WHICH = re.compile(r"^trong đó\b\s*:?\s*", re.I)
_YEAR = re.compile(rf"\b({YEAR})\b")

# Ranks of rows, outermost first. A row's parent is the nearest row above of a lower rank.
_TOTAL, _ITEM, _LETTER, _DASH, _PLUS = 0, 1, 3, 4, 5
_BULLETS = {"-": _DASH, "+": _PLUS}


@dataclass(slots=True)
class Place:
    """Where an annex stands: what its rows need to know of the document."""

    document_id: str
    annex_id: str
    title: str
    unit_note: str | None
    plan_year: int | None
    """The year of a plan for one year."""


@dataclass(slots=True)
class _Rank:
    """A row on the way from the outermost row to the one being read."""

    rank: float
    label: str
    agencies: str | None
    numbered: bool
    announces: bool


@dataclass(slots=True)
class _Context:
    group: str | None = None
    group_period: str | None = None
    heading_agencies: str | None = None
    path: list[_Rank] = field(default_factory=list)


def read_indicators(table: Table, place: Place) -> Iterator[IndicatorValue | Scrap]:
    """Values in print order; a cell that holds words or a doubtful figure comes as a `Scrap`."""
    context = _Context()
    taken: set[str] = set()
    for position, row in enumerate(table.rows):
        if row.role == "data":
            yield from _read_row(table, position, row, place, context, taken)
        else:
            _enter_group(table, row, context)


def _enter_group(table: Table, row: TableRow, context: _Context) -> None:
    title = without_marks(row.text(table.main))
    context.group = title
    context.path.clear()
    if row.role == "agency":
        context.heading_agencies = listed(title)
    else:
        context.heading_agencies = None
        context.group_period = year[1] if (year := _YEAR.search(title)) else None


def _read_row(
    table: Table, position: int, row: TableRow, place: Place, context: _Context, taken: set[str]
) -> Iterator[IndicatorValue | Scrap]:
    printed = without_marks(row.text(table.main))
    number = row.text(table.position("number"))
    if not printed:
        yield Scrap(row.lines, " | ".join(cell.text for cell in row.cells if cell.text), "no_description")
        return
    values = [index for index, column in enumerate(table.columns) if column.role == "value"]
    if _OF_WHICH.fullmatch(printed) and not any(row.text(index) for index in values):
        if context.path:
            context.path[-1].announces = True
        return
    parent = _place_in_path(table, position, printed, number, context)
    agencies = listed(row.filled(table.position("lead"))) or (parent.agencies if parent else None)
    agencies = agencies or context.heading_agencies
    context.path[-1].agencies = agencies
    own_group = context.group
    if trait_of(number) == "roman" and number.rstrip(".)").isupper():
        # A title with figures of its own: it stands over the rows below, not under itself.
        own_group, context.group = None, without_bullet(printed)
        context.path.clear()
    for index in values:
        column = table.columns[index]
        try:
            quantities = read_cell(row.text(index))
        except NotAQuantity as refused:
            text = f"{printed} | {row.text(index)}"
            yield Scrap([*range(row.cells[index].line_from, row.cells[index].line_to + 1)], text, refused.reason)
            continue
        unit = _unit(table, row, column, place)
        known = unit_of(unit) if unit else None
        for quantity in quantities:
            yield IndicatorValue(
                value_id=_value_id(place, row, column, context, taken),
                document_id=place.document_id,
                annex_id=place.annex_id,
                source_kind="annex",
                number=None if number in NO_VALUE or number in ("+", "*") else number,
                label=without_bullet(printed),
                parent_label=parent.label if parent else None,
                group=own_group,
                unit=unit,
                period=_period(column, context, place),
                measure=column.measure or "target",
                comparator=quantity.comparator,
                value_min=quantity.low,
                value_max=quantity.high,
                unit_code=known.code if known else None,
                canonical_min=known.convert(quantity.low) if known else None,
                canonical_max=known.convert(quantity.high) if known else None,
                agencies=agencies,
                printed=row.text(index),
                line_from=row.line_from,
                line_to=row.line_to,
            )


def _place_in_path(table: Table, position: int, printed: str, number: str, context: _Context) -> _Rank | None:
    """Put a row into the path by its rank and return its parent.

    The rank comes from the ordinal and the bullet. An ordinal printed beside a merged cell stands at any row of its
    block, so a numbered bullet opens a block of its own unless it stands in one whose head has no ordinal; and
    bullets just above it belong to its block, unless the item before them announces parts.
    """
    path = context.path
    trait = trait_of(number)
    bullet = bullet_of(printed) or (number if number in _BULLETS else "") or ("-" if trait == "dash" else "")
    numbered = trait in ("integer", "roman", "figure")
    if bullet:
        head = path[0] if path else None
        if head and head.numbered and not head.announces and (numbered or _block_opens_below(table, position)):
            path.clear()
        rank: float = _BULLETS[bullet]
    elif trait == "roman" and number.rstrip(".)").islower():
        rank = _LETTER
    elif numbered:
        rank = _ITEM + 0.1 * number.strip(".").count(".")
        if _OF_WHICH.match(printed) and path:
            rank = path[0].rank + 0.5
    elif path and (path[-1].announces or _OF_WHICH.match(printed)):
        rank = path[-1].rank + 0.5
    elif path and path[-1].rank % 1 == 0.5 and not bullet:
        rank = path[-1].rank
    else:
        rank = _TOTAL
    while path and path[-1].rank >= rank:
        path.pop()
    # A total above numbered items is no parent in print: the items stand beside it, not under it.
    parent = path[-1] if path and path[-1].rank != _TOTAL else None
    if path and path[-1].rank == _TOTAL and rank > _ITEM + 0.9:
        parent = path[-1]
    path.append(_Rank(rank, without_bullet(printed), None, numbered, bool(_ANNOUNCES.search(printed))))
    return parent


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


def _unit(table: Table, row: TableRow, column: Column, place: Place) -> str | None:
    if column.unit:
        return column.unit
    printed = row.text(table.position("unit"))
    if table.position("unit") is not None:
        return None if printed in NO_VALUE else printed
    return place.unit_note


def _period(column: Column, context: _Context, place: Place) -> str | None:
    """The column's period; else that of the group (`Đến năm 2030`), of the title, of a plan for one year."""
    if column.period or context.group_period:
        return column.period or context.group_period
    if year := _YEAR.findall(fold(place.title)):
        return str(year[-1])
    return str(place.plan_year) if place.plan_year else None


def _value_id(place: Place, row: TableRow, column: Column, context: _Context, taken: set[str]) -> str:
    period = (_period(column, context, place) or "na").lower().replace("/", "-")
    base = f"{place.annex_id}.r{row.ordinal:03d}.{period}.{column.measure or 'target'}"
    value_id, repeat = base, 1
    while value_id in taken:
        repeat += 1
        value_id = f"{base}.{repeat}"
    taken.add(value_id)
    return value_id

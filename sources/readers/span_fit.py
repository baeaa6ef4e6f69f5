"""Whether a column of a span of years holds the same quantity as the columns of its years.

Beside `TH 2016 … ƯTH 2020` a column `BQGĐ 2016-2020` may hold their mean, their sum, or their mean growth in
percent, and its heading need not say which. What no heading tells the figures do: a sum or a mean lies
between the least year and all years together. Units of headings and rows belong to `indicators`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sources.grammar.figures import NotAQuantity, Quantity
from sources.tables.table import Table, TableRow

_FEWEST_YEARS, _FEWEST_ROWS = 3, 2
_BELOW, _ABOVE = 0.8, 1.25
"""A plan of a span may ask for a little less than its least year, or more than its years together."""
_MOSTLY = 0.5

ReadCell = Callable[[str, int], Sequence[Quantity]]


def other_quantities(table: Table, read: ReadCell) -> set[int]:
    """The columns of spans whose figures, in most rows, are no sum and no mean of the row's own years."""
    return {
        index
        for index, column in enumerate(table.columns)
        if column.role == "value" and "/" in (column.period or "")
        if _is_other(table, index, _years_within(table, column.period or ""), read)
    }


def _years_within(table: Table, span: str) -> list[int]:
    first, last = span.split("/")
    return [
        index
        for index, column in enumerate(table.columns)
        if column.role == "value" and (column.period or "").isdecimal()
        if first <= (column.period or "") <= last
    ]


def _is_other(table: Table, span: int, years: Sequence[int], read: ReadCell) -> bool:
    if len(years) < _FEWEST_YEARS:
        return False
    fits = [*_fits(table.rows, span, years, read)]
    return len(fits) >= _FEWEST_ROWS and fits.count(False) > _MOSTLY * len(fits)


def _fits(rows: Sequence[TableRow], span: int, years: Sequence[int], read: ReadCell) -> Iterator[bool]:
    for row in rows:
        whole = _figure(row, span, read)
        parts = [figure for year in years if (figure := _figure(row, year, read)) is not None]
        if whole is not None and len(parts) >= _FEWEST_YEARS and min(parts) >= 0:
            yield _BELOW * min(parts) <= whole <= _ABOVE * sum(parts)


def _figure(row: TableRow, column: int, read: ReadCell) -> float | None:
    try:
        quantities = read(row.text(column), column)
    except NotAQuantity:
        return None
    if len(quantities) != 1:
        return None
    return quantities[0].low if quantities[0].low is not None else quantities[0].high

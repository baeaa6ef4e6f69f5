"""Lines to tables with known columns: layouts undone, grids parted where a header begins, columns read.

A pure pass. Which rows of the warehouse a table makes, and the ids of what it holds, belong to `reading`.
"""

from __future__ import annotations

import datetime
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sources.grammar.column_names import role_of
from sources.paper.cells import Grid, GridRow
from sources.paper.letters import fold
from sources.tables.body import repeats, with_body
from sources.tables.columns import Column, read_columns
from sources.tables.columns_of_places import columns_of_places
from sources.tables.header_rows import find_header, names_of, opens_table
from sources.tables.kinds import columns_by_looks, kind_of_columns
from sources.tables.layouts import find_blocks
from sources.tables.table import Table
from sources.tables.table_fit import doubt_of_cut
from sources.tables.told_by_day import told_by_the_day

_OPENING = 40
"""Rows: a table shows its header within so many, or it has none."""


def recover(
    cells: list[str],
    start: int,
    end: int,
    title: str,
    plan_from: int | None,
    plan_year: int | None,
    issued_on: datetime.date | None,
    units: Mapping[int, str] | None = None,
    reported: bool = False,
) -> tuple[Table, ...]:
    """The tables of a stretch of lines, in print order.

    `cells` are the lines of the document, blank where one is known to be no part of a table; `start` and
    `end` count from 0. `title` is that of the annex. `plan_from`, `plan_year`, `issued_on` and whether the
    document is a report (`reported`) tell plans from results. `units` are the notes of a unit by their lines
    (from 1): another unit opens another table, also under a header that looks the same.
    """
    return tuple(
        replace(
            table,
            columns=told_by_the_day(table.columns, issued_on),
            doubt=table.doubt or (doubt_of_cut(table) if block.layout == "flowing" else None),
            end=block.end,
            layout=block.layout,
        )
        for first, last in _under_one_unit(units or {}, start, end)
        for block in find_blocks(cells, first, last)
        for table in build(block.grid, title, plan_from, plan_year, reported)
    )


def _under_one_unit(units: Mapping[int, str], start: int, end: int) -> Iterator[tuple[int, int]]:
    unit = None
    for number, noted in units.items():
        if start < number <= end and noted != unit:
            yield start, number
            start, unit = number, noted
    yield start, end


def build(
    grid: Grid, title: str, plan_from: int | None, plan_year: int | None, reported: bool = False
) -> list[Table]:
    """The tables of a grid; none where neither a header nor the cells tell what the columns are."""
    built = (_build_one(part, title, plan_from, plan_year, reported) for part in _parted(grid))
    return [table for table in built if table is not None]


def _parted(grid: Grid) -> Iterator[Grid]:
    """A grid of tables that follow one another without text between, parted where a new header begins."""
    starts = [0]
    while (following := _next_table(grid.rows, starts[-1])) is not None:
        starts.append(following)
    if len(starts) == 1:
        yield grid
        return
    rules, breaks = sorted(grid.rules), sorted(grid.breaks)
    lines = [0, *(grid.rows[start].lines[0] for start in starts[1:]), sys.maxsize]
    parts = zip(pairwise([*starts, len(grid.rows)]), pairwise(lines), strict=True)
    for (start, end), (first, last) in parts:
        below = breaks[bisect_left(breaks, start) : bisect_left(breaks, end)]
        yield Grid(
            grid.rows[start:end],
            rules[bisect_left(rules, first) : bisect_left(rules, last)],
            frozenset(position - start for position in below),
        )


def _next_table(rows: Sequence[GridRow], start: int) -> int | None:
    """Index of the next row that opens another table than the one whose header stands first from `start`."""
    header = find_header(rows[start : start + _OPENING])
    if header is None:
        return None
    folded = [fold(text) for text in rows[start + header[0]].filled()]
    return next(
        (
            index
            for index in range(start + header[1], len(rows))
            if opens_table(rows[index]) and not repeats(rows[index].filled(), folded)
        ),
        None,
    )


def _build_one(
    grid: Grid, title: str, plan_from: int | None, plan_year: int | None, reported: bool
) -> Table | None:
    if (header := find_header(grid.rows)) is not None:
        names = names_of(grid.rows[slice(*header)])
        columns = read_columns(names, title, plan_from, plan_year, reported=reported)
        return with_body(Table(kind_of_columns(columns), columns), grid, *header)
    if (guessed := columns_by_looks(grid.rows)) is not None:
        return with_body(Table(kind_of_columns(guessed), guessed), grid, 0, 0)
    return _build_as_printed(grid, title)


def _build_as_printed(grid: Grid, title: str) -> Table | None:
    """A table with ordinals whose columns nobody knows: it is told as printed, and is no prose. Where rows
    are places, headings that name what is measured are columns of figures."""
    names = grid.rows[0].texts() if len(grid.rows) >= 3 else []
    if len(names) < 3 or role_of(names[0]) != "number":
        return None
    if (by_place := columns_of_places(names, title)) is not None:
        return with_body(Table("indicators", by_place), grid, 0, 1)
    columns = (Column("number", names[0]), *(Column("other", name) for name in names[1:]))
    return with_body(Table("other", columns), grid, 0, 1)

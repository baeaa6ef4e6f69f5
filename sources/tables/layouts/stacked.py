"""One cell a line, led by a tab, rows parted by blank lines: cells that were set under one another."""

from __future__ import annotations

from itertools import groupby

from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse


def recover(plain: list[str], start: int, end: int) -> Grid:
    """A row for each stretch between blank lines; one of empty cells is none."""
    stretches = groupby(range(start + 1, end + 1), lambda number: _is_of_a_row(plain[number - 1]))
    rows = [_row(plain, list(numbers)) for inside, numbers in stretches if inside]
    return Grid([row for row in rows if row.filled()])


def _is_of_a_row(line: str) -> bool:
    return "\t" in line or bool(line.strip())


def _row(plain: list[str], numbers: list[int]) -> GridRow:
    """A line of a tab alone is an empty cell; a line that no tab leads runs on from the cell above it."""
    cells: list[Cell] = []
    for number in numbers:
        line = plain[number - 1]
        cell = Cell(collapse(line), number, number)
        if cells and "\t" not in line[:4]:
            cell = cells.pop().joined(cell)
        cells.append(cell)
    return GridRow(cells, numbers)


def is_empty_cell(line: str) -> bool:
    """Lines of a tab alone may open the first row and close the last."""
    return "\t" in line and not line.strip()

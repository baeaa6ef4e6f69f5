"""One cell a line, each led by a tab, rows parted by blank lines: a table whose cells were set under one another."""

from __future__ import annotations

from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse


def recover(plain: list[str], start: int, end: int) -> Grid:
    """A row for each stretch between blank lines.

    A line of a tab alone is an empty cell; a line that no tab leads runs on from the cell above it.
    """
    grid = Grid([])
    row: GridRow | None = None
    for index in range(start, end):
        line = plain[index]
        text = collapse(line)
        number = index + 1
        if not text and "\t" not in line:
            row = None
            continue
        cell = Cell(text, number, number)
        if row is None:
            row = GridRow([cell], [number])
            grid.rows.append(row)
            continue
        row.lines.append(number)
        if "\t" in line[:4]:
            row.cells.append(cell)
        else:
            row.cells[-1].join(cell)
    grid.rows = [row for row in grid.rows if any(row.texts())]
    return grid


def widen(plain: list[str], first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Empty cells, lines of a tab alone, may open the first row and close the last."""
    while first > start and _is_empty_cell(plain[first - 1]):
        first -= 1
    while last < end and _is_empty_cell(plain[last]):
        last += 1
    return first, last


def _is_empty_cell(line: str) -> bool:
    return "\t" in line and not line.strip()

"""One row a line, cells parted by bars: Markdown tables, with or without bars at the ends of the line."""

from __future__ import annotations

from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the lines that hold a bar and text; lines of bars and dashes are rules."""
    grid = Grid([])
    interrupted = False
    for index in range(start, end):
        line = plain[index].strip()
        number = index + 1
        if "|" not in line:
            if line:
                grid.strays.append(number)
            interrupted = True
            continue
        if not line.strip("|-:= \t"):
            grid.rules.append(number)
            continue
        if interrupted:
            grid.breaks.add(len(grid.rows))
            interrupted = False
        parts = line.removeprefix("|").removesuffix("|").split("|")
        grid.rows.append(GridRow([Cell(collapse(part), number, number) for part in parts], [number]))
    return grid

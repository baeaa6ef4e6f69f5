"""One row a line, cells parted by tabs: what copying a table out of a word processor or a web page leaves."""

from __future__ import annotations

from sources.fold import collapse
from sources.grid import Cell, Grid, GridRow


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the lines that hold a tab. Other lines are strays between rows, whatever they turn out to be."""
    grid = Grid([])
    interrupted = False
    for index in range(start, end):
        line = plain[index]
        if "\t" not in line:
            if line.strip():
                grid.strays.append(index + 1)
            interrupted = True
            continue
        if interrupted:
            grid.breaks.add(len(grid.rows))
            interrupted = False
        number = index + 1
        grid.rows.append(GridRow([Cell(text, number, number) for text in _cells(line)], [number]))
    return grid


def _cells(line: str) -> list[str]:
    if "  " in line:
        return [collapse(part) for part in line.split("\t")]
    return [part.strip() for part in line.split("\t")]

"""One row a line, cells parted by bars: Markdown tables, with or without bars at the ends of the line.

The first line tells which ends have a bar: where it has none, a bar there stands behind a blank cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the lines that hold a bar and text; lines of bars and dashes are rules."""
    rows: list[GridRow] = []
    rules: list[int] = []
    breaks: set[int] = set()
    opens, closes = _edges(plain[start:end])
    for number in range(start + 1, end + 1):
        line = plain[number - 1].strip()
        if "|" not in line:
            breaks.add(len(rows))
        elif line.strip("|-:= \t"):
            parts = line.removeprefix(opens).removesuffix(closes).split("|")
            rows.append(GridRow([Cell(collapse(part), number, number) for part in parts], [number]))
        else:
            rules.append(number)
    return Grid(rows, rules, frozenset(breaks))


def _edges(lines: Sequence[str]) -> tuple[str, str]:
    """The bars that open and close each line of a table, blank where it saves them."""
    first = next((line.strip() for line in lines if "|" in line), "")
    return "|" * first.startswith("|"), "|" * first.endswith("|")

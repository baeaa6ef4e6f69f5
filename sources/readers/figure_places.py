"""Where in its line a printed cell stands, for rows that one line prints.

Cells are looked for from left to right, each behind the one before it, so that of two like figures each finds
its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.tables.table import TableRow

_FIGURES = re.compile(r"[0-9](?:[0-9.,]*[0-9])?(?:\s?%?\s?[-–]\s?[0-9](?:[0-9.,]*[0-9])?)?")

Place = tuple[int, int]


def places_of(row: TableRow, lines: Sequence[str]) -> list[tuple[Place, ...]]:
    """For each cell of a row, where its figures (a range is one) stand in the row's first line; none where
    the line does not print it as it was read."""
    if row.line_from > len(lines):
        return [()] * len(row.cells)
    line, at = lines[row.line_from - 1], 0
    found: list[tuple[Place, ...]] = []
    for cell in row.cells:
        start = line.find(cell.text, at) if cell.text and cell.line_from == row.line_from else -1
        if start < 0:
            found.append(())
            continue
        at = start + len(cell.text)
        found.append(tuple(match.span() for match in _FIGURES.finditer(line, start, at)))
    return found

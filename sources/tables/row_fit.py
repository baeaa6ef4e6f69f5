"""The cells of one row set under the columns of its table, or the refusal to guess.

What the row is, and whether it runs on from the one before it, belongs to `table`.
"""

from __future__ import annotations

from sources.paper.cells import Cell, GridRow
from sources.tables.traits import trait_of


def fitted(row: GridRow, width: int, number: int | None) -> list[Cell] | None:
    """The cells of a row made as many as the columns; None where cells are missing or too many to be told.

    A short row that opens with words where ordinals stand has lost its blank first cell. A row as wide as the table
    with a body or a sentence there, and a filled cell beside it, stands under the wrong columns.
    """
    cells = list(row.cells)
    if number == 0 and 1 < len(cells) < width and trait_of(cells[0].text) in ("word", "long"):
        cells.insert(0, Cell("", row.lines[0], row.lines[0]))
    if number is not None and number + 1 < len(cells) == width and _is_shifted(cells, number):
        return None
    while len(cells) > width and not cells[-1].text:
        cells.pop()
    if len(cells) > width:
        return None
    if len(cells) < width and len(row.lines) > 1 and len(cells) > 2:
        return None
    at = row.lines[-1]
    return [*cells, *(Cell("", at, at) for _ in range(width - len(cells)))]


def _is_shifted(cells: list[Cell], number: int) -> bool:
    return bool(cells[number + 1].text) and trait_of(cells[number].text) in ("agency", "long")

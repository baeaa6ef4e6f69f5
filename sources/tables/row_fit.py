"""The cells of one row set under the columns of its table, or the refusal to guess.

What the row is, and whether it runs on from the one before it, belongs to `body`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sources.grammar.bodies import opens_with_body
from sources.paper.cells import Cell, GridRow, blank
from sources.tables.columns import Column
from sources.tables.traits import ORDINALS, trait_of


def fitted(row: GridRow, width: int, number: int | None) -> list[Cell] | None:
    """The cells of a row made as many as the columns; None where cells are missing or too many to be told.

    A short row that opens with words where ordinals stand has lost its blank first cell. A row as wide as the
    table with a body or a sentence there, and a filled cell beside it, stands under the wrong columns.
    """
    cells = list(row.cells)
    if number == 0 and 1 < len(cells) < width and trait_of(cells[0].text) in ("word", "long"):
        cells.insert(0, blank(row.lines[0]))
    if len(cells) == width and _is_shifted(cells, number):
        return None
    lost = 2 < len(cells) < width and len(row.lines) > 1
    if lost or any(cell.text for cell in cells[width:]):
        return None
    del cells[width:]
    return [*cells, *[blank(row.lines[-1])] * (width - len(cells))]


def fitted_by_bodies(row: GridRow, columns: Sequence[Column]) -> list[Cell] | None:
    """The cells of a task whose row ends before its last columns, as where cells are merged; None where they
    do not tell themselves: bodies stand under both columns of bodies, times under theirs."""
    roles = [column.role for column in columns]
    cells = list(row.cells)
    if roles[:1] == ["number"] and cells and trait_of(cells[0].text) in ("word", "long"):
        cells.insert(0, blank(row.lines[0]))
    if not {"task", "lead", "coordinating"} <= {*roles[: len(cells)]} or len(cells) > len(columns):
        return None
    if not all(cell.text for cell in cells[1:]):
        return None
    if not all(_STANDS.get(role, bool)(cell.text) for role, cell in zip(roles, cells, strict=False)):
        return None
    return [*cells, *[blank(row.lines[-1])] * (len(columns) - len(cells))]


_STANDS: Mapping[str, Callable[[str], bool]] = {
    "number": lambda text: trait_of(text) in ("empty", *ORDINALS),
    "task": lambda text: text[:1].isupper() and not opens_with_body(text),
    "lead": opens_with_body,
    "coordinating": opens_with_body,
    "deadline": lambda text: trait_of(text) == "time",
}
"""What a cell under a column looks like; under any other it is only not blank."""


def _is_shifted(cells: list[Cell], number: int | None) -> bool:
    if number is None or number + 1 >= len(cells) or not cells[number + 1].text:
        return False
    return trait_of(cells[number].text) in ("agency", "long")

"""The neutral form of a table: rows of cells that know their lines, whatever flattening they came from.

A layout recovers a `Grid`; `tables` gives it meaning. Nothing here knows what a cell says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell as printed, white space collapsed, and the lines (counted from 1) that hold it."""

    text: str
    line_from: int
    line_to: int

    @property
    def lines(self) -> range:
        return range(self.line_from, self.line_to + 1)

    def joined(self, rest: Cell) -> Cell:
        """The cell with its rest, where it was split over lines or pages."""
        return Cell(
            f"{self.text} {rest.text}".strip(),
            min(self.line_from, rest.line_from),
            max(self.line_to, rest.line_to),
        )


def blank(line: int) -> Cell:
    """A cell with nothing in it, at a line."""
    return Cell("", line, line)


class GridRow(NamedTuple):
    """Cells of one printed row. `lines` are all lines that the row holds; a page break may part them."""

    cells: Sequence[Cell]
    lines: Sequence[int]

    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]

    def filled(self) -> list[str]:
        """The texts of the cells that have any."""
        return [cell.text for cell in self.cells if cell.text]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows in print order, and the lines between them that are rules; any other line is of no cell."""

    rows: Sequence[GridRow]
    rules: Sequence[int] = ()
    breaks: frozenset[int] = frozenset()
    """Indices of rows before which print was interrupted (a blank line, a note): a page may have ended."""

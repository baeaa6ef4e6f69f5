"""The neutral form of a table: rows of cells that know their lines, whatever flattening they came from.

A layout recovers a `Grid`; `table` gives it meaning. Nothing here knows what a cell says.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cell:
    """A cell as printed, white space collapsed, and the lines (counted from 1) that hold it."""

    text: str
    line_from: int
    line_to: int

    def join(self, other: Cell) -> None:
        """Take in the rest of a cell that was split over lines or pages."""
        self.text = f"{self.text} {other.text}".strip()
        self.line_from = min(self.line_from, other.line_from)
        self.line_to = max(self.line_to, other.line_to)


@dataclass(slots=True)
class GridRow:
    """Cells of one printed row. `lines` are all lines that the row holds; a page break may part them."""

    cells: list[Cell]
    lines: list[int]

    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass(slots=True)
class Grid:
    """Rows in print order, and the lines between them that are not cells: rules, stray text, blanks."""

    rows: list[GridRow]
    rules: list[int] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    """Indices of rows before which the print was interrupted (a blank line, a note): a page may have ended there."""

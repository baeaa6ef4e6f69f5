"""A table with its columns known, as values: what `recover` hands over and the readers of rows take.

What a row of one kind of table says is read by `readers`; how a table is made of lines belongs to `recover`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sources.grammar.bodies import opens_with_body
from sources.grammar.column_names import MAIN
from sources.grammar.figures import says_nothing
from sources.paper.cells import Cell
from sources.tables.columns import Column

_ORDINAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)]? \|")
_ALWAYS_FILLED = 0.8
"""The share of rows with a last cell from which on a row without one is cut off."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row under the columns of its table. `role`: data, group (a title) or agency (a body over rows)."""

    ordinal: int
    role: str
    cells: Sequence[Cell]
    lines: Sequence[int]

    @property
    def line_from(self) -> int:
        return min(self.lines)

    @property
    def line_to(self) -> int:
        return max(self.lines)

    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]

    def text(self, column: int | None) -> str:
        return "" if column is None else self.cells[column].text

    def filled(self, column: int | None) -> str:
        """The text of a cell; a dash or another sign for nothing is no text."""
        text = self.text(column)
        return "" if says_nothing(text) else text

    def printed(self) -> str:
        """The row on one line, as a person is shown it."""
        return printed(self.cells)


def printed(cells: Sequence[Cell]) -> str:
    return " | ".join(cell.text for cell in cells if cell.text)


@dataclass(frozen=True, slots=True)
class Scrap:
    """Text inside a table that makes no row, and why (a reject code)."""

    lines: Sequence[int]
    text: str
    reason: str


def _may_be_title(text: str) -> bool:
    """Whether text that makes no row may be a title: neither a row with an ordinal nor a body."""
    return _ORDINAL.match(text) is None and not opens_with_body(text)


@dataclass(frozen=True)
class Table:
    """A table with its columns known. `kind` is one of `warehouse.tables.annexes.ANNEX_KINDS`.

    `end` is the last line of the stretch that the table was recovered from; other tables may share it.
    `doubt` says why its cells are not believed to stand under their columns: such a table is told as printed
    only.
    """

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...] = ()
    header_lines: tuple[int, ...] = ()
    rule_lines: tuple[int, ...] = ()
    scraps: tuple[Scrap, ...] = ()
    end: int = 0
    doubt: str | None = None
    layout: str = ""
    """How it was flattened into lines: one of `warehouse.tables.annexes.LAYOUTS`."""

    @cached_property
    def main(self) -> int:
        """Index of the column that names what a row is about."""
        return next((self._positions[role] for role in MAIN if role in self._positions), 0)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {column.role: index for index, column in reversed([*enumerate(self.columns)])}

    def position(self, role: str) -> int | None:
        """Index of the first column with a role."""
        return self._positions.get(role)

    @cached_property
    def closed(self) -> frozenset[int]:
        """Ordinals of the rows above which text stands that nobody could read: it may be a title, and so no
        title above it holds for the row."""
        unread = [min(scrap.lines) for scrap in self.scraps if _may_be_title(scrap.text)]
        firsts = [row.line_from for row in self.rows]
        return frozenset(
            self.rows[at].ordinal for line in unread if 0 < (at := bisect_left(firsts, line)) < len(firsts)
        )

    def without_cut_row(self, last_line: int) -> Table:
        """The table whose last row is a scrap where the end of the file cuts it off behind its words."""
        if self.kind == "other" or len(self.rows) < 3 or not self._is_cut(self.rows[-1], last_line):
            return self
        last = self.rows[-1]
        scrap = Scrap(last.lines, last.printed(), "incomplete_row")
        return replace(self, rows=self.rows[:-1], scraps=(*self.scraps, scrap))

    def _is_cut(self, last: TableRow, last_line: int) -> bool:
        behind = any(cell.text for cell in last.cells[self.main + 1 :])
        if last.role != "data" or last.line_to < last_line or behind:
            return False
        others = [row for row in self.rows[:-1] if row.role == "data"]
        return sum(bool(row.cells[-1].text) for row in others) >= _ALWAYS_FILLED * len(others)

    def below(self, line: int) -> Table:
        """The table without the scraps above a line: what a layout finds there is running text."""
        return replace(self, scraps=tuple(scrap for scrap in self.scraps if min(scrap.lines) >= line))

"""What stands below the header of a table: rows, their rests behind a page break, headers printed again,
scraps.

What a row is to the rows around it (a title, the body that answers for it) belongs to `row_roles`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sources.grammar.bodies import opens_with_body
from sources.grammar.column_names import role_of
from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse, fold
from sources.paper.marks import without_bullet
from sources.tables.header_rows import names_anew
from sources.tables.row_fit import fitted, fitted_by_bodies
from sources.tables.row_roles import NUMBERED_TITLE, reads_as_title, with_roles
from sources.tables.table import Scrap, Table, printed
from sources.tables.table_fit import doubt_of
from sources.tables.traits import trait_of

_SAME_HEADER = 0.8
"""The share of its words by which a row is the header again, letters misread."""
_ATOMIC = ("deadline", "investment", "value", "unit")
"""Cells that hold one thing and never run over to the next page in part: a second one means a second row."""
# A text that stops in mid-phrase: behind a word that wants another, or a sign that closes nothing.
_OPEN_END = re.compile(r"(?:\b(?:và|của|các|cho|với|theo|tại|trên|trong|đến|từ|hoặc|do|để)|[,;/(-])$", re.I)


def with_body(table: Table, grid: Grid, start: int, end: int) -> Table:
    """A table whose columns are known, filled from its grid; rows `start` to `end` are its header."""
    body = _Body(table, grid.rows[start:end])
    for row in grid.rows[:start]:
        body.scrap(row)
    for index in range(end, len(grid.rows)):
        body.take(grid.rows[index], index in grid.breaks)
    rows, misplaced = with_roles(table, body.rows)
    filled = replace(
        table,
        rows=rows,
        header_lines=tuple(body.header_lines),
        rule_lines=(*grid.rules, *body.blank_lines),
        scraps=(*body.scraps, *misplaced),
    )
    return replace(filled, doubt=doubt_of(filled))


# `…………`: rows that an extract leaves out, and with them the titles over what follows.
_ELIDED = re.compile(r"[.…\s]{3,}|…")


class _Body:
    """What is found below a header, row by row."""

    def __init__(self, table: Table, header: Sequence[GridRow]) -> None:
        self.table = table
        self.number = table.position("number")
        self.numbered = self.number is not None and table.kind in ("tasks", "projects")
        """Whether every row carries an ordinal."""
        self.roles = {column.role for column in table.columns}
        self.atomic = [index for index, column in enumerate(table.columns) if column.role in _ATOMIC]
        self.bodies = [i for i, column in enumerate(table.columns) if column.role in ("lead", "coordinating")]
        self.headers = [[fold(text) for text in row.filled()] for row in header]
        self.rows: list[GridRow] = []
        self.header_lines = [number for row in header for number in row.lines]
        self.blank_lines: list[int] = []
        self.scraps: list[Scrap] = []
        self.page_break = False
        """Whether a header was printed again since the last row."""

    def take(self, row: GridRow, interrupted: bool) -> None:
        texts = row.filled()
        if not texts:
            self.blank_lines.extend(row.lines)
        elif any(repeats(texts, header) for header in self.headers) or names_anew(row, self.roles):
            self.header_lines.extend(row.lines)
            self.page_break = True
        elif all(map(_ELIDED.fullmatch, texts)):
            self.scraps.append(Scrap(row.lines, printed(row.cells), "unread_text"))
        elif (cells := self._fitted(row)) is None or self._is_astray(cells):
            self.scrap(row)
        else:
            self._take_cells(cells, row.lines, interrupted or self.page_break)

    def _fitted(self, row: GridRow) -> list[Cell] | None:
        cells = fitted(row, len(self.table.columns), self.number)
        tells_itself = cells is None and self.table.kind == "tasks"
        return fitted_by_bodies(row, self.table.columns) if tells_itself else cells

    def scrap(self, row: GridRow) -> None:
        """Keep a row whose cells stand under no column that can be told."""
        if text := collapse(printed(row.cells)):
            self.scraps.append(Scrap(row.lines, text, "incomplete_row"))

    def _is_astray(self, cells: Sequence[Cell]) -> bool:
        """Whether cells of a row without an ordinal stand under the wrong columns, as those beside a merged
        cell do: bodies alone where work stands, or what names nobody where bodies stand."""
        if not self.numbered or self.number is None or cells[self.number].text:
            return False
        filled = [index for index, cell in enumerate(cells) if cell.text]
        if filled == [self.table.main]:
            return opens_with_body(cells[self.table.main].text)
        return any(self._names_nobody(cells[index].text, index) for index in self.bodies)

    def _names_nobody(self, text: str, index: int) -> bool:
        """Whether a cell of bodies names none, and is not the rest of the one above it either."""
        if not text or text[0].islower() or opens_with_body(without_bullet(text)):
            return False
        return not (self.rows and _is_open(self.rows[-1].cells[index].text))

    def _take_cells(self, cells: Sequence[Cell], lines: Sequence[int], interrupted: bool) -> None:
        if self.rows and self._runs_on(self.rows[-1].cells, cells, interrupted):
            self.rows[-1] = _joined(self.rows[-1], cells, lines)
        else:
            self.rows.append(GridRow(cells, lines))
        self.page_break = False

    def _runs_on(self, above: Sequence[Cell], cells: Sequence[Cell], interrupted: bool) -> bool:
        """Whether a row is the rest of the one above it, parted by a page break or by a cell that held two
        paragraphs.

        Where every row carries an ordinal, a row without one is no row of its own, unless it brings a second
        deadline or sum. Elsewhere (and behind the title of a group) only a row behind a page break can run
        on, and only if the cells above it plainly stop short.
        """
        if self._starts_anew(above, cells, interrupted):
            return False
        if not interrupted and self._is_given_anew(above, cells):
            return False
        if self.numbered and self.number is not None and trait_of(above[self.number].text) == "integer":
            return True
        return interrupted and all(
            before.text and (_OPEN_END.search(before.text) or cell.text[0].islower())
            for before, cell in zip(above, cells, strict=True)
            if cell.text
        )

    def _starts_anew(self, above: Sequence[Cell], cells: Sequence[Cell], interrupted: bool) -> bool:
        """Whether a row opens as the rest of none does: an ordinal, a second figure or time, a bullet."""
        if self.number is not None and cells[self.number].text:
            return True
        if any(cells[i].text and not (interrupted and _is_open(above[i].text)) for i in self.atomic):
            return True
        main = cells[self.table.main].text
        if main.startswith(("- ", "+ ", "– ")):
            return not self.numbered
        if sum(bool(cell.text) for cell in cells) > 1:
            return False
        whole = not interrupted and not _is_open(above[self.table.main].text)
        return NUMBERED_TITLE.match(main) is not None or (self.numbered and whole and reads_as_title(main))

    def _is_given_anew(self, above: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Whether work below a whole one is given to bodies of its own: the ordinal is merged over both."""
        if len(self.bodies) < 2 or not cells[self.table.main].text[:1].isupper():
            return False
        whole = not any(_is_open(above[index].text) for index in (self.table.main, *self.bodies))
        given = [cells[index].text for index in self.bodies]
        return whole and all(given) and all(map(opens_with_body, given))


def _is_open(text: str) -> bool:
    return not text or _OPEN_END.search(text) is not None


def repeats(texts: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is a header (its cells, folded) printed again; OCR spells it otherwise each time."""
    if len(texts) != len(header) or fold(texts[0]) != header[0]:
        return False
    ours = [fold(text) for text in texts]
    if ours == header:
        return True
    if role_of(ours[0]) is None:
        return False
    words, known = Counter(" ".join(ours).split()), Counter(" ".join(header).split())
    return (words & known).total() >= _SAME_HEADER * max(words.total(), known.total())


def _joined(row: GridRow, cells: Sequence[Cell], lines: Sequence[int]) -> GridRow:
    """A row with its rest. Words that a page repeats from the end of the page before are said once."""
    said = [fold(cell.text) for cell in row.cells]
    both = [
        cell if any(text.endswith(fold(rest.text)) for text in said) else cell.joined(rest)
        for cell, rest in zip(row.cells, cells, strict=True)
    ]
    return GridRow(both, [*row.lines, *lines])

"""A grid given meaning: header understood, page breaks joined, groups and headings told from rows.

What is common to all kinds of tables. What a row of one kind says is read by `indicators`, `tasks`, `projects`.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sources.grammar.bodies import opens_with_body, split_bodies
from sources.grammar.column_names import MAIN, role_of
from sources.grammar.figures import says_nothing
from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse, fold
from sources.tables.columns import Column, read_columns
from sources.tables.header_rows import find_header, names_anew, names_of, opens_table
from sources.tables.row_fit import fitted
from sources.tables.traits import trait_of

_SAME_HEADER = 0.8
_OPENING = 40
"""Rows: a table shows its header within so many, or it has none."""
# Cells that hold one thing and never run over to the next page in part: a second one means a second row.
_ATOMIC = ("deadline", "investment", "value", "unit")
_OPEN_END = re.compile(r"(?:\b(?:và|của|các|cho|với|theo|tại|trên|trong|đến|từ|hoặc|do|để)|[,;/(-])$", re.I)
_NUMBERED_TITLE = re.compile(r"^([IVX]{1,5}|[A-ZĐ])\s?[.)]\s+(\S.*)$")


@dataclass(slots=True)
class TableRow:
    """A row under the columns of its table. `role`: data, group (a title over rows) or agency (a body over rows)."""

    ordinal: int
    role: str
    cells: list[Cell]
    lines: list[int]

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


@dataclass(slots=True)
class Scrap:
    """Text inside a table that makes no row, and why (a reject code)."""

    lines: list[int]
    text: str
    reason: str


@dataclass(slots=True)
class Table:
    """A table with its columns known. `kind` is one of `warehouse.tables.annexes.ANNEX_KINDS`."""

    kind: str
    columns: list[Column]
    rows: list[TableRow] = field(default_factory=list)
    header_lines: list[int] = field(default_factory=list)
    rule_lines: list[int] = field(default_factory=list)
    stray_lines: list[int] = field(default_factory=list)
    scraps: list[Scrap] = field(default_factory=list)
    main: int = field(init=False)
    """Index of the column that names what a row is about."""
    _positions: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._positions = {}
        for index, column in enumerate(self.columns):
            self._positions.setdefault(column.role, index)
        self.main = next((self._positions[role] for role in MAIN if role in self._positions), 0)

    def position(self, role: str) -> int | None:
        """Index of the first column with a role."""
        return self._positions.get(role)

    def drop_cut_row(self, last_line: int) -> None:
        """Turn a last row that the end of the file cuts off behind its first words into a scrap."""
        if self.kind == "other" or len(self.rows) < 3:
            return
        last = self.rows[-1]
        if (
            last.role != "data"
            or last.line_to < last_line
            or any(cell.text for cell in last.cells[self.main + 1 :])
        ):
            return
        others = [row for row in self.rows[:-1] if row.role == "data"]
        if sum(bool(row.cells[-1].text) for row in others) >= 0.8 * len(others):
            self.rows.pop()
            text = " | ".join(cell.text for cell in last.cells if cell.text)
            self.scraps.append(Scrap(list(last.lines), text, "incomplete_row"))


def build(grid: Grid, title: str, plan_from: int | None, plan_year: int | None) -> list[Table]:
    """The tables of a grid; none where neither a header nor the cells tell what the columns are."""
    built = (_build_one(part, title, plan_from, plan_year) for part in _parted(grid))
    return [table for table in built if table is not None]


def _parted(grid: Grid) -> Iterator[Grid]:
    """A grid in which tables follow one another without text between them, parted where a new header begins."""
    starts = [0]
    while (following := _next_table(grid.rows, starts[-1])) is not None:
        starts.append(following)
    if len(starts) == 1:
        yield grid
        return
    rules, strays, breaks = sorted(grid.rules), sorted(grid.strays), sorted(grid.breaks)
    for start, end in pairwise([*starts, len(grid.rows)]):
        first = grid.rows[start].lines[0] if start else 0
        last = grid.rows[end].lines[0] if end < len(grid.rows) else sys.maxsize
        yield Grid(
            grid.rows[start:end],
            rules[bisect_left(rules, first) : bisect_left(rules, last)],
            strays[bisect_left(strays, first) : bisect_left(strays, last)],
            {position - start for position in breaks[bisect_left(breaks, start) : bisect_left(breaks, end)]},
        )


def _next_table(rows: list[GridRow], start: int) -> int | None:
    """Index of the next row that opens another table than the one whose header stands first from `start` on."""
    header = find_header(rows[start : start + _OPENING])
    if header is None:
        return None
    folded = [fold(text) for text in rows[start + header[0]].texts() if text]
    for index in range(start + header[1], len(rows)):
        if opens_table(rows[index]) and not _repeats(rows[index], folded):
            return index
    return None


def _build_one(grid: Grid, title: str, plan_from: int | None, plan_year: int | None) -> Table | None:
    header = find_header(grid.rows)
    if header is None:
        return _build_without_header(grid) or _build_as_printed(grid)
    start, end = header
    columns = read_columns(names_of(grid.rows[start:end]), title, plan_from, plan_year)
    table = Table(_kind(columns), columns, rule_lines=list(grid.rules), stray_lines=list(grid.strays))
    for row in grid.rows[:start]:
        _scrap(table, row, "incomplete_row")
    for row in grid.rows[start:end]:
        table.header_lines.extend(row.lines)
    _fill(table, grid, start, end)
    return table


def _build_without_header(grid: Grid) -> Table | None:
    columns = _infer_columns(grid.rows)
    if columns is None:
        return None
    table = Table(_kind(columns), columns, rule_lines=list(grid.rules), stray_lines=list(grid.strays))
    _fill(table, grid, 0, 0)
    return table


def _build_as_printed(grid: Grid) -> Table | None:
    """A table that opens with a name for the ordinals, but whose columns nobody knows: told as printed, and no prose."""
    if not grid.rows or len(grid.rows) < 3 or len(grid.rows[0].cells) < 3:
        return None
    head = grid.rows[0]
    if role_of(head.cells[0].text) != "number":
        return None
    columns = [Column("number" if index == 0 else "other", name) for index, name in enumerate(head.texts())]
    table = Table("other", columns, rule_lines=list(grid.rules), stray_lines=list(grid.strays))
    table.header_lines.extend(head.lines)
    _fill(table, grid, 0, 1)
    return table


def _kind(columns: list[Column]) -> str:
    roles = {column.role for column in columns}
    if "investment" in roles or ("project" in roles and roles & {"approvals", "funding", "lead"}):
        return "projects"
    if "task" in roles and roles & {"lead", "deadline", "coordinating", "deliverable"}:
        return "tasks"
    if "value" in roles and roles & set(MAIN):
        return "scenario" if any(column.measure == "scenario" for column in columns) else "indicators"
    return "other"


def _infer_columns(rows: list[GridRow]) -> list[Column] | None:
    """Columns of a task table whose header is lost, from what most of their cells look like.

    Only task tables are guessed: their ordinals, bodies and deadlines are told by form, whereas figures without a
    header name neither period nor measure.
    """
    widths = Counter(len(row.cells) for row in rows)
    if not widths:
        return None
    width, count = widths.most_common(1)[0]
    if width < 4 or count < 3:
        return None
    typical = [row for row in rows if len(row.cells) == width and len(set(row.texts()[1:])) > 1]
    if len(typical) < 3:
        return None
    shares = [Counter(trait_of(row.cells[index].text) for row in typical) for index in range(width)]
    lengths = [sum(len(row.cells[index].text) for row in typical) for index in range(width)]
    roles = ["other"] * width
    if shares[0]["integer"] + shares[0]["roman"] >= 0.8 * len(typical):
        roles[0] = "number"
    for index in range(width):
        if shares[index]["time"] >= 0.5 * len(typical):
            roles[index] = "deadline"
    bodies = [
        index
        for index in range(1, width)
        if shares[index]["agency"] >= 0.7 * len(typical) and roles[index] == "other"
    ]
    for index, role in zip(bodies, ("lead", "coordinating"), strict=False):
        roles[index] = role
    rest = [index for index in range(1, width) if roles[index] == "other"]
    if not rest or "lead" not in roles or "deadline" not in roles:
        return None
    task = max(rest, key=lambda index: lengths[index])
    roles[task] = "task"
    for index in rest:
        if index > task and index != task:
            roles[index] = "deliverable"
            break
    return [Column(role, "") for role in roles]


# --- the rows ---------------------------------------------------------------------------------------------------


def _fill(table: Table, grid: Grid, start: int, end: int) -> None:
    headers = [[fold(text) for text in head.texts() if text] for head in grid.rows[start:end]]
    width = len(table.columns)
    number = table.position("number")
    numbered = number is not None and table.kind in ("tasks", "projects")
    roles = {column.role for column in table.columns}
    page_break = False
    for index in range(end, len(grid.rows)):
        row = grid.rows[index]
        if not any(cell.text for cell in row.cells):
            table.rule_lines.extend(row.lines)
            continue
        if any(_repeats(row, header) for header in headers) or names_anew(row, roles):
            table.header_lines.extend(row.lines)
            page_break = True
            continue
        cells = fitted(row, width, number)
        if cells is None:
            _scrap(table, row, "incomplete_row")
            continue
        if table.rows and _runs_on(table, cells, number, numbered, page_break or index in grid.breaks):
            _join(table.rows[-1], cells, row.lines)
        else:
            table.rows.append(TableRow(len(table.rows) + 1, "data", cells, list(row.lines)))
        page_break = False
    for position, built in enumerate(table.rows):
        _set_role(table, position, built, number)


def _repeats(row: GridRow, theirs: list[str]) -> bool:
    """Whether a row is a header (its filled cells, folded) printed again; OCR spells it a little differently each time."""
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) != len(theirs) or fold(texts[0]) != theirs[0]:
        return False
    ours = [fold(text) for text in texts]
    if ours == theirs:
        return True
    if role_of(ours[0]) is None:
        return False
    words, known = Counter(" ".join(ours).split()), Counter(" ".join(theirs).split())
    return (words & known).total() >= _SAME_HEADER * max(words.total(), known.total())


def _runs_on(table: Table, cells: list[Cell], number: int | None, numbered: bool, interrupted: bool) -> bool:
    """Whether a row is the rest of the row before it, parted by a page break or by a cell that held two paragraphs.

    Where every row carries an ordinal, a row without one is no row of its own, unless it brings a second deadline or
    sum. Elsewhere (and behind the title of a group) only a row behind a page break can run on, and only if the cells
    before it plainly stop short.
    """
    previous = table.rows[-1]
    if number is not None and cells[number].text:
        return False
    for index, column in enumerate(table.columns):
        before = previous.cells[index].text
        open_end = not before or _OPEN_END.search(before) is not None
        if column.role in _ATOMIC and cells[index].text and not (interrupted and open_end):
            return False
    main = cells[table.main].text
    if _NUMBERED_TITLE.match(main) and sum(bool(cell.text) for cell in cells) == 1:
        return False
    if main.startswith(("- ", "+ ", "– ")) and not numbered:
        return False
    if numbered and trait_of(previous.text(number)) == "integer":
        return True
    if not interrupted:
        return False
    parts = [(previous.cells[i].text, cells[i].text) for i in range(len(cells)) if cells[i].text]
    return all(before and (_OPEN_END.search(before) or after[:1].islower()) for before, after in parts)


def _join(row: TableRow, cells: list[Cell], lines: list[int]) -> None:
    """Add the rest of a row. A page may open with the last words of the page before: these are printed, not said, twice."""
    printed = [fold(cell.text) for cell in row.cells]
    for cell, rest in zip(row.cells, cells, strict=True):
        if rest.text and not any(text.endswith(fold(rest.text)) for text in printed):
            cell.join(rest)
    row.lines.extend(lines)


def _set_role(table: Table, position: int, row: TableRow, number: int | None) -> None:
    """Tell titles and body headings from data, and put a title's number into its column."""
    filled = [index for index, cell in enumerate(row.cells) if cell.text]
    others = [index for index in filled if index != number]
    texts = {row.cells[index].text for index in others}
    if len(others) > 1 and len(texts) == 1:
        # A title set over all columns comes out of some flattenings once a column.
        first = row.cells[others[0]]
        for index in others:
            row.cells[index] = Cell("", first.line_from, first.line_from)
        row.cells[table.main] = first
        row.role = "group"
        return
    title = row.text(table.main)
    ordinal = row.text(number)
    capital = trait_of(ordinal) == "roman" and not ordinal.rstrip(".)").islower()
    if capital and table.kind == "tasks" and len(others) == 2 and not row.text(table.position("lead")):
        # Work without anybody who leads it is a title; what else stands in its row was set into the wrong row.
        table.scraps.append(
            Scrap(
                row.lines, row.cells[others[-1] if others[0] == table.main else others[0]].text, "unread_text"
            )
        )
        row.role = "group"
    elif capital and table.kind == "projects" and not {*others} - {table.main, table.position("investment")}:
        row.role = "group"  # the sum of its projects may stand beside a title
    elif others != [table.main]:
        return
    elif capital:
        row.role = "group"
    elif not ordinal and (inline := _NUMBERED_TITLE.match(title)) and number is not None:
        row.cells[number] = Cell(inline[1], row.line_from, row.line_from)
        row.cells[table.main].text = collapse(inline[2])
        row.role = "group"
    elif not ordinal and table.kind in ("indicators", "scenario") and _is_body_heading(title):
        row.role = "agency"
    elif (not ordinal and len(title) > 3 and title.isupper()) or (
        ordinal and _opens_numbers(table, position, ordinal, number)
    ):
        row.role = "group"


def _is_body_heading(title: str) -> bool:
    return (
        not title.startswith(("-", "+"))
        and opens_with_body(title)
        and all(opens_with_body(name) for name in split_bodies(title))
    )


def _opens_numbers(table: Table, position: int, ordinal: str, number: int | None) -> bool:
    """Whether the next row counts on below this one (`3`, then `3.1` or `a`) in a table of tasks or projects."""
    if table.kind not in ("tasks", "projects") or position + 1 >= len(table.rows):
        return False
    own, following = ordinal.rstrip("."), table.rows[position + 1].text(number)
    return "." not in own and (
        following.startswith(f"{own}.") or (own.isdecimal() and following.rstrip(".)") == "a")
    )


def _scrap(table: Table, row: GridRow, reason: str) -> None:
    text = collapse(" | ".join(text for text in row.texts() if text))
    if text:
        table.scraps.append(Scrap(list(row.lines), text, reason))

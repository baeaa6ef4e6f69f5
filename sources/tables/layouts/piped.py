"""One cell on a line or more, cells parted by lines of `|` alone: what some web pages leave of a table.

Two kinds occur: rows that open and close with a bar, so that an empty cell stands between them, and rows that
follow one another without a mark. Neither tells a row's end from an empty cell, so rows are found by
`segment`. What the header of such a stream is belongs to `piped_header`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sources.grammar.column_names import role_of
from sources.paper.cells import Cell, Grid, GridRow, blank
from sources.paper.letters import collapse
from sources.tables.layouts.body_lines import BODIES, listed
from sources.tables.layouts.piped_header import (
    Header,
    Width,
    header_start,
    lines_of,
    read_header,
    spread_header,
)
from sources.tables.layouts.span_witness import misses
from sources.tables.segment import Cut, cut_rows

_NO_SUM = 20
"""What a row costs whose `Tổng số` is not the sum of what stands under the same name, in tenths."""


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the cells between bars, headers first; none where no header can be known."""
    bars = _bars(plain, start, end)
    cells = _cells(plain, [start, *bars, end + 1])
    rules = list(dict.fromkeys(bars))
    opening = header_start(cells)
    if opening is None:
        return Grid([], rules)
    stream = cells[opening:]
    head = read_header(stream)
    body = stream[head.length :]
    weighed = [_weighed(body, head, width) for width in head.widths]
    cost, width, rows = min(weighed, key=lambda found: found[0])
    rivals = [other for spent, other, _ in weighed if spent == cost]
    rows = [_with_bodies(row, width.roles, plain) for row in rows]
    return Grid([*spread_header(stream, head, width, rivals), *rows], rules)


def _weighed(body: list[Cell], head: Header, width: Width) -> tuple[int, Width, list[GridRow]]:
    """What it costs that the names of a header stand so, and the rows under them."""
    cuts, cost = cut_rows(body, width.roles, head.rows, head.ruled)
    rows = [_row(body, cut, len(width.roles)) for cut in cuts if cut.form != "stray"]
    texts = [row.texts() for row in rows]
    return cost + _NO_SUM * misses(width.uppers, width.named, texts), width, rows


def may_open(line: str) -> bool:
    """Whether a line before the first bar is the first cell."""
    return role_of(line) == "number"


def may_close(line: str) -> bool:
    """Whether a line that adjoins the last bar is of the last cell."""
    return bool(line.strip()) and "\t" not in line


def _bars(plain: list[str], start: int, end: int) -> list[int]:
    """The numbers of the lines that are bars, once a bar: `||` on one line holds an empty cell."""
    bars: list[int] = []
    for number in range(start + 1, end + 1):
        line = plain[number - 1].strip()
        if line and not line.strip("|"):
            bars.extend([number] * len(line))
    return bars


def _cells(plain: list[str], edges: list[int]) -> list[Cell]:
    """The cells between the edges, the empty ones too; before the first bar and behind the last is none."""
    edges = sorted((*edges, *_gaps_between_rows(plain, edges)))
    cells = [_cell(plain, above, below) for above, below in pairwise(edges)]
    if not cells[0].text:
        del cells[0]
    if cells and not cells[-1].text:
        del cells[-1]
    return cells


def _gaps_between_rows(plain: list[str], edges: list[int]) -> list[int]:
    """Blank lines that part rows where no bar does: what stands alone below each counts the rows on."""
    gaps: list[int] = []
    ordinals: list[int] = []
    for above, below in pairwise(edges):
        filled = [number for number in range(above + 1, below) if plain[number - 1].strip()]
        if len(filled) < 2 or filled[-1] - filled[-2] < 2:
            continue
        last = plain[filled[-1] - 1].strip().rstrip(".")
        if last.isdecimal() and len(last) < 4:
            gaps.append(filled[-1] - 1)
            ordinals.append(int(last))
    counts = len(gaps) > 1 and all(after == before + 1 for before, after in pairwise(ordinals))
    return gaps if counts else []


def _cell(plain: list[str], above: int, below: int) -> Cell:
    filled = [number for number in range(above + 1, below) if plain[number - 1].strip()]
    if not filled:
        return blank(below)
    return Cell(collapse(" ".join(plain[number - 1].strip() for number in filled)), filled[0], below - 1)


def _with_bodies(row: GridRow, roles: Sequence[str], plain: list[str]) -> GridRow:
    """The row with the bodies of a cell parted where the ends of its lines part them."""
    cells = [
        _of_lines(cell, plain) if role in BODIES and cell.line_to > cell.line_from else cell
        for role, cell in zip(roles, row.cells, strict=False)
    ]
    return GridRow([*cells, *row.cells[len(cells) :]], row.lines)


def _of_lines(cell: Cell, plain: list[str]) -> Cell:
    lines = [Cell(text, number, number) for number in cell.lines if (text := plain[number - 1].strip())]
    return cell._replace(text=collapse(" ".join(line.text for line in listed(lines))))


def _row(stream: list[Cell], cut: Cut, width: int) -> GridRow:
    """A row with as many cells as the table has columns; one that print merges is blank."""
    cells = stream[cut.start : cut.end]
    empty = blank(cells[0].line_from)
    lines = lines_of(cells)
    if cut.form in ("merged", "heading"):
        cells = [empty, *cells]
    if cut.form != "full":
        cells = [*cells, *[empty] * (width - len(cells))]
    return GridRow(cells, lines)

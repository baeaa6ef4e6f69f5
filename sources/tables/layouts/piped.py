"""One cell on a line or more, cells parted by lines of `|` alone: what some web pages leave of a table.

Two kinds occur: rows that open and close with a bar, so that an empty cell stands between them, and rows that follow
one another without a mark. Neither tells a row's end from an empty cell, so rows are found by `segment`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from sources.grammar.column_names import role_of
from sources.grammar.dates import YEAR
from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse, fold
from sources.tables.header_rows import numbers_columns
from sources.tables.segment import Cut, cut_rows
from sources.tables.traits import trait_of

_LONGEST_HEADER = 40
_YEAR = re.compile(rf"\b{YEAR}\b")
_DONE = re.compile(r"\b(?:uoc|uth|thuc hien|th)\b")
_MEASURED = re.compile(
    r"\b(?:ke hoach|kh|du toan|dt|du kien|muc tieu|thuc hien|th|uoc|uth|so sanh|so voi)\b|/|%"
)
_RUNNING = re.compile(r"\bhien (?:hanh|tai)\b")


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the cells between bars, headers first. A stream without a header that can be known gives no rows."""
    cells, rules = _cells(plain, start, end)
    grid = Grid([], rules)
    opening = _header_start(cells)
    if opening is None:
        grid.strays.extend(
            number for cell in cells if cell.text for number in range(cell.line_from, cell.line_to + 1)
        )
        return grid
    for cell in cells[:opening]:
        if cell.text:
            grid.strays.extend(range(cell.line_from, cell.line_to + 1))
    stream = cells[opening:]
    head = _read_header(stream)
    best: tuple[float, list[Cut], _Width] | None = None
    for width in head.widths:
        cuts, cost = cut_rows(stream[head.length :], width.roles, head.rows, head.ruled)
        if best is None or cost < best[0]:
            best = (cost, cuts, width)
    assert best is not None, "a header offers at least one width"
    _, cuts, width = best
    grid.rows.extend(_spread_header(stream, head, width))
    body = stream[head.length :]
    for cut in cuts:
        _take(grid, body, cut, len(width.roles))
    return grid


def _cells(plain: list[str], start: int, end: int) -> tuple[list[Cell], list[int]]:
    """The stream of cells, the empty ones too, and the lines of the bars."""
    cells: list[Cell] = []
    rules: list[int] = []
    text: list[str] = []
    first = 0

    def close(number: int) -> None:
        nonlocal first
        cells.append(Cell(collapse(" ".join(text)), first or number, number - 1 if text else number))
        text.clear()
        first = 0

    for index in range(start, end):
        line = plain[index].strip()
        number = index + 1
        if line and not line.strip("|"):
            if rules or text:
                close(number)
            for _ in line[1:]:
                close(number)
            rules.append(number)
        elif line:
            first = first or number
            text.append(line)
    if text:
        close(end + 1)
    return cells, rules


def widen(plain: list[str], first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The first cell may stand before the first bar, the last one behind the last bar: text that adjoins it."""
    while first > start and role_of(plain[first - 1]) == "number":
        first -= 1
    while last < end and plain[last].strip() and "\t" not in plain[last]:
        last += 1
    return first, last


def _header_start(cells: list[Cell]) -> int | None:
    """Where the header begins: a cell for ordinals with named columns behind it, a run of named columns, or a cell for
    ordinals that opens the stream, whatever the names behind it."""
    for index, cell in enumerate(cells[: 4 * _LONGEST_HEADER]):
        if role_of(cell.text) == "number":
            named = [role_of(other.text) for other in cells[index + 1 : index + 8]]
            if sum(role is not None for role in named) >= 1:
                return index
    for index in range(min(len(cells), _LONGEST_HEADER)):
        named = [role_of(other.text) for other in cells[index : index + 3]]
        if (
            len(named) == 3
            and all(role not in (None, "value") for role in named[:2])
            and named[2] is not None
        ):
            return index
    first = next((index for index, cell in enumerate(cells) if cell.text), None)
    return first if first is not None and role_of(cells[first].text) == "number" else None


@dataclass(slots=True)
class _Width:
    """A reading of the header: the role of each column, and which upper cell stands over each lower one."""

    roles: list[str]
    uppers: list[int]
    lowers: list[int | None]


@dataclass(slots=True)
class _Header:
    """The header rows of a stream, how many cells they take up, and the widths that they may mean."""

    rows: list[list[str]]
    spans: list[tuple[int, int]]
    length: int
    ruled: bool
    widths: list[_Width]


def _read_header(stream: list[Cell]) -> _Header:
    traits = [trait_of(cell.text) for cell in stream[: 3 * _LONGEST_HEADER]]
    ordinal = next(
        (i for i, trait in enumerate(traits) if i >= 2 and trait in ("roman", "integer")), len(traits)
    )
    empty = next((i for i, trait in enumerate(traits) if trait == "empty"), len(traits))
    ruled = empty < ordinal
    spans = [(0, min(empty, ordinal))]
    length = spans[0][1] + ruled
    while ruled and length < len(traits):
        close = next((i for i in range(length, len(traits)) if traits[i] == "empty"), len(traits))
        row = traits[length:close]
        if not row or row[0] in ("roman", "dash", "bullet") or not _belongs_to_header(row, stream, length):
            break
        spans.append((length, close))
        length = close + 1
    rows = [[cell.text for cell in stream[a:b]] for a, b in spans]
    return _Header(rows, spans, length, ruled, _widths(rows))


def _belongs_to_header(row: list[str], stream: list[Cell], start: int) -> bool:
    """A second line of names and periods, or a row that numbers the columns 1, 2, 3, …"""
    texts = [stream[start + offset].text for offset in range(len(row))]
    return numbers_columns(texts) or (
        row[0] != "integer" and sum(role_of(text) is not None for text in texts) >= 0.6 * len(texts)
    )


def _widths(rows: list[list[str]]) -> list[_Width]:
    """Every way to set the last header line under the first: some upper cells span the lower ones evenly."""
    upper = rows[0]
    lower = next((row for row in reversed(rows[1:]) if not numbers_columns(row)), [])
    plain = _Width([role_of(text) or "other" for text in upper], list(range(len(upper))), [None] * len(upper))
    if not lower:
        return [plain]
    if spread := _spread_by_year(upper, lower):
        return [_spread(upper, lower, spread)]
    found: list[_Width] = []
    for spanning in range(1, len(upper) + 1):
        if len(lower) % spanning:
            continue
        each = len(lower) // spanning
        for first in range(len(upper) - spanning, -1, -1):
            if each > 1 or spanning == len(lower):
                found.append(_spanned(upper, lower, first, spanning, each))
                if all(role_of(upper[i]) == "value" for i in range(first, first + spanning)):
                    break
    return found or [plain]


def _spread_by_year(upper: list[str], lower: list[str]) -> dict[int, int] | None:
    """How many lower cells each upper one spans, where the years tell it; None where they do not.

    A year is named once, above or below: `Năm 2025` stands over `Dự toán`, `Ước thực hiện`, and `Dự kiến 03 năm` over
    `Năm 2026`, `Năm 2027`. And what was planned and what is done of it stand under a year, not under one more figure.
    """
    dated = [_YEAR.search(text) is not None for text in upper]
    runs = [
        (key, len([*cells])) for key, cells in groupby(lower, lambda text: _YEAR.search(text) is not None)
    ]
    for first in range(len(upper) - len(runs) + 1):
        if len(runs) > 1 and all(
            dated[first + offset] is not named and role_of(upper[first + offset]) in (None, "value")
            for offset, (named, _) in enumerate(runs)
        ):
            return {first + offset: length for offset, (_, length) in enumerate(runs)}
    if (
        len(runs) == 1
        and not runs[0][0]
        and 1 < len(lower) < 4
        and any(_DONE.search(fold(text)) for text in lower)
    ):
        bare = [
            index for index, text in enumerate(upper) if dated[index] and not _MEASURED.search(fold(text))
        ]
        running = [index for index in bare if _RUNNING.search(fold(upper[index]))] or bare
        if len(running) == 1:
            return {running[0]: len(lower)}
    return None


def _spanned(upper: list[str], lower: list[str], first: int, spanning: int, each: int) -> _Width:
    return _spread(upper, lower, dict.fromkeys(range(first, first + spanning), each))


def _spread(upper: list[str], lower: list[str], spans: dict[int, int]) -> _Width:
    roles: list[str] = []
    uppers: list[int] = []
    lowers: list[int | None] = []
    below = 0
    for index, text in enumerate(upper):
        if index not in spans:
            roles.append(role_of(text) or "other")
            uppers.append(index)
            lowers.append(None)
            continue
        for _ in range(spans[index]):
            roles.append(role_of(f"{text} {lower[below]}") or "other")
            uppers.append(index)
            lowers.append(below)
            below += 1
    return _Width(roles, uppers, lowers)


def _spread_header(stream: list[Cell], head: _Header, width: _Width) -> list[GridRow]:
    """Header rows with as many cells as the table has columns; a spanning cell stands over the first it spans."""
    (start, end), *rest = head.spans
    upper = stream[start:end]
    at = upper[0]
    top = [
        upper[index]
        if position == 0 or width.uppers[position - 1] != index
        else Cell("", at.line_from, at.line_from)
        for position, index in enumerate(width.uppers)
    ]
    rows = [GridRow(top, _lines_of(stream[start:end]))]
    count = sum(below is not None for below in width.lowers)
    for a, b in rest:
        cells = stream[a:b]
        blank = Cell("", cells[0].line_from, cells[0].line_from)
        if len(cells) == len(width.uppers):
            spread = cells
        elif count % len(cells):
            spread = [blank] * len(width.uppers)  # what these names stand over is lost
        else:
            each = count // len(cells)
            spread = [
                blank if below is None or below % each else cells[below // each] for below in width.lowers
            ]
        rows.append(GridRow(spread, _lines_of(cells)))
    return rows


def _take(grid: Grid, stream: list[Cell], cut: Cut, width: int) -> None:
    cells = stream[cut.start : cut.end]
    numbers = _lines_of(cells)
    if cut.form == "stray":
        grid.strays.extend(numbers)
        return
    at = cells[0].line_from
    if cut.form in ("merged", "heading"):
        cells = [Cell("", at, at), *cells]
    if cut.form != "full" or len(cells) == width:
        cells = [*cells, *(Cell("", at, at) for _ in range(width - len(cells)))]
    grid.rows.append(GridRow(cells, numbers))


def _lines_of(cells: list[Cell]) -> list[int]:
    return [number for cell in cells if cell.text for number in range(cell.line_from, cell.line_to + 1)]

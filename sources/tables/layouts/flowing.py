"""One fragment of a cell on a line: what the text of a PDF leaves of a table whose cells were wrapped.

Nothing marks where a cell or a row ends. A header in known words tells that there is a table and which
columns it has; pages print it again. How the fragments below it make cells and rows belongs to `fragments`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.grammar.column_names import MAIN, role_of
from sources.paper.cells import Cell, Grid, GridRow, blank
from sources.paper.letters import breaks_word, collapse
from sources.tables.layouts.body_lines import BODIES, listed
from sources.tables.layouts.fragment_costs import Fragment
from sources.tables.layouts.fragments import Row, cut_fragments
from sources.tables.traits import ORDINALS, trait_of

_LONGEST_NUMBER = 12
"""Characters: a name for ordinals (`Số thứ tự`) is no longer."""
_LONGEST_HEADER = 48
"""Lines: a header has no more."""
_LONGEST_NAME = 6
"""Lines: a name of a column has no more."""
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
_PAGE = 3
"""Blank lines: so many together part two pages."""
_RUNNING_HEAD = 3
"""Lines: what a page prints above its table, its number last."""
_WIDEST = 64
"""Characters: a line that is longer was never wrapped into a cell."""
_WORST = 45
"""The cost of a row, on average, beyond which lines are no table."""
# A name that stops before its year or its other half.
_WANTS_MORE = re.compile(r"(?:\b(?:năm|quý|tháng|với|và|của)|[/(-])$", re.I)
# What a way to part the lines of a header into names costs, in tenths.
_NAME, _UNKNOWN, _TWICE, _NOT_WHOLE, _NEW_WORD = 2, 12, 9, 25, 3


class _Header(NamedTuple):
    """The names of the columns, and the index of the first line behind them."""

    names: list[Cell]
    roles: list[str]
    end: int


def find(plain: list[str], start: int, end: int) -> Iterator[tuple[int, int, Grid]]:
    """The tables among lines: where each begins and ends (indices), and its rows."""
    index = start
    while index < end:
        header = _read_header(plain, index, end) if _may_open(plain[index]) else None
        if header and (found := _read_table(plain, header, end)):
            yield index, *found
            index = found[0]
        else:
            index += 1


# --- the header ---------------------------------------------------------------------------------------------


def _may_open(line: str) -> bool:
    return len(line) <= _LONGEST_NUMBER + 2 and "|" not in line and role_of(line.strip()) == "number"


def _read_header(plain: list[str], start: int, end: int) -> _Header | None:
    """The header that opens with a name for ordinals, up to the first ordinal."""
    lines: list[int] = []
    for index in range(start, min(end, start + 2 * _LONGEST_HEADER)):
        text = plain[index].strip()
        if "|" in text or "\t" in text or len(text) > _WIDEST:
            return None
        if index > start and trait_of(text) in ORDINALS:
            break
        if text:
            lines.append(index)
    else:
        return None
    if not _FEWEST_COLUMNS <= len(lines) <= _LONGEST_HEADER:
        return None
    numbered = _numbers_of_columns(plain, index, end)
    names = _parted([Cell(collapse(plain[at]), at + 1, at + 1) for at in lines])
    roles = [role_of(name.text) or "other" for name in names]
    known = sum(role != "other" for role in roles)
    sound = known >= _FEWEST_COLUMNS and 3 * known >= 2 * len(roles) and not {*MAIN}.isdisjoint(roles)
    if not sound or roles[0] != "number" or (numbered and len(numbered) != len(names)):
        return None
    return _Header(names, roles, numbered[-1] + 1 if numbered else index)


def _numbers_of_columns(plain: list[str], index: int, end: int) -> list[int]:
    """The lines of `1`, `2`, `3`, … that number the columns below their names; none where a row begins."""
    at: list[int] = []
    for below in range(index, min(end, index + 2 * _LONGEST_HEADER)):
        text = plain[below].strip(" ()[]")
        if text == str(len(at) + 1):
            at.append(below)
        elif text:
            break
    return at if len(at) >= _FEWEST_COLUMNS else []


def _parted(lines: Sequence[Cell]) -> list[Cell]:
    """The lines of a header joined into names of columns, as they are best known."""
    best: list[tuple[int, list[Cell], frozenset[str]]] = [(0, [], frozenset())]
    for end in range(1, len(lines) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_NAME), end):
            cost, names, roles = best[start]
            name = _join(lines[start:end])
            role = role_of(name.text)
            cut = name.text[0].islower() + (_WANTS_MORE.search(name.text) is not None)
            cost += _NAME + _NOT_WHOLE * cut + _UNKNOWN * (role is None)
            cost += _TWICE * (role in roles and role != "value")
            cost += _NEW_WORD * sum(not line.text[0].islower() for line in lines[start + 1 : end])
            ways.append((cost, [*names, name], roles | {role or "other"}))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _join(fragments: Sequence[Cell]) -> Cell:
    text = ""
    for fragment in fragments:
        text += fragment.text if not text or breaks_word(text) else f" {fragment.text}"
    return Cell(collapse(text), fragments[0].line_from, fragments[-1].line_to)


# --- pages and rows -----------------------------------------------------------------------------------------


def _read_table(plain: list[str], header: _Header, end: int) -> tuple[int, Grid] | None:
    """The rows below a header and where they end; None where they are no rows of such columns."""
    pages, heads = _pages(plain, header, end)
    rows, cost = cut_fragments(pages, header.roles)
    numbered = sum(bool(row.cells[0]) for row in rows)
    if numbered < _FEWEST_ROWS or cost > _WORST * len(rows):
        return None
    names = GridRow(header.names, [number for name in header.names for number in name.lines])
    grid = [names]
    breaks: set[int] = set()
    for row in rows:
        if row.runs_on:
            breaks.add(len(grid))
        grid.append(_grid_row(row, header.roles))
    last = max(grid[-1].lines)
    return last, Grid(grid, [number for number in heads if number < last], frozenset(breaks))


def _grid_row(row: Row, roles: Sequence[str]) -> GridRow:
    cells = [[fragment for fragment in cell if fragment.text] for cell in row.cells]
    lines = [fragment.number for cell in cells for fragment in cell]
    parts = [[Cell(fragment.text, fragment.number, fragment.number) for fragment in cell] for cell in cells]
    return GridRow(
        [
            (_join(listed(part)) if role in BODIES else _join(part)) if part else blank(lines[0])
            for role, part in zip(roles, parts, strict=True)
        ],
        sorted({*lines}),
    )


def _pages(plain: list[str], header: _Header, end: int) -> tuple[list[list[Fragment]], list[int]]:
    """The fragments of each page below the header; the lines that a page prints again above its rows."""
    printed = "".join("".join(name.text.split()) for name in header.names).casefold()
    pages: list[list[Fragment]] = [[]]
    again: list[int] = []
    blanks = 0
    index = header.end
    while index < end and not _ends_table(plain, index, end):
        text = collapse(plain[index])
        if text and (behind := _behind_header(plain, index, end, printed)):
            again.extend([*_running_head(pages[-1]), *range(index + 1, behind + 1)])
            pages.append([])
            index, blanks = behind, 0
            continue
        if text:
            if blanks >= _PAGE and pages[-1]:
                pages.append([])
            pages[-1].append(Fragment(text, index + 1, blanks > 0))
        elif _is_empty_cell(plain, index):
            pages[-1].append(Fragment("", index + 1, False))
        blanks = 0 if text else blanks + 1
        index += 1
    return [page for page in pages if page], again


def _is_empty_cell(plain: list[str], index: int) -> bool:
    """Whether a line of blanks alone stands between two lines of text: what an empty cell leaves."""
    around = plain[index - 1 : index] + plain[index + 1 : index + 2]
    return plain[index] != "" and len(around) == 2 and all(line.strip() for line in around)


def _ends_table(plain: list[str], index: int, end: int) -> bool:
    """Whether a line is too long for a cell and is no title over the columns, which an ordinal opens."""
    line = plain[index]
    if "|" in line or "\t" in line:
        return True
    if len(line) <= _WIDEST:
        return False
    opening = next((at for at in range(index, max(index - 3, 0), -1) if _opens(plain[at])), None)
    below = (plain[at].strip() for at in range(index + 1, min(end, index + 4)))
    return opening is None or not any(trait_of(text) in ORDINALS for text in below)


def _opens(line: str) -> bool:
    first = line.split(maxsplit=1)
    return bool(first) and trait_of(first[0]) in ORDINALS


def _behind_header(plain: list[str], index: int, end: int, printed: str) -> int | None:
    """Index behind the header where it is printed again from this line on; its lines may break otherwise."""
    if not _may_open(plain[index]):
        return None
    said = ""
    for at in range(index, min(end, index + 2 * _LONGEST_HEADER)):
        said += "".join(plain[at].split()).casefold()
        if len(said) >= len(printed) or not printed.startswith(said):
            return at + 1 if said == printed else None
    return None


def _running_head(page: list[Fragment]) -> list[int]:
    """Take from the end of a page what the next one prints above its header: a head and the page's number."""
    if not page or not page[-1].text.strip("-– ").isdecimal():
        return []
    start = next((i for i in range(len(page) - 1, -1, -1) if page[i].below_blank), len(page) - 1)
    start = start if len(page) - start <= _RUNNING_HEAD else len(page) - 1
    taken = [fragment.number for fragment in page[start:]]
    del page[start:]
    return taken

"""One row a line, cells parted by tabs: what copying a table out of a word processor or a web page leaves.

A sheet puts a cell of several lines into quotation marks; such a cell is one, over the ends of its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse
from sources.tables.traits import ORDINALS, trait_of

_QUOTE = '"'
# A last cell that opens in quotation marks and does not close on its line.
_OPEN_QUOTATION = re.compile(r'(?:^|\t)[ ]*+"[^"\t]*+(?:""[^"\t]*+)*+$')
_LONGEST_QUOTED = 24
"""Lines: cells in quotation marks that follow one another take no more."""


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the lines that hold a tab; other lines stand between rows, whatever they turn out to be.

    A cell that runs over the end of its line leaves a row in two lines, which have as many cells together as
    others.
    """
    records = [*_records(plain, start, end)]
    width = _width(records)
    rows: list[GridRow] = []
    breaks: set[int] = set()
    between: list[Cell] = []  # the lines of text since the last row or blank line
    interrupted = False
    for record in records:
        if not record.tabbed:
            interrupted = True
            between = [*between, record.cells[0]] if record.cells[0].text else []
            continue
        row = GridRow(record.cells, [*range(record.cells[0].line_from, record.cells[-1].line_to + 1)])
        if rows and _completes(rows[-1], between, row, width):
            rows[-1] = _joined(rows[-1], [*between, row.cells[0]], row.cells[1:])
        else:
            if rows and between and _runs_over(rows[-1], between, row, width):
                rows[-1] = _joined(rows[-1], between)
            elif interrupted:
                breaks.add(len(rows))
            rows.append(row)
        between, interrupted = [], False
    return Grid(rows, breaks=frozenset(breaks))


def closes_quotation(line: str) -> bool:
    """Whether a line below the last tab ends a cell in quotation marks."""
    return line.count(_QUOTE) == 1 and line.rstrip().endswith(_QUOTE)


# --- records ------------------------------------------------------------------------------------------------


class _Record(NamedTuple):
    """The cells of a line, or of several that quotation marks tie; `tabbed` where a tab parts them."""

    cells: list[Cell]
    tabbed: bool


def _records(plain: list[str], start: int, end: int) -> Iterator[_Record]:
    number = start + 1
    while number <= end:
        last = _quoted_up_to(plain, number, end)
        cells: list[Cell] = []
        for at in range(number, last + 1):
            first, *further = [Cell(text, at, at) for text in _cells(plain[at - 1])]
            cells = [*cells[:-1], cells[-1].joined(first), *further] if cells else [first, *further]
        if last > number:
            cells = [cell._replace(text=_without_quotes(cell.text)) for cell in cells]
        yield _Record(cells, any("\t" in line for line in plain[number - 1 : last]))
        number = last + 1


def _quoted_up_to(plain: list[str], number: int, end: int) -> int:
    """The line in which the cell closes that opens in quotation marks at the end of this line, else this one.

    Its further lines may open the next cell so. Where no line near closes the last one, none was open.
    """
    if not _OPEN_QUOTATION.search(plain[number - 1]):
        return number
    for last in range(number + 1, min(number + _LONGEST_QUOTED, end) + 1):
        line = plain[last - 1]
        if _QUOTE in line and not _OPEN_QUOTATION.search(line.partition(_QUOTE)[2]):
            return last
    return number


def _without_quotes(text: str) -> str:
    """A cell without the marks around it; a mark inside is printed twice."""
    quoted = len(text) > 1 and text[0] == text[-1] == _QUOTE
    return collapse(text[1:-1].replace(_QUOTE * 2, _QUOTE)) if quoted else text


def _cells(line: str) -> list[str]:
    if "  " in line:
        return [collapse(part) for part in line.split("\t")]
    return [part.strip() for part in line.split("\t")]


def _width(records: Sequence[_Record]) -> int:
    """How many cells most rows have."""
    counts = Counter(len(record.cells) for record in records if record.tabbed)
    return counts.most_common(1)[0][0] if counts else 0


# --- rows over several lines --------------------------------------------------------------------------------


def _completes(above: GridRow, between: list[Cell], row: GridRow, width: int) -> bool:
    """Whether a row is the rest of the one above: a numbered item, or words cut off before a small letter."""
    if len(above.cells) + len(row.cells) - 1 != width or min(len(above.cells), len(row.cells)) < 2:
        return False
    last, rest = above.cells[-1].text, row.cells[0].text
    if not _adjoin(above, between, row) or not last or not rest or rest[0] in "-+–•*":
        return False
    if trait_of(rest) in (*ORDINALS, "dash", "bullet"):
        return False
    numbered = trait_of(above.cells[0].text) == "integer" and len(above.cells) == 2 and not between
    return _go_on([*between, row.cells[0]]) or numbered


def _runs_over(above: GridRow, between: list[Cell], row: GridRow, width: int) -> bool:
    """Whether lines between two rows are the rest of the last cell of the first, which holds words."""
    last = trait_of(above.cells[-1].text)
    whole = len(above.cells) == width and last in ("word", "long", "agency")
    return whole and _adjoin(above, between, row) and _go_on(between)


def _adjoin(above: GridRow, between: list[Cell], row: GridRow) -> bool:
    return above.lines[-1] + len(between) + 1 == row.lines[0]


def _go_on(cells: list[Cell]) -> bool:
    """Whether each begins with a small letter, as the rest of a phrase does, and with no `a)`."""
    return all(cell.text[0].islower() and cell.text[1:2] not in (")", ".") for cell in cells)


def _joined(above: GridRow, rest: list[Cell], further: Sequence[Cell] = ()) -> GridRow:
    """A row whose last cell goes on in others, and which may have further cells behind it."""
    last = above.cells[-1]
    for cell in rest:
        last = last.joined(cell)
    lines = [*above.lines, *(number for cell in rest for number in cell.lines)]
    return GridRow([*above.cells[:-1], last, *further], lines)

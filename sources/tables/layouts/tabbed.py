"""One row a line, cells parted by tabs: what copying a table out of a word processor or a web page leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sources.paper.cells import Cell, Grid, GridRow
from sources.paper.letters import collapse
from sources.tables.traits import ORDINALS, trait_of


def recover(plain: list[str], start: int, end: int) -> Grid:
    """Rows of the lines that hold a tab; other lines stand between rows, whatever they turn out to be.

    A cell that runs over the end of its line leaves a row in two lines, which have as many cells together as
    others.
    """
    width = _width(plain[start:end])
    rows: list[GridRow] = []
    breaks: set[int] = set()
    between: list[Cell] = []  # the lines of text since the last row or blank line
    interrupted = False
    for number in range(start + 1, end + 1):
        line = plain[number - 1]
        if "\t" not in line:
            interrupted = True
            if line.strip():
                between.append(Cell(collapse(line), number, number))
            else:
                between = []
            continue
        row = GridRow([Cell(text, number, number) for text in _cells(line)], [number])
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


def _cells(line: str) -> list[str]:
    if "  " in line:
        return [collapse(part) for part in line.split("\t")]
    return [part.strip() for part in line.split("\t")]


def _width(lines: list[str]) -> int:
    """How many cells most rows have."""
    counts = Counter(line.count("\t") + 1 for line in lines if "\t" in line)
    return counts.most_common(1)[0][0] if counts else 0


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

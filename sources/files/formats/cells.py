"""Drawn tables as lines, whatever format drew them.

A row becomes one line of cells between bars, as in Markdown; a cell that a merged one covers is blank, as the
readers expect. A table that only sets text in columns (a letterhead, a signature) is read cell by cell
instead. Whether a heading names a column is not known here: whoever reads the file says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sources.paper.letters import collapse
from sources.paper.lines import Drawn, Placed

NamesColumn = Callable[[str], object]
"""Says of a printed text whether it names a column of a table."""

_FEW_ROWS = 4


def as_lines(blocks: Iterable[Placed | Drawn], names_a_column: NamesColumn) -> Iterator[Placed]:
    """The lines of a file; a blank one parts a table from what stands around it."""
    for block in blocks:
        if isinstance(block, Placed):
            yield block
        elif _sets_columns(block, names_a_column):
            yield from (line for row in block.rows for cell in row for line in cell or ())
        else:
            yield Placed("", block.position)
            for position, row in zip(block.positions, block.rows, strict=True):
                yield Placed(row_line(_text(cell) for cell in row), position)
            yield Placed("", block.position)


def _sets_columns(table: Drawn, names_a_column: NamesColumn) -> bool:
    """Whether a table is there for its looks: one row alone, or a few rows of two columns that nothing names.

    Letterheads (body and motto) and signatures (recipients and signer) are set so in word processors.
    """
    width = max((sum(cell is not None for cell in row) for row in table.rows), default=0)
    if len(table.rows) == 1 or width <= 1:
        return True
    named = any(names_a_column(_text(cell)) for cell in table.rows[0])
    return width == 2 and len(table.rows) <= _FEW_ROWS and not named


def row_line(cells: Iterable[str]) -> str:
    """One row as a line. A bar within a cell would part it, so it is printed broken."""
    return "| " + " | ".join(cell.replace("|", "¦") for cell in cells) + " |"


def _text(cell: Iterable[Placed] | None) -> str:
    return collapse(" ".join(line.text for line in cell or ()))

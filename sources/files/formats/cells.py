"""Rows of a table as lines, whatever format drew them.

A row becomes one line of cells between bars, as in Markdown; a cell that a merged one covers is blank, as the
readers expect. Tables that only set text in columns (letterheads, signatures) are read column by column instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.grammar.column_names import role_of
from sources.paper.letters import collapse

Paragraphs = Sequence[str]
"""The paragraphs of a cell; none in a cell that a merged one covers."""

_FEW_ROWS = 4


def sets_columns(rows: Sequence[Sequence[Paragraphs]]) -> bool:
    """Whether a table is there for its looks: one row alone, or a few rows of two columns that nothing names.

    Letterheads (body and motto) and signatures (recipients and signer) are set so in word processors.
    """
    width = max(map(len, rows), default=0)
    if len(rows) == 1 or width <= 1:
        return True
    return width == 2 and len(rows) <= _FEW_ROWS and not any(role_of(_text(cell)) for cell in rows[0])


def row_line(row: Sequence[Paragraphs]) -> str:
    """One row as a line. A bar within a cell would part it, so it is printed broken."""
    return "| " + " | ".join(_text(cell).replace("|", "¦") for cell in row) + " |"


def _text(cell: Paragraphs) -> str:
    return collapse(" ".join(cell))

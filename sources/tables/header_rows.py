"""Which rows of a grid are its header, and what stands over each column in them.

What the names of columns mean belongs to `columns`; what stands below the header, to `body`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile

from sources.grammar.column_names import MAIN, role_of
from sources.paper.cells import GridRow
from sources.tables.traits import trait_of

_WITHIN = 12
"""Rows: a header stands among the first so many."""
_LONGEST_NAME = 40
"""Characters: a name of a column that a part of a table prints again."""
_LONGEST_TITLE = 90
"""Characters: a name of a column in a header that stands first."""
_MOSTLY = 0.6
"""The share of the cells of a header that name columns in known words."""


def find_header(rows: Sequence[GridRow]) -> tuple[int, int] | None:
    """Start and end of the header rows among the first rows."""
    start = next((index for index, row in enumerate(rows[:_WITHIN]) if _names_columns(row)), None)
    if start is None:
        return None
    end = start + 1
    while end < len(rows) and _continues_header(rows[start], rows[end]):
        end += 1
    return start, end


def opens_table(row: GridRow) -> bool:
    """Whether a row is a header by itself: a name for the ordinals, then names of columns."""
    first = row.cells[0].text if row.cells else ""
    return trait_of(first) != "integer" and role_of(first) == "number" and _names_columns(row)


def names_anew(row: GridRow, columns: Set[str]) -> bool:
    """Whether a row names columns of these roles in words of its own: a header that a part repeats."""
    texts = row.filled()
    if len(texts) < 3 or trait_of(texts[0]) == "integer" or max(map(len, texts)) >= _LONGEST_NAME:
        return False
    # Most rows are data, and nothing is asked about them behind their first cell.
    roles = list(takewhile(columns.__contains__, map(role_of, texts)))
    return len(roles) == len(texts) and len({*roles}) >= 3


def _names_columns(row: GridRow) -> bool:
    texts = row.filled()
    named = [role for text in texts if len(text) < _LONGEST_TITLE and (role := role_of(text))]
    return (
        len({*named}) >= 2 and len(named) >= _MOSTLY * len(texts) and not {*MAIN, "number"}.isdisjoint(named)
    )


def _continues_header(first: GridRow, row: GridRow) -> bool:
    """A further header line, or a row that numbers the columns.

    A further line leaves the ordinals and labels blank. Its words are names of columns, or they stand where
    the first line spans; figures are neither, unless they are years.
    """
    texts = row.filled()
    if numbers_columns(texts):
        return True
    if len(texts) < 2 or _fills_what_names_rows(first, row):
        return False
    upper = first.texts() + [""] * (len(row.cells) - len(first.cells))
    return all(
        role_of(cell.text) is not None
        or trait_of(cell.text) in ("unit", "word")
        or (trait_of(cell.text) in ("long", "agency") and _is_spanned(upper, index))
        for index, cell in enumerate(row.cells)
        if cell.text
    )


def _fills_what_names_rows(first: GridRow, row: GridRow) -> bool:
    """Whether a row has text under ordinals or labels, or under units where nothing names the rows."""
    heads = [role_of(text) for text in first.texts()]
    names = next(([role] for role in heads if role in MAIN), ["unit"])
    # A second heading of labels is one of figures: `Mục tiêu` behind `Chỉ tiêu`.
    naming = {heads.index(role) for role in ("number", *names) if role in heads}
    return any(cell.text and index in naming for index, cell in enumerate(row.cells))


def _is_spanned(upper: Sequence[str], index: int) -> bool:
    """Whether a cell of the line above is spread over this column: it or its right neighbour is blank."""
    return not upper[index] or (index + 1 < len(upper) and not upper[index + 1])


def numbers_columns(filled: Sequence[str]) -> bool:
    """`1 2 3 4 …` or `A B 1 2 3=2/1 …` under the names of columns."""
    bare = [text.split("=")[0].strip("()[] ") for text in filled]
    numbers = [int(text) for text in bare if text.isdecimal()]
    letters = [text for text in bare if not text.isdecimal()]
    counted = numbers == [*range(1, len(numbers) + 1)]
    return counted and len(numbers) >= 2 and all(len(text) == 1 for text in letters)


def names_of(rows: Sequence[GridRow]) -> list[tuple[str, ...]]:
    """The names over each column from the top line to the bottom one, blank where a line has none.

    A name reaches to the right over columns that have a name in a lower line, as far as the name above it
    does.
    """
    lines = [rows[0].texts(), *(row.texts() for row in rows[1:] if not numbers_columns(row.filled()))]
    width = max(map(len, lines))
    for line in lines:
        line.extend([""] * (width - len(line)))
    for depth, line in enumerate(lines[:-1]):
        for index in range(1, width):
            below = any(lower[index] for lower in lines[depth + 1 :])
            parted = any(upper[index] != upper[index - 1] for upper in lines[:depth])
            if not line[index] and below and not parted:
                line[index] = line[index - 1]
    return list(zip(*lines, strict=True))

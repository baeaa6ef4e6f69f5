"""Which rows of a grid are its header, and what stands over each column in them.

What the names of columns mean belongs to `header`; what stands below the header, to `table`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.grammar.column_names import MAIN, role_of
from sources.paper.cells import GridRow
from sources.tables.traits import trait_of

_WITHIN = 12
_LONGEST_NAME = 40
"""Characters: a name of a column that a part of a table prints again."""


def find_header(rows: list[GridRow]) -> tuple[int, int] | None:
    """Start and end of the header rows among the first rows."""
    for index, row in enumerate(rows[:_WITHIN]):
        if _names_columns(row):
            end = index + 1
            while end < len(rows) and _continues_header(rows[index], rows[end]):
                end += 1
            return index, end
    return None


def opens_table(row: GridRow) -> bool:
    """Whether a row is a header by itself, wherever it stands: a name for the ordinals, then names of columns."""
    return bool(row.cells) and role_of(row.cells[0].text) == "number" and _names_columns(row)


def names_anew(row: GridRow, columns: set[str]) -> bool:
    """Whether a row names columns of these roles in words of its own: a header that a part of a table repeats."""
    texts = [text for text in row.texts() if text]
    roles = {role_of(text) for text in texts if len(text) < _LONGEST_NAME}
    return len(roles) >= 3 and roles <= columns and all(len(text) < _LONGEST_NAME for text in texts)


def _names_columns(row: GridRow) -> bool:
    texts = [text for text in row.texts() if text]
    roles = [role_of(text) for text in texts if len(text) < 90]
    named = [role for role in roles if role]
    return len(set(named)) >= 2 and len(named) >= 0.6 * len(texts) and bool(set(named) & {*MAIN, "number"})


def _continues_header(first: GridRow, row: GridRow) -> bool:
    """A further header line, or a row that numbers the columns.

    A further line leaves the ordinals and labels blank. Its words are names of columns, or they stand where the first
    line spans; figures are neither, unless they are years.
    """
    texts = row.texts()
    filled = [index for index, text in enumerate(texts) if text]
    if not filled:
        return False
    if numbers_columns([texts[index] for index in filled]):
        return True
    heads = [role_of(cell.text) for cell in first.cells]
    named = {"number", *MAIN} if set(heads) & set(MAIN) else {"number", "unit"}
    if any(role in named for role, text in zip(heads, texts, strict=False) if text):
        return False
    upper = [*first.texts(), *("" for _ in range(len(texts) - len(first.cells)))]
    return len(filled) >= 2 and all(
        role_of(texts[index]) is not None
        or trait_of(texts[index]) in ("unit", "word")
        or (_is_spanned(upper, index) and trait_of(texts[index]) in ("long", "agency"))
        for index in filled
    )


def _is_spanned(upper: Sequence[str], index: int) -> bool:
    """Whether a cell of the line above is spread over this column: it is blank, or the one to its right is."""
    return not upper[index] or (index + 1 < len(upper) and not upper[index + 1])


def numbers_columns(filled: Sequence[str]) -> bool:
    """`1 2 3 4 …` or `A B 1 2 3=2/1 …` under the names of columns."""
    bare = [text.split("=")[0].strip("()[] ") for text in filled]
    numbers = [int(text) for text in bare if text.isdecimal()]
    letters = [text for text in bare if not text.isdecimal()]
    return (
        len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] == 1
        and all(len(text) == 1 for text in letters)
    )


def names_of(rows: list[GridRow]) -> list[tuple[str, ...]]:
    """The names over each column from the top line to the bottom one, blank where a line has none.

    A name reaches to the right over columns that have a name in a lower line, as far as the name above it does.
    """
    lines = [rows[0].texts()]
    lines += [row.texts() for row in rows[1:] if not numbers_columns([text for text in row.texts() if text])]
    width = max(map(len, lines))
    for line in lines:
        line.extend("" for _ in range(width - len(line)))
    named = [any(line[index] for line in lines[1:]) for index in range(width)]
    for depth, line in enumerate(lines[:-1]):
        for index in range(1, width):
            below = any(lower[index] for lower in lines[depth + 1 :]) if depth else named[index]
            parted = any(upper[index] != upper[index - 1] for upper in lines[:depth])
            if not line[index] and below and not parted:
                line[index] = line[index - 1]
    return list(zip(*lines, strict=True))

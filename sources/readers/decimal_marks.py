"""Which mark is decimal in a table: a matter of the table, not of the cell.

`22.034` is twenty-two thousand beside `1.117,5`, and twenty-two beside `0.208`. Figures that can be read one
way only tell it, those of the column first; where they disagree, a figure of two readings is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.grammar.figures import NotAQuantity, Quantity, read_cell
from sources.tables.table import Table

_ALONE = r"(?<![0-9.,]){}(?![0-9.,])"
# One point or comma, three digits behind it, and no zero or more than three digits before it.
_TWO_READINGS = re.compile(_ALONE.format(r"[1-9][0-9]{0,2}\.[0-9]{3}"))
# A point that groups nothing: behind a zero or four digits, or before any number of digits but three.
_POINT = re.compile(_ALONE.format(r"(?:0\.[0-9]+|[0-9]{4,}\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,}))"))
_COMMA = re.compile(_ALONE.format(r"(?:[0-9.]*[0-9],[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """Whether figures that can be read one way only have a decimal point, and a decimal comma."""

    point: bool
    comma: bool

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Seen:
        return cls(any(map(_POINT.search, texts)), any(map(_COMMA.search, texts)))

    def __bool__(self) -> bool:
        return self.point or self.comma


class DecimalMarks:
    """The decimal marks of a table, by column."""

    def __init__(self, table: Table) -> None:
        rows = [row for row in table.rows if row.role == "data"]
        texts = {
            index: [row.cells[index].text for row in rows]
            for index, column in enumerate(table.columns)
            if column.role in ("value", "investment")
        }
        whole = _Seen.of([text for column in texts.values() for text in column])
        self._seen = {index: _Seen.of(column) or whole for index, column in texts.items()}

    def read(self, text: str, column: int) -> tuple[Quantity, ...]:
        """The figures of a cell. Raises `NotAQuantity` where its mark may be either."""
        seen = self._seen[column]
        if not seen.point or not _TWO_READINGS.search(text):
            return read_cell(text)
        if seen.comma:
            raise NotAQuantity("bad_number")
        return read_cell(_TWO_READINGS.sub(lambda figure: figure[0].replace(".", ","), text))

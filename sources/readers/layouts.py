"""Whether what a table says may be told, from facts: the lines that made rows, and what its cells look like.

A table is published or withheld by itself: one that nobody understands costs the others nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.readers.place import Place
from sources.tables.table import Scrap, Table, TableRow
from warehouse.schema import Bilingual
from warehouse.tables import TableLayout

FLOOR = 0.5
"""A table of which less was understood is withheld: the rest of it is more likely to mislead than to help."""

_MISFITS = ("incomplete_row", "value_not_numeric", "bad_number")
"""Reasons of rejects that tell of cells under the wrong columns."""


@dataclass(frozen=True, slots=True)
class Understood:
    """How far a table was understood: its lines below the header, those that made rows or titles, those whose
    cells do not fit their columns, and what stands against telling any."""

    lines: int
    read: int
    unfit: int
    against: Bilingual | None

    @property
    def confidence(self) -> float:
        if self.against:
            return 0.0
        return round(1 - self.unfit / self.lines, 2) if self.lines else 1.0

    @property
    def published(self) -> bool:
        return self.confidence >= FLOOR

    @property
    def reason(self) -> Bilingual:
        """The facts in words."""
        vi = f"{self.read}/{self.lines} dòng chữ của bảng thành dữ liệu"
        en = f"{self.read} of {self.lines} lines of the table made rows"
        if self.against:
            return Bilingual(f"{self.against.vi}; {vi}", f"{self.against.en}; {en}")
        return Bilingual(vi, en)


_UNFIT = Bilingual("ô không khớp tiêu đề", "cells do not fit the header")
_UNKNOWN = Bilingual(
    "tiêu đề không cho biết các cột của bảng là gì",
    "the header does not tell what the columns of the table are",
)


def understood(table: Table, scraps: Sequence[Scrap], made: set[int]) -> Understood:
    """How far a table was understood, given what makes no row of it and the lines of what does.

    A row of which one cell is rejected is told by the others; a sum that is no project was understood, and
    stands against no other row.
    """
    lost = {number for scrap in scraps for number in scrap.lines} - made
    unfit = {number for scrap in scraps if scrap.reason in _MISFITS for number in scrap.lines} - made
    held = {number for row in table.rows for number in row.lines}
    against = _UNKNOWN if table.kind == "other" else _UNFIT if table.doubt else None
    return Understood(len(held | lost), 0 if against else len(held - lost), len(unfit), against)


def layout_row(table: Table, place: Place, found: Understood) -> TableLayout:
    """A row of `layouts`: how a table was flattened, how far it was understood, what came of it."""
    return TableLayout(
        annex_id=place.annex_id,
        document_id=place.document_id,
        layout=table.layout,
        table_lines=found.lines,
        lines_of_rows=found.read if found.published else 0,
        confidence=found.confidence,
        status="published" if found.published else "withheld",
        reason_vi=found.reason.vi,
        reason_en=found.reason.en,
    )


def withheld(row: TableRow) -> Scrap:
    """A row of a table that is withheld."""
    return Scrap(row.lines, row.printed(), "withheld_table")

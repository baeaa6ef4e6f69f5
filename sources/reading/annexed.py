"""Which tables a document holds, where each stands, and the ids of both: annexes, and tables set into running
text.

What a table says belongs to the readers; how cells are recovered from lines to `tables`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sources.document.annexes import AnnexRegion
from sources.document.footnotes import Note
from sources.document.head import Head
from sources.document.parts import Parts
from sources.paper.lines import Text
from sources.paper.marks import COLUMN
from sources.readers.place import Place
from sources.reading.ledger import Claim
from sources.tables.recover import recover
from sources.tables.table import Table

_REPORT = "Báo cáo"
"""Type of a document that tells what was reached."""
_SET_IN_COLUMNS = ("head", "title", "recipients", "signature")
"""Roles of lines that print sets in two columns."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table and where it stands; `noted` are the lines that print its unit over it."""

    place: Place
    region: AnnexRegion
    table: Table
    noted: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Annexed:
    """An annex with the tables in it, or a table set into running text, which is an annex without a
    heading."""

    annex_id: str
    region: AnnexRegion
    tables: tuple[PlacedTable, ...]
    headed: bool

    @property
    def lines(self) -> range:
        """The lines (from 1) of the annex, its heading among them."""
        return range(self.region.start + 1, self.region.end + 1)

    def claims(self) -> Iterator[Claim]:
        """What the annex and its tables hold."""
        if self.headed:
            yield Claim(range(self.region.start + 1, self.region.content + 1), "annex_heading", self.annex_id)
        for placed in self.tables:
            annex_id = placed.place.annex_id
            yield Claim(placed.noted, "annex_heading", annex_id)
            yield Claim(placed.table.header_lines, "table_header", annex_id)
            yield Claim(placed.table.rule_lines, "table_rule", annex_id)
            for row in placed.table.rows:
                role = "table_row" if row.role == "data" else "table_group"
                yield Claim(row.lines, role, placed.place.row_id(row.ordinal))


def find_tables(
    text: Text, head: Head, document_id: str, parts: Parts, notes: Sequence[Note]
) -> tuple[Annexed, ...]:
    """The tables of a document: first those set into running text, then the annexes in the order of print."""
    return _Finder(text, head, document_id, parts, notes).find()


class _Finder:
    """What finding the tables of one document needs to know of it."""

    def __init__(self, text: Text, head: Head, document_id: str, parts: Parts, notes: Sequence[Note]) -> None:
        self.head, self.document_id, self.parts = head, document_id, parts
        self.cells = _without_what_is_no_cell(text, parts, notes)

    def find(self) -> tuple[Annexed, ...]:
        return (*self._in_running_text(), *self._in_annexes())

    def _in_running_text(self) -> Iterator[Annexed]:
        """A table in running text is an annex of its own, without number; its header must be known."""
        count = 0
        for table in self._recover(0, self.parts.body_end, ""):
            if table.kind == "other" or not table.header_lines:
                continue
            count += 1
            first = min(table.header_lines)  # what a layout finds above it is running text
            region = AnnexRegion(None, first - 1, table.end, content=first - 1)
            above = next((n for n in range(first - 1, 0, -1) if self.cells[n - 1].strip()), 0)
            annex_id = f"{self.document_id}.b{count}"
            placed = self._placed(annex_id, region, table.below(first), above)
            yield Annexed(annex_id, region, (placed,), headed=False)

    def _in_annexes(self) -> Iterator[Annexed]:
        repeats: Counter[str] = Counter()
        for region in self.parts.annexes:
            wanted = f"{self.document_id}.pl{region.ordinal}"
            repeats[wanted] += 1
            annex_id = wanted if repeats[wanted] == 1 else f"{wanted}-{repeats[wanted]}"
            found = self._recover(region.content, region.end, region.title or "")
            tables = tuple(
                self._placed(
                    annex_id if position == 1 else f"{annex_id}.t{position}", region, table, region.start
                )
                for position, table in enumerate(found, start=1)
            )
            yield Annexed(annex_id, region, tables, headed=True)

    def _recover(self, start: int, end: int, title: str) -> tuple[Table, ...]:
        head = self.head
        plan_from = head.plan_from or head.plan_year
        known = (title, plan_from, head.one_year, head.issued_on, self.parts.units)
        return recover(self.cells, start, end, *known, reported=head.doc_type == _REPORT)

    def _placed(self, annex_id: str, region: AnnexRegion, table: Table, above: int) -> PlacedTable:
        """A table with its unit: the nearest note of one above it, but below the line `above`.

        In an annex the note may stand over a table before it; in running text nothing stands between note and
        table.
        """
        table = table.without_cut_row(len(self.cells))
        units = self.parts.units
        note = max((number for number in units if above < number < _first_line(table)), default=None)
        noted: list[int] = []
        if note is not None:
            region = replace(region, unit_note=units[note])
            noted = [note - 1, note] if units.get(note - 1) == units[note] else [note]
        place = Place(self.document_id, annex_id, region.title or "", region.unit_note, self.head.one_year)
        return PlacedTable(place, region, table, [number for number in noted if number > region.content])


def _first_line(table: Table) -> int:
    return min([*table.header_lines, *(row.line_from for row in table.rows)])


def _without_what_is_no_cell(text: Text, parts: Parts, notes: Sequence[Note]) -> list[str]:
    """The lines as the layouts see them: blank where a line is known to be no part of a table.

    The two columns of a letterhead and of a signature look like a table of two.
    """
    cells = list(text.plain)
    for index, role in enumerate(parts.roles):
        if role == "page" or (role in _SET_IN_COLUMNS and _holds_two_columns(cells[index])):
            cells[index] = ""
    for number in parts.units:
        cells[number - 1] = ""
    for note in notes:
        cells[note.line_from - 1 : note.line_to] = [""] * (note.line_to + 1 - note.line_from)
    return cells


def _holds_two_columns(line: str) -> bool:
    columns = COLUMN.split(line)
    return len(columns) > 1 and 1 <= sum(bool(column.strip()) for column in columns) <= 2

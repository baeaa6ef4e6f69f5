"""The rows of the tables of a document, and the text inside tables that makes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sources.document.head import Head
from sources.document.outline import Section
from sources.paper.letters import collapse
from sources.readers.annexes import annex_row, printed_rows
from sources.readers.indicators import read_indicators
from sources.readers.layouts import layout_row, understood, withheld
from sources.readers.projects import read_projects
from sources.readers.tasks import read_tasks
from sources.reading.annexed import Annexed, PlacedTable
from sources.reading.ledger import UNREAD, Claim, Ledger, settle
from sources.reading.said_in_tables import sections_of
from sources.tables.lost import lost_table, rows_without_table
from sources.tables.table import Scrap
from warehouse.tables import (
    Annex,
    IndicatorValue,
    PrintedRow,
    Project,
    ProjectApproval,
    Reject,
    TableLayout,
    Task,
)


@dataclass(slots=True)
class TableRows:
    """Rows of all tables of a document, in the order of print."""

    annexes: list[Annex] = field(default_factory=list)
    layouts: list[TableLayout] = field(default_factory=list)
    printed_rows: list[PrintedRow] = field(default_factory=list)
    values: list[IndicatorValue] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    approvals: list[ProjectApproval] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    """The lines of what makes no row: rejects, and the numbers of pages between rows."""
    sentences: list[Section] = field(default_factory=list)
    """Rows that say their targets in sentences."""

    def reject(self, document_id: str, annex_id: str | None, scrap: Scrap) -> None:
        """Keep text that makes no row, with its reason."""
        reject_id = f"{document_id}.x{len(self.rejects) + 1:03d}"
        self.claims.append(Claim(scrap.lines, "reject", reject_id))
        self.rejects.append(
            Reject(
                reject_id=reject_id,
                document_id=document_id,
                annex_id=annex_id,
                line_from=min(scrap.lines),
                line_to=max(scrap.lines),
                text=scrap.text,
                reason=scrap.reason,
            )
        )


def read_table_rows(
    annexed: Sequence[Annexed],
    claimed: Ledger,
    head: Head,
    document_id: str,
    plain: Sequence[str],
    lines: Sequence[str] = (),
) -> TableRows:
    """The rows of the tables of a document; what makes no row is a reject with its reason. `claimed` is the
    ledger as annexes and notes have it; `plain` and `lines` are the lines without mark-up and as received."""
    rows = TableRows()
    for annex in annexed:
        for placed in annex.tables:
            annex_id = placed.place.annex_id
            rows.annexes.append(annex_row(document_id, annex_id, placed.region, placed.table, plain))
            rows.printed_rows.extend(printed_rows(placed.table, placed.place))
            for scrap in (*placed.table.scraps, *_read(placed, head.plan_year, plain, lines, rows)):
                rows.reject(document_id, annex_id, scrap)
        if not annex.tables:
            rows.annexes.append(annex_row(document_id, annex.annex_id, annex.region, None, plain))
    settled, known = settle(claimed, rows.claims), len(rows.claims)
    _read_strays(annexed, settled, document_id, plain, rows)
    strays = {number for claim in rows.claims[known:] for number in claim.lines}
    left = [n for n in range(1, len(plain) + 1) if settled.role(n) == UNREAD and n not in strays]
    for number in rows_without_table(plain, left):
        rows.reject(document_id, None, Scrap([number], collapse(plain[number - 1]), "unread_text"))
    return rows


def _read(
    placed: PlacedTable,
    plan_year: int | None,
    plain: Sequence[str],
    lines: Sequence[str],
    rows: TableRows,
) -> Iterator[Scrap]:
    """Add what one table says to the rows, if it may be told; yields what makes none."""
    table = placed.table
    made = [*_rows_of(placed, plan_year, lines)]
    scraps = [row for row in made if isinstance(row, Scrap)]
    told = {
        number
        for row in made
        if isinstance(row, IndicatorValue | Task | Project)
        for number in range(row.line_from, row.line_to + 1)
    }
    found = understood(table, (*table.scraps, *scraps), told)
    rows.layouts.append(layout_row(table, placed.place, found))
    if not found.published:
        yield from (withheld(row) for row in table.rows if row.role == "data")
        return
    yield from scraps
    rows.sentences.extend(sections_of(placed, plain))
    lists: dict[type[Any], list[Any]] = {
        IndicatorValue: rows.values,
        Task: rows.tasks,
        Project: rows.projects,
        ProjectApproval: rows.approvals,
    }
    for row in made:
        if not isinstance(row, Scrap):
            lists[type(row)].append(row)


def _rows_of(placed: PlacedTable, plan_year: int | None, lines: Sequence[str]) -> Iterable[Any]:
    """What the reader of a kind of table makes of it; a table of no known kind, or one that is in doubt, is
    told as printed only."""
    table, place = placed.table, placed.place
    if table.doubt:
        return ()
    match table.kind:
        case "indicators" | "scenario":
            return read_indicators(table, place, lines)
        case "tasks":
            return read_tasks(table, place, plan_year)
        case "projects":
            return read_projects(table, place, plan_year, lines)
    return ()


def _read_strays(
    annexed: Sequence[Annexed], ledger: Ledger, document_id: str, plain: Sequence[str], rows: TableRows
) -> None:
    """What stands between the rows of an understood table and nothing holds so far: numbers of pages, and
    text that belongs to the table but to no row, which is rejected; so is a table whose columns are lost."""
    for annex in annexed:
        if not annex.headed or (annex.tables and annex.tables[0].table.kind == "other"):
            continue
        for number in annex.lines if annex.tables else lost_table(plain, annex.lines):
            if ledger.role(number) != UNREAD:
                continue
            text = plain[number - 1].strip()
            if annex.tables and text.isdecimal() and len(text) < 4:
                rows.claims.append(Claim([number], "page", annex.annex_id))
            else:
                rows.reject(document_id, annex.annex_id, Scrap([number], text, "unread_text"))

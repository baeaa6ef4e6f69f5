"""Rows of task tables: what is to be done, by when, who leads, who takes part, what comes out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sources.agencies import listed, phrased
from sources.indicators import Place
from sources.marks import without_bullet, without_marks
from sources.periods import Due, read_deadline
from sources.table import Scrap, Table, TableRow
from warehouse.tables import Task


@dataclass(slots=True)
class _Group:
    number: str | None = None
    title: str | None = None


def read_tasks(table: Table, place: Place, plan_year: int | None) -> Iterator[Task | Scrap]:
    """Tasks in print order. `plan_year` is the year of a month or quarter that prints none."""
    group = _Group()
    for row in table.rows:
        number = row.text(table.position("number")) or None
        if row.role != "data":
            group = _Group(number.rstrip(".") if number else None, without_marks(row.text(table.main)))
            continue
        description = without_bullet(without_marks(row.text(table.main)))
        if not description:
            yield Scrap(row.lines, " | ".join(cell.text for cell in row.cells if cell.text), "no_description")
            continue
        yield _task(table, row, place, plan_year, group, number, description)


def _task(
    table: Table,
    row: TableRow,
    place: Place,
    plan_year: int | None,
    group: _Group,
    number: str | None,
    description: str,
) -> Task:
    deadline = _cell(table, row, "deadline")
    due = (read_deadline(deadline, plan_year) if deadline else None) or Due(None, None)
    return Task(
        task_id=f"{place.annex_id}.r{row.ordinal:03d}",
        document_id=place.document_id,
        annex_id=place.annex_id,
        number=number,
        group_number=group.number or _group_of(number),
        group=group.title,
        description=description,
        deadline=deadline,
        due_from=due.first,
        due_to=due.last,
        recurrence=due.recurrence,
        lead=listed(row.filled(table.position("lead"))),
        coordinating=phrased(row.filled(table.position("coordinating"))),
        deliverable=_cell(table, row, "deliverable"),
        line_from=row.line_from,
        line_to=row.line_to,
    )


def _cell(table: Table, row: TableRow, role: str) -> str | None:
    return without_marks(row.filled(table.position(role))) or None


def _group_of(number: str | None) -> str | None:
    """The group that an ordinal like `2.11` counts under, where the group's own row is lost."""
    head, dot, rest = (number or "").rstrip(".").partition(".")
    return head if dot and rest else None

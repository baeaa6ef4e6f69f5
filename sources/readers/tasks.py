"""Rows of task tables: what is to be done, by when, who leads, who takes part, what comes out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sources.grammar.bodies import led_and_joined, listed, phrased
from sources.grammar.deadlines import Due, read_deadline
from sources.paper.letters import fold
from sources.paper.marks import is_ditto, without_bullet, without_marks
from sources.readers.place import Place
from sources.tables.table import Scrap, Table, TableRow
from warehouse.tables import Task

_BEGINS = re.compile(r"\b(?:bat dau|khoi cong)\b")


@dataclass(slots=True)
class _Group:
    number: str | None = None
    title: str | None = None


class _Bodies(NamedTuple):
    """Who leads a task and who takes part, as printed; `nt` stands for those of the task above."""

    lead: str
    coordinating: str

    def said_in(self, table: Table, row: TableRow) -> _Bodies:
        here = (row.filled(table.position(role)) for role in self._fields)
        return _Bodies(*(above if is_ditto(said) else said for above, said in zip(self, here, strict=True)))


def read_tasks(table: Table, place: Place, plan_year: int | None) -> Iterator[Task | Scrap]:
    """Tasks in print order. `plan_year` is the year of a month or quarter that prints none."""
    group, inner, closed, bodies = _Group(), False, table.closed, _Bodies("", "")
    for row in table.rows:
        if row.ordinal in closed:
            group = _Group()
        number = row.text(table.position("number")) or None
        if row.role != "data":
            group = _Group(number.rstrip(".") if number else None, without_marks(row.text(table.main)))
            continue
        if inner and _stands_beside(number, group.number):
            group = _Group()
        inner = number is not None and not number.rstrip(".").isdecimal()
        description = without_bullet(without_marks(row.text(table.main)))
        if not description:
            yield Scrap(row.lines, row.printed(), "no_description")
            continue
        bodies = bodies.said_in(table, row)
        yield _task(table, row, place, plan_year, group, number, description, bodies)


def _stands_beside(number: str | None, group: str | None) -> bool:
    """Whether a task counts on from its group (`2` below `1`, `1.1`, `1.2`), and so is no part of it."""
    ours, theirs = (number or "").rstrip("."), group or ""
    return ours.isdecimal() and theirs.isdecimal() and int(ours) == int(theirs) + 1


def _task(
    table: Table,
    row: TableRow,
    place: Place,
    plan_year: int | None,
    group: _Group,
    number: str | None,
    description: str,
    bodies: _Bodies,
) -> Task:
    deadline, due = _deadline(table, row, plan_year)
    lead, joined = led_and_joined(bodies.lead)
    return Task(
        task_id=place.row_id(row.ordinal),
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
        lead=listed(lead),
        coordinating="; ".join(filter(None, (phrased(joined or ""), phrased(bodies.coordinating)))) or None,
        deliverable=_cell(table, row, "deliverable"),
        line_from=row.line_from,
        line_to=row.line_to,
    )


def _deadline(table: Table, row: TableRow, plan_year: int | None) -> tuple[str | None, Due]:
    """The deadline as printed and as days; a table may give the beginning and the end a column each."""
    printed = [
        (column.printed, text)
        for index, column in enumerate(table.columns)
        if column.role == "deadline" and (text := without_marks(row.filled(index)))
    ]
    if not printed:
        return None, Due(None, None)
    (heading, text), (_, last) = printed[0], printed[-1]
    first_due, last_due = (read_deadline(cell, plan_year) or Due(None, None) for cell in (text, last))
    if not _BEGINS.search(fold(heading)):
        return text, first_due
    if len(printed) == 1:
        return text, Due(first_due.first, None, first_due.recurrence)
    return f"{text} - {last}", Due(first_due.first, last_due.last, last_due.recurrence)


def _cell(table: Table, row: TableRow, role: str) -> str | None:
    return without_bullet(without_marks(row.filled(table.position(role)))) or None


def _group_of(number: str | None) -> str | None:
    """The group that an ordinal like `2.11` counts under, where the group's own row is lost."""
    head, dot, rest = (number or "").rstrip(".").partition(".")
    return head if dot and rest else None

"""Rows of project lists: phase, funding, investment, lead body, and the papers that approve the project."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sources.grammar.bodies import listed
from sources.grammar.dates import CALENDAR_DAY, day_of
from sources.grammar.document_numbers import NUMBER, tidy
from sources.grammar.figures import NotAQuantity, read_cell
from sources.grammar.units import Unit, is_multiplier, unit_of, unit_opening
from sources.paper.marks import without_bullet, without_marks
from sources.readers.place import Place
from sources.tables.table import Scrap, Table, TableRow
from warehouse.tables import Project, ProjectApproval

# "Tổng mức đầu tư (tỷ đồng)", "Tổng mức đầu tư, tỷ đồng"
_NAMED_UNIT = re.compile(r"[(,]([^(),]{1,40})")
_TOTAL = re.compile(r"(?:tổng (?:số|cộng)|trong đó)\b|(?:tổng|cộng)\W*$", re.I)
_DATE = re.compile(CALENDAR_DAY, re.I)
_MILLION = 1e6


def read_projects(table: Table, place: Place) -> Iterator[Project | ProjectApproval | Scrap]:
    """Projects in print order, each with its approvals. The upper group is the phase, the lower the funding.

    A sum over projects or a part of one is no project.
    """
    phase: str | None = None
    funding: str | None = None
    for row in table.rows:
        title = without_marks(row.text(table.main))
        if _TOTAL.match(title):
            yield Scrap(row.lines, row.printed(), "unread_text")
            continue
        if row.role != "data":
            if "." in row.text(table.position("number")).rstrip("."):
                funding = title
            else:
                phase, funding = title, None
            continue
        if not title:
            yield Scrap(row.lines, row.printed(), "no_description")
            continue
        yield from _read_row(table, row, place, phase, funding, without_bullet(title))


def _read_row(
    table: Table, row: TableRow, place: Place, phase: str | None, funding: str | None, name: str
) -> Iterator[Project | ProjectApproval | Scrap]:
    approvals = row.filled(table.position("approvals"))
    project_id = place.row_id(row.ordinal)
    try:
        investment = _investment(table, row, place)
    except NotAQuantity as refused:
        investment = None
        yield Scrap(row.lines, f"{name} | {row.text(table.position('investment'))}", refused.reason)
    yield Project(
        project_id=project_id,
        document_id=place.document_id,
        annex_id=place.annex_id,
        number=row.text(table.position("number")) or None,
        phase=phase,
        funding=row.text(table.position("funding")) or funding,
        name=name,
        approvals=approvals or None,
        investment_million_vnd=investment,
        lead=listed(row.filled(table.position("lead"))),
        line_from=row.line_from,
        line_to=row.line_to,
    )
    for number, issued_on in read_approvals(approvals):
        yield ProjectApproval(
            project_id=project_id, number=number, issued_on=issued_on, document_id=place.document_id
        )


def read_approvals(printed: str) -> list[tuple[str, datetime.date | None]]:
    """Numbers in a cell of approvals, each with the date that stands between it and the next number."""
    found = list(NUMBER.finditer(printed))
    approvals: dict[str, datetime.date | None] = {}
    ends = [*(match.start() for match in found[1:]), len(printed)]
    for match, end in zip(found, ends, strict=False):
        stretch = printed[match.end() : end]
        dated = _DATE.search(stretch)
        approvals[tidy(match.group())] = day_of(dated) if dated else None
    return list(approvals.items())


def _investment(table: Table, row: TableRow, place: Place) -> float | None:
    position = table.position("investment")
    if position is None:
        return None
    quantities = read_cell(row.text(position))
    if not quantities or quantities[0].low is None:
        return None
    if len(quantities) > 1 or quantities[0].comparator not in ("eq", "approx"):
        raise NotAQuantity("bad_number")  # a limit is no sum
    unit = _unit(quantities[0].behind, table.columns[position].printed, place.unit_note)
    if unit is None or unit.code != "vnd":
        raise NotAQuantity("bad_number")
    return quantities[0].low * unit.factor / _MILLION


def _unit(behind: str, header: str, note: str | None) -> Unit | None:
    """The unit of a sum: said in its cell (`1.200 tỷ`), else in the header, else over the table."""
    if said := unit_opening(behind):
        return unit_of(f"{said} đồng" if is_multiplier(said) else said)
    named = (unit_of(part.strip()) for part in reversed(_NAMED_UNIT.findall(header)))
    return next(filter(None, named), None) or unit_of(note or "")

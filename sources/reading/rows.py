"""The rows that one text gives, by published table, gathered from what the passes made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sources.document.footnotes import Note
from sources.document.head import Head
from sources.document.outline import Section
from sources.grammar.meaning_of_bodies import Recognised
from sources.paper.lines import Text
from sources.readers.bodies import BodyReader, Named, Row, agencies, links
from sources.readers.clauses import as_rows as clause_rows
from sources.readers.documents import document_row
from sources.readers.notes import RowSpot, read_notes
from sources.reading.corrections import DocumentCorrections
from sources.reading.ledger import Ledger
from sources.reading.ledger import as_rows as line_rows
from sources.reading.table_rows import TableRows
from sources.reading.text_rows import TextRows
from sources.vocabularies.territories import territory_at
from warehouse.tables import (
    Agency,
    Annex,
    Assignment,
    Citation,
    Clause,
    CorrectedMisprint,
    Document,
    Duty,
    DutyAgency,
    Footnote,
    IndicatorValue,
    Line,
    PrintedRow,
    Project,
    ProjectAgency,
    ProjectApproval,
    Reject,
    TableLayout,
    Task,
    TaskAgency,
    UnclaimedFigure,
    UnmatchedLabel,
    ValueAgency,
)


@dataclass(slots=True)
class Reading:
    """All rows of one document. `agencies` are those that it names; documents share them."""

    document: Document
    annexes: list[Annex] = field(default_factory=list)
    layouts: list[TableLayout] = field(default_factory=list)
    printed_rows: list[PrintedRow] = field(default_factory=list)
    indicator_values: list[IndicatorValue] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    value_agencies: list[ValueAgency] = field(default_factory=list)
    task_agencies: list[TaskAgency] = field(default_factory=list)
    project_agencies: list[ProjectAgency] = field(default_factory=list)
    duty_agencies: list[DutyAgency] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    project_approvals: list[ProjectApproval] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    corrections: list[CorrectedMisprint] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    unclaimed_figures: list[UnclaimedFigure] = field(default_factory=list)
    unmatched_labels: list[UnmatchedLabel] = field(default_factory=list)


def gather(
    text: Text,
    head: Head,
    document_id: str,
    misprints: DocumentCorrections,
    notes: Sequence[Note],
    table_rows: TableRows,
    outline: Sequence[Section],
    text_rows: TextRows,
    ledger: Ledger,
    bodies: BodyReader,
) -> Reading:
    """All rows of a document, by table; its values have no names yet."""
    naming_bodies: tuple[Row, ...] = (
        *table_rows.values,
        *table_rows.tasks,
        *table_rows.projects,
        *text_rows.duties,
    )
    named = [(row, list(bodies.of(row))) for row in naming_bodies]
    linked = [link for row, found in named for link in links(row, found)]
    document = document_row(text, head, document_id)
    spot_of = {row.row_id: RowSpot(row.row_id, row.annex_id) for row in table_rows.printed_rows}
    return Reading(
        document=document,
        annexes=table_rows.annexes,
        layouts=table_rows.layouts,
        printed_rows=table_rows.printed_rows,
        indicator_values=_placed([*table_rows.values, *text_rows.values], document),
        tasks=table_rows.tasks,
        value_agencies=[link for link in linked if isinstance(link, ValueAgency)],
        task_agencies=[link for link in linked if isinstance(link, TaskAgency)],
        project_agencies=[link for link in linked if isinstance(link, ProjectAgency)],
        duty_agencies=[link for link in linked if isinstance(link, DutyAgency)],
        projects=table_rows.projects,
        project_approvals=table_rows.approvals,
        agencies=agencies((*_in_print_order(named), *text_rows.bodies)),
        footnotes=list(read_notes(notes, document_id, lambda line: spot_of.get(ledger.owner(line)))),
        rejects=table_rows.rejects,
        lines=line_rows(ledger, text, document_id),
        corrections=misprints.rows(),
        clauses=clause_rows(list(outline), document_id),
        citations=list(text_rows.citations),
        duties=list(text_rows.duties),
        assignments=list(text_rows.assignments),
        unclaimed_figures=list(text_rows.unclaimed),
    )


def _placed(values: list[IndicatorValue], document: Document) -> list[IndicatorValue]:
    """Values with the territory that their document speaks for, as it was on the day of issue."""
    place = territory_at(document.territory, document.issued_on)
    return [replace(value, territory=place.id) for value in values] if place else values


def _in_print_order(named: Sequence[tuple[Row, list[tuple[str, Named]]]]) -> Iterator[Recognised]:
    """The bodies that rows name, in the order of print."""
    for _, found in sorted(named, key=lambda row: row[0].line_from):
        yield from (body.body for _, body in found)

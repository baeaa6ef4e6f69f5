"""One text read whole: head, regions, tables, rows of every published table, and the role of every line.

The order of the readers and the ids of what they find stand here; what any of them understands stands in its module.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sources.document.footnotes import Note, find_notes
from sources.document.head import Head, read_head
from sources.document.identity import document_id_of, province_of, territory_of
from sources.document.parts import AnnexRegion, divide
from sources.files.text import Unreadable
from sources.grammar.bodies import Recognised, led_and_joined, recognise, split_bodies
from sources.naming.harmonise import unmatched
from sources.paper.lines import Text
from sources.paper.marks import COLUMN
from sources.readers.indicators import read_indicators
from sources.readers.place import Place
from sources.readers.projects import read_projects
from sources.readers.tasks import read_tasks
from sources.reading.corrections import Corrections
from sources.reading.ledger import Ledger
from sources.reading.rows import Reading
from sources.reading.running_text import read_running_text
from sources.tables.recover import recover
from sources.tables.table import Scrap, Table
from warehouse.tables import (
    Agency,
    Annex,
    Document,
    Footnote,
    PrintedRow,
    ProjectApproval,
    Reject,
    Task,
    TaskAgency,
)

_SET_IN_COLUMNS = ("head", "title", "recipients", "signature")
"""Roles of lines that print sets in two columns."""


def read(text: Text, corrections: Corrections) -> Reading:
    """Read a text. Raises `Unreadable` where it is no planning document."""
    head = read_head(text.plain)
    if head.number is None and head.doc_type is None:
        raise Unreadable(
            text.name,
            "không thấy số, loại hay tên văn bản (Số: …/…, CHỈ THỊ, KẾ HOẠCH…): đây không phải văn bản kế hoạch",
            "no number, type or title of a document (Số: …/…, CHỈ THỊ, KẾ HOẠCH…): this is no planning document",
        )
    return _Reader(text, head, corrections).read()


class _Reader:
    """The state of one reading: the ledger and the rows found so far."""

    def __init__(self, text: Text, head: Head, corrections: Corrections) -> None:
        self.text = text
        self.head = head
        self.document_id = document_id_of(head, text.sha256)
        self.regions = divide(text.plain, head)
        self.notes = find_notes(text.plain, text.lines)
        self.cells = self._without_what_is_no_cell()
        self.ledger = Ledger(self.document_id, self.regions.roles)
        self.reading = Reading(_document(text, head, self.document_id))
        self.place = province_of(head)
        self.corrections = corrections.of(self.document_id, text)
        self.bodies: dict[str, Agency] = {}
        self.annex_ids: Counter[str] = Counter()

    def read(self) -> Reading:
        self._read_tables_of_body()
        for annex in self.regions.annexes:
            self._read_annex(annex)
        self._read_notes()
        self._reject_strays()
        read_running_text(self.text.plain, self.ledger, self.head, self.reading, self._note_body)
        self.reading.unmatched_labels = unmatched(self.reading.indicator_values)
        self.reading.corrections = self.corrections.rows()
        self.reading.lines = self.ledger.close(self.text.lines, self.text.positions)
        self.reading.agencies = [self.bodies[key] for key in sorted(self.bodies)]
        return self.reading

    # --- tables ---

    def _without_what_is_no_cell(self) -> list[str]:
        """The lines as the layouts see them: blank where a line is known to be no part of a table.

        The two columns of a letterhead and of a signature look like a table of two.
        """
        cells = list(self.text.plain)
        for index, role in enumerate(self.regions.roles):
            if role == "page":
                cells[index] = ""
            elif role in _SET_IN_COLUMNS:
                parts = COLUMN.split(cells[index])
                if len(parts) > 1 and 1 <= sum(bool(part.strip()) for part in parts) <= 2:
                    cells[index] = ""
        for number in self.regions.units:
            cells[number - 1] = ""
        for note in self.notes:
            cells[note.line_from - 1 : note.line_to] = [""] * (note.line_to + 1 - note.line_from)
        return cells

    def _read_tables_of_body(self) -> None:
        """A table in running text is an annex of its own, without number; its header must be known."""
        count = 0
        for table in self._recover(0, self.regions.body_end, ""):
            if table.kind == "other" or not table.header_lines:
                continue
            count += 1
            first = min(table.header_lines)
            region = AnnexRegion(None, first - 1, table.end, content=first - 1)
            self._keep_table(f"{self.document_id}.b{count}", region, table.below(first))

    def _read_annex(self, annex: AnnexRegion) -> None:
        annex_id = self._new_annex_id(f"{self.document_id}.pl{annex.ordinal}")
        self.ledger.give(range(annex.start + 1, annex.content + 1), "annex_heading", annex_id)
        tables = self._recover(annex.content, annex.end, annex.title or "")
        for position, table in enumerate(tables, start=1):
            self._keep_table(annex_id if position == 1 else f"{annex_id}.t{position}", annex, table)
        if not tables:
            self.reading.annexes.append(self._annex_row(annex_id, annex, "other", [], 0))
        self.ledger.adopt(range(annex.start + 1, annex.end + 1), annex_id)

    def _new_annex_id(self, wanted: str) -> str:
        self.annex_ids[wanted] += 1
        repeat = self.annex_ids[wanted]
        return wanted if repeat == 1 else f"{wanted}-{repeat}"

    def _recover(self, start: int, end: int, title: str) -> tuple[Table, ...]:
        plan_from = self.head.plan_from or self._plan_year()
        known = (title, plan_from, self.head.one_year, self.head.issued_on, self.regions.units)
        return recover(self.cells, start, end, *known)

    def _keep_table(self, annex_id: str, annex: AnnexRegion, table: Table) -> None:
        table = table.without_cut_row(len(self.text.plain))
        annex = self._under_its_unit(annex_id, annex, table)
        self.ledger.give(table.header_lines, "table_header", annex_id)
        self.ledger.give(table.rule_lines, "table_rule", annex_id)
        for row in table.rows:
            row_id = f"{annex_id}.r{row.ordinal:03d}"
            self.ledger.give(row.lines, "table_row" if row.role == "data" else "table_group", row_id)
            self.reading.printed_rows.append(
                PrintedRow(
                    row_id=row_id,
                    document_id=self.document_id,
                    annex_id=annex_id,
                    row_role=row.role,
                    cells=row.texts(),
                    line_from=row.line_from,
                    line_to=row.line_to,
                )
            )
        headers = [column.printed for column in table.columns]
        self.reading.annexes.append(self._annex_row(annex_id, annex, table.kind, headers, len(table.rows)))
        for scrap in table.scraps:
            self._reject(annex_id, scrap)
        self._read_rows(annex_id, annex, table)

    def _under_its_unit(self, annex_id: str, annex: AnnexRegion, table: Table) -> AnnexRegion:
        """The annex as one table sees it: the nearest note of a unit above a table is its own.

        In an annex the note may stand over a table before it; in running text nothing stands between note and table.
        """
        first = min([*table.header_lines, *(row.line_from for row in table.rows)])
        above = annex.start
        if annex not in self.regions.annexes:
            above = next((number for number in range(first - 1, 0, -1) if self.cells[number - 1].strip()), 0)
        note = max((number for number in self.regions.units if above < number < first), default=None)
        if note is None:
            return annex
        unit = self.regions.units[note]
        wrapped = [note - 1, note] if self.regions.units.get(note - 1) == unit else [note]
        self.ledger.claim(wrapped, "annex_heading", annex_id)
        return replace(annex, unit_note=unit)

    def _read_rows(self, annex_id: str, annex: AnnexRegion, table: Table) -> None:
        place = Place(self.document_id, annex_id, annex.title or "", annex.unit_note, self.head.one_year)
        if table.kind in ("indicators", "scenario"):
            for value in read_indicators(table, place):
                if isinstance(value, Scrap):
                    self._reject(annex_id, value)
                else:
                    self.reading.indicator_values.append(value)
                    self._note_leads(value.agencies, value.line_from, value.line_to)
        elif table.kind == "tasks":
            for task in read_tasks(table, place, self._plan_year()):
                if isinstance(task, Scrap):
                    self._reject(annex_id, task)
                else:
                    self._keep_task(task)
        elif table.kind == "projects":
            for item in read_projects(table, place):
                if isinstance(item, Scrap):
                    self._reject(annex_id, item)
                elif isinstance(item, ProjectApproval):
                    self.reading.project_approvals.append(item)
                else:
                    self.reading.projects.append(item)
                    self._note_leads(item.lead, item.line_from, item.line_to)

    def _keep_task(self, task: Task) -> None:
        self.reading.tasks.append(task)
        for role, printed in (("lead", task.lead), ("coordinating", task.coordinating)):
            named = self._note_bodies(printed, task.line_from, task.line_to)
            for agency_id, name in {agency_id: name for name, agency_id in reversed(named)}.items():
                self.reading.task_agencies.append(
                    TaskAgency(
                        task_id=task.task_id,
                        agency_id=agency_id,
                        role=role,
                        printed=name,
                        document_id=self.document_id,
                    )
                )

    def _note_leads(self, printed: str | None, line_from: int, line_to: int) -> None:
        self._note_bodies(led_and_joined(printed or "")[0], line_from, line_to)

    def _note_bodies(self, printed: str | None, line_from: int, line_to: int) -> list[tuple[str, str]]:
        """Bodies in a published cell: each name as printed, and the id of the body that it is read as."""
        if not printed:
            return []
        correction = self.corrections.at(printed, line_from, line_to)
        read_as = printed.replace(correction.found, correction.read_as) if correction else printed
        found = []
        for name in split_bodies(read_as):
            body = self._note_body(name)
            found.append((correction.found if correction and name not in printed else name, body.id))
        return found

    def _note_body(self, name: str) -> Recognised:
        body = recognise(name, self.place)
        if body.id not in self.bodies:
            self.bodies[body.id] = Agency(
                agency_id=body.id,
                name_vi=body.name,
                name_en=body.name_en,
                level=body.level,
                status=body.status,
            )
        return body

    # --- what is no row ---

    def _reject(self, annex_id: str, scrap: Scrap) -> None:
        ordinal = len(self.reading.rejects) + 1
        reject_id = f"{self.document_id}.x{ordinal:03d}"
        self.reading.rejects.append(
            Reject(
                reject_id=reject_id,
                document_id=self.document_id,
                annex_id=annex_id,
                line_from=min(scrap.lines),
                line_to=max(scrap.lines),
                text=scrap.text,
                reason=scrap.reason,
            )
        )
        self.ledger.claim(scrap.lines, "reject", reject_id)

    def _reject_strays(self) -> None:
        """Text between the rows of a table that is neither note nor page number belongs to the table but to no row."""
        for annex in self.reading.annexes:
            if annex.kind == "other":
                continue
            for number in range(annex.line_from, annex.line_to + 1):
                if self.ledger.role(number) != "body" or self.ledger.owner(number) != annex.annex_id:
                    continue
                text = self.text.plain[number - 1].strip()
                if text.isdecimal() and len(text) < 4:
                    self.ledger.give([number], "page", annex.annex_id)
                else:
                    self._reject(annex.annex_id, Scrap([number], text, "unread_text"))

    def _read_notes(self) -> None:
        for ordinal, note in enumerate(self.notes, start=1):
            footnote_id = f"{self.document_id}.f{ordinal:02d}"
            self.reading.footnotes.append(
                Footnote(
                    footnote_id=footnote_id,
                    document_id=self.document_id,
                    mark=note.mark,
                    text=note.text,
                    anchored_to=self._anchor(note),
                    line_from=note.line_from,
                    line_to=note.line_to,
                )
            )
            self.ledger.give(range(note.line_from, note.line_to + 1), "footnote", footnote_id)

    def _anchor(self, note: Note) -> str | None:
        """The row or line that carries the mark; a note under a table that none carries is of the whole table."""
        number = note.anchor or note.table
        if number is None:
            return None
        owner, in_table = self.ledger.owner(number), self.ledger.role(number) in ("table_row", "table_group")
        if note.anchor is None:
            return owner.rpartition(".")[0] if in_table else None
        return owner if in_table else f"{self.document_id}.l{number}"

    # --- the document ---

    def _plan_year(self) -> int | None:
        """The year that a month without a year lies in: the plan's, where it has one year; else that of issue."""
        if self.head.one_year:
            return self.head.one_year
        return self.head.issued_on.year if self.head.issued_on else self.head.plan_from

    def _annex_row(
        self, annex_id: str, annex: AnnexRegion, kind: str, headers: list[str], rows: int
    ) -> Annex:
        end = annex.end
        while end > annex.start + 1 and not self.text.plain[end - 1].strip():
            end -= 1
        return Annex(
            annex_id=annex_id,
            document_id=self.document_id,
            number=annex.number,
            title=annex.title,
            unit_note=annex.unit_note,
            kind=kind,
            headers=headers,
            columns=len(headers),
            rows=rows,
            line_from=annex.start + 1,
            line_to=end,
        )


def _document(text: Text, head: Head, document_id: str) -> Document:
    return Document(
        document_id=document_id,
        source_file=text.name,
        number=head.number,
        doc_type=head.doc_type,
        title=head.title,
        issuer=head.issuer,
        territory=territory_of(head),
        place=head.place,
        issued_on=head.issued_on,
        signer=head.signature.signer,
        signer_position=head.signature.position,
        plan_from=head.plan_from,
        plan_to=head.plan_to,
        format=text.format,
        encoding=text.encoding,
        sha256=text.sha256,
        bytes=text.size,
        lines=len(text.lines),
    )

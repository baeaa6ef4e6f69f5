"""The declaration: every table and column is explained, keys and references make sense, DDL follows."""

from __future__ import annotations

import datetime
from typing import Annotated

import pytest

from warehouse.ddl import create_table
from warehouse.schema import Bilingual, Field, Table, column, read_declaration, table
from warehouse.tables import TABLES

FIELDS = [(declared, field) for declared in TABLES.values() for field in declared.fields]


@pytest.mark.parametrize("field", [f for _, f in FIELDS], ids=[f"{t.name}.{f.name}" for t, f in FIELDS])
def test_every_column_is_explained_in_both_languages(field: Field) -> None:
    for text in (field.column.title, field.column.description):
        assert text.vi and text.en
        assert "<" not in text.vi + text.en, "the Dagster UI takes it for a tag"


@pytest.mark.parametrize("declared", TABLES.values(), ids=TABLES)
def test_keys_are_required_and_references_lead_somewhere(declared: Table) -> None:
    assert declared.key
    assert all(declared.field(name).required for name in declared.key)
    for _, parent, there in declared.foreign_keys:
        assert there in TABLES[parent].key


CONTRACT = {
    "documents": "document_id source_file number doc_type title issuer place issued_on signer signer_position"
    " plan_from plan_to sha256 bytes lines",
    "annexes": "annex_id document_id number title unit_note kind columns rows line_from line_to",
    "indicator_values": "value_id document_id annex_id row_id source_kind number label parent_label group"
    " unit period measure comparator value_min value_max unit_code canonical_min canonical_max agencies"
    " printed line_from line_to scope territory period_basis direction_printed column_label figure_from"
    " figure_to",
    "territories": "territory name valid_from valid_to successor",
    "reconciliations": "reconciliation_id indicator_id period value_id_a value_id_b relation difference"
    " explanation dispute_id",
    "outcomes": "outcome_id document_id indicator_id period target_value_id outcome_value_id verdict"
    " difference rule explanation explanation_en",
    "tasks": "task_id document_id annex_id number group_number group description deadline due_from due_to"
    " recurrence lead coordinating deliverable line_from line_to",
    "task_agencies": "task_id agency_id role",
    "projects": "project_id document_id annex_id number phase funding name approvals investment_million_vnd"
    " lead line_from line_to",
    "project_approvals": "project_id number issued_on",
    "agencies": "agency_id name_vi name_en level",
    "clauses": "clause_id document_id parent_id level number path heading text line_from line_to",
    "citations": "citation_id document_id number doc_type issued_on mentions cited_document_id line_from",
    "duties": "duty_id document_id who what to_whom due due_on recurrence line_from line_to",
    "assignments": "assignment_id document_id agency_id role clause_path clause_id line_from line_to",
    "footnotes": "footnote_id document_id mark text anchored_to line_from line_to",
    "lines": "document_id line role owner",
    "rejects": "reject_id document_id annex_id line_from line_to text reason",
    "changes": "table key column before after why",
    "checks": "check_id table rule severity passed tested failed description_vi description_en",
    "findings": "finding_id check_id document_id row_id line_from line_to printed message_vi message_en",
    "coverage": "document_id table rows rejects lines_accounted lines_total",
    "standing": "document_id confidence status reason_vi reason_en",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_the_fields_that_outside_readers_rely_on_are_there(name: str) -> None:
    assert set(CONTRACT[name].split()) <= set(TABLES[name].names)


def test_a_declaration_is_read_back() -> None:
    @table("things", "Vật | Things", "Mọi vật | All things")
    class Thing:
        thing_id: str = column("Mã | Id", "Mã | Id", key=True)
        seen_on: datetime.date | None = column("Ngày | Date", "Ngày thấy | Day seen")
        names: Annotated[list[str], column("Tên | Names", "Các tên | Its names")]

    declared = read_declaration(Thing)
    assert declared.title == Bilingual("Vật", "Things")
    assert [(field.name, field.type, field.required) for field in declared.fields] == [
        ("thing_id", "string", True),
        ("seen_on", "date", False),
        ("names", "array", True),
    ]
    with pytest.raises(TypeError, match="seen_on"):
        Thing(thing_id="a", names=[])  # type: ignore[call-arg]
    assert (
        create_table(declared)
        == 'CREATE TABLE "things" ("thing_id" VARCHAR, "seen_on" DATE, "names" VARCHAR[])'
    )


def test_a_text_for_readers_needs_both_languages() -> None:
    with pytest.raises(ValueError, match="a text for readers"):
        column("Mã", "Mã | Id")


def test_a_column_without_a_declaration_is_refused() -> None:
    @table("things", "Vật | Things", "Mọi vật | All things")
    class Thing:
        thing_id: str

    with pytest.raises(TypeError, match="thing_id"):
        read_declaration(Thing)

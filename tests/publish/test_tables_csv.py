"""Which rows a table gives away where documents are withheld."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from publish.tables_csv import table_query
from warehouse.store import Replacement, Warehouse
from warehouse.tables import TABLES, Agency, Assignment, DutyAgency, ProjectAgency, TaskAgency, ValueAgency


def agency(name: str) -> Agency:
    return Agency(name, name, None, "city", "named")


def assigned(document: str, body: str) -> Assignment:
    return Assignment(f"{document}.a01", document, body, "lead", None, None, 1, 1)


LINKS = {
    "value_agencies": ValueAgency,
    "task_agencies": TaskAgency,
    "project_agencies": ProjectAgency,
    "duty_agencies": DutyAgency,
}


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Document `kept` names a body of its own in each table, document `held` one, and both name one."""
    made = Warehouse(tmp_path / "warehouse.duckdb")
    bodies = ["both", "of-held", "of-assignments", *(f"of-{name}".replace("_", "-") for name in LINKS)]
    made.put(Replacement(TABLES["agencies"], [agency(name) for name in sorted(bodies)]))
    made.put(Replacement(TABLES["assignments"], [assigned("kept", "of-assignments")]))
    for name, link in LINKS.items():
        own = f"of-{name}".replace("_", "-")
        rows = [
            link(
                f"{document}.r1",
                body,
                "lead",
                body,
                document,
                *(["named"] if "via" in TABLES[name].names else []),
            )
            for document, body in (("kept", own), ("kept", "both"), ("held", "both"), ("held", "of-held"))
        ]
        made.put(Replacement(TABLES[name], rows))
        (own_key, parent, key) = TABLES[name].foreign_keys[0]
        with made.connect() as connection:
            connection.execute(
                f"INSERT INTO {parent} ({key}, document_id) SELECT {own_key}, document_id FROM {name}"
            )
    return made


def published(warehouse: Warehouse, withheld: list[str], folder: Path) -> set[str]:
    file = folder / "agencies.csv"
    warehouse.export_csv({file: table_query(TABLES["agencies"], withheld)})
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["agency_id"] for row in csv.DictReader(lines)}


def test_a_body_that_only_a_withheld_document_names_is_not_told(warehouse: Warehouse, tmp_path: Path) -> None:
    everything = published(warehouse, [], tmp_path)
    assert everything - published(warehouse, ["held"], tmp_path) == {"of-held"}


def test_a_body_of_every_table_that_names_some_is_told(warehouse: Warehouse, tmp_path: Path) -> None:
    told = published(warehouse, ["held"], tmp_path)
    assert told == {"both", "of-assignments", *(f"of-{name}".replace("_", "-") for name in LINKS)}

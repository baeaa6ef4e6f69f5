"""Golden CSVs of the founding documents, read by a person: any change of a row is seen and must be meant."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import founding
from warehouse.tables import TABLES

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
RUNNING_TEXT = ("clauses", "citations", "duties", "assignments", "unclaimed_figures")
TABLES_OF = {
    "000": ("indicator_values", "tasks", "task_agencies", "footnotes"),
    "001": ("indicator_values",),
    "002": ("indicator_values", "tasks", "task_agencies", "projects", "project_approvals"),
    "003": ("indicator_values", "tasks", "task_agencies"),
    "004": ("indicator_values",),
}
CASES = [
    (prefix, table)
    for prefix, tables in TABLES_OF.items()
    for table in ("documents", "annexes", "rejects", *RUNNING_TEXT, *tables)
]


def as_csv(prefix: str, name: str) -> str:
    reading, table = founding(prefix), TABLES[name]
    rows = [reading.document] if name == "documents" else getattr(reading, name)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    for row in rows:
        values = [getattr(row, column) for column in table.names]
        writer.writerow(["" if v is None else " | ".join(v) if isinstance(v, list) else v for v in values])
    return out.getvalue()


@pytest.mark.parametrize(("prefix", "table"), CASES, ids=[f"{prefix}-{table}" for prefix, table in CASES])
def test_golden(prefix: str, table: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / prefix / f"{table}.csv"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_csv(prefix, table), encoding="utf-8")
    assert as_csv(prefix, table) == path.read_text(encoding="utf-8")

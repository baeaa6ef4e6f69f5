"""Made-up plans of many provinces, as different as real ones: each layout, head and header comes out right.

`tests/plans` holds the texts; the CSVs beside them hold what a person expects who reads them. Names and
figures are invented; what is true of the genre is their form.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sources.files.text import read_text
from sources.reading.corrections import Corrections
from sources.reading.passes import read
from sources.reading.rows import Reading
from tests.sources.reading.whole import check_whole, in_doubt

PLANS = Path(__file__).resolve().parents[2] / "plans"
COLUMNS = {
    "documents": "number doc_type title issuer place issued_on signer signer_position plan_from plan_to",
    "indicator_values": "number label parent_label group unit period measure comparator value_min value_max"
    " agencies",
    "tasks": "number group description deadline due_from due_to recurrence lead coordinating deliverable",
    "projects": "number phase funding name approvals investment_million_vnd lead",
    "project_approvals": "number issued_on",
}


@cache
def readings() -> list[tuple[str, Reading]]:
    paths = sorted(PLANS.glob("*.txt"))
    return [(path.stem, read(read_text(path.name, path.read_bytes()), Corrections([]))) for path in paths]


def rows(table: str) -> Iterator[tuple[str, Any]]:
    for name, reading in readings():
        found = [reading.document] if table == "documents" else getattr(reading, table)
        yield from ((name, row) for row in found)


def as_csv(table: str) -> str:
    columns = COLUMNS[table].split()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["plan", *columns])
    for name, row in rows(table):
        values = [getattr(row, column) for column in columns]
        writer.writerow([name, *("" if value is None else value for value in values)])
    return out.getvalue()


@pytest.mark.parametrize("table", COLUMNS)
def test_every_plan_comes_out_as_a_person_reads_it(table: str, request: pytest.FixtureRequest) -> None:
    path = PLANS / f"{table}.csv"
    if request.config.getoption("--update-golden"):
        path.write_text(as_csv(table), encoding="utf-8")
    assert as_csv(table) == path.read_text(encoding="utf-8")


def test_every_line_of_every_plan_is_read_and_held_by_a_row_that_is_there() -> None:
    for name, reading in readings():
        check_whole(read_text(name, (PLANS / f"{name}.txt").read_bytes()), reading)
        assert in_doubt(reading) == [], name

"""Small texts and the rows that must come of them, must never, or so many times.

Each folder is one publication: its texts are read, compared and judged together, as `kehoachmo publish` does.
Packages are not written: what stops that is no matter of reading, and has its tests in `tests/pipelines`.
`expected.csv` has a row for each expectation, written by a person who read the text:

- file, and must: `row` (there is such a row), `never` (there is none, and the document itself is published),
  `count` (so many), `absent` (the document is not published);
- table, and match: a JSON object, column to value. A number is compared as a number, words without regard to
  case and blanks, `~…` is a regular expression, `""` is empty, a list is any of. `line`: the row's lines hold
  it; `value`: `value_min` or `value_max`;
- why, for the person who reads this failure.

What does not hold yet is listed in `not_yet.csv` and must fail, so that the day it holds is noticed.
`make golden` writes that list anew.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from expectations.judge import judge, needed_tables
from pipelines.steps.judging import stand
from publish.catalog import PACKAGES
from sources.files.folder import SUFFIXES, load_text
from sources.reading.shard import read_texts
from warehouse.schema import Bilingual
from warehouse.shards import write_shard
from warehouse.store import Warehouse
from warehouse.tables import DERIVED, KEPT, READ, TABLES

pytestmark = pytest.mark.whole

CASES = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent.name for path in CASES.glob("*/expected.csv"))
NOT_YET = CASES / "not_yet.csv"
KEEPS_ALL = {"documents", *next(package.tables for package in PACKAGES if package.name == "quality")}
"""Tables that tell of withheld documents too."""
COMPARED = (
    *("documents", "indicators", "indicator_values", "units", "lines", "tasks", "duties", "assignments"),
    *("projects", "value_agencies", "task_agencies", "duty_agencies", "project_agencies"),
)
"""What the warehouse makes its own tables of."""

Row = dict[str, str]


class Case(NamedTuple):
    """One expectation; `row` counts them in their file from 1."""

    folder: str
    row: int
    file: str
    must: str
    table: str
    match: dict[str, Any]
    count: int
    why: str


class Published(NamedTuple):
    """What a folder gives: rows by table and file, as CSV files print them, and the files published."""

    rows: dict[tuple[str, str], list[Row]]
    files: frozenset[str]


def cases() -> Iterator[Case]:
    for folder in FOLDERS:
        with (CASES / folder / "expected.csv").open(encoding="utf-8", newline="") as lines:
            for row, said in enumerate(csv.DictReader(lines), start=1):
                match, count = json.loads(said["match"] or "{}"), int(said["count"] or 0)
                yield Case(folder, row, said["file"], said["must"], said["table"], match, count, said["why"])


@cache
def published(folder: str) -> Published:
    """Read, compare and judge the texts of a folder; sub-folders are read with it."""
    paths = sorted(path for path in (CASES / folder).rglob("*") if path.suffix in SUFFIXES)
    shard = read_texts(map(load_text, paths))
    read = shard.rows
    rows = {name: [asdict(row) for row in read[name]] for name in READ} | _compared(read)
    findings = [
        finding
        for name in KEPT
        for finding in judge(TABLES[name], {needed: rows[needed] for needed in needed_tables(TABLES[name])})[
            1
        ]
    ]
    rows["findings"] = [asdict(finding) for finding in findings]
    refused = {failure.file: Bilingual(failure.reason_vi, failure.reason_en) for failure in shard.failures}
    standing = [asdict(row) for row in stand(rows, refused)]
    rows |= {"coverage": standing, "standing": standing}
    return _told(rows, {row["document_id"] for row in standing if row["status"] != "published"})


def _compared(read: dict[str, list[Any]]) -> dict[str, list[dict[str, Any]]]:
    """The tables that the warehouse makes of what was read."""
    with tempfile.TemporaryDirectory() as name:
        place, tables = Path(name), [TABLES[table] for table in COMPARED]
        write_shard(place / "shard", tables, read)
        warehouse = Warehouse(place / "warehouse.duckdb")
        warehouse.load([place / "shard"], [], tables)
        return warehouse.rows(DERIVED)


def _told(rows: dict[str, list[dict[str, Any]]], withheld: set[str]) -> Published:
    files = {row["document_id"]: row["source_file"] for row in rows["documents"]}
    owners = {row["value_id"]: row["document_id"] for row in rows["indicator_values"]}
    told: dict[tuple[str, str], list[Row]] = {}
    for name in rows.keys() & TABLES.keys():
        for row in rows[name]:
            document = row.get("document_id") or next(
                (owners[value] for column, value in row.items() if "value_id" in column and value in owners),
                None,
            )
            if document and (name in KEEPS_ALL or document not in withheld):
                printed = {
                    column: _printed(value) for column, value in row.items() if column in TABLES[name].names
                }
                told.setdefault((name, files[document]), []).append(printed)
    return Published(told, frozenset(file for document, file in files.items() if document not in withheld))


def _printed(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def holds(case: Case) -> bool:
    found = published(case.folder)
    hits = sum(agrees(row, case.match) for row in found.rows.get((case.table, case.file), ()))
    there = case.file in found.files
    return {"row": hits > 0, "never": there and not hits, "count": hits == case.count, "absent": not there}[
        case.must
    ]


def agrees(row: Row, match: dict[str, Any]) -> bool:
    return all(any(_one(row, column, wanted) for wanted in _any_of(wish)) for column, wish in match.items())


def _any_of(wish: Any) -> list[Any]:
    return wish if isinstance(wish, list) else [wish]


def _one(row: Row, column: str, wanted: Any) -> bool:
    if column == "line":
        first, last = row.get("line_from") or row.get("line"), row.get("line_to") or row.get("line")
        return bool(first and last) and int(first or 0) <= int(wanted) <= int(last or 0)
    if column == "value":
        return any(_same(row.get(name), wanted) for name in ("value_min", "value_max"))
    return column in row and _same(row[column], wanted)


def _same(cell: str | None, wanted: Any) -> bool:
    cell = cell or ""
    if wanted == "":
        return not cell
    if isinstance(wanted, str) and wanted.startswith("~"):
        return re.search(_folded(wanted[1:]), _folded(cell)) is not None
    figures = _number(wanted), _number(cell)
    return figures[0] == figures[1] if None not in figures else _folded(cell) == _folded(wanted)


def _folded(text: Any) -> str:
    return " ".join(unicodedata.normalize("NFC", str(text)).casefold().split())


def _number(text: Any) -> float | None:
    try:
        return round(float(text), 6)
    except (TypeError, ValueError):
        return None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        if metafunc.config.getoption("--update-golden"):
            _write_not_yet([case for case in cases() if not holds(case)])
        not_yet = _read_not_yet()
        fails = pytest.mark.xfail(strict=True)
        metafunc.parametrize(
            "case",
            [
                pytest.param(case, marks=fails if (case.folder, case.row, case.file) in not_yet else ())
                for case in cases()
            ],
            ids=lambda case: f"{case.folder}-{case.row}-{case.file}",
        )


def _read_not_yet() -> set[tuple[str, int, str]]:
    with NOT_YET.open(encoding="utf-8", newline="") as lines:
        return {(row["folder"], int(row["row"]), row["file"]) for row in csv.DictReader(lines)}


def _write_not_yet(failing: list[Case]) -> None:
    with NOT_YET.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["folder", "row", "file"])
        writer.writerows((case.folder, case.row, case.file) for case in failing)


def test_a_text_says_what_a_careful_reader_expects(case: Case) -> None:
    assert holds(case), f"{case.file}: {case.must} {case.count or ''} {case.table} {case.match}: {case.why}"


def test_what_does_not_hold_yet_is_an_expectation() -> None:
    """A line of `not_yet.csv` that names none would excuse nothing, unseen."""
    assert _read_not_yet() <= {(case.folder, case.row, case.file) for case in cases()}

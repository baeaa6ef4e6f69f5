"""Judging through Great Expectations: it comes back as checks and findings with key, lines, print."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from expectations.judge import documents_in_breach, judge, needed_tables
from expectations.rule import Expect
from expectations.suite import run_suite
from sources.vocabularies.rows import indicators, territories, units
from tests.conftest import founding
from warehouse.schema import Bilingual
from warehouse.tables import TABLES


def rows_of(prefix: str) -> dict[str, list[dict[str, Any]]]:
    reading = founding(prefix)
    rows = {
        name: [asdict(row) for row in getattr(reading, name)] for name in TABLES if hasattr(reading, name)
    }
    shared = {
        "units": [asdict(unit) for unit in units()],
        "indicators": [asdict(row) for row in indicators()],
        "territories": [asdict(row) for row in territories()],
    }
    return rows | {"documents": [asdict(reading.document)], **shared}


def failed(prefix: str, table: str, **changes: Any) -> dict[str, list[tuple[str, str]]]:
    rows = rows_of(prefix)
    if changes:
        rows[table][0] |= changes
    checks, findings = judge(TABLES[table], {name: rows[name] for name in needed_tables(TABLES[table])})
    broken = {check.rule for check in checks if not check.passed}
    assert broken == {finding.check_id.split(".")[1] for finding in findings}
    return {
        rule: [
            (finding.row_id, finding.message_en)
            for finding in findings
            if finding.check_id == f"{table}.{rule}"
        ]
        for rule in broken
    }


def test_a_ratio_that_does_not_follow_is_found_with_both_numbers() -> None:
    ((row_id, message),) = failed("001", "indicator_values")["ratio_follows"]
    assert row_id == "hai-phong-08-kh-ubnd-2018-01-10.pl.r012.2018.ratio"
    assert (
        message == "printed 102.99, but 42,5 / 41,3 = 102.91 %; the rounding of both figures may explain it"
    )


def test_implausible_values_and_contradicting_units_are_found() -> None:
    found = failed("002", "indicator_values")
    assert [message.split(":")[0] for _, message in found["plausible_for_unit"]] == [
        "25.000 GB/TB/Tháng",
        "260.000 GB/TB/Tháng",
        "14,35 Con/phụ nữ",
    ]
    assert len(found["unit_fits_label"]) == 1
    assert set(failed("000", "indicator_values")) == {"unit_fits_label", "named_for_sure"}


BROKEN = [
    ("measure", "wish", "codes_known", "measure is none of the codes"),
    ("label", None, "required_filled", "column label is empty"),
    ("period", "next year", "forms_kept", "period is not of its form"),
    ("line_from", 0, "bounds_kept", "line_from is below 1"),
    ("unit_code", "furlong", "unit_code_resolves", "unit_code = furlong is not in units"),
    ("value_max", 99.0, "bounds_fit_comparator", "eq: 16.68 … 99.0"),
]


@pytest.mark.parametrize(("column", "value", "rule", "message"), BROKEN, ids=[case[2] for case in BROKEN])
def test_a_broken_promise_is_found(column: str, value: Any, rule: str, message: str) -> None:
    found = failed("000", "indicator_values", **{column: value})
    assert message in [said for _, said in found[rule]]


@pytest.mark.parametrize("prefix", ["000", "001", "002"])
def test_a_value_names_the_printed_row_or_the_clause_that_holds_it(prefix: str) -> None:
    rows = rows_of(prefix)
    holders = {row["row_id"] for row in rows["printed_rows"]} | {row["clause_id"] for row in rows["clauses"]}
    for value in rows["indicator_values"]:
        assert value["row_id"] in holders and value["value_id"].startswith(f"{value['row_id']}.")


def test_a_contradiction_belongs_to_the_document_that_came_later() -> None:
    pair = dict.fromkeys(TABLES["reconciliations"].names, "x") | {"period": "2020", "line_a": 3}
    statements = [{"value_id": "a.q1", "document_id": "a"}, {"value_id": "b.q1", "document_id": "b"}]
    rows = {key: [] for key in needed_tables(TABLES["reconciliations"])}
    rows |= {
        "indicator_values": statements,
        "indicators": [{"indicator_id": "x"}],
        "reconciliations": [
            pair
            | {"value_id_a": "a.q1", "value_id_b": "b.q1", "relation": "conflict"}
            | {"line_b": 7, "difference": 1.0}
        ],
    }
    _, findings = judge(TABLES["reconciliations"], rows)
    assert [
        (finding.document_id, finding.line_from) for finding in findings if "conflict" in finding.check_id
    ] == [("b", 7)]


def test_a_repeated_key_is_found() -> None:
    second = founding("000").tasks[1].task_id
    assert {row_id for row_id, _ in failed("000", "tasks", task_id=second)["key_unique"]} == {second}


def test_documents_with_broken_promises_are_named_and_those_with_caveats_are_not() -> None:
    rows = rows_of("000")
    rows["tasks"][0]["recurrence"] = "sometimes"
    _, findings = judge(TABLES["tasks"], {name: rows[name] for name in needed_tables(TABLES["tasks"])})
    assert documents_in_breach(findings) == {"hai-phong-02-ct-ubnd-2020-01-13": ["tasks.codes_known"]}
    _, caveats = judge(
        TABLES["rejects"], {name: rows_of("003")[name] for name in needed_tables(TABLES["rejects"])}
    )
    assert caveats and documents_in_breach(caveats) == {}


def test_an_expectation_that_crashes_is_no_finding() -> None:
    import pandas as pd

    crash = Expect("ExpectColumnValuesToBeUnique", {"column": "not there"}, Bilingual("a", "b"))
    with pytest.raises(RuntimeError, match="could not evaluate"):
        run_suite("things", pd.DataFrame({"there": [1]}), [crash])


def test_great_expectations_keeps_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    failed("003", "rejects")
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")

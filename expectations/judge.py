"""Judging a table: its rules are prepared, handed to Great Expectations, and what broke them becomes findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from expectations.rule import Expect, Row, Rows, Rule, Verdict
from expectations.rules import rules_of
from expectations.suite import Result, run_suite
from warehouse.schema import Bilingual, Table
from warehouse.tables import TABLES, Check, Finding

if TYPE_CHECKING:
    import pandas as pd

_PRINTED = (
    "printed",
    "description",
    "name",
    "text",
    "label",
    "title",
    "name_vi",
    "cells",
    "what",
    "clause_path",
    "heading",
)


def needed_tables(table: Table) -> list[str]:
    """The tables whose rows must be at hand to judge one."""
    names = {table.name}
    for rule in rules_of(table):
        names.update(rule.needs)
    return sorted(names)


def judge(table: Table, rows: Rows) -> tuple[list[Check], list[Finding]]:
    """Run every rule of a table. `rows` holds the tables of `needed_tables`."""
    own = rows[table.name]
    rules = rules_of(table)
    verdicts = _verdicts(table, rules, rows)
    frame, expects, owners = _prepare(table, own, rules, verdicts)
    results = run_suite(table.name, frame, expects)
    checks, findings = [], []
    for rule in rules:
        mine = [
            (expect, result)
            for expect, result, owner in zip(expects, results, owners, strict=True)
            if owner is rule
        ]
        check, found = _report(table, own, rule, mine, verdicts.get(rule.name))
        checks.append(check)
        findings.extend(found)
    return checks, findings


def _verdicts(table: Table, rules: Sequence[Rule], rows: Rows) -> dict[str, Sequence[Verdict | None]]:
    """What the judged rules say of each row that is as declared; a row that is not breaks a declared rule, and the
    rules of the genre, which rely on the declaration, are not asked about it."""
    own = rows[table.name]
    whole = [
        position
        for position, row in enumerate(own)
        if all(field.admits(row[field.name]) for field in table.fields)
    ]
    asked = {**rows, table.name: [own[position] for position in whole]}
    found: dict[str, Sequence[Verdict | None]] = {}
    for rule in rules:
        if rule.judge and rule.of_form:
            found[rule.name] = rule.judge(rows)
        elif rule.judge:
            said: list[Verdict | None] = [None] * len(own)
            for position, verdict in zip(whole, rule.judge(asked), strict=True):
                said[position] = verdict
            found[rule.name] = said
    return found


def _prepare(
    table: Table, rows: Sequence[Row], rules: Sequence[Rule], verdicts: Mapping[str, Sequence[Verdict | None]]
) -> tuple[pd.DataFrame, list[Expect], list[Rule]]:
    """The batch for Great Expectations: columns that rules look at, and a column of verdicts for each judged rule."""
    import pandas as pd

    columns: dict[str, Any] = {}
    expects: list[Expect] = []
    owners: list[Rule] = []
    for rule in rules:
        if rule.judge:
            name = f"holds__{rule.name}"
            columns[name] = pd.array(
                [None if v is None else v.holds for v in verdicts[rule.name]], dtype="boolean"
            )
            expects.append(
                Expect("ExpectColumnValuesToBeInSet", {"column": name, "value_set": [True]}, rule.description)
            )
            owners.append(rule)
        for expect in rule.expects:
            for column in (expect.arguments.get("column"), *expect.arguments.get("column_list", ())):
                if column:
                    columns.setdefault(column, _column(table, column, rows))
            expects.append(expect)
            owners.append(rule)
    return pd.DataFrame(columns, index=range(len(rows))), expects, owners


def _column(table: Table, name: str, rows: Sequence[Row]) -> Any:
    import pandas as pd

    values = [row[name] for row in rows]
    kind = table.field(name).type
    if kind == "integer":
        return pd.array(values, dtype="Int64")
    if kind == "number":
        return pd.array(values, dtype="Float64")
    return pd.Series([tuple(value) if isinstance(value, list) else value for value in values], dtype="object")


def _report(
    table: Table,
    rows: Sequence[Row],
    rule: Rule,
    results: Sequence[tuple[Expect, Result]],
    verdicts: Sequence[Verdict | None] | None,
) -> tuple[Check, list[Finding]]:
    broken: dict[int, Bilingual] = {}
    for expect, result in results:
        for position in result.broken:
            verdict = verdicts[position] if verdicts else None
            message = verdict.message if verdict and verdict.message else expect.breach
            broken.setdefault(position, message)
    check = Check(
        check_id=rule.check_id,
        table=table.name,
        rule=rule.name,
        severity=rule.severity,
        passed=not broken,
        tested=max((result.tested for _, result in results), default=0),
        failed=len(broken),
        description_vi=rule.description.vi,
        description_en=rule.description.en,
    )
    return check, [
        _finding(table, rule, rows[position], message) for position, message in sorted(broken.items())
    ]


def _finding(table: Table, rule: Rule, row: Row, message: Bilingual) -> Finding:
    row_id = ":".join(str(row[column]) for column in table.key)
    line = row.get("line", row.get("line_b"))
    return Finding(
        finding_id=f"{rule.check_id}:{row_id}",
        check_id=rule.check_id,
        document_id=row.get("document_id") or _document_of(row),
        row_id=row_id,
        line_from=row.get("line_from", line),
        line_to=row.get("line_to", line),
        printed=_printed(row),
        message_vi=message.vi,
        message_en=message.en,
    )


def _document_of(row: Row) -> str | None:
    """The document of a row that points to values: the later one, where a contradiction shows. Ids of values open with
    that of their document."""
    value_id = row.get("value_id_b") or row.get("outcome_value_id")
    return str(value_id).partition(".")[0] if value_id else None


def _printed(row: Row) -> str | None:
    for column in _PRINTED:
        value = row.get(column)
        if isinstance(value, list):
            value = " | ".join(part for part in value if part)
        if value:
            return str(value)
    return None


def documents_in_breach(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """Documents with rows that break a promise of ours, and which promises."""
    severity = {
        f"{table.name}.{rule.name}": rule.severity for table in TABLES.values() for rule in rules_of(table)
    }
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.document_id and severity.get(finding.check_id) == "error":
            found.setdefault(finding.document_id, []).append(finding.check_id)
    return {document: sorted(set(checks)) for document, checks in sorted(found.items())}

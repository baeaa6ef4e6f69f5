"""Judging a table: its rules are asked, Great Expectations counts, and what broke a rule becomes findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from expectations.rule import Answer, AtHand, Breach, Expect, Row, Rows, Rule, tables_behind
from expectations.rules import rules_by_check, rules_of
from expectations.suite import Result, run_suite
from warehouse.schema import Bilingual, Table
from warehouse.tables import TABLES, Check, Finding

if TYPE_CHECKING:
    import pandas as pd

_PRINTED = (
    *("printed", "description", "name", "text", "label", "title", "name_vi", "cells"),
    *("what", "clause_path", "heading"),
)
"""The column that shows best what a row says: the first of these that it has."""


def needed_tables(table: Table) -> list[str]:
    """The tables whose rows must be at hand to judge one."""
    needs = {name for rule in rules_of(table) for name in rule.needs}
    return sorted({table.name}.union(*map(tables_behind, needs)))


def judge(table: Table, rows: Rows) -> tuple[list[Check], list[Finding]]:
    """Run every rule of a table. `rows` holds the tables of `needed_tables`."""
    own = rows[table.name]
    rules = rules_of(table)
    answers = _answers(table, rules, rows)
    frame, expects, owners = _prepare(table, own, rules, answers)
    results = run_suite(table.name, frame, expects)
    document_of = _document_of(table, rows)
    checks, findings = [], []
    for rule in rules:
        mine = [
            (expect, result)
            for expect, result, owner in zip(expects, results, owners, strict=True)
            if owner is rule
        ]
        broken = _broken(mine, answers.get(rule.name))
        tested = max((result.tested for _, result in mine), default=0)
        checks.append(_check(rule, tested, len(broken)))
        findings += [_finding(table, rule, own[at], broken[at], document_of) for at in sorted(broken)]
    return checks, findings


def _answers(table: Table, rules: Sequence[Rule], rows: Rows) -> dict[str, Sequence[Answer]]:
    """What the rules say of each row that is as declared; a row that is not breaks a declared rule, and the
    rules of the genre, which rely on the declaration, are not asked about it."""
    own = rows[table.name]
    whole = [at for at, row in enumerate(own) if all(field.admits(row[field.name]) for field in table.fields)]
    asked = [own[at] for at in whole]
    at_hand = AtHand({**rows, table.name: asked})
    found: dict[str, Sequence[Answer]] = {}
    for rule in rules:
        if rule.ask and rule.of_form:
            found[rule.name] = rule.answers(own, at_hand)
        elif rule.ask:
            said: list[Answer] = [None] * len(own)
            for at, answer in zip(whole, rule.answers(asked, at_hand), strict=True):
                said[at] = answer
            found[rule.name] = said
    return found


def _prepare(
    table: Table, rows: Sequence[Row], rules: Sequence[Rule], answers: Mapping[str, Sequence[Answer]]
) -> tuple[pd.DataFrame, list[Expect], list[Rule]]:
    """The batch for Great Expectations: columns that rules look at, and those of their answers."""
    import pandas as pd

    columns: dict[str, Any] = {}
    expects: list[Expect] = []
    owners: list[Rule] = []
    for rule in rules:
        if rule.ask:
            name = f"holds__{rule.name}"
            columns[name] = pd.array([_holds(answer) for answer in answers[rule.name]], dtype="boolean")
            asked = {"column": name, "value_set": [True]}
            expects.append(Expect("ExpectColumnValuesToBeInSet", asked, rule.description))
            owners.append(rule)
        for expect in rule.expects:
            for column in expect.columns:
                columns.setdefault(column, _column(table, column, rows))
            expects.append(expect)
            owners.append(rule)
    return pd.DataFrame(columns, index=range(len(rows))), expects, owners


def _holds(answer: Answer) -> bool | None:
    return None if answer is None else not isinstance(answer, Breach)


def _column(table: Table, name: str, rows: Sequence[Row]) -> Any:
    import pandas as pd

    values = [row[name] for row in rows]
    kind = table.field(name).type
    if kind in _NUMERIC:
        return pd.array(values, dtype=_NUMERIC[kind])
    return pd.Series([tuple(value) if isinstance(value, list) else value for value in values], dtype="object")


_NUMERIC = {"integer": "Int64", "number": "Float64"}


def _broken(
    results: Sequence[tuple[Expect, Result]], answers: Sequence[Answer] | None
) -> dict[int, Bilingual]:
    """What is wrong with each row that broke an expectation of a rule, by position."""
    broken: dict[int, Bilingual] = {}
    for expect, result in results:
        for at in result.broken:
            answer = answers[at] if answers else None
            broken.setdefault(at, answer if isinstance(answer, Breach) else expect.breach)
    return broken


def _check(rule: Rule, tested: int, failed: int) -> Check:
    return Check(
        check_id=rule.check_id,
        table=rule.table,
        rule=rule.name,
        severity=rule.severity,
        passed=not failed,
        tested=tested,
        failed=failed,
        description_vi=rule.description.vi,
        description_en=rule.description.en,
    )


def _finding(
    table: Table, rule: Rule, row: Row, message: Bilingual, document_of: Callable[[Row], str | None]
) -> Finding:
    row_id = ":".join(str(row[column]) for column in table.key)
    line = row.get("line", row.get("line_b"))
    return Finding(
        finding_id=f"{rule.check_id}:{row_id}",
        check_id=rule.check_id,
        document_id=document_of(row),
        row_id=row_id,
        line_from=row.get("line_from", line),
        line_to=row.get("line_to", line),
        printed=_printed(row),
        message_vi=message.vi,
        message_en=message.en,
    )


def _document_of(table: Table, rows: Rows) -> Callable[[Row], str | None]:
    """The document of a row. One that points to rows of documents belongs to the last that it names: of two
    statements side by side the later one, where a contradiction shows."""
    if "document_id" in table.names:
        return lambda row: row["document_id"]
    pointers = [key for key in table.foreign_keys if "document_id" in TABLES[key[1]].names]
    if not pointers:
        return lambda _: None
    own, parent, there = pointers[-1]
    documents = {row[there]: row["document_id"] for row in rows[parent]}
    return lambda row: documents.get(row[own])


def _printed(row: Row) -> str | None:
    for column in _PRINTED:
        value = row.get(column)
        if isinstance(value, list):
            value = " | ".join(filter(None, value))
        if value:
            return str(value)
    return None


def documents_in_breach(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """Documents with rows that break a promise of ours, and which promises."""
    rules = rules_by_check()
    found: dict[str, set[str]] = {}
    for finding in findings:
        rule = rules.get(finding.check_id)
        if finding.document_id and rule and rule.severity == "error":
            found.setdefault(finding.document_id, set()).add(finding.check_id)
    return {document: sorted(checks) for document, checks in sorted(found.items())}

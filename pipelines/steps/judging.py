"""Bringing rows from the warehouse before the judges of `expectations`, and keeping what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from expectations.confidence import Confidence, assess
from expectations.judge import judge, needed_tables
from warehouse.store import Replacement, Warehouse
from warehouse.tables import TABLES, Check, Coverage, Finding


def judge_table(warehouse: Warehouse, name: str) -> tuple[list[Check], list[Finding]]:
    """Judge one table as it stands in the warehouse and keep the result there."""
    table = TABLES[name]
    checks, findings = judge(table, warehouse.rows(needed_tables(table)))
    warehouse.put(
        Replacement(TABLES["checks"], checks, f"\"table\" = '{name}'"),
        Replacement(TABLES["findings"], findings, f"starts_with(check_id, '{name}.')"),
    )
    return checks, findings


def complete_judgement(warehouse: Warehouse, names: Iterable[str]) -> None:
    """Judge the tables that have not been judged since they were loaded, then count coverage."""
    judged = {row["table"] for row in warehouse.rows(["checks"])["checks"]}
    for name in names:
        if name not in judged:
            judge_table(warehouse, name)
    warehouse.put(Replacement(TABLES["coverage"], count_coverage(warehouse, names)))


def count_coverage(warehouse: Warehouse, names: Iterable[str]) -> list[Coverage]:
    """Rows of every table by document, beside its rejects and its accounted lines."""
    counted = [name for name in names if "document_id" in TABLES[name].names]
    rows = warehouse.rows(counted)
    findings = [Finding(**row) for row in warehouse.rows(["findings"])["findings"]]
    confidence = assess(rows, findings)
    documents = {row["document_id"]: row for row in rows["documents"]}
    rejects = Counter(row["document_id"] for row in rows["rejects"])
    accounted = Counter(row["document_id"] for row in rows["lines"] if row["role"])
    by_table: dict[str, Counter[str]] = defaultdict(Counter)
    for name in counted:
        by_table[name].update(row["document_id"] for row in rows[name])
    return [
        Coverage(
            document_id=document_id,
            table=name,
            rows=by_table[name][document_id],
            rejects=rejects[document_id],
            lines_accounted=accounted[document_id],
            lines_total=document["lines"],
            **_facts(confidence[document_id]),
        )
        for document_id, document in sorted(documents.items())
        for name in counted
        if name != "documents"
    ]


def _facts(confidence: Confidence) -> dict[str, Any]:
    return {
        "head_found": confidence.head_found,
        "table_lines": confidence.table_lines,
        "table_lines_read": confidence.table_lines_read,
        "promises": confidence.promises,
        "promises_doubted": confidence.promises_doubted,
        "confidence": confidence.value,
        "status": confidence.status,
        "reason_vi": confidence.reason.vi,
        "reason_en": confidence.reason.en,
    }


STANDING_COLUMNS = ("document_id", "confidence", "status", "reason_vi", "reason_en")


def standing(warehouse: Warehouse) -> list[dict[str, Any]]:
    """One row of coverage a document: its confidence, its status and why, in the order of the documents."""
    rows = warehouse.rows(["coverage"])["coverage"]
    return list({row["document_id"]: row for row in rows}.values())


def held_back(warehouse: Warehouse) -> list[dict[str, Any]]:
    """The rows of `standing` of the documents that are not published."""
    return [row for row in standing(warehouse) if row["status"] != "published"]

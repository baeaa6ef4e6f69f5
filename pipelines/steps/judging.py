"""Bringing rows from the warehouse before the judges of `expectations`, and keeping what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from expectations.confidence import assess
from expectations.judge import judge, needed_tables
from expectations.rule import Rows
from sources.reading.ledger import UNREAD
from warehouse.schema import Bilingual
from warehouse.store import LOADED, Replacement, Warehouse
from warehouse.tables import KEPT, TABLES, Check, Coverage, Finding, Standing

STANDING = "standing"
"""What is stamped beside the tables: where each document stands."""
_SHOWN = 5


def judge_table(warehouse: Warehouse, name: str) -> tuple[list[Check], list[Finding]]:
    """Judge one table as it stands in the warehouse and keep the result there; what stood on the last one
    falls."""
    table = TABLES[name]
    checks, findings = judge(table, warehouse.rows(needed_tables(table)))
    warehouse.put(
        Replacement(TABLES["checks"], checks, f"\"table\" = '{name}'"),
        Replacement(TABLES["findings"], findings, f"starts_with(check_id, '{name}.')"),
        stamped=(name,),
        unstamped=(STANDING,),
    )
    return checks, findings


def complete_judgement(
    warehouse: Warehouse, names: Iterable[str], failures: Mapping[str, Bilingual] | None = None
) -> None:
    """Judge the tables that have not been judged since they were loaded, then count and stand documents."""
    for name in unjudged(warehouse, names):
        judge_table(warehouse, name)
    counted = [name for name in names if "document_id" in TABLES[name].names]
    rows = warehouse.rows([*counted, "findings"])
    warehouse.put(
        Replacement(TABLES["coverage"], count_coverage(rows, counted)),
        Replacement(TABLES["standing"], stand(rows, failures)),
        stamped=(STANDING,),
    )


def unjudged(warehouse: Warehouse, subjects: Iterable[str]) -> list[str]:
    """Those of some tables, and of `STANDING`, whose verdict is not of what is loaded now; all where nothing
    is."""
    stamps = warehouse.stamps()
    loaded = stamps.get(LOADED)
    return [subject for subject in subjects if loaded is None or stamps.get(subject) != loaded]


class NotJudged(Exception):
    """A warehouse whose rows were loaded or named anew and not judged since: nothing of it may go out."""

    def __init__(self, subjects: Sequence[str]) -> None:
        listed = ", ".join(subjects[:_SHOWN]) + (", …" if len(subjects) > _SHOWN else "")
        super().__init__(
            f"kho dữ liệu đã đổi mà chưa kiểm tra lại: {listed}; không công bố gì. Xin chạy các tài sản"
            " `quality`, hoặc cả job `publish`"
            f" | the warehouse has changed and was not judged since: {listed}; nothing is published. Run the"
            " assets of `quality`, or the whole job `publish`"
        )


def require_judged(warehouse: Warehouse) -> None:
    """Raises `NotJudged` where a verdict or a standing is not of the rows that are loaded now."""
    if lacking := unjudged(warehouse, [*KEPT, STANDING]):
        raise NotJudged(lacking)


def count_coverage(rows: Rows, names: Iterable[str]) -> list[Coverage]:
    """Rows of every table by document, beside its rejects and the lines that something claims."""
    rejects = Counter(row["document_id"] for row in rows["rejects"])
    accounted = Counter(row["document_id"] for row in rows["lines"] if row["role"] != UNREAD)
    counts = {name: Counter(row["document_id"] for row in rows[name]) for name in names}
    return [
        Coverage(
            document_id=document["document_id"],
            table=name,
            rows=count[document["document_id"]],
            rejects=rejects[document["document_id"]],
            lines_accounted=accounted[document["document_id"]],
            lines_total=document["lines"],
        )
        for document in rows["documents"]
        for name, count in counts.items()
        if name != "documents"
    ]


def stand(rows: Rows, failures: Mapping[str, Bilingual] | None = None) -> list[Standing]:
    """How far each document was understood, and whether it may be published; `failures` are the reasons by
    file. One of which nothing could be kept is held back for the reason that its file was refused for."""
    findings = [Finding(**row) for row in rows["findings"]]
    kept = {line["document_id"] for line in rows["lines"]}
    refused = {
        row["document_id"]: reason
        for row in rows["documents"]
        if row["document_id"] not in kept and (reason := (failures or {}).get(row["source_file"]))
    }
    found = {}
    for document_id, confidence in assess(rows, findings).items():
        found[document_id] = (confidence.value, confidence.status, confidence.reason)
    found |= {document_id: (0.0, "withheld", reason) for document_id, reason in refused.items()}
    return [
        Standing(document_id, confidence, status, reason.vi, reason.en)
        for document_id, (confidence, status, reason) in sorted(found.items())
    ]


def held_back(warehouse: Warehouse) -> list[dict[str, Any]]:
    """The rows of `standing` of the documents that are not published."""
    return [row for row in warehouse.rows(["standing"])["standing"] if row["status"] != "published"]

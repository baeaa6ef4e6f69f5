"""What is kept of a judgement beside checks and findings: coverage by table, standing by document."""

from __future__ import annotations

from typing import Any

from pipelines.steps.judging import count_coverage, stand
from warehouse.tables import KEPT

DOCUMENT = {"document_id": "d", "lines": 3, "number": "1", "doc_type": "KH", "title": "t", "issuer": "i"}


def rows(*roles: str, **tables: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    lines = [
        {"document_id": "d", "line": number, "role": role, "text": "Việc"}
        for number, role in enumerate(roles, start=1)
    ]
    documents = [DOCUMENT | {"issued_on": None}]
    return {key: [] for key in (*KEPT, "findings")} | {"documents": documents, "lines": lines} | tables


def test_a_line_that_nothing_claims_is_not_accounted_for() -> None:
    (tasks,) = count_coverage(
        rows("head", "unread", "table_row", tasks=[{"document_id": "d"}, {"document_id": "e"}]), ["tasks"]
    )
    assert (tasks.table, tasks.rows, tasks.lines_accounted, tasks.lines_total) == ("tasks", 1, 2, 3)


def test_a_document_has_one_standing() -> None:
    (standing,) = stand(rows("head", "table_row", "reject"))
    assert (standing.document_id, standing.confidence, standing.status) == ("d", 0.45, "published")
    assert "4 of 5 fields" in standing.reason_en and "1/2 dòng bảng" in standing.reason_vi

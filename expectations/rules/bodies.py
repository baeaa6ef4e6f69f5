"""Rules about the bodies that are given work: named, and known to the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.rule import HOLDS, Rows, Rule, Verdict, breach, rule


def _known(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS
        if row["status"] != "unknown"
        else breach(
            f"“{row['name_vi']}” chưa có trong danh mục cơ quan",
            f"“{row['name_vi']}” is not in the vocabulary",
        )
        for row in rows["agencies"]
    ]


def _led(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS if row["lead"] else breach("văn bản không in cơ quan chủ trì", "no lead body is printed")
        for row in rows["tasks"]
    ]


def _project_led(rows: Rows) -> Sequence[Verdict]:
    return [
        HOLDS if row["lead"] else breach("văn bản không in cơ quan chủ trì", "no lead body is printed")
        for row in rows["projects"]
    ]


RULES: tuple[Rule, ...] = (
    rule(
        "agencies",
        "agency_known",
        "warn",
        "Cơ quan có trong danh mục hoặc là cụm từ chung | A body is in the vocabulary or is a generic phrase",
        _known,
    ),
    rule("tasks", "lead_given", "warn", "Mỗi nhiệm vụ có cơ quan chủ trì | Every task has a lead body", _led),
    rule(
        "projects",
        "lead_given",
        "warn",
        "Mỗi dự án có cơ quan chủ trì | Every project has a lead body",
        _project_led,
    ),
)

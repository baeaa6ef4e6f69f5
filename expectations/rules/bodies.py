"""Rules about the bodies that are given work: named, and known to the vocabulary."""

from __future__ import annotations

from expectations.rule import Answer, Breach, Row, caveat


@caveat(
    "agencies",
    "Cơ quan có trong danh mục hoặc là cụm từ chung | A body is in the vocabulary or is a generic phrase",
)
def agency_known(body: Row) -> Answer:
    return body["status"] != "unknown" or Breach(
        f"“{body['name_vi']}” chưa có trong danh mục cơ quan", f"“{body['name_vi']}” is not in the vocabulary"
    )


@caveat("tasks", "Mỗi nhiệm vụ có cơ quan chủ trì | Every task has a lead body")
@caveat("projects", "Mỗi dự án có cơ quan chủ trì | Every project has a lead body")
def lead_given(row: Row) -> Answer:
    return bool(row["lead"]) or Breach("văn bản không in cơ quan chủ trì", "no lead body is printed")

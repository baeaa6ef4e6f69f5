"""What running text points to: documents it cites, bodies that must report, clauses that bodies lead."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from sources.reading.rows import Reading

Plan = Callable[..., Reading]

CITED = [
    ("Nghị quyết số 45-NQ/TW ngày 24/01/2019 của Bộ Chính trị", [("45-NQ/TW", "Nghị quyết", "2019-01-24", 1)], ""),
    ("Nghị quyết 42/2017/QH14 ngày 21/6/2017", [("42/2017/QH14", "Nghị quyết", "2017-06-21", 1)], "without số"),
    ("Chương trình hành động số 76-CTr/TU", [("76-CTr/TU", "Chương trình hành động", None, 1)], "the type printed"),
    ("Quyết định số 283 /QĐ- TTg", [("283/QĐ-TTg", "Quyết định", None, 1)], "broken by blanks"),
    ("Quyết định số 283/QĐ-TTg; 283/QĐ-TTg", [("283/QĐ-TTg", "Quyết định", None, 2)], "mentions"),
    ("văn bản số 1552/BTTTT-TTH và 708/BTTTT-CATTT", [("1552/BTTTT-TTH", "Văn bản", None, 1), ("708/BTTTT-CATTT", "Văn bản", None, 1)], "one head for a list"),
    ("Nghị quyết số 28-NQ/TW ngày 22/9/2008 và số 28-NQ/TW ngày 25/10/2013", [("28-NQ/TW", "Nghị quyết", "2008-09-22", 1), ("28-NQ/TW", "Nghị quyết", "2013-10-25", 1)], "dates tell them apart"),
    ("theo Kế hoạch số 12/KH-UBND này", [], "its own number"),
    ("QUYẾT ĐỊNH SỐ 06/QĐ-TTG; Quyết định số 06/QĐ-TTg", [("06/QĐ-TTg", "Quyết định", None, 2)], "set in capitals"),
    ("các Nghị quyết số 19, 35/NQ-CP", [("19/NQ-CP", "Nghị quyết", None, 1), ("35/NQ-CP", "Nghị quyết", None, 1)], "a shared symbol"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "why"), CITED)
def test_citations(
    plan: Plan, sentence: str, expected: list[tuple[str, str, str | None, int]], why: str
) -> None:
    found = [
        (c.number, c.doc_type, str(c.issued_on) if c.issued_on else None, c.mentions)
        for c in plan(f"1. {sentence}.\n").citations
    ]
    assert found == expected, why


DUTIES = [
    (
        "Sở Y tế tổng kết, gửi Sở Tài chính trước ngày 20/11/2024 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        [
            ("Sở Y tế", "Sở Tài chính", datetime.date(2024, 11, 20), "none"),
            ("Sở Tài chính", "Ủy ban nhân dân tỉnh", datetime.date(2024, 11, 20), "none"),
        ],
        "who passes it on",
    ),
    ("Sở Y tế định kỳ hàng quý báo cáo kết quả về Sở Tài chính.", [("Sở Y tế", "Sở Tài chính", None, "quarterly")], "recurring"),
    ("Giao Sở Nội vụ theo dõi, kịp thời báo cáo Thủ tướng Chính phủ.", [("Sở Nội vụ", "Thủ tướng Chính phủ", None, "ongoing")], "assigned"),
    ("Xây dựng Đề án báo cáo Chính phủ.", [], "a paper to be drafted is a task"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "why"), DUTIES)
def test_duties(
    plan: Plan, sentence: str, expected: list[tuple[str, str, datetime.date | None, str]], why: str
) -> None:
    duties = plan(f"1. {sentence}\n").duties
    assert [(duty.who, duty.to_whom, duty.due_on, duty.recurrence) for duty in duties] == expected, why


def test_the_actor_of_a_duty_is_taken_from_the_clause_above(plan: Plan) -> None:
    (duty,) = plan(
        "1. Thủ trưởng các sở, ngành:\na) Đánh giá tình hình, gửi Sở Tài chính trước ngày 20/11/2024.\n"
    ).duties
    assert duty.who == "Thủ trưởng các sở, ngành"


OUTLINE = "I. A\n1. Một.\n2. Hai:\na) Năm 2024\n- Việc.\nb) Năm 2025\n- Việc.\nII. TỔ CHỨC THỰC HIỆN\n"
ASSIGNED = [
    ("- Sở Y tế chủ trì thực hiện mục 1 phần I Kế hoạch này.", [("so-y-te-son-la", "lead", "I.1")], ""),
    ("- Sở Y tế chủ trì, phối hợp với Sở Nội vụ triển khai nhiệm vụ tại điểm a, b mục 2 phần I.", [("so-y-te-son-la", "lead", "I.2.a"), ("so-noi-vu-son-la", "coordinating", "I.2.a"), ("so-y-te-son-la", "lead", "I.2.b"), ("so-noi-vu-son-la", "coordinating", "I.2.b")], "two points, a partner"),
    ("- Sở Y tế chủ trì thực hiện mục 7 phần I.", [("so-y-te-son-la", "lead", None)], "not in the text"),
    ("- Sở Y tế chủ trì thực hiện khoản 2 Điều 3 Luật Đầu tư.", [], "another document"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected", "why"), ASSIGNED)
def test_assignments(plan: Plan, line: str, expected: list[tuple[str, str, str | None]], why: str) -> None:
    reading = plan(f"{OUTLINE}{line}\n")
    paths = {clause.clause_id: clause.path for clause in reading.clauses}
    found = [
        (row.agency_id, row.role, paths[row.clause_id] if row.clause_id else None)
        for row in reading.assignments
    ]
    assert found == expected, why


def test_a_section_whose_heading_is_lost_is_found_before_the_next(plan: Plan) -> None:
    lost = "I. A\n1. X.\n2. Y.\n1. Một.\n2. Hai.\nIII. C\n- Sở Y tế chủ trì thực hiện mục 2 phần II.\n"
    reading = plan(lost)
    (row,) = reading.assignments
    assert next(clause.text for clause in reading.clauses if clause.clause_id == row.clause_id) == "Hai."

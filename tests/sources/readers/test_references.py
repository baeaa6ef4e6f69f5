"""What running text points to: documents it cites, bodies that must report, clauses that bodies lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sources.reading.rows import Reading
from tests.corpora import corpus

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


BODIES = corpus("duties")


@pytest.mark.parametrize("sentence", [*BODIES["reports"], *BODIES["no_report"]])
def test_duties(plan: Plan, sentence: str) -> None:
    found = [
        [duty.who, duty.to_whom, str(duty.due_on or ""), duty.recurrence]
        for duty in plan(f"1. {sentence}\n").duties
    ]
    assert found == BODIES["reports"].get(sentence, [])


def test_the_actor_of_a_duty_is_taken_from_the_clause_above(plan: Plan) -> None:
    (duty,) = plan(
        "1. Thủ trưởng các sở, ngành:\na) Đánh giá tình hình, gửi Sở Tài chính trước ngày 20/11/2024.\n"
    ).duties
    assert duty.who == "Thủ trưởng các sở, ngành"


@pytest.mark.parametrize("line", [*BODIES["assignments"], *BODIES["unassigned"]])
def test_assignments(plan: Plan, line: str) -> None:
    reading = plan(f"{BODIES['outline']}{line}\n")
    paths = {clause.clause_id: clause.path for clause in reading.clauses}
    found = [[row.agency_id, row.role, paths.get(row.clause_id or "", "")] for row in reading.assignments]
    assert found == BODIES["assignments"].get(line, [])


def test_a_section_whose_heading_is_lost_is_found_before_the_next(plan: Plan) -> None:
    lost = "I. A\n1. X.\n2. Y.\n1. Một.\n2. Hai.\nIII. C\n- Sở Y tế chủ trì thực hiện mục 2 phần II.\n"
    reading = plan(lost)
    (row,) = reading.assignments
    assert next(clause.text for clause in reading.clauses if clause.clause_id == row.clause_id) == "Hai."

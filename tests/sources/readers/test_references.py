"""What running text points to: documents it cites, bodies that must report, clauses that bodies lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sources.reading.rows import Reading
from tests.corpora import corpus

Plan = Callable[..., Reading]

CITED = [(case["text"], case["says"]) for case in corpus("references")["citations"]]


@pytest.mark.parametrize(("text", "cited"), CITED)
def test_citations(plan: Plan, text: str, cited: list[list[Any]]) -> None:
    rows = plan(f"1. {text}.\n").citations
    assert [[row.number, row.doc_type, str(row.issued_on or ""), str(row.mentions)] for row in rows] == cited


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

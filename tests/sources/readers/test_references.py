"""What running text points to: documents it cites, bodies that must report, clauses that bodies lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sources.document.stretches import stretches
from sources.reading.rows import Reading
from tests.corpora import corpus

Plan = Callable[..., Reading]

PAPERS = corpus("references")
CITED = [(case["text"], case["says"]) for case in PAPERS["citations"]]


@pytest.mark.parametrize(("text", "cited"), CITED)
def test_citations(plan: Plan, text: str, cited: list[list[Any]]) -> None:
    rows = plan(f"1. {text}.\n").citations
    assert [[row.number, row.doc_type, str(row.issued_on or ""), str(row.mentions)] for row in rows] == cited


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        *((f"{line}\n1. Việc.\n", roles) for line, roles in PAPERS["roles"].items()),
        *((f"1. Việc.\n2. {sentence}\n", roles) for sentence, roles in PAPERS["roles_below"].items()),
    ],
)
def test_what_papers_are_cited_for(plan: Plan, text: str, roles: dict[str, str]) -> None:
    assert {row.number: row.role for row in plan(text).citations} == roles


@pytest.mark.parametrize("text", PAPERS["no_numbers"])
def test_what_is_no_number_of_a_paper(plan: Plan, text: str) -> None:
    assert plan(f"1. {text}\n").citations == []


def test_one_paper_has_one_id_wherever_it_is_cited(plan: Plan) -> None:
    rows = plan("1. Nghị quyết số 45-NQ/TW ngày 24/01/2019; Chỉ thị số 27/CT-TTg.\n").citations
    assert [row.paper_id for row in rows] == ["45-nq-tw-2019-01-24", "27-ct-ttg"]


def test_a_number_broken_over_the_lines_of_a_cell_is_whole() -> None:
    plain = ["| 1 | Theo Quyết định 3067/QĐ- | 30 |", "|   | UBND ngày 12/10/2020      | tỷ |"]
    told, *_ = (part for part in stretches(plain, ["table_row"] * 2, ["r1"] * 2) if "3067" in part.text)
    assert "3067/QĐ-UBND ngày 12/10/2020" in told.text


BODIES = corpus("duties")


@pytest.mark.parametrize("sentence", [*BODIES["reports"], *BODIES["no_report"]])
def test_duties(plan: Plan, sentence: str) -> None:
    found = [
        [duty.who, duty.to_whom, str(duty.due_on or ""), duty.recurrence]
        for duty in plan(f"1. {sentence}\n").duties
    ]
    assert found == BODIES["reports"].get(sentence, [])


@pytest.mark.parametrize(("sentence", "said"), BODIES["recurring"].items())
def test_the_day_of_a_recurring_duty(plan: Plan, sentence: str, said: list[Any]) -> None:
    (duty,) = plan(f"1. {sentence}\n").duties
    assert [duty.recurrence, str(duty.due_day or ""), str(duty.due_month_of_period or "")] == said


@pytest.mark.parametrize(("sentence", "who"), BODIES["headed"].items())
def test_the_body_of_the_heading_reports(plan: Plan, sentence: str, who: str) -> None:
    (duty,) = plan(f"1. Sở Công Thương\n- {sentence}\n").duties
    assert duty.who == who


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

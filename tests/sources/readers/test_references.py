"""What running text points to: documents it cites, bodies that must report, clauses that bodies lead."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sources.reading.rows import Reading

Plan = Callable[..., Reading]

CORPUS = yaml.safe_load(
    (Path(__file__).parents[2] / "corpora" / "references.yaml").read_text(encoding="utf-8")
)


def says(section: str) -> list[tuple[str, list[list[Any]]]]:
    return [(case["text"], case["says"]) for case in CORPUS[section]]


@pytest.mark.parametrize(("text", "cited"), says("citations"))
def test_citations(plan: Plan, text: str, cited: list[list[Any]]) -> None:
    rows = plan(f"1. {text}.\n").citations
    assert [[row.number, row.doc_type, day(row.issued_on), row.mentions] for row in rows] == cited


@pytest.mark.parametrize(("text", "duties"), says("duties"))
def test_duties(plan: Plan, text: str, duties: list[list[Any]]) -> None:
    rows = plan(f"1. {text}\n").duties
    assert [[row.who, row.to_whom, day(row.due_on), row.recurrence] for row in rows] == duties


def day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def test_the_actor_of_a_duty_is_taken_from_the_clause_above(plan: Plan) -> None:
    (duty,) = plan(
        "1. Thủ trưởng các sở, ngành:\na) Đánh giá tình hình, gửi Sở Tài chính trước ngày 20/11/2024.\n"
    ).duties
    assert duty.who == "Thủ trưởng các sở, ngành"


OUTLINE = "I. A\n1. Một.\n2. Hai:\na) Năm 2024\n- Việc.\nb) Năm 2025\n- Việc.\nII. TỔ CHỨC THỰC HIỆN\n"


@pytest.mark.parametrize(("text", "assigned"), says("assignments"))
def test_assignments(plan: Plan, text: str, assigned: list[list[Any]]) -> None:
    reading = plan(f"{OUTLINE}{text}\n")
    paths = {None: None} | {clause.clause_id: clause.path for clause in reading.clauses}
    assert [[row.agency_id, row.role, paths[row.clause_id]] for row in reading.assignments] == assigned


def test_a_section_whose_heading_is_lost_is_found_before_the_next(plan: Plan) -> None:
    lost = "I. A\n1. X.\n2. Y.\n1. Một.\n2. Hai.\nIII. C\n- Sở Y tế chủ trì thực hiện mục 2 phần II.\n"
    reading = plan(lost)
    (row,) = reading.assignments
    assert next(clause.text for clause in reading.clauses if clause.clause_id == row.clause_id) == "Hai."

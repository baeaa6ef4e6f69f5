"""Plain questions of readers, answered by the packages as they are published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

pytestmark = pytest.mark.whole

QUESTIONS = yaml.safe_load(
    (Path(__file__).resolve().parent.parent / "public" / "questions.yaml").read_text(encoding="utf-8")
)
_LINES = 8


def opened(packages: Path) -> duckdb.DuckDBPyConnection:
    """The tables of all packages, by name."""
    connection = duckdb.connect()
    for path in sorted(packages.glob("*/data/*.csv")):
        if "." not in path.stem:
            connection.execute(
                f"CREATE OR REPLACE TABLE \"{path.stem}\" AS FROM read_csv('{path}', header = true)"
            )
    everywhere = packages / "*" / "data" / "codes.csv"
    connection.execute(f"CREATE OR REPLACE TABLE codes AS SELECT DISTINCT * FROM read_csv('{everywhere}')")
    return connection


@pytest.fixture(scope="module")
def asked(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with opened(published / "packages") as connection:
        yield connection


def plain(cell: Any) -> Any:
    if isinstance(cell, datetime.date | str):
        return str(cell)
    return round(float(cell), 6) if isinstance(cell, float | int) and not isinstance(cell, bool) else cell


def answer(connection: duckdb.DuckDBPyConnection, question: dict[str, Any]) -> list[list[Any]]:
    return [[plain(cell) for cell in row] for row in connection.execute(question["sql"]).fetchall()]


def expected(question: dict[str, Any]) -> list[list[Any]]:
    return [[plain(cell) for cell in row] for row in question["answer"]]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: f"question {question['n']}")
def test_a_question_is_answered_in_one_short_query(
    asked: duckdb.DuckDBPyConnection, question: dict[str, Any]
) -> None:
    assert len(question["sql"].strip().splitlines()) <= _LINES
    assert answer(asked, question) == expected(question)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("UPDATE series SET low = 154300000 WHERE indicator_id = 'port-throughput' AND period = '2020'", 2),
        ("UPDATE projects SET investment_million_vnd = NULL WHERE number = '3'", 4),
        ("DELETE FROM obligations WHERE due_to = '2020-03-20'", 1),
        ("UPDATE citations SET role = 'basis' WHERE role = 'mention'", 7),
        ("UPDATE tasks SET deadline = 'Năm 2020'", 22),
    ],
)
def test_a_changed_value_is_a_wrong_answer(published: Path, change: str, wrong: int) -> None:
    question = next(one for one in QUESTIONS if one["n"] == wrong)
    with opened(published / "packages") as connection:
        connection.execute(change)
        assert answer(connection, question) != expected(question)

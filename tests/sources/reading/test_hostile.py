"""Hostile text: long runs of what regexes like least cost no more than their length, no line is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.files.text import read_text
from sources.reading.corrections import Corrections
from sources.reading.passes import read
from sources.reading.rows import Reading
from tests.conftest import HEAD
from tests.sources.reading.whole import check_whole

PIECES = (
    "1",
    "1.",
    ".",
    ",",
    "-",
    "+",
    "|",
    "%",
    "(",
    ")",
    " ",
    "\t",
    "\n",
    "và ",
    "của ",
    "đến ",
    "số ",
    "1/",
    "/KH-UBND ",
    "năm 2024",
    "ngày 1/1/2024 ",
    "trên 5% ",
    "5 tỷ đồng ",
    "trong đó ",
    "phấn đấu ",
    "Điều 1. ",
    "a) ",
    "mục 1 phần I ",
    "báo cáo Chính phủ ",
    "gửi Sở Y tế ",
    "chủ trì ",
    "Sở Y tế",
    "“",
    "…",
    "²",
    "①",
    "𝟓",
    "TT",
    "Chỉ tiêu",
    "PHỤ LỤC 1\n",
)


def read_whole(text: str) -> Reading:
    received = read_text("hostile.txt", (HEAD + text).encode())
    reading = read(received, Corrections([]))
    check_whole(received, reading)
    return reading


@pytest.mark.parametrize("piece", PIECES)
def test_runs_cost_no_more_than_their_length(piece: str) -> None:
    """A regex that backtracks would take hours here; no line is longer than `text.LONGEST_LINE`."""
    read_whole(piece * (60_000 // len(piece)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 30)), max_size=40))
def test_any_mixture_is_read_with_a_whole_ledger(parts: list[tuple[str, int]]) -> None:
    reading = read_whole("".join(piece * count for piece, count in parts))
    clauses = {clause.clause_id for clause in reading.clauses}
    assert all(line.owner in clauses for line in reading.lines if line.role == "body")

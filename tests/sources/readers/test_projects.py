"""Rows of project lists: works with their capital, place, size and time."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from sources.reading.rows import Reading

Plan = Callable[[str], Reading]

CAPITAL = (
    "PHỤ LỤC 1\nKẾ HOẠCH ĐẦU TƯ CÔNG NĂM 2024\nĐơn vị tính: tỷ đồng\n"
    "TT\tDanh mục dự án\tĐịa điểm XD\tNăng lực thiết kế\tThời gian KC-HT"
    "\tTổng mức đầu tư\tKế hoạch vốn năm 2024\n"
    "\tTỔNG SỐ\t\t\t\t90\t30\n"
    "I\tGIAO THÔNG\t\t\t\t90\t30\n"
    "1\tĐường Bản Lầu\tBản Lầu\t5 km\t2023-2025\t60\t20\n"
    "2\tCầu Kim Sơn\tKim Sơn\t40 m\t2024\t30\t10,5\n"
)


def test_a_list_of_works_with_the_capital_of_one_year(plan: Plan) -> None:
    reading = plan(CAPITAL)
    assert [
        (p.name, p.location, p.capacity, p.period_from, p.period_to, p.investment_million_vnd)
        for p in reading.projects
    ] == [
        ("Đường Bản Lầu", "Bản Lầu", "5 km", 2023, 2025, 60000),
        ("Cầu Kim Sơn", "Kim Sơn", "40 m", 2024, 2024, 30000),
    ]
    assert [(p.capital_million_vnd, p.capital_period) for p in reading.projects] == [
        (20000, "2024"),
        (10500, "2024"),
    ]


def test_sums_of_capital_are_values(plan: Plan) -> None:
    values = plan(CAPITAL).indicator_values
    assert [(v.label, v.value_min, v.unit, v.period, v.measure) for v in values] == [
        ("TỔNG SỐ", 30, "tỷ đồng", "2024", "target"),
        ("GIAO THÔNG", 30, "tỷ đồng", "2024", "target"),
    ]


def test_a_deadline_before_a_year(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC 1\nDỰ ÁN NGUỒN ĐIỆN\nTT\tDự án\tĐịa điểm\tDự kiến thời gian vận hành\n"
        "1\tThủy điện A\tVăn Bàn\tTrước 2030\n2\tThủy điện B\tVăn Bàn\t2031\n3\tThủy điện C\tSa Pa\t2032\n"
    )
    assert [(p.deadline, p.due_to, p.period_to) for p in reading.projects[:2]] == [
        ("Trước 2030", datetime.date(2029, 12, 31), None),
        ("2031", datetime.date(2031, 12, 31), 2031),
    ]

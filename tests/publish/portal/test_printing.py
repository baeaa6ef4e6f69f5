"""How figures, dates and periods are said."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from publish.portal.printing import day, figure, level, lines, number, period, territory, with_unit


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (15769.5, "15.769,5", "15,769.5"),
        (4913.0, "4.913", "4,913"),
        (0.061, "0,061", "0.061"),
        (-3.5, "−3,5", "−3.5"),
        (98250000000000.0, "98.250.000.000.000", "98,250,000,000,000"),
        (0, "0", "0"),
        (None, "", ""),
    ],
)
def test_numbers(value: float | None, vi: str, en: str) -> None:
    assert (number(value, "vi"), number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("2020", "2020", "2020"),
        ("2020-Q1", "quý I 2020", "Q1 2020"),
        ("2020-H1", "6 tháng đầu năm 2020", "first half of 2020"),
        ("2020-H2", "6 tháng cuối năm 2020", "second half of 2020"),
        ("2020-9M", "9 tháng đầu năm 2020", "first 9 months of 2020"),
        ("2020-M09", "tháng 9/2020", "2020-09"),
        ("2021/2025", "2021–2025", "2021–2025"),
        (None, "", ""),
    ],
)
def test_periods(code: str | None, vi: str, en: str) -> None:
    assert (period(code, "vi"), period(code, "en")) == (vi, en)


def _value(**given: Any) -> dict[str, Any]:
    return {
        "source_kind": "prose",
        "comparator": "eq",
        "value_min": 13.0,
        "value_max": 13.0,
        "unit": "%",
        "printed": "",
        **given,
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "13 %"),
        ({"comparator": "ge", "value_max": None}, "từ 13 % trở lên"),
        ({"comparator": "lt", "value_min": None}, "dưới 13 %"),
        ({"comparator": "range", "value_max": 14.5}, "13–14,5 %"),
        ({"source_kind": "annex", "printed": "16,50"}, "16,50 %"),
        ({"source_kind": "annex", "printed": "16,50%"}, "16,50%"),
        ({"source_kind": "annex", "printed": "153.300", "unit": "1.000 tấn"}, "153.300 × 1.000 tấn"),
        ({"unit": None}, "13"),
    ],
)
def test_a_figure_keeps_its_print_its_bound_and_its_unit(given: dict[str, Any], said: str) -> None:
    assert with_unit(_value(**given), "vi") == said


def test_a_printed_cell_is_never_formatted_anew() -> None:
    assert figure(_value(source_kind="annex", printed="12,7 - 13,0"), "en") == "12,7 - 13,0"


def test_harmonised_figures_dates_and_lines() -> None:
    assert level(1.0, 1.0, "vi") == "1"
    assert level(None, 2.5, "vi") == "≤ 2,5"
    assert day(datetime.date(2020, 1, 13), "vi") == "13/01/2020"
    assert lines({"line_from": 3, "line_to": 5}, "vi") == "dòng 3–5"
    assert lines({"line_from": 3, "line_to": 3}, "en") == "line 3"


def test_a_territory_that_was_merged_says_until_when_it_was() -> None:
    old = {"name": "Hải Phòng", "valid_from": None, "valid_to": datetime.date(2025, 6, 30)}
    assert territory(old, "vi") == "Hải Phòng (đến 30/06/2025)"
    assert territory(old, "en") == "Hải Phòng (until 2025-06-30)"
    assert territory({"name": "Sơn La", "valid_from": None, "valid_to": None}, "vi") == "Sơn La"
    assert territory(None, "vi") == "–"

"""Quantities of running text: what they are, of what, for when; and what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from sources.document.sentences import spans
from sources.grammar.scan import scan
from sources.readers.statements import Statement, read_statements
from sources.reading.rows import Reading

Plan = Callable[..., Reading]

CORPORA = Path(__file__).parents[2] / "corpora"
QUANTITIES = yaml.safe_load((CORPORA / "quantities.yaml").read_text(encoding="utf-8"))
PROSE = yaml.safe_load((CORPORA / "prose.yaml").read_text(encoding="utf-8"))
SIGNS = {"eq": "=", "approx": "≈", "gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


def wordings(section: str) -> list[tuple[str, str]]:
    return [(said, text) for said, texts in QUANTITIES[section].items() for text in texts]


def as_said(statement: Statement) -> str:
    low, high = statement.quantity.low, statement.quantity.high
    if statement.quantity.comparator == "range":
        return f"{low:.10g} .. {high:.10g} {statement.unit}"
    figure = high if low is None else low
    return f"{SIGNS[statement.quantity.comparator]} {figure:.10g} {statement.unit}"


@pytest.mark.parametrize(("said", "text"), wordings("quantities"))
def test_quantities(said: str, text: str) -> None:
    assert "; ".join(map(as_said, read_statements(scan(text))[0])) == said


@pytest.mark.parametrize(("reason", "text"), wordings("none"))
def test_figures_that_say_nothing_of_the_kind(reason: str, text: str) -> None:
    assert read_statements(scan(text))[0] == [], reason


@pytest.mark.parametrize(("text", "figures"), QUANTITIES["unclaimed"].items())
def test_figures_that_nobody_claims_are_told(text: str, figures: list[str]) -> None:
    assert [figure.value for figure in read_statements(scan(text))[1]] == figures


def test_where_the_digits_of_a_statement_stand() -> None:
    text = "GRDP tăng -2,5%, thu 2 tỷ 500 triệu đồng, chi khoảng 40 tỷ đồng - 55 tỷ đồng"
    found = [text[one.figure_from : one.figure_to] for one in read_statements(scan(text))[0]]
    assert found == ["-2,5", "2 tỷ 500", "40 tỷ đồng - 55"]


def test_a_figure_that_nobody_can_place_is_left_for_a_steward(plan: Plan) -> None:
    reading = plan("1. Thực hiện 3 đột phá chiến lược.\n2. Thu đạt 5 tỷ đồng năm 2024.\n")
    assert [left.figure for left in reading.unclaimed_figures] == ["3"]
    assert [(left.line_from, left.line_to) for left in reading.unclaimed_figures] == [(13, 13)]


def test_sentences_end_before_capitals_and_figures_but_not_behind_abbreviations() -> None:
    text = "Đạt 5%. 100% xã có điện. Giao TP. Hải Phòng làm. Hết…"
    assert [text[a:b] for a, b in spans(text)] == [
        "Đạt 5%.",
        "100% xã có điện.",
        "Giao TP. Hải Phòng làm.",
        "Hết…",
    ]


def says(section: str) -> list[tuple[str, list[str]]]:
    return [(case["text"], case["says"]) for case in PROSE[section]]


@pytest.mark.parametrize(("text", "periods"), says("periods"))
def test_periods(plan: Plan, text: str, periods: list[str]) -> None:
    assert [value.period for value in plan(f"1. {text}\n").indicator_values] == periods


def test_the_period_of_a_heading_holds_below_it(plan: Plan) -> None:
    reading = plan("1. Mục tiêu đến năm 2030\na) Kinh tế\n- Thu đạt 5%.\n2. Khác\n- Chi đạt 6%.\n")
    assert [value.period for value in reading.indicator_values] == ["2030", "2024"]


def test_the_years_of_a_yearly_rate_are_of_no_amount(plan: Plan) -> None:
    rates = "Thu tăng bình quân giai đoạn 2026 - 2030 13%, chi tăng 15%"
    reading = plan(f"1. Mục tiêu đến năm 2030\n- {rates}, xuất khẩu đạt 29 USD.\n")
    assert [value.period for value in reading.indicator_values] == ["2026/2030", "2026/2030", "2030"]


@pytest.mark.parametrize(("text", "measures"), says("measures"))
def test_measures(plan: Plan, text: str, measures: list[str]) -> None:
    assert [value.measure for value in plan(f"1. {text}\n").indicator_values] == measures


@pytest.mark.parametrize(("text", "labels"), says("labels"))
def test_labels(plan: Plan, text: str, labels: list[str]) -> None:
    assert [value.label for value in plan(f"1. Năm 2024, {text}.\n").indicator_values] == labels


def test_the_name_before_a_colon_is_what_a_sentence_is_of(plan: Plan) -> None:
    reading = plan("1. Thu, chi\na) Chi đầu tư: Ước cả năm 5.817 tỷ đồng, đạt 97,97% kế hoạch; cụ thể:\n")
    assert [value.label for value in reading.indicator_values] == ["Chi đầu tư", "Chi đầu tư đạt … kế hoạch"]


@pytest.mark.parametrize(("text", "directions"), says("directions"))
def test_directions(plan: Plan, text: str, directions: list[str | None]) -> None:
    assert [value.direction_printed for value in plan(f"1. {text}\n").indicator_values] == directions


def test_where_a_period_is_printed_is_told(plan: Plan) -> None:
    reading = plan(
        "1. Mục tiêu đến năm 2030\n- Thu đạt 5%.\n- Năm 2024, chi đạt 6%. Xuất khẩu tăng 3%.\n2. Khác\n"
        "- Nhập khẩu đạt 7%.\n"
    )
    assert [(value.period, value.period_basis) for value in reading.indicator_values] == [
        ("2030", "heading"),
        ("2024", "sentence"),
        ("2024", "paragraph"),
        ("2024", "plan"),
    ]


def test_a_figure_is_found_where_its_line_prints_it(plan: Plan) -> None:
    (value,) = plan("a) Tỷ lệ hộ nghèo giảm còn 22,5%.\n").indicator_values
    assert value.figure_from is not None
    assert "a) Tỷ lệ hộ nghèo giảm còn 22,5%."[value.figure_from : value.figure_to] == "22,5"


def test_a_heading_above_says_what_a_bullet_is_of(plan: Plan) -> None:
    reading = plan("1. Khách du lịch:\n- Ước đạt 1,2 triệu lượt, tăng 7%.\n")
    assert [value.label for value in reading.indicator_values] == ["Khách du lịch", "Khách du lịch tăng"]
    assert {(value.line_from, value.line_to) for value in reading.indicator_values} == {(13, 14)}


def test_what_stands_before_a_colon_is_the_parent_of_what_does_not_say_it(plan: Plan) -> None:
    reading = plan("1. Khu dân cư Đồi Thông: khoảng 90 tỷ đồng, diện tích 4,2 ha.\n")
    assert [(value.label, value.parent_label) for value in reading.indicator_values] == [
        ("Khu dân cư Đồi Thông", None),
        ("diện tích", "Khu dân cư Đồi Thông"),
    ]


def test_a_label_too_long_is_cut_between_words(plan: Plan) -> None:
    (value,) = plan(f"1. {'Tỷ lệ hộ dân được dùng nước sạch ' * 12}đạt 98%.\n").indicator_values
    assert len(value.label) <= 300
    assert value.label.split()[-1] in ["Tỷ", "lệ", "hộ", "dân", "được", "dùng", "nước", "sạch"]


def test_parts_of_a_total_name_it_as_their_parent(plan: Plan) -> None:
    values = plan(
        "1. Tổng thu 98 tỷ đồng, bao gồm: thu địa phương 35 tỷ đồng, riêng nội địa 33 tỷ đồng; "
        "chi 9 tỷ đồng.\n"
    )
    assert [(value.label, value.parent_label) for value in values.indicator_values] == [
        ("Tổng thu", None),
        ("thu địa phương", "Tổng thu"),
        ("nội địa", "Tổng thu"),
        ("chi", None),
    ]


def test_a_bound_holds_for_the_like_behind_it(plan: Plan) -> None:
    reading = plan("1. Tối thiểu 80% hồ sơ cấp tỉnh, 60% hồ sơ cấp huyện, trên 97% trẻ em, 90% dân số.\n")
    assert [value.comparator for value in reading.indicator_values] == ["ge", "ge", "gt", "eq"]

"""The grammar of figures: cases with their reason, and round trips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.grammar.figures import NotAQuantity, Quantity, read_cell, read_figure

FIGURES = [
    ("16,50", 16.5, "comma marks decimals"),
    ("4.913", 4913, "a dot before three digits groups thousands"),
    ("15.769,0", 15769, "both"),
    ("116.442,134", 116442.134, "three decimals behind a comma"),
    ("14,968", 14.968, "three digits behind a comma are decimals"),
    ("08", 8, "padded zero"),
    ("0.061", 0.061, "no thousands group begins with a zero: a decimal point"),
    ("14.5", 14.5, "one digit behind a dot: a decimal point"),
    ("1,234.5", 1234.5, "English print, open to one reading only"),
    ("1.234.567", 1234567, "two groups"),
    ("1.50.000", None, "groups of other than three digits"),
    ("12,7,5", None, "two commas that are no groups"),
    ("1.2345.678", None, "a group of four"),
    ("1234567890123456", None, "sixteen digits are no quantity"),
]


@pytest.mark.parametrize(("printed", "value", "why"), FIGURES, ids=[case[0] for case in FIGURES])
def test_figures(printed: str, value: float | None, why: str) -> None:
    assert read_figure(printed) == value, why


CELLS = [
    ("< 5,0", "lt", None, 5, "bound before the figure"),
    ("≤ 3,5", "le", None, 3.5, ""),
    ("> 7,3", "gt", 7.3, None, ""),
    ("≥ 03", "ge", 3, None, ""),
    (">= 30", "ge", 30, None, "typed with two signs"),
    ("28 - 30", "range", 28, 30, ""),
    ("7.693,7 - 7.756,8", "range", 7693.7, 7756.8, "broken over lines, joined by the layout"),
    ("20% - 50%", "range", 20, 50, "a sign behind each end"),
    ("Trên 90", "gt", 90, None, "a word for the sign"),
    ("khoảng trên 5", "gt", 5, None, "'about over' promises the lower bound"),
    ("khoảng 40", "approx", 40, 40, ""),
    ("Ít nhất 5", "ge", 5, None, ""),
    ("không quá 12", "le", None, 12, ""),
    ("85% trở lên", "ge", 85, None, "the bound behind the figure"),
    ("từ 5 đến 7", "range", 5, 7, ""),
    ("100%", "eq", 100, 100, ""),
    ("946.367, 0", "eq", 946367, 946367, "OCR leaves a blank behind the decimal comma"),
    ("≥ 3% và tăng dần theo yêu cầu phát triển", "ge", 3, None, "words behind the figure add nothing to it"),
    ("-5,2", "eq", -5.2, -5.2, "a fall"),
    ("Tăng 10%", "eq", 10, 10, ""),
    ("1 234 567", "eq", 1234567, 1234567, "blanks before three digits group thousands"),
    ("15 000 - 16 500,5", "range", 15000, 16500.5, "in a range and before decimals too"),
    ("15. 000", "eq", 15000, 15000, "OCR leaves a blank behind the thousands point"),
    ("2 ~ 3", "range", 2, 3, "a wave between two figures is a dash"),
    ("65 triệu đồng - 70 triệu đồng", "range", 65, 70, "the unit said behind each end"),
    ("4,8 triệu đến 5 triệu lượt", "range", 4.8, 5, "in part behind the first"),
    ("30 xã trở lên", "ge", 30, None, "the bound behind the unit"),
    ("90 (trở lên)", "ge", 90, None, "in brackets"),
    ("95+", "ge", 95, None, "and more"),
    ("−3,2", "eq", -3.2, -3.2, "the minus sign of Unicode"),
    ("- 3,2", "eq", -3.2, -3.2, "a blank behind the sign"),
    ("–3,2", "eq", -3.2, -3.2, "a dash for the sign"),
    ("+3,5", "eq", 3.5, 3.5, ""),
    ("> = 8", "ge", 8, None, "typed with a blank between"),
    (">/= 5", "ge", 5, None, "typed with a stroke between"),
    ("lớn hơn hoặc bằng 3", "ge", 3, None, "the sign in words"),
    ("nhỏ hơn hoặc bằng 3", "le", None, 3, ""),
    ("khoảng dưới 8", "lt", None, 8, "'about under' promises the upper bound"),
    ("ước đạt 8", "approx", 8, 8, ""),
    ("gần 50", "approx", 50, 50, "nearly"),
    ("9²", "eq", 9, 9, "a footnote mark is no digit"),
    ("12.345 (1)", "eq", 12345, 12345, "nor is a mark in brackets"),
    ("Tăng 5% so với năm 2024", "eq", 5, 5, "a year behind the figure is no part of it"),
    ("500 giường/10.000 dân", "eq", 500, 500, "nor is the base of a rate"),
    ("50 (đạt 98%)", "eq", 50, 50, "nor a remark in brackets"),
]


@pytest.mark.parametrize(
    ("printed", "comparator", "low", "high", "why"), CELLS, ids=[case[0] for case in CELLS]
)
def test_cells(printed: str, comparator: str, low: float | None, high: float | None, why: str) -> None:
    assert read_cell(printed) == (Quantity(comparator, low, high),), why


def test_two_limits_in_one_cell_are_two_quantities() -> None:
    assert read_cell("≤ 3 Đông Nam Á; ≤ 50 Thế giới") == (Quantity("le", None, 3), Quantity("le", None, 50))


BEHIND = [
    ("3,9 triệu lượt khách", "triệu lượt khách"),
    ("120%", "%"),
    ("15%/năm", "%/năm"),
    ("8% - 9%", "%"),
    ("1.200 tỷ đồng - 1.300 tỷ đồng", "tỷ đồng"),
]


@pytest.mark.parametrize(("printed", "behind"), BEHIND)
def test_what_stands_behind_a_figure_is_kept_as_printed(printed: str, behind: str) -> None:
    assert [quantity.behind for quantity in read_cell(printed)] == [behind]


@pytest.mark.parametrize("printed", ["", "-", "–", "...", "....", ". . .", "---", "−"])
def test_cells_that_say_there_is_no_value(printed: str) -> None:
    assert read_cell(printed) == ()


REFUSED = [
    ("Đạt mức tiên tiến", "value_not_numeric"),
    ("1.50.000", "bad_number"),
    ("31/12/2025", "bad_number"),
    ("5 - 3", "bad_number"),
    ("5 10", "bad_number"),  # two figures, or one torn apart
    ("10±0,5", "bad_number"),  # a figure and its error
    ("1,234 .5", "bad_number"),
    ("5,O", "bad_number"),  # a misread zero
    ("8,52)", "bad_number"),  # a footnote mark run into the figure
    ("95 ↑", "bad_number"),  # at least, or rising
    ("5 xã, 10 phường", "bad_number"),  # two counts
    ("đến 5", "value_not_numeric"),  # up to five, or rising to five
]


@pytest.mark.parametrize(("printed", "reason"), REFUSED)
def test_cells_that_are_refused(printed: str, reason: str) -> None:
    with pytest.raises(NotAQuantity) as refused:
        read_cell(printed)
    assert refused.value.reason == reason


def vietnamese(whole: int, decimals: str) -> str:
    return f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")


@given(st.integers(0, 10**9), st.text("0123456789", max_size=4))
def test_a_printed_figure_reads_back(whole: int, decimals: str) -> None:
    assert read_figure(vietnamese(whole, decimals)) == float(f"{whole}.{decimals or 0}")


@given(st.text("0123456789.,-–<>≤≥% ;/x", max_size=40))
def test_no_cell_crashes_and_bounds_are_in_order(printed: str) -> None:
    try:
        quantities = read_cell(printed)
    except NotAQuantity:
        return
    for quantity in quantities:
        assert quantity.low is not None or quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high

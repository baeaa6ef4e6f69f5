"""What columns mean by their headers."""

from __future__ import annotations

import datetime

import pytest

from sources.grammar.column_names import role_of
from sources.paper.cells import Cell, GridRow
from sources.tables.columns import read_columns
from sources.tables.header_rows import find_header, names_of
from sources.tables.told_by_day import told_by_the_day

ROLES = [
    ("TT", "number"),
    ("STT", "number"),
    ("Chỉ tiêu / Cơ quan chủ trì báo cáo", "label"),
    ("Đơn vị tính", "unit"),
    ("ĐVT", "unit"),
    ("Ước thực hiện năm 2019", "value"),
    ("Chỉ tiêu phần đầu năm 2020", "value"),
    ("KH 2018/ ƯTH 2017 (%)", "value"),
    ("Cơ quan chủ trì theo dõi, đánh giá", "lead"),
    ("Cơ quan chủ trì đơn đốc, báo cáo tiến độ", "lead"),
    ("PHỐI HỢP", "coordinating"),
    ("Thời hạn hoàn thành", "deadline"),
    ("Thời gian thực hiện", "deadline"),
    ("Nội dung/nhiệm vụ", "task"),
    ("Tên Dự án", "project"),
    ("Văn bản phê duyệt chủ trương đầu tư/ Dự án đầu tư", "approvals"),
    ("Tổng mức đầu tư (triệu đồng)", "investment"),
    ("Ghi chú", "note"),
    ("Hà Nội", None),
]


@pytest.mark.parametrize(("printed", "role"), ROLES, ids=[case[0] for case in ROLES])
def test_roles(printed: str, role: str | None) -> None:
    assert role_of(printed) == role


def columns(
    *pairs: tuple[str, str], title: str = "", plan_from: int | None = None
) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(c.role, c.measure, c.period, c.unit) for c in read_columns(pairs, title, plan_from)]


def test_estimate_plan_and_ratio() -> None:
    found = columns(
        ("TT", ""),
        ("Chỉ tiêu", ""),
        ("Ước TH năm 2017", ""),
        ("Kế hoạch năm 2018", ""),
        ("KH 2018/ ƯTH 2017 (%)", ""),
    )
    assert found[2:] == [
        ("value", "estimate", "2017", None),
        ("value", "target", "2018", None),
        ("value", "ratio", "2018", "%"),
    ]


def test_a_scenario_takes_its_year_from_above() -> None:
    upper = "Kịch bản tăng trưởng GRDP năm 2020"
    found = columns(
        ("TT", ""),
        ("Ngành kinh tế", ""),
        *((upper, part) for part in ("Quý I", "6 tháng", "9 tháng", "Cả năm")),
    )
    assert [(measure, period) for _, measure, period, _ in found[2:]] == [
        ("scenario", "2020-Q1"),
        ("scenario", "2020-H1"),
        ("scenario", "2020-9M"),
        ("scenario", "2020"),
    ]


PERIODS = [
    ("Quý I/2026", "2026-Q1", "target"),
    ("QI/2026", "2026-Q1", "target"),
    ("Q1", "2027-Q1", "target"),
    ("Quý I", "2027-Q1", "target"),
    ("3 tháng đầu năm", "2027-Q1", "target"),
    ("6T/2026", "2026-H1", "target"),
    ("6 tháng cuối năm", "2027-H2", "target"),
    ("Nửa đầu năm 2026", "2026-H1", "target"),
    ("9 tháng", "2027-9M", "target"),
    ("Cả năm", "2027", "target"),
    ("KH2026", "2026", "target"),
    ("Mức phấn đấu", None, "target"),  # the title or the plan tells
    ("TW giao", None, "target"),
    ("Tổng giai đoạn", "", "target"),  # years that nobody names are not the year of the plan
    ("Mục tiêu Nghị quyết", "", "target"),
    ("Ước tháng 01/2026", "2026-1M", "estimate"),  # no year
    ("Lũy kế đến 30/6/2026", "2026-H1", "actual"),
    ("Lũy kế đến 31/5/2026", "2026-5M", "actual"),
    ("Lũy kế đến 15/5/2026", "", "actual"),
    ("11 tháng", "2027-11M", "actual"),  # plans are set for quarters
    ("Năm trước", "", "actual"),
    ("Thực hiện đến 30/9/2025", "2025-9M", "actual"),
    ("Tỉnh giao năm 2025", "2025", "target"),
    ("ƯTH 2025/KH 2025 (%)", "2025", "ratio"),
    ("2025/2024 (%)", "2025", "ratio"),
    ("KH 2026 so với ƯTH 2025 (%)", "2026", "ratio"),
    ("So với năm 2025 (%)", None, "ratio"),  # what it is compared with is not what it speaks of
    ("Đạt % KH", None, "ratio"),
    ("DT 2026 với UTH 2025 (%)", "2026", "ratio"),
]


@pytest.mark.parametrize(("printed", "period", "measure"), PERIODS, ids=[case[0] for case in PERIODS])
def test_periods_and_measures(printed: str, period: str | None, measure: str) -> None:
    (found,) = read_columns([("TT",), ("Chỉ tiêu",), (printed,)], "", 2026, 2027)[2:]
    assert (found.role, found.period, found.measure) == ("value", period, measure)


def test_a_part_of_a_year_lies_in_the_year_of_the_title_or_the_column_before() -> None:
    names = [("TT",), ("Chỉ tiêu",), ("KH năm 2026",), ("Chia theo quý", "Quý I")]
    assert read_columns(names, "CHỈ TIÊU NĂM 2027", None)[3].period == "2027-Q1"
    assert read_columns(names, "", None)[3].period == "2026-Q1"
    assert read_columns([*names[:2], names[3]], "", None)[2].period == ""


def test_a_sum_so_far_reaches_back_to_the_beginning_of_the_year() -> None:
    names = [("TT",), ("Đơn vị",), ("Lũy kế giải ngân năm 2026 đến hết", "Quý II")]
    assert [(column.role, column.period) for column in read_columns(names, "", None)[1:]] == [
        ("label", None),
        ("value", "2026-H1"),
    ]


def test_the_lowest_name_that_speaks_of_a_measure_gives_it() -> None:
    over = [("Năm 2025", "KH"), ("Năm 2025", "TH"), ("Năm 2025", "ƯTH"), ("Ước thực hiện", "BQ 2021 - 2025")]
    found = read_columns([("TT",), ("Chỉ tiêu",), *over], "", 2026)[2:]
    assert [(column.measure, column.period) for column in found] == [
        ("target", "2025"),
        ("actual", "2025"),
        ("estimate", "2025"),
        ("estimate", "2021/2025"),
    ]


@pytest.mark.parametrize("remark", ["Ước TH", "theo NQ HĐND", "dự kiến", "KH"])
def test_a_remark_in_brackets_is_no_unit(remark: str) -> None:
    assert read_columns([("TT",), ("Chỉ tiêu",), (f"Năm 2026 ({remark})",)], "", 2026)[2].unit is None


@pytest.mark.parametrize("unit", ["tỷ đồng", "%", "1.000 tấn", "triệu thùng", "tấn/ha/vụ"])
def test_a_unit_in_brackets_is_one(unit: str) -> None:
    assert read_columns([("TT",), ("Chỉ tiêu",), (f"Năm 2026 ({unit})",)], "", 2026)[2].unit == unit


def test_a_unit_above_holds_for_the_columns_below() -> None:
    over = ("Kế hoạch năm 2026 (tỷ đồng)", "Tỉnh giao")
    assert read_columns([("TT",), ("Chỉ tiêu",), over], "", 2026)[2].unit == "tỷ đồng"


INVESTMENT = [
    (("Tổng mức đầu tư", "Số quyết định"), "approvals"),
    (("Tổng mức đầu tư", "Giá trị (triệu đồng)"), "investment"),
    (("Quyết định đầu tư", "Số quyết định, ngày, tháng, năm ban hành"), "approvals"),
    (("Quyết định đầu tư", "TMĐT", "Tổng số (tất cả các nguồn vốn)"), "investment"),
]


@pytest.mark.parametrize(("over", "role"), INVESTMENT)
def test_the_lowest_name_settles_a_role_of_its_own(over: tuple[str, ...], role: str) -> None:
    assert read_columns([("TT",), ("Danh mục dự án",), over], "", None)[2].role == role


LINES = {
    "words outside the vocabulary": [
        ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm 2026", ""],
        ["", "", "", "Tỉnh giao", "Xã tự đặt ra"],
    ],
    "a long name below": [
        ["STT", "Địa phương", "Chỉ tiêu giao năm 2026", "", ""],
        ["", "", "Số hộ nghèo giảm (hộ)", "Tỷ lệ (%)", "Số việc làm (người)"],
    ],
    "three lines": [
        ["TT", "Chỉ tiêu", "Kế hoạch", "", "", ""],
        ["", "", "Năm 2026", "", "Năm 2027", ""],
        ["", "", "Quý I", "Cả năm", "Quý I", "Cả năm"],
    ],
}
DATA = ["1", "A", "5", "6", "7", "8"]


@pytest.mark.parametrize("name", LINES)
def test_a_header_line_is_told_by_where_it_stands(name: str) -> None:
    rows = [GridRow([Cell(text, 1, 1) for text in texts], [1]) for texts in [*LINES[name], DATA]]
    assert find_header(rows) == (0, len(LINES[name]))


def test_names_reach_over_the_columns_below_them() -> None:
    rows = [GridRow([Cell(text, 1, 1) for text in texts], [1]) for texts in LINES["three lines"]]
    assert names_of(rows)[2:] == [
        ("Kế hoạch", "Năm 2026", "Quý I"),
        ("Kế hoạch", "Năm 2026", "Cả năm"),
        ("Kế hoạch", "Năm 2027", "Quý I"),
        ("Kế hoạch", "Năm 2027", "Cả năm"),
    ]


def test_quantity_and_value_under_one_year_differ_by_unit() -> None:
    found = columns(
        ("TT", ""),
        ("Sản phẩm", ""),
        ("Kế hoạch 2026", "Lượng (Tấn)"),
        ("Kế hoạch 2026", "Giá trị (Nghìn USD)"),
    )
    assert found[1:] == [
        ("label", None, None, None),
        ("value", "target", "2026", "Tấn"),
        ("value", "target", "2026", "Nghìn USD"),
    ]


def test_a_plain_year_before_the_plan_is_a_result() -> None:
    found = columns(("Chỉ tiêu", ""), ("Năm 2023", ""), ("Năm 2025", ""), plan_from=2025)
    assert [measure for _, measure, _, _ in found[1:]] == ["actual", "target"]


def test_the_column_behind_the_ordinals_names_the_rows_where_no_other_does() -> None:
    found = columns(("TT", ""), ("Chủ đầu tư", ""), ("Kế hoạch năm 2025", ""), ("Thực hiện năm 2025", ""))
    assert [role for role, *_ in found] == ["number", "label", "value", "value"]


def test_columns_of_one_measure_and_period_are_told_apart_by_their_names() -> None:
    names = [("TT",), ("Xã, phường",), ("Dự toán thu năm 2025",), ("Dự toán chi năm 2025",)]
    found = read_columns(names, "", None)
    assert [column.role for column in found] == ["number", "label", "value", "value"]
    assert [column.label for column in found[2:]] == ["Dự toán thu năm 2025", "Dự toán chi năm 2025"]
    over = [("Kịch bản 1", "Quý I"), ("Kịch bản 2", "Quý I")]
    found = read_columns([("TT",), ("Chỉ tiêu",), *over], "NĂM 2026", None)
    assert [column.label for column in found[2:]] == ["Kịch bản 1 / Quý I", "Kịch bản 2 / Quý I"]


def test_what_nobody_calls_a_plan_is_none_beside_one() -> None:
    found = columns(("Chỉ tiêu", ""), ("Kế hoạch năm 2026", ""), ("Năm 2026", ""), ("Kết quả", ""))
    assert [(role, measure) for role, measure, *_ in found[1:]] == [
        ("value", "target"),
        ("other", None),
        ("value", "actual"),
    ]


def test_two_columns_of_one_name_tell_nothing() -> None:
    found = columns(("Chỉ tiêu", ""), ("Năm 2026", ""), ("Năm 2026", ""))
    assert [role for role, *_ in found[1:]] == ["other", "other"]


def test_the_task_is_what_tells_the_rows_apart() -> None:
    names = [("Hành động, nhiệm vụ",), ("Nội dung nhiệm vụ",), ("Cơ quan chủ trì",)]
    rows = [["Y tế", "Kiểm tra nước sạch", "Sở Y tế"], ["Y tế", "Sửa trạm y tế", "Sở Y tế"]]
    assert [column.role for column in read_columns(names, "", None, None, rows)] == ["other", "task", "lead"]


def test_what_is_measured_is_no_work() -> None:
    found = columns(
        ("Nội dung", ""), ("ĐVT", ""), ("Thực hiện 2025", ""), ("Kế hoạch 2026", ""), ("Cơ quan chủ trì", "")
    )
    assert [role for role, *_ in found] == ["label", "unit", "value", "value", "lead"]


def test_a_time_that_lay_behind_the_day_of_issue_is_reported() -> None:
    over = [("Giải ngân đến 30/9/2025",), ("Kế hoạch 9 tháng năm 2025",), ("Quý IV/2025",), ("2021 - 2024",)]
    found = told_by_the_day(read_columns(over, "", 2025), datetime.date(2025, 10, 6))
    assert [(column.period, column.measure) for column in found] == [
        ("2025-9M", "actual"),
        ("2025-9M", "target"),
        ("2025-Q4", "target"),
        ("2021/2024", "actual"),
    ]


def test_what_lies_mostly_ahead_of_the_day_of_issue_is_planned() -> None:
    over = [("Lũy kế giải ngân đến 30/6/2026",), ("Kết quả năm 2025",)]
    found = told_by_the_day(read_columns(over, "", 2026), datetime.date(2025, 12, 5))
    assert [column.measure for column in found] == ["target", "actual"]


def test_a_result_column_is_a_figure_beside_a_unit_and_a_product_beside_a_task() -> None:
    assert [role for role, *_ in columns(("Chỉ tiêu", ""), ("Đơn vị", ""), ("Kết quả", ""))] == [
        "label",
        "unit",
        "value",
    ]
    assert [role for role, *_ in columns(("Nhiệm vụ", ""), ("Kết quả", ""))] == ["task", "deliverable"]


def _measures(*headings: str, reported: bool = False) -> list[str | None]:
    over = [("STT",), ("Chỉ tiêu",), ("ĐVT",), *((heading,) for heading in headings)]
    return [column.measure for column in read_columns(over, "", None, reported=reported)[3:]]


def test_years_before_what_was_reached_later_were_reached() -> None:
    assert _measures("Năm 2015", "TH 2016", "ƯTH 2019", "KH 2021") == [
        "actual",
        "actual",
        "estimate",
        "target",
    ]


def test_years_that_want_the_word_which_later_ones_have_are_no_plans() -> None:
    assert _measures("2018", "2019", "KH 2020", "KH 2021") == ["actual", "actual", "target", "target"]
    assert _measures("2024", "2025", "Đến năm 2030") == ["target"] * 3, (
        "one goal behind its years is no contrast"
    )


def test_a_report_tells_what_was_reached() -> None:
    assert _measures("Năm 2025", "Năm 2024", reported=True) == ["actual", "actual"]
    assert _measures("Năm 2025", "KH 2026", reported=True) == ["actual", "target"]
    assert _measures("Năm 2025") == ["target"]


def test_what_is_expected_of_a_year_is_no_second_plan_beside_its_plan() -> None:
    names = [("Chỉ tiêu",), ("KH năm 2024",), ("Dự kiến năm 2024",), ("Dự kiến năm 2025",)]
    read = read_columns(names, "", 2024, 2024)
    assert [(column.measure, column.period) for column in read[1:]] == [
        ("target", "2024"),
        ("estimate", "2024"),
        ("target", "2025"),
    ]
    alone = read_columns([names[0], *names[2:]], "", 2024, 2024)
    assert [column.measure for column in alone[1:]] == ["target", "target"]

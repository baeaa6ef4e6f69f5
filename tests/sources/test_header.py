"""What columns mean by their headers."""

from __future__ import annotations

import pytest

from sources.header import read_columns, role_of

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
        ("TT", ""), ("Chỉ tiêu", ""), ("Ước TH năm 2017", ""), ("Kế hoạch năm 2018", ""), ("KH 2018/ ƯTH 2017 (%)", "")
    )
    assert found[2:] == [
        ("value", "estimate", "2017", None),
        ("value", "target", "2018", None),
        ("value", "ratio", "2018", "%"),
    ]


def test_a_scenario_takes_its_year_from_above() -> None:
    upper = "Kịch bản tăng trưởng GRDP năm 2020"
    found = columns(
        ("TT", ""), ("Ngành kinh tế", ""), *((upper, part) for part in ("Quý I", "6 tháng", "9 tháng", "Cả năm"))
    )
    assert [(measure, period) for _, measure, period, _ in found[2:]] == [
        ("scenario", "2020-Q1"),
        ("scenario", "2020-H1"),
        ("scenario", "2020-9M"),
        ("scenario", "2020"),
    ]


def test_quantity_and_value_under_one_year_differ_by_unit() -> None:
    found = columns(
        ("TT", ""), ("Sản phẩm", ""), ("Kế hoạch 2026", "Lượng (Tấn)"), ("Kế hoạch 2026", "Giá trị (Nghìn USD)")
    )
    assert found[1:] == [
        ("label", None, None, None),
        ("value", "target", "2026", "Tấn"),
        ("value", "target", "2026", "Nghìn USD"),
    ]


def test_a_plain_year_before_the_plan_is_a_result() -> None:
    found = columns(("Chỉ tiêu", ""), ("Năm 2023", ""), ("Năm 2025", ""), plan_from=2025)
    assert [measure for _, measure, _, _ in found[1:]] == ["actual", "target"]


def test_a_result_column_is_a_figure_beside_a_unit_and_a_product_beside_a_task() -> None:
    assert [role for role, *_ in columns(("Chỉ tiêu", ""), ("Đơn vị", ""), ("Kết quả", ""))] == [
        "label",
        "unit",
        "value",
    ]
    assert [role for role, *_ in columns(("Nhiệm vụ", ""), ("Kết quả", ""))] == ["task", "deliverable"]

"""Rows of indicator tables: parents, inherited bodies, units, periods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sources.reading.rows import Reading
from tests.conftest import founding

Plan = Callable[[str], Reading]


def annex(*rows: str, header: str = "TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2024\tCơ quan chủ trì") -> str:
    return "PHỤ LỤC 1\nCHỈ TIÊU NĂM 2024\n" + "\n".join([header, *rows]) + "\n"


def parents(reading: Reading) -> list[tuple[str, str | None]]:
    return [(value.label, value.parent_label) for value in reading.indicator_values]


def test_bullets_under_an_item_are_its_parts(plan: Plan) -> None:
    reading = plan(
        annex(
            "1\tTổng thu:\tTỷ đồng\t10\tSở Tài chính",
            "\t- Thu A\tTỷ đồng\t6\t",
            "\t+ Thu A1\tTỷ đồng\t2\t",
            "\t- Thu B\tTỷ đồng\t4\t",
        )
    )
    assert parents(reading) == [
        ("Tổng thu:", None),
        ("Thu A", "Tổng thu:"),
        ("Thu A1", "Thu A"),
        ("Thu B", "Tổng thu:"),
    ]
    assert {value.agencies for value in reading.indicator_values} == {"Sở Tài chính"}


def test_an_ordinal_beside_a_merged_cell_does_not_move_its_block(plan: Plan) -> None:
    """The ordinal of three merged rows stands at the second; the first is not of the item above."""
    reading = plan(
        annex(
            "13\tTỷ lệ thất nghiệp\t%\t3\t",
            "\t- Số việc làm\tNgười\t5\t",
            "14\t- Tỷ lệ qua đào tạo, trong đó:\t%\t8\t",
            "\tCó chứng chỉ\t%\t4\t",
        )
    )
    assert parents(reading) == [
        ("Tỷ lệ thất nghiệp", None),
        ("Số việc làm", None),
        ("Tỷ lệ qua đào tạo, trong đó:", None),
        ("Có chứng chỉ", "Tỷ lệ qua đào tạo, trong đó:"),
    ]


def test_of_which_with_an_ordinal_of_its_own(plan: Plan) -> None:
    reading = plan(
        annex(
            "8\tKhách du lịch\t1.000 lượt\t10.640\tSở Du lịch",
            "9\tTrong đó: Khách quốc tế\t1.000 lượt\t1.248\t",
        )
    )
    assert parents(reading)[1] == ("Trong đó: Khách quốc tế", "Khách du lịch")
    assert reading.indicator_values[1].agencies == "Sở Du lịch"


def test_dotted_ordinals(plan: Plan) -> None:
    reading = plan(
        annex(
            "11\tDịch vụ công\t\t\t",
            "11.1\tTrực tuyến\t%\t80\t",
            "11.10\tToàn trình\t%\t90\t",
            "12\tKhác\t%\t1\t",
        )
    )
    assert parents(reading) == [
        ("Trực tuyến", "Dịch vụ công"),
        ("Toàn trình", "Dịch vụ công"),
        ("Khác", None),
    ]


@pytest.mark.parametrize("ordinal", ["1", "1.1"])
def test_parts_that_an_item_announces_go_on_behind_the_first(plan: Plan, ordinal: str) -> None:
    reading = plan(
        annex(
            f"{ordinal}\tTổng thu, trong đó:\tTỷ đồng\t10\t",
            "\tThu A\tTỷ đồng\t6\t",
            "\tThu B, gồm:\tTỷ đồng\t4\t",
            "\tThu C\tTỷ đồng\t3\t",
        )
    )
    assert parents(reading)[1:] == [
        ("Thu A", "Tổng thu, trong đó:"),
        ("Thu B, gồm:", "Tổng thu, trong đó:"),
        ("Thu C", "Thu B, gồm:"),
    ]


def test_a_body_heading_leads_the_rows_below_it(plan: Plan) -> None:
    header = "TT\tChỉ tiêu / Cơ quan chủ trì báo cáo\tĐơn vị tính\tKế hoạch năm 2024"
    reading = plan(
        annex(
            "\tSở Kế hoạch và Đầu tư, Cục Thống kê\t\t",
            "1\tGRDP\t%\t9",
            "\tSở Y tế\t\t",
            "2\tBảo hiểm\t%\t95",
            header=header,
        )
    )
    assert [(v.group, v.agencies) for v in reading.indicator_values] == [
        ("Sở Kế hoạch và Đầu tư, Cục Thống kê", "Sở Kế hoạch và Đầu tư; Cục Thống kê"),
        ("Sở Y tế", "Sở Y tế"),
    ]


def test_a_group_may_name_the_period(plan: Plan) -> None:
    header = "TT\tChỉ tiêu\tĐơn vị\tKết quả"
    reading = plan(
        annex(
            "I\tĐến năm 2030\t\t",
            "1\tKinh tế số\t% GDP\t≥ 30",
            "II\tĐến năm 2045\t\t",
            "2\tKinh tế số\t% GDP\t≥ 50",
            header=header,
        )
    )
    assert [value.period for value in reading.indicator_values] == ["2030", "2045"]


def test_words_in_a_value_cell_are_a_reject(plan: Plan) -> None:
    reading = plan(annex("1\tTrình độ\tThứ bậc\tĐạt mức tiên tiến\t", "2\tTỷ lệ\t%\t5\t"))
    assert [value.label for value in reading.indicator_values] == ["Tỷ lệ"]
    assert [(reject.reason, reject.text) for reject in reading.rejects] == [
        ("value_not_numeric", "Trình độ | Đạt mức tiên tiến")
    ]


def test_units_are_converted(plan: Plan) -> None:
    (value,) = plan(annex("1\tHàng hóa qua cảng\t1.000 tấn\t153.300\t")).indicator_values
    assert (value.unit, value.unit_code, value.value_min, value.canonical_min) == (
        "1.000 tấn",
        "tonne",
        153300,
        153300000,
    )


def test_a_raised_mark_is_no_part_of_a_label_but_m2_is_a_unit() -> None:
    labels = {value.label: value for value in founding("000").indicator_values}
    assert "Tỷ lệ về số lượng gói thầu thực hiện đấu thầu qua mạng" in labels
    assert labels["Diện tích sàn nhà ở bình quân"].unit == "m ² sàn/người"


def test_rows_with_a_value_in_the_founding_documents() -> None:
    def rows(prefix: str, annex: str) -> int:
        values = [
            value for value in founding(prefix).indicator_values if value.value_id.split(".")[1] == annex
        ]
        return len({value.value_id.split(".")[2] for value in values})

    assert [rows("000", annex) for annex in ("pl1", "pl2", "pl3")] == [32, 9, 48]
    assert rows("001", "pl") == 28
    assert [rows("002", annex) for annex in ("pl1", "pl2", "pl3")] == [31, 11, 84]


@pytest.mark.parametrize(
    ("label", "printed", "code", "why"),
    [
        (
            "Số bác sỹ/1 vạn dân",
            "Bác sỹ",
            "doctors_per_10000",
            "the label says per how many, the unit what is counted",
        ),
        ("Số giường bệnh trên 10.000 dân", "Giường", "beds_per_10000", ""),
        ("Thuê bao di động trên 100 dân", "Thuê bao", "subscribers_per_100", ""),
        ("Số bác sỹ", "Bác sỹ", "doctor", "a plain count"),
        ("Tỷ lệ hộ nghèo trên 100 dân", "%", "percent", "a share is one already"),
        ("Số xã trên 100 dân", "Xã", None, "a rate without a unit of its own is not a count either"),
    ],
)
def test_a_count_per_so_many_people_is_a_rate(
    plan: Plan, label: str, printed: str, code: str | None, why: str
) -> None:
    (value,) = plan(annex(f"1\t{label}\t{printed}\t14,1\tSở Y tế")).indicator_values
    assert (value.unit, value.unit_code) == (printed, code), why


def test_converting_to_the_base_unit_is_exact(plan: Plan) -> None:
    (value,) = plan(annex("1\tThu\tTỷ đồng\t32,7\t")).indicator_values
    assert value.canonical_min == 32_700_000_000.0


@pytest.mark.parametrize(
    ("label", "column", "cell", "unit", "why"),
    [
        (
            "Khách",
            "Lượt",
            "3,5 triệu",
            "triệu Lượt",
            "a multiplier in the cell goes with the unit of the row",
        ),
        ("Khách", "Triệu lượt", "3,5 triệu", "Triệu lượt", "which has it already"),
        ("Thu nhập", "Đồng", "65 triệu đồng", "triệu đồng", "the cell speaks of its own figure"),
        ("Thu ngân sách", "Tỷ đồng", "Tăng 10%", "%", "a share in a row of sums is a share"),
        ("Kinh tế số", "% GDP", "30%", "% GDP", "the row says more than the cell"),
        ("Tăng trưởng", "%", "15%/năm", "%/năm", "the cell says more than the row"),
        ("Hộ nghèo", "%", "Giảm 0,5 điểm %", "điểm %", "a fall in points"),
        ("Hộ nghèo", "điểm %", "0,5%", "điểm %", "points, said short"),
        ("Khách", "Triệu lượt", "900 lượt", "lượt", "fewer than a million"),
        ("GRDP (%)", "", "9", "%", "the label says it where nothing else does"),
        ("Thu ngân sách (tỷ đồng):", "", "900", "tỷ đồng", ""),
        ("Khách", "", "3,9 triệu lượt", "triệu lượt", "the cell says it where nothing else does"),
        ("Xếp hạng", "Thứ bậc", "≤ 3 Đông Nam Á", "Thứ bậc", "a name that is a unit but for its accents"),
        ("GRDP (giá so sánh)", "", "9", None, "a remark is no unit"),
    ],
)
def test_a_figure_has_the_unit_that_print_puts_nearest(
    plan: Plan, label: str, column: str, cell: str, unit: str | None, why: str
) -> None:
    (value,) = plan(annex(f"1\t{label}\t{column}\t{cell}\tSở Y tế")).indicator_values
    assert value.unit == unit, why


@pytest.mark.parametrize(("column", "cell"), [("Tỷ đồng", "10 dự án"), ("Nghìn lượt", "3,5 triệu")])
def test_a_cell_at_odds_with_the_unit_of_its_row_is_a_reject(plan: Plan, column: str, cell: str) -> None:
    sound = [f"{number}\tB\tHộ\t{number}0\t" for number in range(2, 6)]
    reading = plan(annex(f"1\tA\t{column}\t{cell}\t", *sound))
    assert {value.label for value in reading.indicator_values} == {"B"}
    assert [reject.reason for reject in reading.rejects] == ["bad_number"]


def test_a_comparison_in_plain_figures_is_a_ratio_or_a_difference(plan: Plan) -> None:
    header = "TT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\tTăng, giảm so với năm 2023"
    reading = plan(annex("1\tSố hộ nghèo\tHộ\t5.560\t-620", "2\tSố xã\tXã\t10\t5%", header=header))
    assert [(v.label, v.measure, v.unit, v.value_min) for v in reading.indicator_values] == [
        ("Số hộ nghèo", "target", "Hộ", 5560),
        ("Số xã", "target", "Xã", 10),
        ("Số xã", "ratio", "%", 5),
    ]
    assert [reject.reason for reject in reading.rejects] == ["bad_number"]


def test_a_group_may_be_a_scenario_and_name_the_year_of_quarters(plan: Plan) -> None:
    header = "TT\tChỉ tiêu\tĐơn vị\tQuý I\tCả năm"
    reading = plan(
        annex(
            "I\tKịch bản 1: GRDP tăng 8%\t\t\t",
            "1\tDịch vụ\t%\t7\t8",
            "II\tNăm 2025\t\t\t",
            "1\tDịch vụ\t%\t9\t10",
            header=header,
        )
    )
    assert [(value.period, value.measure) for value in reading.indicator_values] == [
        ("2024-Q1", "scenario"),
        ("2024", "scenario"),
        ("2025-Q1", "target"),
        ("2025", "target"),
    ]


def test_a_bullet_may_stand_in_the_column_of_ordinals(plan: Plan) -> None:
    reading = plan(
        annex("1\tGRDP\t%\t10\t", "•\tNông nghiệp\t%\t3\t", "•\tDịch vụ\t%\t9\t", "2\tDân số\tNgười\t5\t")
    )
    assert parents(reading) == [
        ("GRDP", None),
        ("Nông nghiệp", "GRDP"),
        ("Dịch vụ", "GRDP"),
        ("Dân số", None),
    ]


def test_figures_under_a_name_that_nobody_knows_are_rejects(plan: Plan) -> None:
    header = "TT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\tTăng, giảm (+/-)"
    reading = plan(annex("1\tSố xã\tXã\t10\t-2", header=header))
    assert [value.value_min for value in reading.indicator_values] == [10]
    assert [(reject.reason, reject.text) for reject in reading.rejects] == [
        ("unread_text", "Số xã | Tăng, giảm (+/-): -2")
    ]


@pytest.mark.parametrize(
    ("rows", "labels", "why"),
    [
        (
            ("1\tTỷ lệ dân số tham gia", "bảo hiểm y tế\t%\t95\tSở Y tế"),
            ["Tỷ lệ dân số tham gia bảo hiểm y tế"],
            "a label runs over the end of its line",
        ),
        (
            ("1\tTỷ lệ dân số tham gia", "bảo hiểm", "y tế\t%\t95\tSở Y tế"),
            ["Tỷ lệ dân số tham gia bảo hiểm y tế"],
            "over two lines",
        ),
        (
            ("1\tGRDP\t%\t9\t", "- Nông nghiệp\t%\t3\t", "2\tDân số\tNgười\t5\t"),
            ["GRDP", "Nông nghiệp", "Dân số"],
            "a row has lost its blank first cell",
        ),
    ],
)
def test_rows_that_a_tab_or_a_line_end_damages(
    plan: Plan, rows: tuple[str, ...], labels: list[str], why: str
) -> None:
    more = ("3\tHộ nghèo\t%\t1\tSở Y tế", "4\tViệc làm\tNgười\t7\tSở Nội vụ")
    reading = plan(annex(*rows, *more))
    assert [value.label for value in reading.indicator_values] == [*labels, "Hộ nghèo", "Việc làm"], why
    assert reading.rejects == []


def test_a_figure_in_the_column_of_units_tells_of_a_lost_cell(plan: Plan) -> None:
    header = "TT\tChỉ tiêu\tĐơn vị\tThực hiện năm 2023\tKế hoạch năm 2024"
    reading = plan(annex("1\tGRDP\t%\t8\t9", "2\tHộ nghèo\t2\t1", "3\tDân số\tNgười\t5\t6", header=header))
    assert [value.label for value in reading.indicator_values] == ["GRDP", "GRDP", "Dân số", "Dân số"]
    assert [(reject.reason, reject.text) for reject in reading.rejects] == [
        ("incomplete_row", "2 | Hộ nghèo | 2 | 1")
    ]

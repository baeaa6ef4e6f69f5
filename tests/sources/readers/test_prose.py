"""Quantities of running text: what they are, of what, for when; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sources.document.sentences import spans
from sources.grammar.scan import scan
from sources.readers.statements import read_statements
from sources.reading.rows import Reading

Plan = Callable[..., Reading]

FOUND = [
    ("Phấn đấu GRDP tăng trên 16,5% so với năm 2019.", [("gt", 16.5, None, "%")], "a bound, and a year that is no figure"),
    ("tỷ lệ từ 25 - 30%; từ 1-3 trung tâm", [("range", 25, 30, "%"), ("range", 1, 3, "trung tâm")], "ranges"),
    ("đạt khoảng 30% - 35%/năm", [("range", 30, 35, "%/năm")], "the sign printed twice"),
    ("đạt từ 85% trở lên", [("ge", 85, None, "%")], "the bound behind"),
    ("tối thiểu đạt 20%/năm", [("ge", 20, None, "%/năm")], "a verb between bound and figure"),
    ("duy trì ở mức dưới 3%", [("lt", None, 3, "%")], ""),
    ("khoảng 113.524 triệu tấn.km (tương đương 207,9 triệu tấn)", [("approx", 113524, 113524, "triệu tấn.km"), ("eq", 207.9, 207.9, "triệu tấn")], ""),
    ("trên 97% trẻ em dưới 1 tuổi được tiêm", [("gt", 97, None, "%")], "an age is no target"),
    ("đạt 14 bác sỹ và 38 giường bệnh trên 1 vạn dân", [("eq", 14, 14, "bác sỹ"), ("eq", 38, 38, "giường bệnh")], "the base of a rate"),
    ("GRDP bình quân đạt 29.900USD", [("eq", 29900, 29900, "USD")], "glued"),
    ("ước đạt 8,19%", [("eq", 8.19, 8.19, "%")], "reckoned is not rough"),
    ("tăng từ 2 lên 3 phó trưởng phòng", [("eq", 3, 3, "phó trưởng phòng")], "what it rises to"),
    ("hoàn thành 56/93 nhiệm vụ", [("eq", 56, 56, "nhiệm vụ")], "so many of so many"),
    ("gấp 2 lần năm 2010", [("eq", 2, 2, "lần")], ""),
    ("năm 2024 xếp thứ 05 cả nước; thuộc top 3", [("eq", 5, 5, "thứ hạng"), ("le", None, 3, "thứ hạng")], "ranks"),
    ("chiếm 40% GRDP", [("eq", 40, 40, "% GRDP")], ""),
    ("nâng cấp 18 trạm y tế", [("eq", 18, 18, "trạm y tế")], "a verb that ends like a level"),
    ("tốc độ 10 Gbps", [("eq", 10, 10, "Gbps")], ""),
    ("đào tạo 15.000 lao động, trong đó 5.000 lao động nữ", [("eq", 15000, 15000, "lao động"), ("eq", 5000, 5000, "lao động")], ""),
    ("Hỗ trợ tối đa 50 triệu đồng/dự án", [("le", None, 50, "triệu đồng/dự án")], "per what is counted"),
    ("xếp thứ 3/63 tỉnh, thành phố", [("eq", 3, 3, "thứ hạng")], "among how many"),
    ("2,5 - 5,5 tỷ đồng/xã, phường", [("range", 2.5, 5.5, "tỷ đồng/xã, phường")], "per what"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "why"), FOUND)
def test_statements(
    sentence: str, expected: list[tuple[str, float | None, float | None, str]], why: str
) -> None:
    found, _ = read_statements(scan(sentence))
    assert [(s.quantity.comparator, s.quantity.low, s.quantity.high, s.unit) for s in found] == expected, why


NONE = [
    ("Nghị quyết số 45-NQ/TW ngày 24/01/2019 của Bộ Chính trị", "numbers and dates of documents"),
    ("dịch vụ công trực tuyến mức độ 3, 4", "levels"),
    ("Quốc lộ 10, đường tỉnh 356, Đường 5", "roads"),
    ("giai đoạn 2021 - 2025, Quý IV/2025, 6 tháng đầu năm, tháng 6/2020", "times"),
    ("Đại hội lần thứ 16, khóa XV, kỷ niệm 65 năm", "ordinals and anniversaries"),
    ("mạng 5G, công nghiệp 4.0, điện tử hải quan 24/7", "names of techniques"),
    ("tại 5 xã của 4 huyện", "counts inside a phrase"),
    ("Trạm Y tế điểm của 4 huyện", "counts inside a phrase"),
    ("theo Điều 5, khoản 2 và mục 4 phần III", "references"),
]


@pytest.mark.parametrize(("sentence", "why"), NONE)
def test_figures_that_say_nothing_of_the_kind(sentence: str, why: str) -> None:
    assert read_statements(scan(sentence))[0] == [], why


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


PERIODS = [
    ("Năm 2024, thu đạt 5 tỷ đồng; chi đạt 4 tỷ đồng. Xuất khẩu tăng 3%.", ["2024", "2024", "2024"], "holds for what follows"),
    ("Đến năm 2025, thu đạt 5%. Giai đoạn 2026 - 2030, chi tăng 4%/năm.", ["2025", "2026/2030"], "until another is named"),
    ("Đến năm 2025, tỷ trọng đạt 45%; tốc độ bình quân giai đoạn 2021 - 2025 đạt 15%/năm; bán lẻ đạt 320 tỷ đồng.", ["2025", "2021/2025", "2025"], "one clause has its own"),
    ("Giai đoạn 2026 - 2030, xây dựng 20% xã “không ma túy” ngay trong năm 2026; đến năm 2030 đạt 100% xã.", ["2026", "2030"], "the nearer one behind"),
    ("Tốc độ tăng bình quân là 12,5% trong giai đoạn 2026 - 2030, GRDP bình quân đạt 29.900 USD.", ["2026/2030", "2030"], "a level is of the last year"),
    ("Tăng trên 16,5% so với năm 2023.", ["2024"], "what it is measured against is not its period; the plan's year is"),
    ("Quý I/2024 tăng 5%; 6 tháng đầu năm tăng 6%; 9 tháng tăng 7%.", ["2024-Q1", "2024-H1", "2024-9M"], "parts of the year"),
    ("Tăng trưởng trên 10%/năm giai đoạn 2026-2030.", ["2026/2030"], "a span directly behind"),
    ("Quý I năm 2024, GDP tăng 6,93%; mục tiêu tăng trưởng cả năm đạt trên 8%.", ["2024-Q1", "2024"], "the whole year"),
    ("Đến ngày 30/9/2024, giải ngân đạt 52%; đến 31/12/2024 đạt 95%.", ["2024-9M", "2024"], "the day that ends a part of the year"),
    ("Xây dựng 08 xã kiểu mẫu, ban hành tiêu chí giai đoạn 2020 - 2025.", ["2024"], "the span belongs to something else"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "why"), PERIODS)
def test_periods(plan: Plan, sentence: str, expected: list[str], why: str) -> None:
    assert [value.period for value in plan(f"1. {sentence}\n").indicator_values] == expected, why


def test_the_period_of_a_heading_holds_below_it(plan: Plan) -> None:
    reading = plan("1. Mục tiêu đến năm 2030\na) Kinh tế\n- Thu đạt 5%.\n2. Khác\n- Chi đạt 6%.\n")
    assert [value.period for value in reading.indicator_values] == ["2030", "2024"]


MEASURES = [
    ("Phấn đấu thu đạt 5 tỷ đồng.", "target", ""),
    ("Năm 2023, thu đạt 5 tỷ đồng.", "actual", "the year had ended"),
    ("Hiện nay có 22 trạm phát sóng.", "actual", "the words say so"),
    ("Năm 2024 thu ước đạt 5 tỷ đồng.", "estimate", ""),
    ("Năm 2023, GRDP (kế hoạch 8%).", "target", "what had been planned for a year that has ended"),
    ("Đa dạng hóa, thu đạt 5 tỷ đồng.", "target", "“đa” is not “đã”"),
]


@pytest.mark.parametrize(("sentence", "measure", "why"), MEASURES)
def test_measures(plan: Plan, sentence: str, measure: str, why: str) -> None:
    assert [value.measure for value in plan(f"1. {sentence}\n").indicator_values] == [measure], why


LABELS = [
    ("tỷ lệ thất nghiệp thành thị ở mức 3,86%", ["tỷ lệ thất nghiệp thành thị"], "the subject leads up to it"),
    ("100% hộ dân có điện", ["hộ dân có điện"], "the subject stands behind it"),
    ("Tích hợp 30% các dịch vụ công", ["Tích hợp các dịch vụ công"], "around it"),
    ("Tổng sản phẩm (GRDP) năm 2024 tăng 5%", ["Tổng sản phẩm (GRDP) tăng"], "an abbreviation stays, a year does not"),
    ("đạt 14 bác sỹ và 38 giường bệnh trên 1 vạn dân", ["bác sỹ trên 1 vạn dân", "giường bệnh trên 1 vạn dân"], "one base for both"),
    ("tối thiểu 80% hồ sơ cấp tỉnh, 60% hồ sơ cấp huyện", ["hồ sơ cấp tỉnh", "hồ sơ cấp huyện"], "each its own"),
    ("vốn đầu tư đạt 5 tỷ đồng, tăng 12% so với năm 2023", ["vốn đầu tư", "vốn đầu tư tăng"], "said of the one before"),
    ("mức bán lẻ (siêu thị, chợ...) đạt 30%", ["mức bán lẻ"], "brackets stay out"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "labels", "why"), LABELS)
def test_labels(plan: Plan, sentence: str, labels: list[str], why: str) -> None:
    assert [value.label for value in plan(f"1. Năm 2024, {sentence}.\n").indicator_values] == labels, why


def test_a_label_too_long_is_cut_between_words(plan: Plan) -> None:
    (value,) = plan(f"1. {'Tỷ lệ hộ dân được dùng nước sạch ' * 12}đạt 98%.\n").indicator_values
    assert len(value.label) <= 300
    assert value.label.split()[-1] in ["Tỷ", "lệ", "hộ", "dân", "được", "dùng", "nước", "sạch"]


def test_parts_of_a_total_name_it_as_their_parent(plan: Plan) -> None:
    values = plan(
        "1. Tổng thu 98 tỷ đồng, bao gồm: thu địa phương 35 tỷ đồng, riêng nội địa 33 tỷ đồng; chi 9 tỷ đồng.\n"
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

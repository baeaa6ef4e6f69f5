"""Tables as a whole: page breaks, repeated headers, groups, cut rows, strays, footnotes, the ledger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sources.reading.rows import Reading
from tests.conftest import founding

Plan = Callable[[str], Reading]
HEADER = "TT\tNhiệm vụ\tThời hạn hoàn thành\tCơ quan chủ trì"


def annex(*rows: str) -> str:
    return "PHỤ LỤC 4\nMỘT SỐ NHIỆM VỤ NĂM 2024\n" + "\n".join([HEADER, *rows]) + "\n"


def test_a_row_runs_on_under_the_repeated_header(plan: Plan) -> None:
    rows = [
        "1\tXây dựng trường học tại\tTháng 6\tSở Giáo dục và",
        "",
        "TT\tNHIỆM VỤ\tThời hạn hoàn thành\tCơ quan chu trì",
        "\tcác xã\t\tĐào tạo",
        "2\tViệc khác\tQuý I/2024\tSở Y tế",
    ]
    reading = plan(annex(*rows))
    first, second = reading.tasks
    assert (first.description, first.lead) == ("Xây dựng trường học tại các xã", "Sở Giáo dục và Đào tạo")
    assert str(first.due_to) == "2024-06-30"
    assert second.number == "2"
    assert reading.rejects == []


def test_words_printed_again_at_the_head_of_a_page_are_said_once(plan: Plan) -> None:
    reading = plan(
        annex(
            "1\tLập kế hoạch. Công bố kết quả.\tTháng 6\tSở Y tế",
            "\tCông bố kết quả.\t\t",
            "2\tViệc\tTháng 7\tSở Y tế",
        )
    )
    assert reading.tasks[0].description == "Lập kế hoạch. Công bố kết quả."


def test_a_second_deadline_is_a_row_of_its_own(plan: Plan) -> None:
    reading = plan(annex("1\tViệc A\tTháng 6\tSở Y tế", "\tViệc A, đợt hai\tTháng 9\tSở Y tế"))
    assert [task.deadline for task in reading.tasks] == ["Tháng 6", "Tháng 9"]


def test_another_header_opens_another_table(plan: Plan) -> None:
    """Two tables with nothing between them: figures must not fall under the columns of the first."""
    reading = plan(
        "PHỤ LỤC\nTT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\n1\tA\tTấn\t5\n"
        "TT\tChỉ tiêu\tĐơn vị\tThực hiện năm 2023\tKế hoạch năm 2024\n1\tB\tTấn\t6\t7\n"
    )
    values = [(value.label, value.period, value.value_min) for value in reading.indicator_values]
    assert values == [("A", "2024", 5), ("B", "2023", 6), ("B", "2024", 7)]


SPANS = [
    (
        ["Năm hiện hành 2025", "Năm 2026", "Năm 2027"],
        ["Kế hoạch", "Ước thực hiện"],
        ["2025 target", "2025 estimate", "2026 target", "2027 target"],
        "plan and estimate are of the year that runs",
    ),
    (
        ["Năm 2025", "Dự toán năm 2026", "Dự kiến năm 2027"],
        ["Dự toán", "Ước thực hiện"],
        ["2025 target", "2025 estimate", "2026 target", "2027 target"],
        "of the one year that says no more",
    ),
    (
        ["Năm 2025", "Dự kiến 03 năm kế hoạch"],
        ["Dự toán", "Đánh giá thực hiện", "Năm 2026", "Năm 2027", "Năm 2028"],
        ["2025 target", "2025 estimate", "2026 target", "2027 target", "2028 target"],
        "a year is named once, above or below",
    ),
]


@pytest.mark.parametrize(("upper", "lower", "expected", "why"), SPANS)
def test_which_names_of_a_piped_header_span_others(
    plan: Plan, upper: list[str], lower: list[str], expected: list[str], why: str
) -> None:
    rows = [["STT", "Nội dung", *upper], lower]
    rows += [[str(n), f"Thu từ nguồn {n}", *(f"{n}.00{m}" for m in range(len(expected)))] for n in (1, 2, 3)]
    piped = "|\n" + "".join("".join(f"{cell}\n|\n" for cell in row) + "|\n" for row in rows)
    values = plan(f"PHỤ LỤC\nCHỈ TIÊU CHỦ YẾU\n\n{piped}").indicator_values
    assert [f"{value.period} {value.measure}" for value in values[: len(expected)]] == expected, why


def test_a_project_without_papers_is_a_project(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC\nTT\tTên dự án\tTổng mức đầu tư (tỷ đồng)\tChủ đầu tư\n1\tCầu A\t5\tSở Xây dựng\n"
    )
    assert [(project.name, project.investment_million_vnd) for project in reading.projects] == [
        ("Cầu A", 5000)
    ]
    assert reading.project_approvals == []


PROJECTS = [
    ("1.200 tỷ đồng", 1_200_000, "the cell says it itself"),
    ("1.200 tỷ", 1_200_000, "in short"),
    ("1 800", 1800, "a blank groups thousands; the unit stands over the table"),
    ("khoảng 1.500", 1500, ""),
    ("1.000 - 1.200", None, "a range is no sum"),
    ("1.200 triệu USD", None, "nor is another money"),
]


@pytest.mark.parametrize(("printed", "million", "why"), PROJECTS, ids=[case[0] for case in PROJECTS])
def test_the_sum_of_a_project(plan: Plan, printed: str, million: float | None, why: str) -> None:
    head = "PHỤ LỤC\nĐơn vị tính: triệu đồng\nTT\tTên dự án\tChủ đầu tư\tTổng mức đầu tư\n"
    reading = plan(f"{head}1\tCầu A\tSở Xây dựng\t{printed}\n")
    assert [project.investment_million_vnd for project in reading.projects] == [million], why
    assert [reject.reason for reject in reading.rejects] == ([] if million else ["bad_number"])


@pytest.mark.parametrize("header", ["Tổng mức đầu tư, tỷ đồng", "Tổng mức đầu tư (Tỷ đồng)", "TMĐT (tỷ đ)"])
def test_the_unit_of_sums_in_a_header(plan: Plan, header: str) -> None:
    reading = plan(f"PHỤ LỤC\nTT\tTên dự án\tChủ đầu tư\t{header}\n1\tCầu A\tSở Xây dựng\t1,2\n")
    assert [project.investment_million_vnd for project in reading.projects] == [1200]


def test_approvals_and_sums_under_one_heading(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC\nĐơn vị tính: tỷ đồng\nTT\tDanh mục dự án\tChủ đầu tư\tQuyết định đầu tư\t\t\n"
        "\t\t\tSố quyết định, ngày, tháng, năm ban hành\tTMĐT\t\n"
        "\t\t\t\tTổng số (tất cả các nguồn vốn)\tTrong đó: NSTW\n"
        "1\tCầu A\tSở Xây dựng\t12/QĐ-UBND ngày 1/2/2024\t120\t100\n"
    )
    (project,) = reading.projects
    assert (project.approvals, project.investment_million_vnd) == ("12/QĐ-UBND ngày 1/2/2024", 120_000)


def test_sums_over_projects_and_parts_of_one_are_no_projects(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC\nTT\tTên dự án\tChủ đầu tư\tTổng mức đầu tư (tỷ đồng)\n"
        "\tTỔNG SỐ\t\t3\n1\tTổng công ty A xây cầu\tSở Xây dựng\t2\n"
        "\tTrong đó: GPMB\t\t1\n2\tCầu B\tSở Xây dựng\t1\n\tTổng cộng\t\t3\n"
    )
    assert [(project.number, project.phase) for project in reading.projects] == [("1", None), ("2", None)]
    assert [reject.text for reject in reading.rejects] == [
        "TỔNG SỐ | 3",
        "Trong đó: GPMB | 1",
        "Tổng cộng | 3",
    ]


def test_the_beginning_and_the_end_of_a_task_may_have_a_column_each(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện\t\n\t\t\tBắt đầu\tKết thúc\n"
        "1\tA\tSở Y tế\t01/2026\t6/2026\n2\tB\tSở Y tế\tQuý I\t\n3\tC\tSở Y tế\t\tQuý II\n"
    )
    assert [(task.deadline, str(task.due_from), str(task.due_to)) for task in reading.tasks] == [
        ("01/2026 - 6/2026", "2026-01-01", "2026-06-30"),
        ("Quý I", "2024-01-01", "None"),
        ("Quý II", "2024-04-01", "2024-06-30"),
    ]


def test_a_last_cell_that_runs_over_its_line_is_whole(plan: Plan) -> None:
    rows = ("1\tViệc A\tTháng 6\tSở Văn hóa, Thể thao", "và Du lịch", "2\tViệc B\tTháng 7\tSở Y tế")
    reading = plan(annex(*rows, "3\tViệc C\tTháng 8\tSở Y tế"))
    assert [task.lead for task in reading.tasks] == ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Sở Y tế"]
    assert reading.rejects == []


def test_a_title_between_numbered_rows_and_a_header_in_other_words_are_no_rows(plan: Plan) -> None:
    piped = "".join(
        "".join(f"{cell}\n|\n" for cell in row) + "|\n"
        for row in (
            ["STT", "Nhiệm vụ, giải pháp", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian"],
            ["I. THỂ CHẾ"],
            ["1", "Rà soát quy định", "Sở Tư pháp", "Sở Y tế", "2026"],
            ["2", "Sửa đổi quy định", "Sở Tư pháp", "Sở Y tế", "2026"],
            ["II. Hạ tầng"],
            ["", "Nội dung", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian thực hiện"],
            ["3", "Xây dựng trạm", "Sở Xây dựng", "Sở Y tế", "2027"],
        )
    )
    tasks = plan(f"PHỤ LỤC\nNHIỆM VỤ\n\n|\n{piped}").tasks
    assert [(task.group, task.description, task.lead) for task in tasks] == [
        ("THỂ CHẾ", "Rà soát quy định", "Sở Tư pháp"),
        ("THỂ CHẾ", "Sửa đổi quy định", "Sở Tư pháp"),
        ("Hạ tầng", "Xây dựng trạm", "Sở Xây dựng"),
    ]


def test_a_row_whose_last_cells_are_merged_with_those_above_ends_at_its_rule(plan: Plan) -> None:
    header = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kết quả", "Kinh phí"]
    rows = [[str(n), f"Triển khai việc {n}", "Sở Y tế", "Sở Nội vụ", "Năm 2026"] for n in (1, 2, 3, 4)]
    rows[0] += ["Báo cáo", "Chi thường xuyên"]
    piped = "".join("".join(f"{cell}\n|\n" for cell in row) + "|\n" for row in [header, *rows])
    tasks = plan(f"PHỤ LỤC\nNHIỆM VỤ\n\n|\n{piped}").tasks
    assert [(task.number, task.deadline, task.deliverable) for task in tasks] == [
        ("1", "Năm 2026", "Báo cáo"),
        *((number, "Năm 2026", None) for number in "234"),
    ]


def test_a_piped_table_whose_columns_nobody_knows_is_no_running_text(plan: Plan) -> None:
    rows = [
        ["STT", "Địa điểm", "Đối tượng"],
        *([str(n), f"Bãi {n}", f"Nuôi tôm 0{n} vùng"] for n in (1, 2, 3)),
    ]
    piped = "".join("".join(f"{cell}\n|\n" for cell in row) + "|\n" for row in rows)
    reading = plan(f"PHỤ LỤC\nĐỊA ĐIỂM\n\n|\n{piped}")
    assert [row.cells for row in reading.printed_rows] == rows[1:]
    assert [annex.kind for annex in reading.annexes] == ["other"]
    assert reading.indicator_values == []
    assert not any("Bãi" in (clause.text or "") for clause in reading.clauses)


def test_papers_to_be_drafted_are_tasks(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC\nSTT\tTên nội dung\tĐơn vị chủ trì soạn thảo\tCấp trình\tThời gian trình\n"
        "1\tNghị quyết về A\tSở Xây dựng\tHĐND tỉnh\tTháng 10\n"
        "2\tQuyết định B\tSở Y tế\tUBND tỉnh\tTháng 11\n"
    )
    assert [(task.lead, str(task.due_to)) for task in reading.tasks] == [
        ("Sở Xây dựng", "2024-10-31"),
        ("Sở Y tế", "2024-11-30"),
    ]


def test_a_row_that_the_file_cuts_off_is_a_reject() -> None:
    from tests.conftest import read_plan

    text = annex(
        "1\tViệc A\tTháng 6\tSở Y tế",
        "2\tViệc B\tTháng 7\tSở Y tế",
        "3\tViệc C\tTháng 8\tSở Y tế",
        "4\tXây dựng Đề án phát",
    ).rstrip("\n")
    reading = read_plan(text)
    assert [task.number for task in reading.tasks] == ["1", "2", "3"]
    assert [(reject.reason, reject.text) for reject in reading.rejects] == [
        ("incomplete_row", "4 | Xây dựng Đề án phát")
    ]


def test_stray_text_between_rows_is_a_reject_and_a_page_number_is_not(plan: Plan) -> None:
    reading = plan(
        annex("1\tViệc A\tTháng 6\tSở Y tế", "12", "chữ lạc giữa bảng", "2\tViệc B\tTháng 7\tSở Y tế")
    )
    assert [reject.text for reject in reading.rejects] == ["chữ lạc giữa bảng"]
    assert [line.role for line in reading.lines if line.text == "12"] == ["page"]


def test_a_cell_that_says_who_leads_and_who_takes_part_is_parted_before_its_names(plan: Plan) -> None:
    row = "1\tSắp xếp bộ máy\tChủ trì: Sở Nội vụ; Phối hợp: Các sở, ban, ngành\tQuý I"
    (task,) = plan(f"PHỤ LỤC\nTT\tNhiệm vụ\tCơ quan chủ trì, phối hợp\tThời hạn\n{row}").tasks
    assert (task.lead, task.coordinating) == ("Sở Nội vụ", "Các sở, ban, ngành")


def test_a_number_over_letters_is_a_title(plan: Plan) -> None:
    rows = "1\tXuất khẩu\t\t\na\tHội chợ\tSở Công Thương\tQuý I\n2\tTổng kết\t\tQuý IV"
    found = plan(f"PHỤ LỤC\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n{rows}").tasks
    assert [(task.number, task.group) for task in found] == [("a", "Xuất khẩu"), ("2", None)]


def test_groups_by_number_by_title_set_over_all_columns_and_by_sub_numbers() -> None:
    groups = {task.number: (task.group_number, task.group) for task in founding("003").tasks}
    assert groups["3.1"] == (
        "3",
        "Tăng cường thu hút vốn đầu tư phát triển, tập trung đầu tư các công trình hạ tầng trọng điểm",
    )
    assert groups["2.11"] == ("2", None)


def test_tasks_and_projects_of_the_founding_documents() -> None:
    assert [task.number for task in founding("000").tasks] == [str(number) for number in range(1, 89)]
    assert [task.number for task in founding("002").tasks] == [str(number) for number in range(1, 54)]
    assert len(founding("003").tasks) == 31
    assert (len(founding("002").projects), len(founding("002").project_approvals)) == (20, 29)


def test_what_is_left_of_a_mutilated_beginning_is_a_reject() -> None:
    (reject,) = founding("003").rejects
    assert (reject.line_from, reject.line_to, reject.reason) == (226, 229, "incomplete_row")


def test_a_number_cut_in_two_by_a_page_break_reads_whole() -> None:
    numbers = {approval.number for approval in founding("002").project_approvals}
    assert "3067/QĐ-UBND" in numbers


def test_footnotes_are_tied_to_their_rows() -> None:
    notes = founding("000").footnotes
    assert [note.mark for note in notes] == ["1", "2", "3", "4", "5", "6"]
    assert notes[0].anchored_to == "hai-phong-02-ct-ubnd-2020-01-13.l16"
    assert notes[3].anchored_to == "hai-phong-02-ct-ubnd-2020-01-13.pl3.r037"


NOTES = [
    ("GRDP (1)", "(1) Giá so sánh.", "1", "GRDP", "a figure in round brackets behind the label"),
    ("GRDP (1) (%)", "(1) Giá so sánh.", "1", "GRDP (%)", "a unit may stand behind the mark"),
    ("GRDP[1]", "[1] Giá so sánh.", "1", "GRDP", "square brackets"),
    ("GRDP[^1]", "[^1]: Giá so sánh.", "1", "GRDP", "a footnote of Markdown"),
    ("GRDP (*)", "(*) Giá so sánh.", "(*)", "GRDP", "an asterisk in brackets"),
    ("GRDP*", "* Giá so sánh.", "*", "GRDP", "an asterisk"),
    ("GRDP\\*", "\\* Giá so sánh.", "*", "GRDP", "an asterisk that Markdown escapes"),
    ("GRDP<sup>1</sup>", "<sup>1</sup> Giá so sánh.", "1", "GRDP", "raised by a tag"),
]


@pytest.mark.parametrize(("label", "line", "mark", "bare", "why"), NOTES, ids=[case[4] for case in NOTES])
def test_marks_behind_labels_and_notes_below_the_table(
    plan: Plan, label: str, line: str, mark: str, bare: str, why: str
) -> None:
    reading = plan(
        f"PHỤ LỤC\nTT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\n1\t{label}\t%\t9\n2\tThu\t%\t8\n\n{line}\n"
    )
    (note,) = reading.footnotes
    assert (note.mark, note.text) == (mark, "Giá so sánh."), why
    assert (note.anchored_to or "").endswith(".pl.r001")
    assert [value.label for value in reading.indicator_values] == [bare, "Thu"]
    assert reading.rejects == []


@pytest.mark.parametrize(
    "label", ["(1) Thu nội địa", "Thu (tỷ đồng)", "Bội chi (3)=(1)-(2)", "Nhóm (1) và (2), cả nước"]
)
def test_what_is_no_mark_stays_in_the_label(plan: Plan, label: str) -> None:
    reading = plan(f"PHỤ LỤC\nTT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\n1\t{label}\t%\t9\n2\tThu\t%\t8\n")
    assert reading.indicator_values[0].label == label


def test_a_raised_figure_behind_a_value_is_no_digit_of_it(plan: Plan) -> None:
    reading = plan(
        "PHỤ LỤC\nTT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\n1\tA\t%\t8\n2\tB\tkm<sup>2</sup>\t9<sup>2</sup>\n"
    )
    assert [(value.unit, value.value_min) for value in reading.indicator_values] == [("%", 8), ("km²", 9)]


def test_a_source_under_a_table_is_a_note_of_the_table_and_a_page_number_is_none(plan: Plan) -> None:
    rows = "1\tA\t%\t8\nTrang 2/5\n2\tB\t%\t9\n- 3 -\n3\tC\t%\t7\n\nNguồn: Cục Thống kê.\n"
    reading = plan(f"PHỤ LỤC\nTT\tChỉ tiêu\tĐơn vị\tKế hoạch năm 2024\n{rows}")
    (note,) = reading.footnotes
    assert (note.mark, note.text) == ("Nguồn", "Nguồn: Cục Thống kê.")
    assert note.anchored_to == reading.annexes[0].annex_id
    assert [line.role for line in reading.lines if line.text in ("Trang 2/5", "- 3 -")] == ["page", "page"]
    assert (len(reading.indicator_values), reading.rejects) == (3, [])


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_every_line_has_a_role_and_an_owner(prefix: str) -> None:
    reading = founding(prefix)
    assert [line.line for line in reading.lines] == list(range(1, reading.document.lines + 1))
    assert all(line.role == "blank" or line.owner for line in reading.lines)
    assert all((line.role == "blank") == (not (line.text or "").strip()) for line in reading.lines)


@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_every_row_stands_in_its_lines(prefix: str) -> None:
    """Each word of each published row is in the lines that the ledger gives to it."""
    from collections import Counter

    from expectations.rules.evidence import words

    reading = founding(prefix)
    held: dict[str, Counter[str]] = {}
    for line in reading.lines:
        if line.owner:
            held.setdefault(line.owner, Counter()).update(words(line.text or ""))
    for row in reading.printed_rows:
        assert not Counter(words(" ".join(row.cells))) - held[row.row_id], row.row_id


def test_reading_twice_is_equal() -> None:
    from sources.files.text import read_text
    from sources.reading.corrections import load_corrections
    from sources.reading.passes import read
    from tests.conftest import DOCUMENTS

    (path,) = DOCUMENTS.glob("002*.txt")
    again = read(read_text(path.name, path.read_bytes()), load_corrections())
    assert again == founding("002")

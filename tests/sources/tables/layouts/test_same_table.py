"""One table flattened every way gives the same rows, and survives what print and scraping do to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from textwrap import wrap

import pytest

from sources.reading.rows import Reading
from tests.conftest import HEAD, read_plan

TASKS = [
    ["TT", "Nhiệm vụ", "Thời hạn hoàn thành", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả"],
    ["I", "NHÓM NHIỆM VỤ THỂ CHẾ", "", "", "", ""],
    [
        "1",
        "Xây dựng Đề án phát triển nông nghiệp giai đoạn 2024 - 2030",
        "Quý II/2024",
        "Sở Tài chính",
        "Sở Y tế",
        "Đề án",
    ],
    ["2", "Rà soát các quy định về đất đai", "Tháng 6/2024", "Sở Nội vụ, Sở Tư pháp", "", "Báo cáo"],
    ["II", "NHÓM NHIỆM VỤ HẠ TẦNG", "", "", "", ""],
    [
        "3",
        "Đầu tư hạ tầng số tại các xã",
        "Thường xuyên",
        "Sở Khoa học và Công nghệ",
        "Các sở, ngành",
        "Hạ tầng",
    ],
    [
        "4",
        "Tổ chức hội nghị đối thoại doanh nghiệp",
        "Hằng năm",
        "Sở Công Thương",
        "Sở Tài chính",
        "Hội nghị",
    ],
]
INDICATORS = [
    ["TT", "Chỉ tiêu", "Đơn vị tính", "Ước thực hiện năm 2023", "Kế hoạch năm 2024"],
    ["I", "Chỉ tiêu kinh tế", "", "", ""],
    ["1", "Tốc độ tăng trưởng GRDP", "%", "7,52", "8,0 - 8,5"],
    ["2", "Thu ngân sách trên địa bàn", "Tỷ đồng", "4.250,5", "> 4.500"],
    ["", "- Thu nội địa", "Tỷ đồng", "4.000,0", "4.300"],
    ["II", "Chỉ tiêu xã hội", "", "", ""],
    ["3", "Tỷ lệ hộ nghèo", "%", "10,2", "≤ 8,0"],
    ["4", "Số xã đạt chuẩn nông thôn mới", "Xã", "65", "70"],
]
# What the two tables say, written by hand: no flattening is the measure of the others.
TASK_ROWS = """
1 | NHÓM NHIỆM VỤ THỂ CHẾ | Xây dựng Đề án phát triển nông nghiệp giai đoạn 2024 - 2030 \
| Quý II/2024 | 2024-06-30 | Sở Tài chính | Sở Y tế | Đề án
2 | NHÓM NHIỆM VỤ THỂ CHẾ | Rà soát các quy định về đất đai \
| Tháng 6/2024 | 2024-06-30 | Sở Nội vụ; Sở Tư pháp | - | Báo cáo
3 | NHÓM NHIỆM VỤ HẠ TẦNG | Đầu tư hạ tầng số tại các xã \
| Thường xuyên | - | Sở Khoa học và Công nghệ | Các sở, ngành | Hạ tầng
4 | NHÓM NHIỆM VỤ HẠ TẦNG | Tổ chức hội nghị đối thoại doanh nghiệp \
| Hằng năm | - | Sở Công Thương | Sở Tài chính | Hội nghị
""".strip().splitlines()
VALUE_ROWS = """
1 | Chỉ tiêu kinh tế | Tốc độ tăng trưởng GRDP | - | % | 2023 | estimate | eq | 7.52 | 7.52
1 | Chỉ tiêu kinh tế | Tốc độ tăng trưởng GRDP | - | % | 2024 | target | range | 8.0 | 8.5
2 | Chỉ tiêu kinh tế | Thu ngân sách trên địa bàn | - | Tỷ đồng | 2023 | estimate | eq | 4250.5 | 4250.5
2 | Chỉ tiêu kinh tế | Thu ngân sách trên địa bàn | - | Tỷ đồng | 2024 | target | gt | 4500.0 | -
- | Chỉ tiêu kinh tế | Thu nội địa | Thu ngân sách trên địa bàn \
| Tỷ đồng | 2023 | estimate | eq | 4000.0 | 4000.0
- | Chỉ tiêu kinh tế | Thu nội địa | Thu ngân sách trên địa bàn \
| Tỷ đồng | 2024 | target | eq | 4300.0 | 4300.0
3 | Chỉ tiêu xã hội | Tỷ lệ hộ nghèo | - | % | 2023 | estimate | eq | 10.2 | 10.2
3 | Chỉ tiêu xã hội | Tỷ lệ hộ nghèo | - | % | 2024 | target | le | - | 8.0
4 | Chỉ tiêu xã hội | Số xã đạt chuẩn nông thôn mới | - | Xã | 2023 | estimate | eq | 65.0 | 65.0
4 | Chỉ tiêu xã hội | Số xã đạt chuẩn nông thôn mới | - | Xã | 2024 | target | eq | 70.0 | 70.0
""".strip().splitlines()


def tabbed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def markdown(rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def piped(rows: list[list[str]]) -> str:
    """Rows follow one another; a title is one merged cell, a missing ordinal belongs to a merged one."""
    cells: list[str] = []
    for row in rows:
        if row[1] and not any(row[2:]):
            cells.extend(row[:2])
        else:
            cells.extend(row if row[0] else row[1:])
    return "".join(f"{cell}\n|\n" if cell else "|\n" for cell in cells)


def ruled(rows: list[list[str]]) -> str:
    """Rows open and close with a bar."""
    return "".join("|\n" + "".join(f"**{cell}**\n|\n" if cell else "|\n" for cell in row) for row in rows)


def stacked(rows: list[list[str]]) -> str:
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)


def fragments(rows: list[list[str]]) -> str:
    """The text of a PDF: one fragment of a cell on a line, a blank for an empty cell."""
    widths = (6, 22, 12, 18, 18, 10)
    wrapped = (wrap(cell, width) or [" "] for row in rows for cell, width in zip(row, widths, strict=False))
    return "\n".join(line for lines in wrapped for line in lines)


def aligned(rows: list[list[str]]) -> str:
    """`pdftotext -layout`: columns set with blanks."""
    widths = [max(map(len, column)) + 4 for column in zip(*rows, strict=True)]
    return "\n\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def pasted(rows: list[list[str]]) -> str:
    """Out of a sheet: a cell of several lines stands in quotation marks."""
    broken = [[f'"{cell.replace(" ", chr(10), 1)}"' if " " in cell else cell for cell in row] for row in rows]
    return tabbed(broken)


FLATTENINGS: dict[str, Callable[[list[list[str]]], str]] = {
    "tabbed": tabbed,
    "markdown": markdown,
    "piped": piped,
    "ruled": ruled,
    "stacked": stacked,
    "fragments": fragments,
    "aligned": aligned,
    "pasted": pasted,
}


def _told(*cells: object) -> str:
    return " | ".join("-" if cell is None else str(cell) for cell in cells)


def task_rows(reading: Reading) -> list[str]:
    return [
        _told(t.number, t.group, t.description, t.deadline, t.due_to, t.lead, t.coordinating, t.deliverable)
        for t in reading.tasks
    ]


def value_rows(reading: Reading) -> list[str]:
    return [
        _told(
            *(v.number, v.group, v.label, v.parent_label, v.unit),
            *(v.period, v.measure, v.comparator, v.value_min, v.value_max),
        )
        for v in reading.indicator_values
    ]


def read_annex(flat: str, head: str = HEAD) -> Reading:
    return read_plan(f"PHỤ LỤC 1\nBẢNG KÈM THEO KẾ HOẠCH NĂM 2024\n\n{flat}\n", head)


TABLES: dict[str, tuple[list[list[str]], list[str], Callable[[Reading], list[str]]]] = {
    "tasks": (TASKS, TASK_ROWS, task_rows),
    "indicators": (INDICATORS, VALUE_ROWS, value_rows),
}


@pytest.mark.parametrize("name", FLATTENINGS)
@pytest.mark.parametrize("kind", TABLES)
def test_rows_are_the_same_in_every_flattening(kind: str, name: str) -> None:
    rows, expected, rows_of = TABLES[kind]
    assert rows_of(read_annex(FLATTENINGS[name](rows))) == expected


DAMAGES: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace("Sở ", "Sở\u00a0"),
    "bold": lambda text: text.replace("Sở ", "**Sở** "),
    "zero width": lambda text: text.replace("Sở", "S\u200bở"),
    "html": lambda text: text.replace("Đề án", "<i>Đề án</i>").replace("GRDP", "<b>GRDP</b>"),
    "utf-8 mark": lambda text: "\ufeff" + text,
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "word-segmented": lambda text: text.replace("Cơ quan", "Cơ_quan").replace("Đơn vị", "Đơn_vị"),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FLATTENINGS)
@pytest.mark.parametrize("kind", TABLES)
def test_rows_survive_what_scraping_does(kind: str, name: str, damage: str) -> None:
    rows, expected, rows_of = TABLES[kind]
    damaged = DAMAGES[damage](
        f"{HEAD}\nPHỤ LỤC 1\nBẢNG KÈM THEO KẾ HOẠCH NĂM 2024\n\n{FLATTENINGS[name](rows)}\n"
    )
    assert rows_of(read_plan("", damaged)) == expected


PAGE_BREAKS = {
    "a page number": "\n\n3\n\n",
    "a form feed": "\n\f\n",
    "a rule": "\n\n-----\n\n",
}


@pytest.mark.parametrize("page", PAGE_BREAKS)
@pytest.mark.parametrize("name", ["tabbed", "markdown", "stacked"])
@pytest.mark.parametrize("kind", TABLES)
def test_rows_survive_a_page_break_between_them(kind: str, name: str, page: str) -> None:
    rows, expected, rows_of = TABLES[kind]
    parts = [FLATTENINGS[name]([rows[0], *part]) for part in (rows[1:4], rows[4:])]
    assert rows_of(read_annex(PAGE_BREAKS[page].join(parts))) == expected


@pytest.mark.parametrize("name", ["tabbed", "markdown", "piped", "ruled"])
def test_a_header_repeated_on_a_new_page_is_no_row(name: str) -> None:
    again = [cell.replace("Nhiệm vụ", "Nhiêm vụ") for cell in TASKS[0]] if name == "tabbed" else TASKS[0]
    broken = [*TASKS[:4], again, *TASKS[4:]]
    assert task_rows(read_annex(FLATTENINGS[name](broken))) == TASK_ROWS


DAMAGED_HEADERS = {
    "a blank name ends the header": "|\n**TT**\n|\n|\n|\n**KH 2026**\n|\n|\n1\n|\nGRDP\n|\n%\n|\n9\n|\n",
    "fewer names below than they stand over": "|\n**STT**\n|\n**Mặt hàng**\n|\n|\n**Năm 2026**\n|\n"
    "**Năm 2027**\n|\n|\n**Giá trị (triệu USD)**\n|\n",
    "a raised mark among the numbers of the columns": "TT\tChỉ tiêu\tĐơn vị\tKH 2026\n1\t²\t3\tx\n",
}


@pytest.mark.parametrize("name", DAMAGED_HEADERS)
def test_a_damaged_header_gives_no_value_and_no_crash(name: str) -> None:
    assert read_annex(DAMAGED_HEADERS[name]).indicator_values == []


@pytest.mark.parametrize("name", FLATTENINGS)
def test_a_blank_lead_does_not_move_the_deadline(name: str) -> None:
    rows = [row[:4] for row in TASKS]
    rows[3] = ["2", "Kiểm tra", "Quý IV", ""]
    rows = [[*row[:2], row[3], row[2]] for row in rows]
    found = [
        (task.description, task.lead, task.deadline) for task in read_annex(FLATTENINGS[name](rows)).tasks
    ]
    assert found[1] == ("Kiểm tra", None, "Quý IV")


@pytest.mark.parametrize("name", FLATTENINGS)
def test_the_last_cell_of_the_last_row_may_be_blank(name: str) -> None:
    rows = [*(row[:4] for row in TASKS[:4]), ["9", "Việc cuối cùng", "Tháng 6/2024", ""]]
    assert [task.description for task in read_annex(FLATTENINGS[name](rows)).tasks][-1] == "Việc cuối cùng"


def test_a_title_of_a_group_runs_on_behind_a_page_break() -> None:
    """Word breaks a row at the end of a page, whatever it is."""
    broken = [*TASKS[:4], ["II", "NHÓM NHIỆM VỤ về hạ tầng,", "", "", "", ""]]
    rest = [["", "công nghệ và đô thị", "", "", "", ""], *TASKS[5:]]
    flat = f"{markdown(broken)}\n\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rest)
    groups = [task.group for task in read_annex(flat).tasks]
    assert groups[2:] == ["NHÓM NHIỆM VỤ về hạ tầng, công nghệ và đô thị"] * 2
    assert len(groups) == 4

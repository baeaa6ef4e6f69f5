"""What each line of a document is, before tables are read."""

from __future__ import annotations

import pytest

from sources.files.text import read_text
from sources.reading.corrections import Corrections
from sources.reading.passes import read
from tests.conftest import HEAD, read_plan

# A scrape may print the block of recipients before the text; it ends where the list does.
RECIPIENTS = ["Nơi nhận:", "- Như Điều 3;", "- Các sở, ngành;", "- Lưu: VT, TH ({})"]


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "an item of the list is never all in capitals"),
        ("Thực hiện Nghị quyết của Hội đồng nhân dân thành phố.", "the item before it is closed"),
    ],
)
def test_recipients_end_where_their_list_does(after: str, why: str) -> None:
    lines = [*HEAD.splitlines(), *RECIPIENTS, after]
    reading = read(read_text("made-up.txt", "\n".join(lines).encode()), Corrections([]))
    roles = [line.role for line in reading.lines]
    assert roles[-5:-1] == ["recipients"] * 4
    assert roles[-1] != "recipients", why


def test_recipients_run_over_to_short_lines_of_capitals() -> None:
    lines = [
        *HEAD.splitlines(),
        "Nơi nhận:",
        "- Đ/c BTTU; TTTU,",
        "TTHĐND;",
        "- Cục Thuế",
        "TP;",
        "- Lưu: VT.",
    ]
    reading = read(read_text("made-up.txt", "\n".join(lines).encode()), Corrections([]))
    assert [line.role for line in reading.lines][-6:] == ["recipients"] * 6


HEADINGS = [
    ("Biểu 01", "1", "01", "small letters open an annex as well as capitals"),
    ("Biểu số 01", "1", "01", ""),
    ("Biểu mẫu số 1", "1", "1", ""),
    ("Mẫu số 01", "1", "01", ""),
    ("Mẫu biểu số 02", "2", "02", ""),
    ("Phụ lục 1.", "1", "1", "a stop behind the number"),
    ("Phụ lục I.1", "1.1", "I.1", "an annex of an annex"),
    ("Phụ\nlục 01", "1", "01", "set too narrow, the heading breaks in two"),
    ("Biểu số 02/KH", "2-kh", "02/KH", "the symbol of the plan belongs to the number"),
]


@pytest.mark.parametrize(
    ("heading", "ordinal", "number", "why"), HEADINGS, ids=[case[0] for case in HEADINGS]
)
def test_what_opens_an_annex(heading: str, ordinal: str, number: str, why: str) -> None:
    reading = read_plan(
        f"Nơi nhận:\n- Lưu: VT.\n\n{heading}\nCHỈ TIÊU NĂM 2024\nTT\tChỉ tiêu\tĐơn vị\tKH\n1\tGRDP\t%\t9\n"
    )
    (annex,) = reading.annexes
    assert (annex.number, annex.title, annex.rows) == (number, "CHỈ TIÊU NĂM 2024", 1), why
    assert annex.annex_id.endswith(f".pl{ordinal}")


@pytest.mark.parametrize("line", ["Biểu đồ 1", "Mẫu số liệu", "Bảng lương", "Biểu mẫu", "Phụ lục kèm theo"])
def test_what_opens_none(line: str) -> None:
    assert read_plan(f"\n{line}\nNội dung.\n").annexes == []


def table(label: str) -> str:
    return f"TT\tChỉ tiêu\tKế hoạch năm 2024\n1\t{label}\t9\n"


NOTED = [
    ("PHỤ LỤC\nĐơn vị tính: %\n{a}\nĐơn vị tính: Tỷ đồng\n{b}", ["%", "Tỷ đồng"], "each table has its own"),
    ("PHỤ LỤC\nĐơn vị tính: %\n{a}\nĐơn vị tính: %\n{b}", ["%", "%"], "said again on the next page"),
    ("PHỤ LỤC\n(ĐVT: %)\n{a}\n{b}", ["%", "%"], "the note of the annex holds for all tables without one"),
    ("PHỤ LỤC\n\t\t\tĐơn vị tính: Triệu đồng\n{a}", ["Triệu đồng"], "set at the right of the page"),
    ("PHỤ LỤC\nĐơn vị tính: Tỷ đồng; %\n{a}", ["Tỷ đồng; %"], "as printed, with all that it says"),
    (
        "PHỤ LỤC\nĐơn vị: triệu đồng (giá 2010).\n{a}",
        ["triệu đồng (giá 2010)"],
        "a bracket of the unit stays",
    ),
    ("PHỤ LỤC\n\nĐơn\nvị: Triệu đồng.\n\n{a}", ["Triệu đồng"], "broken over two lines"),
    (
        "PHỤ LỤC\nCHỈ TIÊU GIAI ĐOẠN 2026 -\n2028\n(Kèm theo Kế hoạch số 1/KH-UBND)\nĐVT: %\n{a}",
        ["%"],
        "under a title that ends in a figure",
    ),
    ("Chỉ tiêu như sau:\n\nĐơn vị tính: %\n\n{a}", ["%"], "over a table in running text"),
    ("Đơn vị tính: %\n\nVăn bản.\n\n{a}", [None], "text parts the note from the table"),
    ("PHỤ LỤC\nĐơn vị: Sở Y tế\n{a}", [None], "a body is no unit"),
]


@pytest.mark.parametrize(("text", "units", "why"), NOTED, ids=[case[2] for case in NOTED])
def test_the_nearest_note_of_a_unit_is_that_of_the_table(
    text: str, units: list[str | None], why: str
) -> None:
    reading = read_plan(text.format(a=table("GRDP"), b=table("Thu")))
    assert [value.unit for value in reading.indicator_values] == units, why
    assert reading.rejects == []


def test_letterhead_and_signature_are_no_rows_of_a_table_in_running_text() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH SƠN LA\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND\tSơn La, ngày 05 tháng 02 năm 2024",
        "KẾ HOẠCH",
        "Phát triển kinh tế - xã hội năm 2024",
        "",
        table("GRDP"),
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- Lưu: VT.\tCHỦ TỊCH",
        "",
        "\tHồ Văn A",
    ]
    reading = read(read_text("made-up.txt", "\n".join(lines).encode()), Corrections([]))
    assert reading.rejects == []
    assert [(annex.rows, value.label) for annex in reading.annexes for value in reading.indicator_values] == [
        (1, "GRDP")
    ]


def test_a_text_without_a_letterhead_begins_with_its_first_sentence() -> None:
    lines = [
        "Chỉ_thị về việc phát_triển kinh_tế năm 2026",
        "Chủ_tịch Ủy_ban nhân_dân tỉnh yêu_cầu các sở , ngành thực_hiện các nhiệm_vụ sau :",
        "1 . Phấn_đấu tăng_trưởng đạt 8 % .",
    ]
    reading = read(read_text("made-up.txt", "\n".join(lines).encode()), Corrections([]))
    assert [line.role for line in reading.lines] == ["title", "body", "body"]
    assert [value.value_min for value in reading.indicator_values] == [8.0]


def test_an_annex_opens_in_segmented_text_too() -> None:
    (annex,) = read_plan("PHỤ_LỤC II\nDANH_MỤC NHIỆM_VỤ\n(Kèm theo Kế_hoạch)\nNội_dung.").annexes
    assert (annex.number, annex.title) == ("II", "DANH_MỤC NHIỆM_VỤ"), "the title as printed"


FOOT = [
    "Kế hoạch do tỉnh ban hành",
    "Văn bản liên quan",
    "Cập nhật: 06/9/2025",
    "|",
    "Mã số thuế:",
    "0123",
    "|",
]
OWN = ["Điện thoại: 024 3333 3333", "2. Việc thứ hai."]


@pytest.mark.parametrize(
    ("lines", "role", "why"),
    [
        (FOOT, "page", "what a site prints behind a document is data of nobody, with the title above it"),
        (OWN, "body", "one such line may be of the document"),
        (["CÔNG BÁO/Số 12 + 13/Ngày 20-01-2026", "31"], "page", "a running head and the number of its page"),
        (["Công báo số 12 đăng toàn văn."], "body", "a sentence about the gazette is none"),
    ],
)
def test_furniture_of_pages_is_told_by_its_form(lines: list[str], role: str, why: str) -> None:
    text = "\n".join([*HEAD.splitlines(), "1. Việc thứ nhất.", "Nơi nhận:", "- Lưu: VT.", "", *lines])
    reading = read(read_text("made-up.txt", text.encode()), Corrections([]))
    assert {line.role for line in reading.lines[-len(lines) :]} == {role}, why

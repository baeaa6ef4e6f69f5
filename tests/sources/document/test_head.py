"""Heads of documents, whole, broken and lost; signatures; years of the plan."""

from __future__ import annotations

import datetime

import pytest

from sources.document.head import plan_years, read_head
from tests.conftest import founding

FOUNDING = [
    ("000", "02/CT-UBND", "Chỉ thị", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2020-01-13", "Nguyễn Văn Tùng", 2020, 2020),
    ("001", "08/KH-UBND", "Kế hoạch", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2018-01-10", "Nguyễn Văn Tùng", 2018, 2018),
    ("002", "02/CT-UBND", "Chỉ thị", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2023-01-19", "Nguyễn Văn Tùng", 2023, 2023),
    ("003", "108/NQ-CP", "Nghị quyết", "Chính phủ", None, "2019-11-26", None, None, 2030),
    ("004", "117/KH-UBND", "Kế hoạch", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2020-04-28", None, 2020, 2025),
]  # fmt: skip


@pytest.mark.parametrize(
    ("prefix", "number", "doc_type", "issuer", "place", "issued_on", "signer", "plan_from", "plan_to"),
    FOUNDING,
)
def test_heads_of_the_founding_documents(
    prefix: str,
    number: str,
    doc_type: str,
    issuer: str,
    place: str | None,
    issued_on: str,
    signer: str | None,
    plan_from: int | None,
    plan_to: int,
) -> None:
    document = founding(prefix).document
    assert (document.number, document.doc_type, document.issuer) == (number, doc_type, issuer)
    assert (document.place, str(document.issued_on), document.signer) == (place, issued_on, signer)
    assert (document.plan_from, document.plan_to) == (plan_from, plan_to)


def test_a_head_broken_over_cells_and_lines() -> None:
    lines = "|\nỦY BAN NHÂN\nDÂN\nTỈNH ĐẮK LẮK\n----\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\n|\n|\nSố:\n012/CT-UBND\n|\nĐắk Lắk, ngày\n26 tháng 11 năm 2025\n|\n\nCHỈ\nTHỊ\n\nVỀ VIỆC\nTĂNG CƯỜNG\n\nThời gian qua\n"
    head = read_head(lines.split("\n"))
    assert head.number == "012/CT-UBND"
    assert head.issuer == "Ủy ban nhân dân tỉnh Đắk Lắk"
    assert (head.place, head.issued_on) == ("Đắk Lắk", datetime.date(2025, 11, 26))
    assert (head.doc_type, head.title) == ("Chỉ thị", "VỀ VIỆC TĂNG CƯỜNG")


def test_a_place_of_two_lines() -> None:
    head = read_head(
        ["|", "Thành phố Hồ Chí", "Minh, ngày 21 tháng 11 năm 2025", "|", "QUYẾT ĐỊNH", "BAN HÀNH", ""]
    )
    assert head.place == "Thành phố Hồ Chí Minh"


@pytest.mark.parametrize(
    ("first", "title", "why"),
    [
        (
            "Thực hiện Nghị quyết số 02/NQ-CP năm 2025",
            "Thực hiện Nghị quyết số 02/NQ-CP năm 2025",
            "no stop: a title",
        ),
        (
            "Thực hiện Nghị quyết số 02/NQ-CP, Ủy ban nhân dân ban hành Kế hoạch như sau:",
            None,
            "a sentence announces",
        ),
        ("Căn cứ Nghị quyết số 02/NQ-CP", None, "grounds are never a title"),
    ],
)
def test_a_title_is_told_from_a_first_sentence(first: str, title: str | None, why: str) -> None:
    assert read_head(["KẾ HOẠCH", first, "", "I. MỤC TIÊU"]).title == title, why


def test_the_rule_of_a_markdown_table_parts_no_cell_of_a_letterhead() -> None:
    head = read_head(
        [
            "| UBND TỈNH SƠN LA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
            "|:-:|:-:|",
            "| SỞ Y TẾ | Độc lập - Tự do - Hạnh phúc |",
            "| Số: 12/KH-SYT | Sơn La, ngày 08 tháng 01 năm 2025 |",
            "KẾ HOẠCH",
            "Phát triển y tế",
        ]
    )
    assert (head.issuer, head.place) == ("Sở Y tế tỉnh Sơn La", "Sơn La")


def test_a_date_under_half_the_motto_is_a_cell_of_its_own() -> None:
    head = read_head(["Độc lập - Tự do - Hạnh phúc", "Sơn La, ngày 08 tháng 01 năm 2025", "KẾ HOẠCH", "A"])
    assert head.place == "Sơn La"


def test_a_letterhead_of_two_columns_is_read_down_each() -> None:
    head = read_head(
        [
            "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "HUYỆN MỘC CHÂU\tĐộc lập - Tự do - Hạnh phúc",
            "Số: 12/KH-UBND\tMộc Châu, ngày 08 tháng 01 năm 2025",
            "KẾ HOẠCH",
            "Phát triển kinh tế",
        ]
    )
    assert (head.number, head.issuer) == ("12/KH-UBND", "Ủy ban nhân dân huyện Mộc Châu")
    assert (head.place, head.issued_on) == ("Mộc Châu", datetime.date(2025, 1, 8))


SIGNATURES = [
    (
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "[đã ký]", "", "Lê A"],
        "PHÓ CHỦ TỊCH",
        "a deputy",
    ),
    (["CHỦ TỊCH", "", "Lê A"], "CHỦ TỊCH", "an office alone, then the name"),
    (["- Lưu: VT. |**KT. CHỦ TỊCH** PHÓ CHỦ TỊCH Lê A|".replace("*", "")], "PHÓ CHỦ TỊCH", "all in one cell"),
    (
        ["Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "- Sở A;\tCHỦ TỊCH", "- Sở B;", "- Lưu.\tLê A"],
        "CHỦ TỊCH",
        "beside a list",
    ),
    (["TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Lê A"], "THỦ TƯỚNG", ""),
    (["T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "", "Lê A"], "TRƯỞNG BAN", "the stroke of Party documents"),
    (["Q. CHỦ TỊCH", "", "Lê A"], "Q. CHỦ TỊCH", "who holds an office for the time being"),
]
NAMES = [
    (["BÍ THƯ", "", "Y Giang Gry Niê Knơng"], "Y Giang Gry Niê Knơng", "a letter that is a word of the name"),
    (["CHỦ TỊCH Y Thông"], "Y Thông", "beside the office"),
    (["CHỦ TỊCH", "", "K'Mák"], "K'Mák", "one word"),
    (["CHỦ TỊCH", "", "Đinh Thị H’Bơ"], "Đinh Thị H’Bơ", "another sign"),
    (["|", "CHỦ TỊCH", "Trương Hải", "Long", "|"], "Trương Hải Long", "broken by the width of its cell"),
    (["CHỦ TỊCH", "Trương Hải", "", "Long An"], "Trương Hải", "what stands below is no name"),
]


@pytest.mark.parametrize(("block", "signer", "why"), NAMES)
def test_who_signs(block: list[str], signer: str, why: str) -> None:
    signature = read_head(["KẾ HOẠCH", "Phát triển", "", "Nội dung.", "", *block]).signature
    assert signature.signer == signer, why


@pytest.mark.parametrize(("block", "position", "why"), SIGNATURES)
def test_signature_blocks(block: list[str], position: str, why: str) -> None:
    signature = read_head(["KẾ HOẠCH", "Phát triển", "", "Nội dung.", "", *block]).signature
    assert (signature.signer, signature.position) == ("Lê A", position), why


def test_an_office_above_running_text_signs_nothing() -> None:
    assert (
        read_head(["KẾ HOẠCH", "A", "", "CHỦ TỊCH", "", "Căn cứ Luật Đầu tư công;"]).signature.signer is None
    )


def test_a_lost_head_is_filled_from_the_note_under_an_annex() -> None:
    note = "(Kèm theo Kế hoạch số 9/KH-UBND ngày 03/02/2024 của Ủy ban nhân dân tỉnh Sơn La)"
    head = read_head(["KẾ HOẠCH", "VỀ NÔNG NGHIỆP", "", "PHỤ LỤC", note])
    assert (head.number, head.issued_on) == ("9/KH-UBND", datetime.date(2024, 2, 3))
    assert head.issuer == "Ủy ban nhân dân tỉnh Sơn La"


YEARS = [
    ("phát triển kinh tế - xã hội năm 2020", 2020, 2020),
    ("GIAI ĐOẠN 2026 - 2030, TẦM NHÌN ĐẾN NĂM 2045", 2026, 2030),
    ("ĐẾN NĂM 2030 TRÊN ĐỊA BÀN TỈNH", None, 2030),
    ("thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị", None, None),
    ("THỰC HIỆN NGHỊ QUYẾT SỐ 01/NQ-CP NGÀY 01/01/2018 VỀ DỰ TOÁN NĂM 2018", 2018, 2018),
    ("kế hoạch 5 năm 2011 - 2015", 2011, 2015),
    ("VỀ CẢI CÁCH HÀNH CHÍNH", None, None),
]


@pytest.mark.parametrize(("title", "first", "last"), YEARS, ids=[case[0] for case in YEARS])
def test_years_of_the_plan(title: str, first: int | None, last: int | None) -> None:
    assert plan_years(title) == (first, last)


ISSUERS = [
    (
        ["UBND TỈNH SƠN LA", "SỞ TÀI CHÍNH"],
        "Sở Tài chính tỉnh Sơn La",
        "the body below issues, the one above is over it",
    ),
    (["UBND TỈNH SƠN LA", "", "SỞ TÀI CHÍNH"], "Sở Tài chính tỉnh Sơn La", "with a blank between"),
    (["SỞ TÀI CHÍNH"], "Sở Tài chính tỉnh Sơn La", "a department alone is of the province it dates from"),
    (["TỈNH ỦY SƠN LA", "*"], "Tỉnh ủy Sơn La", "capitals given the usual spelling"),
    (["BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"], "Bộ Văn hóa, Thể thao và Du lịch", "one name over two lines"),
    (["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"], "Ủy ban nhân dân tỉnh Sơn La", "a place is no body"),
    (
        ["UBND TỈNH SƠN LA", "VĂN PHÒNG"],
        "Văn phòng Ủy ban nhân dân tỉnh Sơn La",
        "the office of the body over it",
    ),
    (
        ["ỦY BAN NHÂN DÂN TỈNH SƠN LA", "TỔ CÔNG TÁC 06"],
        "Tổ công tác 06",
        "a body that no list knows is no place",
    ),
    (["CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH SƠN LA"], "Chủ tịch Ủy ban nhân dân tỉnh Sơn La", "its chair issues"),
    (["BỘ CÔNG THƯƠNG", "CỤC XÚC TIẾN THƯƠNG MẠI"], "Cục xúc tiến thương mại", "a part of a ministry"),
    (["UBND TỈNH SƠN LA", "UBND XÃ MƯỜNG LA"], "Ủy ban nhân dân xã Mường La", "a commune under its province"),
    (["UBND ĐẶC KHU CÁT HẢI"], "Ủy ban nhân dân đặc khu Cát Hải", "a kind of place is no name"),
]


@pytest.mark.parametrize(("printed", "issuer", "why"), ISSUERS, ids=[case[2] for case in ISSUERS])
def test_who_issues(printed: list[str], issuer: str, why: str) -> None:
    head = read_head(
        [*printed, "Số: 34/KH-STC", "Sơn La, 06/5/2025", "", "KẾ HOẠCH", "Cải cách hành chính", ""]
    )
    assert head.issuer == issuer, why
    assert (head.place, head.issued_on) == ("Sơn La", datetime.date(2025, 5, 6)), "a date without its word"


def test_the_motto_in_the_old_spelling() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH SƠN LA\tĐộc lập - Tự do - Hạnh phúc",
    ]
    head = read_head([*lines, "Số: 3/KH-UBND\tSơn La, ngày 30 tháng 6 năm 2025", "", "KẾ HOẠCH", "A", ""])
    assert (head.issuer, head.place) == ("Ủy ban nhân dân tỉnh Sơn La", "Sơn La")
    assert head.issued_on == datetime.date(2025, 6, 30)


TITLES = [
    (["Về đầu tư công năm 2025", "Thời gian qua, các sở đã triển khai."], "Về đầu tư công năm 2025", "a sentence"),
    (["Về đầu tư công", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"], "Về đầu tư công", "it announces"),
    (["Về đầu tư công", "Thời gian qua, các sở", "đã triển khai."], "Về đầu tư công", "a sentence of two lines"),
    (["Về đầu tư công của", "Ủy ban nhân dân tỉnh năm 2025"], "Về đầu tư công của Ủy ban nhân dân tỉnh năm 2025", "no stop"),
    (["Về đầu tư công trên địa bàn", "Thủ đô năm 2025"], "Về đầu tư công trên địa bàn Thủ đô năm 2025", "no stop"),
]  # fmt: skip


@pytest.mark.parametrize("below", ["PHỤ LỤC: CHỈ TIÊU", "STT\tChỉ tiêu\tNăm 2025", "| TT | Chỉ tiêu |"])
def test_a_title_runs_on_to_no_annex_and_no_table(below: str) -> None:
    assert (
        read_head(["KẾ HOẠCH", "Phát triển hợp tác xã năm 2025", below]).title
        == "Phát triển hợp tác xã năm 2025"
    )


@pytest.mark.parametrize(("lines", "title", "why"), TITLES)
def test_a_title_ends_where_the_text_begins_without_a_blank_line(
    lines: list[str], title: str, why: str
) -> None:
    assert read_head(["CHỈ THỊ", *lines, "1. Việc thứ nhất."]).title == title, why

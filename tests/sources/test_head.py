"""Heads of documents, whole, broken and lost; signatures; years of the plan."""

from __future__ import annotations

import datetime

import pytest

from sources.head import plan_years, read_head
from tests.conftest import founding

FOUNDING = [
    ("000", "02/CT-UBND", "Chỉ thị", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2020-01-13", "Nguyễn Văn Tùng", 2020, 2020),
    ("001", "08/KH-UBND", "Kế hoạch", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2018-01-10", "Nguyễn Văn Tùng", 2018, 2018),
    ("002", "02/CT-UBND", "Chỉ thị", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2023-01-19", "Nguyễn Văn Tùng", 2023, 2023),
    ("003", "108/NQ-CP", "Nghị quyết", "Chính phủ", None, "2019-11-26", None, None, 2030),
    ("004", "117/KH-UBND", "Kế hoạch", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "2020-04-28", None, 2020, 2025),
]  # fmt: skip


@pytest.mark.parametrize(
    ("prefix", "number", "doc_type", "issuer", "place", "issued_on", "signer", "plan_from", "plan_to"), FOUNDING
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
    head = read_head(["|", "Thành phố Hồ Chí", "Minh, ngày 21 tháng 11 năm 2025", "|", "QUYẾT ĐỊNH", "BAN HÀNH", ""])
    assert head.place == "Thành phố Hồ Chí Minh"


def test_a_deputy_signs_for_the_chair() -> None:
    head = read_head(["KẾ HOẠCH", "A", "", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "[đã ký]", "", "Lê Trường Sơn"])
    assert (head.signer, head.signer_position) == ("Lê Trường Sơn", "PHÓ CHỦ TỊCH")


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

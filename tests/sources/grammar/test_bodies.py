"""Where a body's name ends, and which body it means."""

from __future__ import annotations

import pytest

from sources.grammar.bodies import listed, phrased, recognise, split_bodies
from sources.vocabularies.vocabulary import provinces
from tests.conftest import read_plan

SPLITS = [
    (
        "Sở Lao động, Thương binh và Xã hội",
        ["Sở Lao động, Thương binh và Xã hội"],
        "comma and và inside a name",
    ),
    ("Sở Kế hoạch và Đầu tư, Cục Thống kê", ["Sở Kế hoạch và Đầu tư", "Cục Thống kê"], ""),
    (
        "Bộ Văn hóa, Thể thao và Du lịch, Bộ Kế hoạch và Đầu tư và bộ, ngành liên quan",
        ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Kế hoạch và Đầu tư", "bộ, ngành liên quan"],
        "names and a phrase",
    ),
    ("VTV, VOV, các địa phương", ["VTV", "VOV", "các địa phương"], "acronyms"),
    (
        "Bộ Thông tin và Truyền thông Bộ Khoa học và Công nghệ",
        ["Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"],
        "a comma is missing",
    ),
    ("Các bộ, ngành, địa phương", ["Các bộ, ngành, địa phương"], "a phrase with commas"),
    (
        "Bộ Chỉ huy Bộ đội Biên phòng thành phố",
        ["Bộ Chỉ huy Bộ đội Biên phòng thành phố"],
        "Bộ inside a name",
    ),
    (
        "Bộ Lao động - Thương binh và Xã hội, UBND các tỉnh, thành phố Vùng KTTĐ Bắc Bộ",
        ["Bộ Lao động - Thương binh và Xã hội", "UBND các tỉnh, thành phố Vùng KTTĐ Bắc Bộ"],
        "a phrase that runs on behind a comma",
    ),
    ("Sở Xây dựng và Sở Y tế", ["Sở Xây dựng", "Sở Y tế"], "và between names is of neither"),
    ("Sở Y tế/Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], "a stroke between names"),
    ("UBND huyện/thị xã", ["UBND huyện/thị xã"], "a stroke within a name"),
    ("- Sở Y tế - Công an tỉnh", ["Sở Y tế", "Công an tỉnh"], "each behind a bullet"),
    (
        "- Sở Lao động - Thương binh và Xã hội - Sở Y tế",
        ["Sở Lao động - Thương binh và Xã hội", "Sở Y tế"],
        "a dash",
    ),
    (
        "Chi cục Thủy lợi thuộc Sở Nông nghiệp",
        ["Chi cục Thủy lợi thuộc Sở Nông nghiệp"],
        "a part of another body",
    ),
    ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"], "one office of two bodies"),
    (
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh, Sở Y tế",
        ["Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Sở Y tế"],
        "the same",
    ),
    (
        "Phòng Kinh tế, Phòng Văn hóa - Xã hội",
        ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"],
        "sections of a commune",
    ),
    (
        "Công an xã Phòng Kinh tế, Hạ tầng và Đô thị",
        ["Công an xã", "Phòng Kinh tế, Hạ tầng và Đô thị"],
        "a line each",
    ),
    ("UBND thành phố Hải Phòng Sở Y tế", ["UBND thành phố Hải Phòng", "Sở Y tế"], "a place is no section"),
]


@pytest.mark.parametrize(("printed", "names", "why"), SPLITS, ids=[case[0] for case in SPLITS])
def test_names_in_a_cell(printed: str, names: list[str], why: str) -> None:
    assert list(split_bodies(printed)) == names, why


def test_leads_are_a_list_and_partners_keep_their_phrase() -> None:
    printed = "Bộ Y tế, Bộ Tài chính và các bộ, ngành liên quan"
    assert listed(printed) == "Bộ Y tế; Bộ Tài chính; các bộ, ngành liên quan"
    assert phrased(printed) == "Bộ Y tế; Bộ Tài chính và các bộ, ngành liên quan"


ROLES = [
    ("Sở Y tế chủ trì, phối hợp với Sở Tài chính", "Sở Y tế", "Sở Tài chính", "in a sentence"),
    (
        "Chủ trì: Sở Xây dựng; phối hợp: Sở Y tế, Sở Nội vụ",
        "Sở Xây dựng",
        "Sở Y tế; Sở Nội vụ",
        "each behind its role",
    ),
    ("Sở Y tế chủ trì", "Sở Y tế", None, "a role is no part of a name"),
    ("Sở Y tế", "Sở Y tế", None, "no role printed"),
    ("Văn phòng Điều phối hợp tác", "Văn phòng Điều phối hợp tác", None, "the words within a name"),
]


@pytest.mark.parametrize(("printed", "lead", "coordinating", "why"), ROLES, ids=[case[3] for case in ROLES])
def test_one_cell_that_says_who_leads_and_who_takes_part(
    printed: str, lead: str, coordinating: str | None, why: str
) -> None:
    reading = read_plan(
        f"PHỤ LỤC\nTT\tNhiệm vụ\tCơ quan thực hiện\tThời hạn\n1\tLập đề án\t{printed}\tQuý I\n"
    )
    (task,) = reading.tasks
    assert (task.lead, task.coordinating) == (lead, coordinating), why
    assert "phoi-hop-voi" not in " ".join(agency.agency_id for agency in reading.agencies)


MEANT = [
    ("Bộ Giáo dục và Đàọ tạo", "bo-giao-duc-va-dao-tao", "named", "an OCR slip of an accent"),
    ("Sở Văn hoá Thể thao du lịch", "so-van-hoa-the-thao-va-du-lich-hai-phong", "named", "no comma, no và"),
    ("Thanh tra thành phố", "thanh-tra-hai-phong", "named", "the city is the document's"),
    ("Kho bạc Nhà nước Hải Phòng", "kho-bac-nha-nuoc-hai-phong", "named", "the city is printed"),
    ("Bảo hiểm xã hội TP", "bao-hiem-xa-hoi-hai-phong", "named", "abbreviated"),
    ("UBND tỉnh Quảng Ninh", "ubnd-quang-ninh", "named", "another province"),
    ("UBND quận Hồng Bàng", "ubnd-quan-hong-bang", "named", "a district"),
    ("các bộ, ngành liên quan", "bo-nganh-lien-quan", "generic", ""),
    ("Bộ ngành có liên quan", "bo-nganh-lien-quan", "generic", "the same phrase in other words"),
    ("Ban Quản lý Khu kinh tế", "ban-quan-ly-khu-kinh-te-hai-phong", "named", "a body of its province"),
    ("Hiệp hội Doanh nghiệp", "hiep-hoi-doanh-nghiep", "unknown", "kept as printed"),
]


@pytest.mark.parametrize(("printed", "id_", "status", "why"), MEANT, ids=[case[0] for case in MEANT])
def test_which_body_a_name_means(printed: str, id_: str, status: str, why: str) -> None:
    body = recognise(printed, provinces()["hai phong"])
    assert (body.id, body.status) == (id_, status), why
    assert body.printed == printed


def test_a_local_body_has_a_full_name() -> None:
    body = recognise("Sở Tài chính", provinces()["dong nai"])
    assert (body.name, body.name_en) == ("Sở Tài chính tỉnh Đồng Nai", "Department of Finance, Đồng Nai")
